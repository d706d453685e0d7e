"""What is drawn over the cells of a worksheet: text boxes, and lines through a row.

What belongs here: figures that a shape prints, and lines that may strike out a cell; they are told,
not read: nothing says which cell they belong to. What does not: cells, and pictures. The parts are
those of DrawingML (ECMA-376, part 1, 20.5).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from disclosure.documents.office.conditional_looks import extension_hides
from disclosure.documents.office.package import read_part
from disclosure.documents.remarks import FIGURE, Remarks

WRITTEN = "有文本框或图形写在表格上的数字没有读入，写明的是“{}”"
LINED = "有一条线画在一行的格上，可能划去了其中的数字；划去的仍按原文读入"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LINE = re.compile(r"line|straightConnector")
_LONGEST = 200
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

    def hides_numbers(self, title: str) -> bool:
        """Whether conditional formats in an extension of the sheet may hide numbers."""
        sheet = self._tree(self._sheets.get(title, ""))
        return sheet is not None and extension_hides(sheet)

    def tell(self, title: str, remarks: Remarks) -> None:
        """Notes what the drawings of a sheet print over its cells."""
        for target in self._targets(self._sheets.get(title, "")).values():
            if "drawing" in target and target.endswith(".xml"):
                drawing = self._tree(target)
                for anchor in drawing if drawing is not None else ():
                    for sentence in _said(anchor):
                        remarks.miss(sentence)

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


def _said(anchor: etree._Element) -> Iterator[str]:
    if not isinstance(anchor.tag, str):
        return
    text = " ".join("".join(one.itertext(f"{_A}t")) for one in anchor.iter(f"{_A}p"))
    if FIGURE.search(text):
        yield WRITTEN.format(" ".join(text.split())[:_LONGEST])
    shapes = [one.get("prst", "") for one in anchor.iter(f"{_A}prstGeom")]
    if len(shapes) == 1 and _LINE.match(shapes[0]) and _is_in_one_row(anchor):
        yield LINED


def _is_in_one_row(anchor: etree._Element) -> bool:
    rows = [anchor.findtext(f"{_XDR}{end}/{_XDR}row") for end in ("from", "to")]
    return rows[0] is not None and rows[0] == rows[1]
