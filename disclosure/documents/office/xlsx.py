"""A workbook of Excel 2007 and later: SpreadsheetML, as far as it tells what a sheet prints.

What belongs here: openpyxl, which knows number formats (calamine does not, and what is printed is
the number under its format), and what is refused before it sees a file. What does not: which cells
are a table (`worksheet`).
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.cell import column_index_from_string

from disclosure.documents.document import Page
from disclosure.documents.office.conditional_looks import (
    HIDDEN,
    PERHAPS,
    TOLD,
    ConditionalLooks,
)
from disclosure.documents.office.number_format import ink_of, printed_date, printed_number
from disclosure.documents.office.package import read_part, transitional_package
from disclosure.documents.office.seen_cells import (
    PATTERNS,
    SHOWS_FORMULAS,
    SMALLEST_POINTS,
    TOO_LOW,
    USUAL_WIDTH,
    WHITE,
    ground_of,
    hidden_sheet,
    hide_piece,
    is_too_low,
    seen_worksheet,
    shown_text,
    tell_number,
    tell_repeated,
    why_unseen,
)
from disclosure.documents.office.sheet_colours import SheetColours
from disclosure.documents.office.sheet_drawings import SheetDrawings
from disclosure.documents.office.symbol_fonts import shown_in
from disclosure.documents.office.word_runs import Look
from disclosure.documents.office.worksheet import (
    Place,
    Worksheet,
    refuse_too_far,
    worksheet_page,
)
from disclosure.documents.remarks import Remarks
from disclosure.errors import CorruptDocument

_CELL = re.compile(rb"<(?:\w{1,20}:)?c[\s>/]")
_CELL_COLUMN = re.compile(rb'<(?:\w{1,20}:)?c\s[^<>]*?\br="([A-Z]{1,3})\d+"')
_MERGED = re.compile(
    rb'<(?:\w{1,20}:)?mergeCell\s[^<>]*?\bref="([A-Z]{1,3})(\d{1,9}):([A-Z]{1,3})(\d{1,9})"'
)
_NARROWEST = 0.25
"""Of the width of a nought: a column of less shows nothing, not even ####."""
_BLACK = "000000"
_UNSAID = "00000000"
_DECLARATIONS = tuple(
    text.encode(encoding)
    for text in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


_Formulas = tuple[Any, bool]
"""A sheet with its formulas, and whether their results were calculated before it was saved."""


def read_xlsx(content: bytes) -> tuple[Page, ...]:
    """Every sheet of a workbook; hidden ones are told and not read.

    Raises CorruptDocument or OversizedDocument.
    """
    _refuse_hostile(content)
    content = transitional_package(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
            formulas = openpyxl.load_workbook(io.BytesIO(content), data_only=False)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
        raise CorruptDocument("文件已损坏：Excel 内容不完整") from error
    drawings, colours = SheetDrawings(content), SheetColours(workbook)
    was_calculated = drawings.was_calculated()
    return tuple(
        _page(number, sheet, (formulas[sheet.title], was_calculated), drawings, colours)
        for number, sheet in enumerate(workbook.worksheets, start=1)
    )


def _page(
    number: int, sheet: Any, formulas: _Formulas, drawings: SheetDrawings, colours: SheetColours
) -> Page:
    if sheet.sheet_state != "visible":
        return hidden_sheet(number, sheet.title)
    remarks = Remarks()
    seen = _sheet(sheet, formulas, colours, remarks)
    drawings.tell(sheet.title, _figures(sheet), remarks)
    if drawings.hides_numbers(sheet.title):
        remarks.miss(PERHAPS)
    if sheet.sheet_view.showFormulas:
        remarks.miss(SHOWS_FORMULAS)
    return worksheet_page(number, sheet.title, seen, remarks.told())


def _refuse_hostile(content: bytes) -> None:
    """Refuses entities, and sheets that span an absurd grid, before anything is parsed."""
    cells = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            xml = read_part(archive, name)
            if any(declaration in xml for declaration in _DECLARATIONS):
                raise CorruptDocument("文件不合规范：表格内容中夹带外部实体声明，没有打开")
            if name.startswith("xl/worksheets/"):
                cells += sum(1 for _ in _CELL.finditer(xml)) + _merged_cells(xml)
                furthest = max(set(_CELL_COLUMN.findall(xml)), key=_column, default=b"A")
                refuse_too_far(cells, _column(furthest))


def _merged_cells(xml: bytes) -> int:
    return sum(
        (abs(int(last) - int(first)) + 1) * (abs(_column(right) - _column(left)) + 1)
        for left, first, right, last in _MERGED.findall(xml)
    )


def _column(letters: bytes) -> int:
    """The number of a column by its letters, from 1; absurd ones count as very far."""
    try:
        return int(column_index_from_string(letters.decode()))
    except ValueError:
        return 1 << 20


def _sheet(sheet: Any, formulas: _Formulas, colours: SheetColours, remarks: Remarks) -> Worksheet:
    texts: dict[Place, str] = {}
    bordered: set[Place] = set()
    looks = ConditionalLooks(sheet, colours.of)
    shows_noughts = sheet.sheet_view.showZeros is not False
    for cell in list(sheet._cells.values()):
        place = (cell.row - 1, cell.column - 1)
        text = _printed(cell, colours, remarks, shows_noughts) or _formula(*formulas, cell)
        is_plain = cell.has_style and not isinstance(cell.value, CellRichText)
        text = shown_in(cell.font.name, text) if text and is_plain else text
        if text and is_plain and (why := _why_unseen(cell, colours)):
            remarks.hide(why, text)
        elif text and (seen := looks.of(cell)) == "hidden":
            remarks.hide(HIDDEN, text)
        elif text:
            texts[place] = text
            if cell.alignment.horizontal == "fill":
                tell_repeated(text, _width(sheet, cell), remarks)
            _tell_too_low(sheet, cell, text, remarks)
            if seen in TOLD:
                remarks.miss(TOLD[seen])
        if any(getattr(side, "style", None) for side in (cell.border.left, cell.border.right)):
            bordered.add(place)
    merged = (
        (one.min_row - 1, one.min_col - 1, one.max_row, one.max_col)
        for one in sheet.merged_cells.ranges
    )
    return seen_worksheet((texts, bordered, merged), _hidden(sheet), remarks)


def _tell_too_low(sheet: Any, cell: Any, text: str, remarks: Remarks) -> None:
    row = sheet.row_dimensions.get(cell.row)
    stored = str(cell.value) if isinstance(cell.value, str | CellRichText) else text
    if row is None or not is_too_low(stored, cell.font.sz, row.height):
        return
    ranges = (one for one in sheet.merged_cells.ranges if cell.coordinate in one)
    if all(one.min_row == one.max_row for one in ranges):
        remarks.miss(TOO_LOW)


def _figures(sheet: Any) -> set[Place]:
    """The cells that hold a number."""
    cells = sheet._cells.values()
    return {(one.row - 1, one.column - 1) for one in cells if isinstance(one.value, int | float)}


def _hidden(sheet: Any) -> tuple[set[int], set[int]]:
    """Rows and columns that are hidden, filtered out or too low or narrow for anything to show."""
    rows = {
        number - 1
        for number, one in sheet.row_dimensions.items()
        if one.hidden or (one.height is not None and one.height <= SMALLEST_POINTS)
    }
    if sheet.sheet_format.zeroHeight:
        rows |= set(range(sheet.max_row)) - {number - 1 for number in sheet.row_dimensions}
    columns: set[int] = set()
    for one in sheet.column_dimensions.values():
        if (one.hidden or one.width <= _NARROWEST) and one.min and one.max:
            columns |= set(range(one.min - 1, min(one.max, sheet.max_column)))
    return rows, columns


def _width(sheet: Any, cell: Any) -> float:
    """How many figures a cell has room for; columns of one width are kept as one."""
    return next(
        (
            float(one.width)
            for one in sheet.column_dimensions.values()
            if one.width and one.min and one.max and one.min <= cell.column <= one.max
        ),
        USUAL_WIDTH,
    )


def _why_unseen(cell: Any, colours: SheetColours, font: Any = None) -> str | None:
    """Why a cell, or a piece of it in a font of its own, is not seen."""
    font, fill = font or cell.font, cell.fill
    ground = WHITE if fill.fill_type is None else None
    if fill.fill_type in PATTERNS:
        said = (colours.of(fill.fgColor), _said_ground(fill.bgColor, colours))
        ground = ground_of(PATTERNS.index(fill.fill_type), *said)
    elif stops := getattr(fill, "stop", ()):  # of a gradient that is one colour
        grounds = {colours.of(one.color) for one in stops}
        ground = grounds.pop() if len(grounds) == 1 else None
    ink = _BLACK if font.color is None else colours.of(font.color)
    if isinstance(cell.value, int | float):
        ink = ink_of(cell.value, cell.number_format) or ink
    return why_unseen(struck=bool(font.strike), points=font.sz, colour=ink, ground=ground)


def _said_ground(colour: Any, colours: SheetColours) -> str | None:
    """The colour behind a pattern; where a file says none openpyxl says a black without opacity."""
    return WHITE if colour is None or colour.rgb == _UNSAID else colours.of(colour)


def _printed(cell: Any, colours: SheetColours, remarks: Remarks, shows_noughts: bool) -> str:
    value = cell.value
    if value is None or (not shows_noughts and value == 0 and not isinstance(value, bool)):
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        text = printed_number(value, cell.number_format)
        tell_number(value, cell.number_format, text, remarks)
        return text
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return printed_date(value, cell.number_format)
    text = _rich(cell, colours, remarks) if isinstance(value, CellRichText) else str(value)
    return shown_text(text.strip(), cell.number_format, remarks)


def _rich(cell: Any, colours: SheetColours, remarks: Remarks) -> str:
    """A text of several fonts: raised figures are marks, pieces that nobody sees are no text.

    A piece without a font of its own has the cell's.
    """
    parts: list[str] = []
    for piece in cell.value:
        font = piece.font if isinstance(piece, TextBlock) else None
        text = piece.text if isinstance(piece, TextBlock) else str(piece)
        if why := _why_unseen(cell, colours, font):
            hide_piece(why, text, remarks)
        else:
            name = font.rFont if font is not None else cell.font.name
            shift = (font or cell.font).vertAlign or ""
            parts.append(Look(shift=shift, font=name or "").printed(text))
    return "".join(parts)


def _formula(formulas: Any, was_calculated: bool, cell: Any) -> str:
    """A formula that was saved without its result is kept as it is written: a gap, not a blank.

    An empty text is a result (`=IF(A1=0,"",A1)`) where a program that calculates saved it.
    """
    if cell.data_type == "str" and was_calculated:
        return ""
    value = formulas.cell(cell.row, cell.column).value
    return value if isinstance(value, str) and value.startswith("=") else ""
