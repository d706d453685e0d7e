"""A workbook becomes a page a sheet: the ruled block is a table, what stands around it are lines.

What belongs here: SpreadsheetML through openpyxl, which knows number formats (calamine does not,
and what is printed is the number under its format). What does not: what a table means.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl

from disclosure.documents.model import Block, Cell, Line, Page, Table
from disclosure.documents.number_format import printed_number
from disclosure.errors import CorruptDocument, OversizedDocument

MAX_CELLS = 2_000_000
MAX_COLUMNS = 512
_CELL_REFERENCE = re.compile(rb'<c r="([A-Z]{1,3})(\d+)"')
_HEAD_LINE = re.compile(r"(?:单位|部门|单位名称|部门名称|编制单位)\s*[:：]")
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Printed texts by position (0-based), spans of merged ranges, and which cells have borders."""

    texts: dict[tuple[int, int], str]
    spans: dict[tuple[int, int], _Span]
    covered: frozenset[tuple[int, int]]
    bordered: frozenset[tuple[int, int]]


def read_xlsx(content: bytes) -> tuple[Page, ...]:
    """Every sheet of a workbook, hidden ones too; raises CorruptDocument or OversizedDocument."""
    _check_extent(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(content), data_only=False)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError) as error:
        raise CorruptDocument("文件已损坏：Excel 内容不完整") from error
    return tuple(
        _page(number, _sheet(sheet, formulas[sheet.title]), sheet.title)
        for number, sheet in enumerate(workbook.worksheets, start=1)
    )


def _check_extent(content: bytes) -> None:
    """Refuses sheets whose outermost cells span an absurd grid, before anything is parsed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not (name.startswith("xl/worksheets/") and name.endswith(".xml")):
                continue
            xml = archive.read(name)
            if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:4096]:
                raise CorruptDocument("文件不合规范：表格内容中夹带外部实体声明，没有打开")
            columns = [len(column) for column, _ in _CELL_REFERENCE.findall(xml)]
            if len(columns) > MAX_CELLS or (columns and max(columns) > 2):
                raise OversizedDocument("工作表范围过大，没有打开")


def _sheet(sheet: Any, formulas: Any) -> _Sheet:
    texts: dict[tuple[int, int], str] = {}
    bordered: set[tuple[int, int]] = set()
    for cell in list(sheet._cells.values()):
        place = (cell.row - 1, cell.column - 1)
        if place[1] >= MAX_COLUMNS:
            raise OversizedDocument("工作表范围过大，没有打开")
        text = _printed(cell) or _formula(formulas, cell)
        if text:
            texts[place] = text
        border = cell.border
        if any(getattr(border, side).style for side in ("left", "right")):
            bordered.add(place)
    spans: dict[tuple[int, int], _Span] = {}
    covered: set[tuple[int, int]] = set()
    for merged in sheet.merged_cells.ranges:
        first = (merged.min_row - 1, merged.min_col - 1)
        spans[first] = (merged.max_row - merged.min_row + 1, merged.max_col - merged.min_col + 1)
        places = {
            (row, column)
            for row in range(first[0], merged.max_row)
            for column in range(first[1], merged.max_col)
        }
        covered |= places - {first}
        if places & bordered:
            bordered |= places
    return _Sheet(texts, spans, frozenset(covered), frozenset(bordered))


def _printed(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return printed_number(value, cell.number_format)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return str(value).strip()


def _formula(formulas: Any, cell: Any) -> str:
    """A formula that was saved without its result is kept as it is written: a gap, not a blank."""
    value = formulas.cell(cell.row, cell.column).value
    return value if isinstance(value, str) and value.startswith("=") else ""


def _page(number: int, sheet: _Sheet, name: str) -> Page:
    blocks = tuple(_blocks(sheet))
    return Page(
        number=number, label=f"工作表“{name}”", blocks=(Line(name), *blocks) if blocks else ()
    )


def _blocks(sheet: _Sheet) -> Iterator[Block]:
    """Runs of table rows become tables; other rows become lines."""
    last_row = max((row for row, _ in (*sheet.texts, *sheet.bordered)), default=-1)
    table_rows = _table_rows(sheet, last_row)
    run: list[int] = []
    for row in range(last_row + 1):
        if row in table_rows:
            run.append(row)
            continue
        if run:
            yield _table(sheet, run)
            run = []
        yield from _row_lines(sheet, row)
    if run:
        yield _table(sheet, run)


def _table_rows(sheet: _Sheet, last_row: int) -> set[int]:
    """Ruled rows, and the unruled heads right above them; without any rule, rows that look it."""
    rows = range(last_row + 1)
    ruled = {row for row in rows if sum(place[0] == row for place in sheet.bordered) >= 2}
    if not ruled:
        return {row for row in rows if _looks_tabular(sheet, row)}
    found = set(ruled)
    for row in reversed(rows):
        if row + 1 in found and _looks_tabular(sheet, row):
            found.add(row)
    return found


def _looks_tabular(sheet: _Sheet, row: int) -> bool:
    """At least two texts, or one beside a cell that reaches down from above; no head line."""
    texts = [text for (r, _), text in sheet.texts.items() if r == row]
    if not texts or any(_HEAD_LINE.search(text) for text in texts):
        return False
    reached = any(first < row < first + height for (first, _), (height, _) in sheet.spans.items())
    return len(texts) >= 2 or reached


def _row_lines(sheet: _Sheet, row: int) -> Iterator[Line]:
    texts = [text for (r, _), text in sorted(sheet.texts.items()) if r == row]
    if texts:
        yield from (Line(line) for line in "  ".join(texts).split("\n") if line.strip())


def _table(sheet: _Sheet, rows: Sequence[int]) -> Table:
    first, last = rows[0], rows[-1]
    columns = [column for row, column in (*sheet.texts, *sheet.bordered) if first <= row <= last]
    left, right = min(columns), max(columns)
    cells: list[Cell] = []
    for row in range(first, last + 1):
        for column in range(left, right + 1):
            if (row, column) in sheet.covered:
                continue
            height, width = sheet.spans.get((row, column), (1, 1))
            cells.append(
                Cell(
                    row=row - first,
                    column=column - left,
                    text=sheet.texts.get((row, column), ""),
                    row_span=min(height, last - row + 1),
                    column_span=min(width, right - column + 1),
                )
            )
    return Table(last - first + 1, right - left + 1, tuple(cells))
