"""Something of a reading taken away as if it had not been read, with the gap that a reader notes.

What belongs here: every kind of thing that can be missing, and where. What does not: what the rules
make of it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from disclosure.reading import Gap, GapKind, Reading, ReportTable, TableRow

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Removal:
    """One thing taken away; `what` names it for whoever looks into a false alarm."""

    kind: str
    what: str
    reading: Reading


def removals(reading: Reading, source: random.Random, count: int) -> list[Removal]:
    """So many things taken away, one each, all kinds alike often where a report has them."""
    makers = [make for make in MAKERS if make(reading, random.Random(0)) is not None]
    found = (source.choice(makers)(reading, source) for _ in range(count))
    return [one for one in found if one is not None]


def _without_column(reading: Reading, source: random.Random) -> Removal | None:
    table = _any(reading.tables, source)
    if table is None:
        return None
    columns = sorted({(cell.side or "", cell.column_key) for cell in table.cells})
    if not columns:
        return None
    side, key = source.choice(columns)
    kept = [c for c in table.cells if (c.side or "", c.column_key) != (side, key)]
    changed = table.model_copy(update={"cells": tuple(kept)})
    gap = _gap("unknown_column", table.page_from, table.table_no, f"栏“{key}”")
    return _with_table(reading, changed, "column", f"{side}/{key}", gap)


def _without_row(reading: Reading, source: random.Random) -> Removal | None:
    table = _any([table for table in reading.tables if table.rows], source)
    if table is None:
        return None
    row = source.choice(table.rows)
    gap = _gap("unknown_row", table.page_from, table.table_no, row.label)
    changed = _without_rows(table, {(row.side, row.row_no)})
    return _with_table(reading, changed, "row", f"{row.side}/{row.row_key}", gap)


def _without_figure(reading: Reading, source: random.Random) -> Removal | None:
    """A cell whose text is no amount."""
    cells = [(t, c) for t in reading.tables for c in t.cells if c.amount_yuan is not None]
    if not cells:
        return None
    table, cell = source.choice(cells)
    unread = cell.model_copy(update={"printed": "?", "amount_yuan": None, "quantum_yuan": None})
    cells_now = tuple(unread if one is cell else one for one in table.cells)
    changed = table.model_copy(update={"cells": cells_now})
    gap = _gap("not_an_amount", cell.page_no, table.table_no, "?")
    place = f"{cell.side}/{cell.row_no}/{cell.column_key}"
    return _with_table(reading, changed, "figure", place, gap)


def _without_doubted_figure(reading: Reading, source: random.Random) -> Removal | None:
    """A scanned figure that is read wrongly and marked as uncertain."""
    cells = [(t, c) for t in reading.tables for c in t.cells if c.amount_yuan]
    if not cells:
        return None
    table, cell = source.choice(cells)
    doubted = cell.model_copy(
        update={"amount_yuan": (cell.amount_yuan or 0) * 3, "certainty": "uncertain"}
    )
    cells_now = tuple(doubted if one is cell else one for one in table.cells)
    changed = table.model_copy(update={"cells": cells_now})
    gap = _gap("uncertain_figure", cell.page_no, table.table_no, cell.printed)
    place = f"{cell.side}/{cell.row_no}/{cell.column_key}"
    return _with_table(reading, changed, "doubted figure", place, gap)


def _without_table(reading: Reading, source: random.Random) -> Removal | None:
    table = _any(reading.tables, source)
    if table is None:
        return None
    named = table.table_no if source.random() < 0.5 else None
    gaps = [
        _gap("unknown_table", table.page_from, named, None),
        _gap("missing_table", None, table.table_no, None),
    ]
    kept = tuple(one for one in reading.tables if one is not table)
    return _removal(reading, "table", f"{table.table_no}", gaps, tables=kept)


def _without_page(reading: Reading, source: random.Random) -> Removal | None:
    """A page that is an image: its rows, sections and forms are gone."""
    last = max([reading.page_count, *(table.page_to for table in reading.tables)])
    if last < 3:
        return None
    page = source.randint(1, last)
    tables = []
    for table in reading.tables:
        gone = {(c.side, c.row_no) for c in table.cells if c.page_no == page}
        if table.page_from == page == table.page_to:
            continue
        tables.append(_without_rows(table, gone) if gone else table)
    sections = {one.section_no for one in reading.sections if one.page_no == page}
    return _removal(
        reading,
        "page",
        str(page),
        [_gap("image_page", page, None, None)],
        tables=tuple(tables),
        sections=tuple(one for one in reading.sections if one.section_no not in sections),
        statements=tuple(
            one
            for one in reading.statements
            if one.section_no not in sections and one.page_no != page
        ),
        performance_tables=tuple(
            one for one in reading.performance_tables if not one.page_from <= page <= one.page_to
        ),
    )


def _without_section(reading: Reading, source: random.Random) -> Removal | None:
    section = _any(reading.sections, source)
    if section is None:
        return None
    return _removal(
        reading,
        "section",
        section.title,
        [_gap("image_page", section.page_no, None, None)],
        sections=tuple(one for one in reading.sections if one is not section),
        statements=tuple(one for one in reading.statements if one.section_no != section.section_no),
    )


def _without_form(reading: Reading, source: random.Random) -> Removal | None:
    form = _any(reading.performance_tables, source)
    if form is None:
        return None
    kept = tuple(one for one in reading.performance_tables if one is not form)
    gap = _gap("unknown_table", form.page_from, None, None)
    return _removal(reading, "form", form.title, [gap], performance_tables=kept)


def _without_year(reading: Reading, source: random.Random) -> Removal | None:
    if reading.identity is None or reading.identity.fiscal_year is None:
        return None
    identity = reading.identity.model_copy(update={"fiscal_year": None})
    return _removal(reading, "year", "", [], identity=identity)


MAKERS: tuple[Callable[[Reading, random.Random], Removal | None], ...] = (
    _without_column,
    _without_row,
    _without_figure,
    _without_doubted_figure,
    _without_table,
    _without_page,
    _without_section,
    _without_form,
    _without_year,
)


def _without_rows(table: ReportTable, gone: set[tuple[str | None, int]]) -> ReportTable:
    """What hung below a row hangs below nothing; an item below the category printed before."""
    kept = [row for row in table.rows if (row.side, row.row_no) not in gone]
    return table.model_copy(
        update={
            "rows": tuple(_adopted(row, kept, gone) for row in kept),
            "cells": tuple(c for c in table.cells if (c.side, c.row_no) not in gone),
        }
    )


def _adopted(
    row: TableRow, kept: Sequence[TableRow], gone: set[tuple[str | None, int]]
) -> TableRow:
    if (row.side, row.parent_row_no) not in gone:
        return row
    before = [
        one.row_no
        for one in kept
        if one.row_kind == "category" and one.side == row.side and one.row_no < row.row_no
    ]
    parent = before[-1] if before and row.row_kind == "item" else None
    return row.model_copy(update={"parent_row_no": parent})


def _any(things: Sequence[Thing], source: random.Random) -> Thing | None:
    return source.choice(things) if things else None


def _gap(kind: GapKind, page_no: int | None, table_no: int | None, token: str | None) -> Gap:
    label = None if page_no is None else f"第{page_no}页"
    return Gap(
        kind=kind, detail=kind, page_no=page_no, page_label=label, table_no=table_no, token=token
    )


def _with_table(reading: Reading, new: ReportTable, kind: str, what: str, gap: Gap) -> Removal:
    tables = tuple(new if one.table_no == new.table_no else one for one in reading.tables)
    return _removal(reading, kind, f"table {new.table_no} {what}", [gap], tables=tables)


def _removal(
    reading: Reading, kind: str, what: str, gaps: Iterable[Gap], **changed: Any
) -> Removal:
    noted = {"gaps": (*reading.gaps, *gaps), "status": "read_with_gaps"}
    return Removal(kind, what, reading.model_copy(update={**noted, **changed}))
