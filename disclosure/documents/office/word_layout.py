"""What only laying a Word file out would tell: figures below the end of a low row, moved off the
page, or under a shape that stands before or behind their table.

What belongs here: signs of it, told where figures may be concerned; nothing is laid out, and the
lowest that lines can be is taken. What does not: runs that are hidden by themselves (`word_runs`).
Properties are those of ECMA-376, part 1, 17.3.1, 17.4; VML those of part 4, 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from disclosure.documents.office.word_runs import W
from disclosure.documents.remarks import Remarks

CUT_ROW = "有固定行高的表格行放不下其中的数字，看不见或看不全，仍按原文读入"
NARROW = "有数字的格在过窄的列里，看不见或看不全，仍按原文读入"
MOVED_AWAY = "有缩进或移动到格外、页外的数字，看不见，仍按原文读入"
COVERED = "有图形盖在有数字的格上；盖住的数字仍按原文读入"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_BOXES = frozenset(f"{_V}{name}" for name in ("rect", "roundrect", "shape", "oval"))
_HALF_POINT, _POINT_EMU = 10, 12_700
"""Twips of half a point, units of drawings of a point."""
_LEAST_HALF_POINTS = 16
"""Of lines that do not say their size: no usual type is smaller."""
_LINE_POINTS = 15.6
"""A usual empty line between a shape and a table."""
_LEAST_COVER_POINTS = 5.0
_BOARD_POINTS = (200.0, 60.0)
"""Width and height from which a shape may hide rows."""
_NARROWEST_TWIPS = 60
"""Of a cell: in three points nobody reads a figure."""
_FAR_TWIPS = 16_838
"""A sheet is no wider: what is moved so far stands beside it."""
_SHARE_SEEN = 0.5
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, None: 1.0}


def tell_row(row: etree._Element, remarks: Remarks) -> None:
    """Notes figures of a row that its exact height cuts off, or that are indented out of it."""
    height = row.find(f"{W}trPr/{W}trHeight")
    is_exact = height is not None and height.get(f"{W}hRule") == "exact"
    high = _number(height) if is_exact else 0
    for cell in row.iter(f"{W}tc"):
        if high and any(map(_has_digits, _below(cell, high))):
            remarks.miss(CUT_ROW)
        wide = _number(cell.find(f"{W}tcPr/{W}tcW"), "w")
        if 0 < wide <= _NARROWEST_TWIPS and _is_in_twips(cell) and _has_digits(cell):
            remarks.miss(NARROW)
        if any(_has_digits(one) and _is_aside(one, wide) for one in cell.iterchildren(f"{W}p")):
            remarks.miss(MOVED_AWAY)


def tell_table(table: etree._Element, remarks: Remarks) -> None:
    """Notes a table of figures that stands beside the sheet, or under a shape of its neighbours."""
    if not _has_digits(table):
        return
    indent = _number(table.find(f"{W}tblPr/{W}tblInd"), "w")
    if abs(indent) >= _FAR_TWIPS:
        remarks.miss(MOVED_AWAY)
    between, on_one_sheet = 1, True
    for paragraph in table.itersiblings(f"{W}p", preceding=True):
        on_one_sheet = on_one_sheet and not _begins_a_sheet(paragraph)
        anchors = _filled_anchors(paragraph)
        if any(low > between * _LINE_POINTS for low in _reach(paragraph, anchors)):
            remarks.miss(COVERED)
        if on_one_sheet and any(map(_is_a_board, anchors)):
            remarks.miss(COVERED)
        if (before := paragraph.getprevious()) is not None and before.tag != f"{W}p":
            return
        between += 1


def _begins_a_sheet(paragraph: etree._Element) -> bool:
    """Whether what follows a paragraph stands on another sheet than what comes before it."""
    breaks = (one.get(f"{W}type") for one in paragraph.iter(f"{W}br"))
    before = paragraph.find(f"{W}pPr/{W}pageBreakBefore")
    return "page" in breaks or before is not None or paragraph.find(f".//{W}sectPr") is not None


def _is_a_board(anchor: etree._Element) -> bool:
    """Whether a shape that is placed by the sheet is large enough to hide rows of a table."""
    place, extent = anchor.find(f"{_WP}positionV"), anchor.find(f"{_WP}extent")
    if place is None or extent is None or place.get("relativeFrom") in ("paragraph", "line"):
        return False
    sizes = [_whole(extent.get(name, "0")) / _POINT_EMU for name in ("cx", "cy")]
    return all(one >= least for one, least in zip(sizes, _BOARD_POINTS, strict=True))


def covers(drawing: etree._Element) -> bool:
    """Whether a drawing is a filled shape that floats in front of the text."""
    return bool(_filled_anchors(drawing)) or any(map(_is_filled_box, drawing.iter(*_BOXES)))


def _filled_anchors(drawing: etree._Element) -> list[etree._Element]:
    return [
        anchor
        for anchor in drawing.iter(f"{_WP}anchor")
        if anchor.get("behindDoc") not in ("1", "true")
        and any(
            one is not None and one.find(f".//{_A}alpha") is None
            for one in (looks.find(f"{_A}solidFill") for looks in anchor.iter("{*}spPr"))
        )
    ]


def _is_filled_box(box: etree._Element) -> bool:
    """A box of VML is filled unless it says not; a picture, or text as a drawing, is none."""
    style = _style(box)
    if style.get("position") != "absolute" or style.get("z-index", "0").startswith("-"):
        return False
    if any(box.find(f"{_V}{name}") is not None for name in ("imagedata", "textpath")):
        return False
    fill = box.find(f"{_V}fill")
    said = [box.get("filled", "t"), "t" if fill is None else fill.get("on", "t")]
    is_clear = fill is not None and "opacity" in fill.attrib
    return not is_clear and all(one not in ("f", "false") for one in said)


def _reach(paragraph: etree._Element, anchors: Iterable[etree._Element]) -> Iterator[float]:
    """How far below its paragraph's beginning each covering shape ends, in points."""
    for anchor in anchors:
        place, extent = anchor.find(f"{_WP}positionV"), anchor.find(f"{_WP}extent")
        if place is None or extent is None:
            continue
        if place.get("relativeFrom") in ("paragraph", "line"):
            offset = _whole(place.findtext(f"{_WP}posOffset") or "0")
            yield from _ends(offset / _POINT_EMU, _whole(extent.get("cy", "0")) / _POINT_EMU)
    for box in filter(_is_filled_box, paragraph.iter(*_BOXES)):
        style = _style(box)
        if style.get("mso-position-vertical-relative", "text") in ("text", "line"):
            yield from _ends(_points(style.get("margin-top", "")), _points(style.get("height", "")))


def _ends(begins: float, high: float) -> Iterator[float]:
    """Where a shape ends that is high enough to cover a figure."""
    if high >= _LEAST_COVER_POINTS:
        yield begins + high


def _is_in_twips(cell: etree._Element) -> bool:
    width = cell.find(f"{W}tcPr/{W}tcW")
    return width is not None and width.get(f"{W}type", "dxa") == "dxa"


def _below(cell: etree._Element, high: int) -> Iterator[etree._Element]:
    """The paragraphs of a cell that begin where nobody sees them, or half of their line."""
    top = 0
    for paragraph in cell.iterchildren(f"{W}p"):
        top += _number(paragraph.find(f"{W}pPr/{W}spacing"), "before")
        line = _HALF_POINT * _half_points(paragraph)
        if top + _SHARE_SEEN * line > high:
            yield paragraph
        top += line * (1 + sum(1 for _ in paragraph.iter(f"{W}br")))


def _half_points(paragraph: etree._Element) -> int:
    sizes = [_number(one) for one in paragraph.iter(f"{W}sz")]
    return max(filter(None, sizes), default=_LEAST_HALF_POINTS)


def _is_aside(paragraph: etree._Element, wide: int) -> bool:
    """Whether a paragraph begins left of its cell by far, or behind its right edge."""
    indent = paragraph.find(f"{W}pPr/{W}ind")
    start = _number(indent, "left") or _number(indent, "start")
    return start <= -_FAR_TWIPS / 4 or (0 < wide <= start + _number(indent, "firstLine"))


def _style(box: etree._Element) -> dict[str, str]:
    parts = (one.partition(":") for one in box.get("style", "").lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in parts}


def _points(said: str) -> float:
    match = _LENGTH.match(said)
    return float(match[1]) * _POINTS[match[2]] if match else 0.0


def _has_digits(element: etree._Element) -> bool:
    return any(map(str.isdigit, "".join(element.itertext(f"{W}t"))))


def _number(element: etree._Element | None, name: str = "val") -> int:
    return 0 if element is None else _whole(element.get(f"{W}{name}", ""))


def _whole(said: str) -> int:
    digits = said.removeprefix("-")
    return int(said) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
