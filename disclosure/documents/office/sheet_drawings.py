"""What is drawn over the cells of a worksheet: text boxes, charts, pictures, lines through a row.

What belongs here: figures that a shape prints, shapes and pictures over figures, and lines that may
strike out a cell; they are told, not read: nothing says which cell they belong to. What does not:
cells. The parts are those of DrawingML (ECMA-376, part 1, 20.5).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Set

from lxml import etree

from disclosure.documents.office.conditional_looks import extension_hides
from disclosure.documents.office.package import read_part
from disclosure.documents.office.word_layout import COVERED
from disclosure.documents.office.worksheet import Place
from disclosure.documents.office.xls_drawings import DrawnShape
from disclosure.documents.remarks import FIGURE, Remarks

WRITTEN = "有文本框或图形写在表格上的数字没有读入，写明的是“{}”"
PICTURED = "有图片放在表格的格上，图中的内容没有读入，盖住的数字仍按原文读入"
LINED = "有一条线画在一行的格上，可能划去了其中的数字；划去的仍按原文读入"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LINE = re.compile(r"line|straightConnector")
_LONGEST = 200
_FILLS = ("solid", "grad", "patt", "blip")
_NO_FILLS = ("no", "grp")
_NAMED = f"{_XDR}cNvPr"
_HALF_A_ROW_EMU, _HALF_A_COLUMN_EMU = 90_000, 300_000
"""Of usual ones; 12,700 are a point."""
_FAR = 1 << 20
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)


class SheetDrawings:
    """The drawings of a package, by the title of their sheet."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = frozenset(self._archive.namelist())
        targets = self._targets("xl/workbook.xml")
        book = self._tree("xl/workbook.xml")
        sheets = () if book is None else book.iter(f"{_S}sheet")
        self._sheets = {
            one.get("name", ""): targets.get(one.get(f"{_R}id", ""), "") for one in sheets
        }

    def was_calculated(self) -> bool:
        """Whether whoever saved the book names the engine that found its results (18.2.2)."""
        book = self._tree("xl/workbook.xml")
        said = None if book is None else book.find(f"{_S}calcPr")
        if said is None or said.get("fullCalcOnLoad", "0") in ("1", "true"):
            return False
        return bool(said.get("calcId", "0") != "0")

    def hides_numbers(self, title: str) -> bool:
        """Whether conditional formats in an extension of the sheet may hide numbers."""
        sheet = self._tree(self._sheets.get(title, ""))
        return sheet is not None and extension_hides(sheet)

    def tell(self, title: str, figures: Set[Place], remarks: Remarks) -> None:
        """Notes what the drawings of a sheet print over its cells, some of which hold figures."""
        for target in self._targets(self._sheets.get(title, "")).values():
            if "drawing" in target and target.endswith(".xml"):
                drawing = self._tree(target)
                for anchor in drawing if drawing is not None else ():
                    tell_anchor(anchor, figures, remarks)

    def _targets(self, part: str) -> dict[str, str]:
        """Parts that a part refers to, by the names that it has for them."""
        folder, name = posixpath.split(part)
        relations = self._tree(f"{folder}/_rels/{name}.rels")
        found: dict[str, str] = {}
        for one in relations if relations is not None else ():
            target = one.get("Target", "") if isinstance(one.tag, str) else ""
            where = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            found[one.get("Id", "")] = posixpath.normpath(where)
        return found

    def _tree(self, name: str) -> etree._Element | None:
        if name not in self._names:
            return None
        return etree.fromstring(read_part(self._archive, name), _PARSER)


def tell_anchor(anchor: etree._Element, figures: Set[Place], remarks: Remarks) -> None:
    """Notes what one thing that is drawn prints over the cells, some of which hold figures."""
    if not isinstance(anchor.tag, str):
        return
    for sentence in _said(anchor):
        remarks.miss(sentence)
    if _is_opaque(anchor) and _covers(*_extent(anchor), figures):
        remarks.miss(COVERED)
    pictures = anchor.iterfind(f".//{_XDR}pic")
    if not all(map(_is_hidden, pictures)) and _meets_table(*_touched(anchor), figures):
        remarks.miss(PICTURED)


def tell_shapes(shapes: Iterable[DrawnShape], figures: Set[Place], remarks: Remarks) -> None:
    """As `tell_anchor`, of the shapes of an older workbook."""
    for one in shapes:
        if one.is_opaque and _covers(one.rows, one.columns, figures):
            remarks.miss(COVERED)
        if one.is_picture and _meets_table(one.touched_rows, one.touched_columns, figures):
            remarks.miss(PICTURED)


def _covers(rows: range, columns: range, figures: Set[Place]) -> bool:
    """Whether one of the figures of a sheet lies in a place."""
    return any(row in rows and column in columns for row, column in figures)


def _meets_table(rows: range, columns: range, figures: Set[Place]) -> bool:
    """Whether a place lies among the figures of a sheet, over blank cells too."""
    if not figures:
        return False
    return all(
        span.start <= max(places) and min(places) < span.stop
        for span, places in zip((rows, columns), zip(*figures, strict=True), strict=True)
    )


def written_over(text: str) -> str:
    """What is told of a text that stands over the cells."""
    return WRITTEN.format(" ".join(text.split())[:_LONGEST])


def _said(anchor: etree._Element) -> Iterator[str]:
    text = " ".join("".join(one.itertext(f"{_A}t")) for one in anchor.iter(f"{_A}p"))
    if FIGURE.search(text):
        yield written_over(text)
    shapes = [one.get("prst", "") for one in anchor.iter(f"{_A}prstGeom")]
    if len(shapes) == 1 and _LINE.match(shapes[0]) and _is_in_one_row(anchor):
        yield LINED


def _is_opaque(anchor: etree._Element) -> bool:
    """Whether a shape is filled with a colour, or a chart, and shown."""
    if any(map(_is_filled, anchor.iter(f"{_XDR}sp"))):
        return True
    return not all(map(_is_hidden, anchor.iter(f"{_XDR}graphicFrame")))


def _is_filled(shape: etree._Element) -> bool:
    """By its own fill, or by that of its style where it says nothing itself."""
    if _is_hidden(shape):
        return False
    own = shape.find(f"{_XDR}spPr")
    fills = () if own is None else (own.find(f"{_A}{name}Fill") for name in _FILLS)
    for filled in (one for one in fills if one is not None):
        return filled.find(f".//{_A}alpha") is None
    if own is not None and any(own.find(f"{_A}{name}Fill") is not None for name in _NO_FILLS):
        return False
    of_style = shape.find(f"{_XDR}style/{_A}fillRef")
    return of_style is not None and of_style.get("idx", "0") != "0"


def _is_hidden(shape: etree._Element) -> bool:
    return any(one.get("hidden") in ("1", "true") for one in shape.iter(_NAMED))


def _extent(anchor: etree._Element) -> tuple[range, range]:
    """The rows and columns that a shape covers, or most of them.

    A shape that says its size, and not its last cell, is laid over usual rows and columns; of one
    that says where on the sheet it stands any column of its rows may be covered.
    """
    rows, columns = (
        range(_edge(anchor, "from", axis, half), _end(anchor, axis, extent, half))
        for axis, extent, half in (
            ("row", "cy", _HALF_A_ROW_EMU),
            ("col", "cx", _HALF_A_COLUMN_EMU),
        )
    )
    if (place := anchor.find(f"{_XDR}pos")) is not None:
        top = _emu(place, "y")
        rows = range(_rows(top), _rows(top + _emu(anchor.find(f"{_XDR}ext"), "cy")))
        columns = range(_FAR)
    return rows, columns


def _touched(anchor: etree._Element) -> tuple[range, range]:
    """The rows and columns in which any part of a thing that is drawn lies."""
    first, last = _cell(anchor, "from"), _cell(anchor, "to")
    if first is None or last is None:
        return _extent(anchor)
    return range(first[0], last[0] + 1), range(first[1], last[1] + 1)


def _cell(anchor: etree._Element, end: str) -> Place | None:
    """The row and column in which an end of a shape lies."""
    row, column = (anchor.findtext(f"{_XDR}{end}/{_XDR}{axis}") or "" for axis in ("row", "col"))
    return (int(row), int(column)) if row.isdecimal() and column.isdecimal() else None


def _rows(emu: int) -> int:
    """How many usual rows are as high, rounded."""
    return (emu + _HALF_A_ROW_EMU) // (2 * _HALF_A_ROW_EMU)


def _end(anchor: etree._Element, axis: str, extent: str, half: int) -> int:
    """The first row or column behind a shape, by its last cell or by its size."""
    if anchor.find(f"{_XDR}to") is not None:
        return _edge(anchor, "to", axis, half)
    said = anchor.findtext(f"{_XDR}from/{_XDR}{axis}Off") or ""
    offset = int(said) if said.isdecimal() else 0
    size = _emu(anchor.find(f"{_XDR}ext"), extent)
    number = anchor.findtext(f"{_XDR}from/{_XDR}{axis}") or ""
    first = int(number) if number.isdecimal() else 0
    return first + (offset + size + half) // (2 * half)


def _emu(element: etree._Element | None, name: str) -> int:
    said = "" if element is None else element.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 12 else 0


def _edge(anchor: etree._Element, end: str, axis: str, half: int) -> int:
    """The first row or column behind an edge of a shape; the one that it halves is rounded."""
    number, offset = (
        anchor.findtext(f"{_XDR}{end}/{_XDR}{axis}{what}") or "" for what in ("", "Off")
    )
    is_far = offset.isdecimal() and int(offset) > half
    return (int(number) if number.isdecimal() else 0) + is_far


def _is_in_one_row(anchor: etree._Element) -> bool:
    rows = [anchor.findtext(f"{_XDR}{end}/{_XDR}row") for end in ("from", "to")]
    return rows[0] is not None and rows[0] == rows[1]
