"""A workbook as XML Spreadsheet 2003, which finance systems export and name .xls.

What belongs here: its elements and styles, as far as they tell what a sheet prints (Microsoft's
"XML Spreadsheet Reference", 2001). What does not: number formats, what is seen, which cells are a
table (`number_format`, `seen_cells`, `worksheet`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from lxml import etree

from disclosure.documents.document import Page
from disclosure.documents.office.conditional_looks import PERHAPS
from disclosure.documents.office.number_format import ink_of, printed_date, printed_number
from disclosure.documents.office.seen_cells import (
    SHOWS_FORMULAS,
    USUAL_WIDTH,
    WHITE,
    hidden_sheet,
    hide_piece,
    seen_worksheet,
    shown_text,
    tell_number,
    tell_repeated,
    why_unseen,
)
from disclosure.documents.office.symbol_fonts import shown_in
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
    "Yes/No": '"Yes";"Yes";"No"',
    "True/False": '"True";"True";"False"',
    "On/Off": '"On";"On";"Off"',
}
_SHIFTS = {f"{_HTML}Sup": "superscript", f"{_HTML}Sub": "subscript"}
_STRIKES = frozenset({f"{_HTML}S", f"{_HTML}Strike", f"{_HTML}Del"})
_MAY_HIDE = re.compile(r"line-through|number-format|color:\s{0,9}(?:white|#fff)", re.IGNORECASE)
"""What a format on a condition does to a figure."""
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
    font: str = ""
    fills: bool = False
    bordered: bool = False

    def why_unseen(self, ink: str | None = None) -> str | None:
        """Why nobody sees a text of this style, printed in the `ink` of its format."""
        return why_unseen(
            struck=self.struck, points=self.points, colour=ink or self.colour, ground=self.ground
        )


@dataclass
class _Sheet:
    """One worksheet on its way."""

    texts: dict[Place, str] = field(default_factory=dict)
    bordered: set[Place] = field(default_factory=set)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    column_styles: dict[int, str] = field(default_factory=dict)
    shows_noughts: bool = True
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
    options = element.find(f"{_X}WorksheetOptions")
    noughts = None if options is None else options.find(f"{_X}DoNotDisplayZeros")
    sheet = _Sheet(shows_noughts=noughts is None)
    if options is not None and options.find(f"{_X}DisplayFormulas") is not None:
        sheet.remarks.miss(SHOWS_FORMULAS)
    looks = element.iterfind(f"{_X}ConditionalFormatting/{_X}Condition/{_X}Format")
    if any(_MAY_HIDE.search(one.get("Style", "")) for one in looks):
        sheet.remarks.miss(PERHAPS)
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
        if named := column.get(f"{_S}StyleID"):
            after = min(at + _number(column, "Span") + 1, _MOST_COLUMNS)
            sheet.column_styles |= dict.fromkeys(range(at, after), named)


def _read_rows(table: etree._Element, sheet: _Sheet, styles: Mapping[str, _Style]) -> None:
    for row, element in _placed(table, "Row", _MOST_ROWS):
        if element.get(f"{_S}Hidden") == "1" or element.get(f"{_S}Height") == "0":
            sheet.hidden_rows |= set(range(row, row + _number(element, "Span") + 1))
        for column, cell in _placed(element, "Cell", _MOST_COLUMNS):
            across, down = _number(cell, "MergeAcross"), _number(cell, "MergeDown")
            if across or down:
                sheet.merged.append((row, column, row + down + 1, column + across + 1))
            named = cell.get(f"{_S}StyleID") or element.get(f"{_S}StyleID")
            named = named or sheet.column_styles.get(column, "Default")
            style = styles.get(named, _Style())
            if style.bordered:
                sheet.bordered.add((row, column))
            if text := _printed(cell, style, sheet):
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


def _printed(cell: etree._Element, style: _Style, sheet: _Sheet) -> str:
    data = cell.find(f"{_S}Data")
    if data is None:
        return cell.get(f"{_S}Formula") or ""
    if data.get(f"{_S}Type") in (None, "String"):
        pieces = _pieces(data, style, sheet.remarks)
        text = shown_text("".join(pieces).strip(), style.number_format, sheet.remarks)
    else:
        text = _value(data, style, sheet)
    if style.fills:
        tell_repeated(text, USUAL_WIDTH, sheet.remarks)
    return text


def _value(data: etree._Element, style: _Style, sheet: _Sheet) -> str:
    """What a cell shows of a number, a date or another value that is no text."""
    plain, ink = "".join(data.itertext()).strip(), None
    text = plain
    if data.get(f"{_S}Type") == "Number":
        with suppress(InvalidOperation, ValueError):
            number = float(Decimal(plain))
            if not number and not sheet.shows_noughts:
                return ""
            text, ink = (
                printed_number(number, style.number_format),
                ink_of(number, style.number_format),
            )
            tell_number(number, style.number_format, text, sheet.remarks)
    elif data.get(f"{_S}Type") == "DateTime":
        with suppress(ValueError):
            text = printed_date(dt.datetime.fromisoformat(plain), style.number_format)
    elif data.get(f"{_S}Type") == "Boolean":
        text = {"1": "TRUE", "0": "FALSE"}.get(plain, plain)
    if text and (why := style.why_unseen(ink)):
        sheet.remarks.hide(why, text)
        return ""
    return shown_in(style.font, text)


def _pieces(
    element: etree._Element, style: _Style, remarks: Remarks, shift: str = ""
) -> Iterator[str]:
    """The text of a cell with fonts of its own: raised figures are marks, unseen ones no text."""
    yield _piece(element.text, style, remarks, shift)
    for child in element:
        if isinstance(child.tag, str):
            within = _in_font(child, style)
            yield from _pieces(child, within, remarks, _SHIFTS.get(child.tag, shift))
        yield _piece(child.tail, style, remarks, shift)


def _piece(text: str | None, style: _Style, remarks: Remarks, shift: str) -> str:
    if text and (why := style.why_unseen()):
        hide_piece(why, text, remarks)
        return ""
    return Look(shift=shift, font=style.font).printed(text or "")


def _in_font(element: etree._Element, style: _Style) -> _Style:
    """The style of what an element of a text holds."""
    if element.tag in _STRIKES:
        return replace(style, struck=True)
    size = element.get(f"{_HTML}Size") or ""
    return replace(
        style,
        colour=_colour(element.get(f"{_HTML}Color")) or style.colour,
        points=float(size) if size.replace(".", "", 1).isdecimal() else style.points,
        font=element.get(f"{_HTML}Face") or style.font,
    )


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
            font=font.get(f"{_S}FontName") or style.font,
        )
    if (ground := element.find(f"{_S}Interior")) is not None and ground.get(f"{_S}Pattern"):
        solid = ground.get(f"{_S}Pattern") == "Solid"
        style = replace(style, ground=_colour(ground.get(f"{_S}Color")) if solid else None)
    if (placed := element.find(f"{_S}Alignment")) is not None:
        style = replace(style, fills=placed.get(f"{_S}Horizontal") == "Fill")
    if (borders := element.find(f"{_S}Borders")) is not None:
        sides = {one.get(f"{_S}Position") for one in borders if one.get(f"{_S}LineStyle")}
        style = replace(style, bordered=bool(sides & {"Left", "Right"}))
    return style


def _colour(text: str | None) -> str | None:
    return text[1:].upper() if text and len(text) == 7 and text[0] == "#" else None
