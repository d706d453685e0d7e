"""A workbook as XML Spreadsheet 2003, which finance systems export and name .xls.

What belongs here: its elements and styles, as far as they tell what a sheet prints (Microsoft's
"XML Spreadsheet Reference", 2001). What does not: number formats, what is seen, which cells are a
table (`number_format`, `seen_cells`, `worksheet`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from lxml import etree

from disclosure.documents.document import Page
from disclosure.documents.office.number_format import printed_date, printed_number
from disclosure.documents.office.seen_cells import (
    WHITE,
    hidden_sheet,
    seen_worksheet,
    shown_text,
    tell_number,
    why_unseen,
)
from disclosure.documents.office.word_runs import Look
from disclosure.documents.office.worksheet import Merged, Place, refuse_too_far, worksheet_page
from disclosure.documents.remarks import Remarks
from disclosure.errors import CorruptDocument

_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_HTML = "{http://www.w3.org/TR/REC-html40}"
_NAMED_FORMATS = {
    "General Number": "General",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Currency": "#,##0.00",
    "Short Date": "yyyy-m-d",
    "Medium Date": "yyyy-m-d",
    "Long Date": "yyyy年m月d日",
    "General Date": "yyyy-m-d",
}
_SHIFTS = {f"{_HTML}Sup": "superscript", f"{_HTML}Sub": "subscript"}
_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True)
class _Style:
    """What a style says of its cells; colours as RRGGBB."""

    number_format: str = "General"
    colour: str | None = None
    ground: str | None = WHITE
    points: float | None = None
    struck: bool = False
    bordered: bool = False


@dataclass
class _Sheet:
    """One worksheet on its way."""

    texts: dict[Place, str] = field(default_factory=dict)
    bordered: set[Place] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    remarks: Remarks = field(default_factory=Remarks)


def read_xml_spreadsheet(content: bytes) -> tuple[Page, ...]:
    """Every sheet of a workbook; hidden ones are told and not read.

    Raises CorruptDocument or OversizedDocument.
    """
    try:
        root = etree.fromstring(content.strip(), _PARSER)
    except etree.XMLSyntaxError as error:
        raise CorruptDocument("文件已损坏：XML 表格内容不完整") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise CorruptDocument("文件不合规范：表格内容中夹带外部实体声明，没有打开")
    styles = _styles(root)
    sheets = list(root.iter(f"{_S}Worksheet"))
    if not sheets:
        raise CorruptDocument("文件已损坏：XML 表格中没有工作表")
    return tuple(_page(number, one, styles) for number, one in enumerate(sheets, start=1))


def _page(number: int, element: etree._Element, styles: Mapping[str, _Style]) -> Page:
    name = element.get(f"{_S}Name") or f"{number}"
    visible = element.findtext(f"{_X}WorksheetOptions/{_X}Visible") or ""
    if visible.strip() in ("SheetHidden", "SheetVeryHidden"):
        return hidden_sheet(number, name)
    sheet = _Sheet()
    for table in element.iterfind(f"{_S}Table"):
        _read_columns(table, sheet)
        _read_rows(table, sheet, styles)
    seen = seen_worksheet(
        (sheet.texts, sheet.bordered, sheet.merged),
        (sheet.hidden_rows, sheet.hidden_columns),
        sheet.remarks,
    )
    return worksheet_page(number, name, seen, sheet.remarks.told())


def _read_columns(table: etree._Element, sheet: _Sheet) -> None:
    for at, column in _placed(table, "Column", _MOST_COLUMNS):
        if column.get(f"{_S}Hidden") == "1" or column.get(f"{_S}Width") == "0":
            sheet.hidden_columns |= set(range(at, at + _number(column, "Span") + 1))


def _read_rows(table: etree._Element, sheet: _Sheet, styles: Mapping[str, _Style]) -> None:
    for row, element in _placed(table, "Row", _MOST_ROWS):
        if element.get(f"{_S}Hidden") == "1" or element.get(f"{_S}Height") == "0":
            sheet.hidden_rows |= set(range(row, row + _number(element, "Span") + 1))
        for column, cell in _placed(element, "Cell", _MOST_COLUMNS):
            across, down = _number(cell, "MergeAcross"), _number(cell, "MergeDown")
            if across or down:
                sheet.merged.append((row, column, row + down + 1, column + across + 1))
            named = cell.get(f"{_S}StyleID") or element.get(f"{_S}StyleID") or "Default"
            style = styles.get(named, _Style())
            if style.bordered:
                sheet.bordered.add((row, column))
            if text := _printed(cell, style, sheet.remarks):
                sheet.texts[row, column] = text
                refuse_too_far(len(sheet.texts))


def _placed(parent: etree._Element, name: str, most: int) -> Iterator[tuple[int, etree._Element]]:
    """Children with their places from 0: each follows the one before, unless it says where."""
    at = 0
    for child in parent.iterfind(f"{_S}{name}"):
        at = _number(child, "Index", at + 1) - 1
        if not 0 <= at < most:
            raise CorruptDocument("文件已损坏：XML 表格中的行列编号不合规范")
        yield at, child
        at += 1 + _number(child, "Span" if name != "Cell" else "MergeAcross")


def _number(element: etree._Element, name: str, missing: int = 0) -> int:
    text = element.get(f"{_S}{name}") or ""
    return min(int(text), 2 * _MOST_ROWS) if text.isascii() and text.isdigit() else missing


def _printed(cell: etree._Element, style: _Style, remarks: Remarks) -> str:
    data = cell.find(f"{_S}Data")
    if data is None:
        return cell.get(f"{_S}Formula") or ""
    text = _text(data, style, remarks)
    why = why_unseen(
        struck=style.struck, points=style.points, colour=style.colour, ground=style.ground
    )
    if text and why:
        remarks.hide(why, text)
        return ""
    return text


def _text(data: etree._Element, style: _Style, remarks: Remarks) -> str:
    kind = data.get(f"{_S}Type")
    plain = "".join(data.itertext()).strip()
    if kind == "Number":
        with suppress(InvalidOperation, ValueError):
            number = Decimal(plain)
            text = printed_number(float(number), style.number_format)
            tell_number(float(number), style.number_format, text, remarks)
            return text
        return plain
    if kind == "DateTime":
        with suppress(ValueError):
            moment = dt.datetime.fromisoformat(plain)
            return printed_date(moment, style.number_format)
        return plain
    if kind == "Boolean":
        return {"1": "TRUE", "0": "FALSE"}.get(plain, plain)
    return shown_text("".join(_pieces(data, remarks)).strip(), style.number_format, remarks)


def _pieces(element: etree._Element, remarks: Remarks, shift: str = "") -> Iterator[str]:
    """The text of a cell with fonts of its own: raised figures are marks, struck ones no text."""
    yield Look(shift=shift).printed(element.text or "")
    for child in element:
        if child.tag in (f"{_HTML}S", f"{_HTML}Strike"):
            remarks.hide("划去的文字", "".join(child.itertext()))
        elif isinstance(child.tag, str):
            yield from _pieces(child, remarks, _SHIFTS.get(child.tag, shift))
        yield Look(shift=shift).printed(child.tail or "")


def _styles(root: etree._Element) -> dict[str, _Style]:
    """The styles by their ids, each over its parent, all over Default."""
    elements = {one.get(f"{_S}ID", ""): one for one in root.iterfind(f"{_S}Styles/{_S}Style")}
    found: dict[str, _Style] = {}

    def style_of(name: str, depth: int = 0) -> _Style:
        if name not in found:
            element = elements.get(name)
            above = "Default" if element is None else element.get(f"{_S}Parent") or "Default"
            base = style_of(above, depth + 1) if above != name and depth < 32 else _Style()
            found[name] = base if element is None else _over(base, element)
        return found[name]

    return {name: style_of(name) for name in (*elements, "Default")}


def _over(style: _Style, element: etree._Element) -> _Style:
    """A style with what an element says of its own."""
    if (number := element.find(f"{_S}NumberFormat")) is not None:
        code = number.get(f"{_S}Format") or "General"
        style = replace(style, number_format=_NAMED_FORMATS.get(code, code))
    if (font := element.find(f"{_S}Font")) is not None:
        size = font.get(f"{_S}Size") or ""
        style = replace(
            style,
            colour=_colour(font.get(f"{_S}Color")) or style.colour,
            points=float(size) if size.replace(".", "", 1).isdecimal() else style.points,
            struck=font.get(f"{_S}StrikeThrough") == "1",
        )
    if (ground := element.find(f"{_S}Interior")) is not None and ground.get(f"{_S}Pattern"):
        solid = ground.get(f"{_S}Pattern") == "Solid"
        style = replace(style, ground=_colour(ground.get(f"{_S}Color")) if solid else None)
    if (borders := element.find(f"{_S}Borders")) is not None:
        sides = {one.get(f"{_S}Position") for one in borders if one.get(f"{_S}LineStyle")}
        style = replace(style, bordered=bool(sides & {"Left", "Right"}))
    return style


def _colour(text: str | None) -> str | None:
    return text[1:].upper() if text and len(text) == 7 and text[0] == "#" else None
