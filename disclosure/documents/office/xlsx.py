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
from openpyxl.utils.cell import column_index_from_string

from disclosure.documents.document import Page
from disclosure.documents.office.number_format import printed_date, printed_number
from disclosure.documents.office.package import read_part
from disclosure.documents.office.worksheet import (
    Place,
    Worksheet,
    refuse_too_far,
    worksheet,
    worksheet_page,
)
from disclosure.errors import CorruptDocument

_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_CELL_COLUMN = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})\d+"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"')
_DECLARATIONS = tuple(
    text.encode(encoding)
    for text in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def read_xlsx(content: bytes) -> tuple[Page, ...]:
    """Every sheet of a workbook, hidden ones too; raises CorruptDocument or OversizedDocument."""
    _refuse_hostile(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(content), data_only=False)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
        raise CorruptDocument("文件已损坏：Excel 内容不完整") from error
    return tuple(
        worksheet_page(number, sheet.title, _sheet(sheet, formulas[sheet.title]))
        for number, sheet in enumerate(workbook.worksheets, start=1)
    )


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


def _sheet(sheet: Any, formulas: Any) -> Worksheet:
    texts: dict[Place, str] = {}
    bordered: set[Place] = set()
    for cell in list(sheet._cells.values()):
        place = (cell.row - 1, cell.column - 1)
        text = _printed(cell) or _formula(formulas, cell)
        if text:
            texts[place] = text
        if any(getattr(cell.border, side).style for side in ("left", "right")):
            bordered.add(place)
    merged = (
        (one.min_row - 1, one.min_col - 1, one.max_row, one.max_col)
        for one in sheet.merged_cells.ranges
    )
    return worksheet(texts, bordered, merged)


def _printed(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return printed_number(value, cell.number_format)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return printed_date(value, cell.number_format)
    return str(value).strip()


def _formula(formulas: Any, cell: Any) -> str:
    """A formula that was saved without its result is kept as it is written: a gap, not a blank."""
    value = formulas.cell(cell.row, cell.column).value
    return value if isinstance(value, str) and value.startswith("=") else ""
