"""A drawn report read: which of its figures came out as drawn, were told, or are wrong.

What belongs here: judging by place. A figure is equal, told (kept raw, in a named gap, in a column
under its own head, or uncertain), silent, or wrong and unmarked: the worst. What does not: drawing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.unseen.drawing.pages import DrawnReport
from benchmarks.unseen.drawing.printed import PrintedReport
from benchmarks.unseen.drawing.sheets import ROLES, Fact
from disclosure.documents.opening import open_document
from disclosure.forms.matcher import FormReading, read_forms
from disclosure.forms.texts import comparable
from disclosure.narrative.performance.form_finder import performance_tables
from disclosure.reading import ReportTable, TableRow, ValueCell

_SAME = {"last_year.total": ("last_year",), "change.total": ("change",),
         "budget.amount": ("budget.total",), "adjusted_budget.amount": ("adjusted_budget.total",),
         "amount": ("total",),
         "total": ("amount",)}  # fmt: skip
_Found = tuple[ReportTable, TableRow, ValueCell]


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
    return [
        _verdict(fact, cells.get(place), is_told=place[0] in told)
        for place, fact in report.facts.items()
    ]


def compared_print(report: PrintedReport) -> list[Verdict]:
    """As `compared`, of the printed file: the cell that holds the middle of the figure is its."""
    document = open_document(report.content, file_name="a.pdf", recognise_scans=False)
    reading = read_forms(document, performance_tables(document).consumed)
    on_page: dict[int, list[_Found]] = defaultdict(list)
    for found in _cells(reading):
        on_page[found[2].page_no].append(found)
    told = _told(reading)
    return [
        _verdict(fact, _holding(on_page[page], x, y), is_told=page in told)
        for (page, x, y), fact in report.facts.items()
    ]


def _holding(found: list[_Found], x: float, y: float) -> _Found | None:
    for one in found:
        box = one[2].bbox
        if box is not None and box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            return one
    return None


def _cells(reading: FormReading) -> Iterator[_Found]:
    for table in reading.tables:
        rows = {(row.row_no, row.side): row for row in table.rows}
        for cell in table.cells:
            yield table, rows[cell.row_no, cell.side], cell


def _told(reading: FormReading) -> set[int]:
    """Pages whose tables, or a part of one, are told to be unread."""
    return {gap.page_no for gap in reading.gaps if gap.page_no}


def _verdict(fact: Fact, found: _Found | None, *, is_told: bool) -> Verdict:
    if found is None:
        return Verdict(fact, "told" if is_told else "silent")
    table, row, cell = found
    if not fact.table_no:
        is_kept = table.table_no not in ROLES or cell.certainty == "uncertain"
        return Verdict(fact, "told" if is_kept else "wrong", f"in table {table.table_no}")
    is_column = cell.column_key in (fact.column, *_SAME.get(fact.column, ()))
    is_column = is_column or cell.column_key.rpartition(".")[2] == fact.column != "total"
    names = {row.row_key, row.code, comparable(row.label), row.row_key.rpartition("/")[2]}
    is_row = fact.row in names or (fact.row == "total" and row.row_kind in ("total", "department"))
    is_place = table.table_no in ROLES[fact.table_no] and cell.side == fact.side
    is_amount = cell.amount_yuan == fact.amount_yuan
    if is_column and is_row and is_place and is_amount:
        return Verdict(fact, "equal")
    said = f"{table.table_no}/{cell.side}/{row.row_key}/{cell.column_key} {cell.amount_yuan}"
    is_marked = cell.certainty == "uncertain" or cell.amount_yuan is None
    if is_marked or (is_amount and _is_unnamed(cell.column_key)):
        return Verdict(fact, "told", said)
    if is_amount and is_column and is_place and row.row_key.startswith(("item:", "line:")):
        return Verdict(fact, "unnamed row", said)
    return Verdict(fact, "wrong", said)


def _is_unnamed(key: str) -> bool:
    """Whether a key is no term of the trade but a printed head, or the place of none."""
    return not key.isascii() or key.startswith("unnamed_")
