"""A drawn report read: which of its figures came out as drawn, were told, or are wrong.

What belongs here: judging by place. A figure is equal, told (kept raw, in a named gap, in a column
under its own head, or uncertain), silent, or wrong and unmarked: the worst. What does not: drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.unseen.drawing.pages import DrawnReport, Place
from benchmarks.unseen.drawing.sheets import ROLES, Fact
from disclosure.forms.matcher import FormReading, read_forms
from disclosure.forms.texts import comparable
from disclosure.reading import ReportTable, TableRow, ValueCell

_SAME = {"last_year.total": ("last_year",), "change.total": ("change",),
         "budget.amount": ("budget.total",), "adjusted_budget.amount": ("adjusted_budget.total",),
         "amount": ("total",),
         "total": ("amount",)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """One drawn figure: `said` is what the reading makes of it, in words."""

    fact: Fact
    outcome: str
    said: str = ""


def compared(report: DrawnReport) -> list[Verdict]:
    reading = read_forms(report.document)
    cells = {(cell.page_no, cell.bbox): (table, row, cell) for table, row, cell in _cells(reading)}
    told = _told(reading)
    return [_verdict(place, fact, cells, told) for place, fact in report.facts.items()]


def _cells(reading: FormReading) -> Iterator[tuple[ReportTable, TableRow, ValueCell]]:
    for table in reading.tables:
        rows = {(row.row_no, row.side): row for row in table.rows}
        for cell in table.cells:
            yield table, rows[cell.row_no, cell.side], cell


def _told(reading: FormReading) -> set[int]:
    """Pages whose tables, or a part of one, are told to be unread."""
    return {gap.page_no for gap in reading.gaps if gap.page_no}


def _verdict(
    place: Place,
    fact: Fact,
    cells: dict[Place, tuple[ReportTable, TableRow, ValueCell]],
    told: set[int],
) -> Verdict:
    found = cells.get(place)
    if found is None:
        return Verdict(fact, "told" if place[0] in told else "silent")
    table, row, cell = found
    is_column = cell.column_key in (fact.column, *_SAME.get(fact.column, ()))
    is_column = is_column or cell.column_key.rpartition(".")[2] == fact.column != "total"
    names = {row.row_key, row.code, comparable(row.label), row.row_key.rpartition("/")[2]}
    is_row = fact.row in names or (fact.row == "total" and row.row_kind in ("total", "department"))
    is_place = table.table_no in ROLES[fact.table_no] and cell.side == fact.side
    is_amount = cell.amount_yuan == fact.amount_yuan
    if is_column and is_row and is_place and is_amount:
        return Verdict(fact, "equal")
    said = f"{table.table_no}/{cell.side}/{row.row_key}/{cell.column_key} {cell.amount_yuan}"
    is_told = cell.certainty == "uncertain" or cell.amount_yuan is None
    if is_told or (is_amount and _is_unnamed(cell.column_key)):
        return Verdict(fact, "told", said)
    if is_amount and is_column and is_place and row.row_key.startswith(("item:", "line:")):
        return Verdict(fact, "unnamed row", said)
    return Verdict(fact, "wrong", said)


def _is_unnamed(key: str) -> bool:
    """Whether a key is no term of the trade but a printed head."""
    return not key.isascii()
