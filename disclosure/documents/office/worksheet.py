"""What a worksheet prints becomes a page: the ruled block is a table, what stands around are lines.

What belongs here: the geometry that all workbook formats share, and how far a sheet may reach.
What does not: how a format keeps its cells (`xlsx`, `xls`), and what a table means.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from disclosure.documents.document import Block, Cell, Line, Page, Remark, Table
from disclosure.errors import OversizedDocument

MAX_CELLS = 1_000_000
"""Of a workbook, blank ones with a style too. A report with all its forms has some thousands."""
MAX_COLUMNS = 512
_HEADS = re.compile(r"(?<!其中)[:：]|表\s*\d*$")
_HEAD_LINE = re.compile(r"(?:单位|部门|单位名称|部门名称|编制单位)\s*[:：]")

Place = tuple[int, int]
"""Row and column, counted from 0."""
Merged = tuple[int, int, int, int]
"""First row, first column, the row after the last, the column after the last."""


def refuse_too_far(cells: int = 0, columns: int = 0) -> None:
    """Raises OversizedDocument for more than any real workbook has."""
    if cells > MAX_CELLS or columns > MAX_COLUMNS:
        raise OversizedDocument("工作表范围过大，没有打开")


@dataclass(frozen=True)
class Worksheet:
    """Printed texts by place, height and width of merged ranges, places with a side border."""

    texts: Mapping[Place, str]
    spans: Mapping[Place, tuple[int, int]]
    covered: Set[Place]
    bordered: Set[Place]

    @cached_property
    def texts_by_row(self) -> dict[int, list[str]]:
        """What each row prints, from left to right."""
        rows: dict[int, list[str]] = defaultdict(list)
        for (row, _), text in sorted(self.texts.items()):
            rows[row].append(text)
        return rows

    @cached_property
    def reached(self) -> Set[int]:
        """Rows that a merged range reaches down into from above."""
        return {
            row
            for (first, _), (height, _) in self.spans.items()
            for row in range(first + 1, first + height)
        }


def worksheet(
    texts: Mapping[Place, str], bordered: Set[Place], merged: Iterable[Merged]
) -> Worksheet:
    """The sheet as far as it prints: borders and merges below the last text hold nothing.

    Raises OversizedDocument.
    """
    end = max((row for row, _ in texts), default=-1) + 1
    ruled = {place for place in bordered if place[0] < end}
    right = max((column for _, column in (*texts, *ruled)), default=-1) + 1
    refuse_too_far(columns=right)
    spans: dict[Place, tuple[int, int]] = {}
    covered: set[Place] = set()
    for first_row, first_column, after_row, after_column in merged:
        rows = range(first_row, min(after_row, end))
        columns = range(first_column, min(after_column, right))
        if not rows or not columns:
            continue
        refuse_too_far(len(covered) + len(rows) * len(columns))
        spans[first_row, first_column] = (len(rows), len(columns))
        places = {(row, column) for row in rows for column in columns}
        covered |= places - {(first_row, first_column)}
        if places & ruled:
            ruled |= places
    return Worksheet(texts, spans, covered, ruled)


def worksheet_page(
    number: int, name: str, sheet: Worksheet, remarks: tuple[Remark, ...] = ()
) -> Page:
    """The page of a sheet; its name is its first line. `number` counts from 1."""
    blocks = tuple(_blocks(sheet))
    return Page(
        number=number,
        label=f"工作表“{name}”",
        blocks=(Line(name), *blocks) if blocks else (),
        remarks=remarks,
    )


def _blocks(sheet: Worksheet) -> Iterator[Block]:
    """Runs of table rows become tables; other rows become lines."""
    last_row = max((row for row, _ in sheet.texts), default=-1)
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


def _table_rows(sheet: Worksheet, last_row: int) -> set[int]:
    """Ruled rows, and the unruled heads right above them; without any rule, rows that look it."""
    borders: dict[int, int] = defaultdict(int)
    for row, _ in sheet.bordered:
        borders[row] += 1
    ruled = {row for row, count in borders.items() if count >= 2}
    if not ruled:
        return _closed({row for row in range(last_row + 1) if _looks_tabular(sheet, row)}, sheet)
    found = set(ruled)
    for row in reversed(range(last_row + 1)):
        if row + 1 in found and _looks_tabular(sheet, row):
            found.add(row)
    return found


def _closed(rows: set[int], sheet: Worksheet) -> set[int]:
    """Rows of an unruled table, with those between them that print a name and no amount.

    A title between two tables is merged over its columns, or has a blank or a head line near it.
    """
    found = set(rows)
    for before, after in pairwise(sorted(rows)):
        between = range(before + 1, after)
        if all(_is_bare_name(sheet, row) for row in between):
            found |= set(between)
    return found


def _is_bare_name(sheet: Worksheet, row: int) -> bool:
    """Whether a row prints one text, in one column, that heads nothing."""
    texts = sheet.texts_by_row.get(row, [])
    wide = any(at == row and span[1] > 1 for (at, _), span in sheet.spans.items())
    return len(texts) == 1 and not wide and not _HEADS.search(texts[0])


def _looks_tabular(sheet: Worksheet, row: int) -> bool:
    """At least two texts, or one beside a cell that reaches down from above; no head line."""
    texts = sheet.texts_by_row.get(row, [])
    if not texts or any(_HEAD_LINE.search(text) for text in texts):
        return False
    return len(texts) >= 2 or row in sheet.reached


def _row_lines(sheet: Worksheet, row: int) -> Iterator[Line]:
    printed = "  ".join(sheet.texts_by_row.get(row, []))
    yield from (Line(line) for line in printed.split("\n") if line.strip())


def _table(sheet: Worksheet, rows: Sequence[int]) -> Table:
    first, last = rows[0], rows[-1]
    columns = [column for row, column in (*sheet.texts, *sheet.bordered) if first <= row <= last]
    left, right = min(columns), max(columns)
    refuse_too_far((last - first + 1) * (right - left + 1))
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
