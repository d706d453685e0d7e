"""The tables of 307, broken over two pages at other places than the published file does it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from disclosure.documents.document import Block, Cell, Document, Page, Table
from disclosure.documents.opening import open_document
from disclosure.forms.matcher import FormReading, read_forms
from tests.drawn import few_of

HEADER_ROWS = {1: 2, 2: 2, 3: 2, 4: 3, 5: 2, 6: 2, 10: 2, 11: 2, 12: 3}


@cache
def blocks(folder: Path) -> tuple[Block, ...]:
    """Everything up to the thirteenth table."""
    content = (folder / "shangdang" / "307-科学技术协会-2025.docx").read_bytes()
    found = open_document(content).pages[0].blocks
    places = [i for i, block in enumerate(found) if isinstance(block, Table)]
    return found[: places[12] + 1]


def table(folder: Path, table_no: int) -> tuple[int, Table]:
    tables = [(i, block) for i, block in enumerate(blocks(folder)) if isinstance(block, Table)]
    return tables[table_no - 1]


def rows_of(whole: Table, rows: list[int]) -> Table:
    places = {row: number for number, row in enumerate(rows)}
    cells = tuple(
        cell._replace(
            row=places[cell.row],
            row_span=sum(row in places for row in range(cell.row, cell.row + cell.row_span)),
        )
        for cell in whole.cells
        if cell.row in places
    )
    return Table(len(rows), whole.column_count, cells)


def read(folder: Path, place: int, first: Table, second: Table) -> FormReading:
    everything = blocks(folder)
    pages = (
        Page(1, "第1页", (*everything[:place], first)),
        Page(2, "第2页", (second, *everything[place + 1 :])),
    )
    return read_forms(Document("0" * 64, "pdf", pages))


def figures(reading: FormReading) -> list[object]:
    assert reading.gaps == ()
    return [
        (table.table_no, table.rows, [(c.row_no, c.column_key, c.printed) for c in table.cells])
        for table in reading.tables
    ]


@cache
def unbroken(folder: Path) -> list[object]:
    return figures(read_forms(Document("0" * 64, "pdf", (Page(1, "第1页", blocks(folder)),))))


@pytest.mark.parametrize("table_no", few_of(list(HEADER_ROWS), 3))
@pytest.mark.parametrize("repeated", [True, False], ids=["header repeated", "no header"])
def test_between_rows(shared_reports: Path, table_no: int, repeated: bool) -> None:
    place, whole = table(shared_reports, table_no)
    header = HEADER_ROWS[table_no]
    for cut in range(header, whole.row_count, 4):
        again = [*range(header)] if repeated else []
        first = rows_of(whole, [*range(cut)])
        second = rows_of(whole, [*again, *range(cut, whole.row_count)])
        assert figures(read(shared_reports, place, first, second)) == unbroken(shared_reports)


@pytest.mark.parametrize("table_no", few_of(list(HEADER_ROWS), 3))
def test_inside_a_name(shared_reports: Path, table_no: int) -> None:
    place, whole = table(shared_reports, table_no)
    for row in range(HEADER_ROWS[table_no], whole.row_count, 3):
        names = [c for c in whole.cells if c.row == row and c.text.strip("0123456789.") != ""]
        name = max(names, key=lambda cell: len(cell.text), default=None)
        if name is None or "计" in name.text or len(name.text) < 5:
            continue
        cut = len(name.text) - 2

        def with_text(part: Table, at: int, texts: dict[Cell, str]) -> Table:
            printed = {cell.column: text for cell, text in texts.items()}
            cells = [
                c._replace(text=printed.get(c.column, c.text)) if c.row == at else c
                for c in part.cells
            ]
            return replace(part, cells=tuple(cells))

        above = with_text(rows_of(whole, [*range(row + 1)]), row, {name: name.text[:cut]})
        below = rows_of(whole, [*range(row, whole.row_count)])
        rest = {cell: "" for cell in whole.cells if cell.row == row} | {name: name.text[cut:]}
        reading = read(shared_reports, place, above, with_text(below, 0, rest))
        assert figures(reading) == unbroken(shared_reports)
