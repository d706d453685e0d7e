"""One province's report read from each format, every figure held against what was drawn.

What belongs here: laying out, reading, judging by place. What does not: forms, and counting.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.unseen.drawing.compared import Verdict
from benchmarks.unseen.drawing.looks import drawn_look
from benchmarks.unseen.drawing.office import saved
from benchmarks.unseen.drawing.pages import DrawnReport, laid_out
from benchmarks.unseen.drawing.printed import Ink, printed_report
from benchmarks.unseen.drawing.sheets import Fact
from benchmarks.unseen.provinces.forms import Form
from disclosure.documents.opening import open_document
from disclosure.forms.matcher import FormReading, read_forms
from disclosure.forms.texts import bare_name, comparable
from disclosure.narrative.performance.form_finder import performance_tables
from disclosure.reading import ReportTable, TableRow, ValueCell

_PLAIN = replace(
    drawn_look(random.Random(0)), contents=False, foot="", new_pages=True, cut_rows=False,
    repeats_head="yes",
)  # fmt: skip
_SAME = {"amount": ("total",), "total": ("amount",), "income": ("current_year",),
         "last_year.total": ("last_year",)}  # fmt: skip
_THREE_PUBLIC = 10
_HALVES = (6, 10, 23, 29)
"""Lists beside each other are one list there."""
_Found = tuple[ReportTable, TableRow, ValueCell]


def drawn(forms: Sequence[Form], rows_a_page: int = 1000) -> DrawnReport:
    return laid_out([form.sheet for form in forms], replace(_PLAIN, rows_a_page=rows_a_page))


def as_file(report: DrawnReport, way: str) -> tuple[str, bytes]:
    """`way` is one of `office.WAYS`, or `pdf` with how it is ruled."""
    if not way.startswith("pdf"):
        return saved(report, way)
    plain = Ink(way.partition(" ")[2] or "all", 0, False, "right", 3.0, False, False, False, False)
    return "报告.pdf", printed_report(report, plain).content


def judged(reading: FormReading, report: DrawnReport, forms: Sequence[Form]) -> list[Verdict]:
    """Of the drawn pages themselves, one verdict a figure."""
    roles: dict[int, set[int]] = {}
    for form in forms:
        roles.setdefault(form.roles[0], set()).update(form.roles)
    cells = {(one[2].page_no, one[2].bbox): one for one in _cells(reading)}
    told = {gap.page_no for gap in reading.gaps if gap.page_no}
    return [
        _verdict(fact, cells.get(place), roles, is_told=place[0] in told)
        for place, fact in report.facts.items()
    ]


def gist(reading: FormReading) -> Counter[tuple[object, ...]]:
    """What is read whatever the format."""
    return Counter(
        (table.table_no, row.side, row.row_key, cell.column_key, cell.amount_yuan, cell.certainty)
        for table, row, cell in _cells(reading)
        if cell.amount_yuan
    )


def read_file(name: str, content: bytes) -> FormReading:
    document = open_document(content, file_name=name, recognise_scans=False)
    return read_forms(document, performance_tables(document).consumed)


def _cells(reading: FormReading) -> Iterator[_Found]:
    for table in reading.tables:
        rows = {(row.row_no, row.side): row for row in table.rows}
        for cell in table.cells:
            yield table, rows[cell.row_no, cell.side], cell


def _verdict(
    fact: Fact, found: _Found | None, roles: dict[int, set[int]], *, is_told: bool
) -> Verdict:
    if found is None:
        return Verdict(fact, "told" if is_told else "silent")
    table, row, cell = found
    if not fact.table_no:
        is_money = cell.amount_yuan is not None and cell.certainty != "uncertain"
        return Verdict(fact, "wrong" if is_money else "told", f"in table {table.table_no}")
    is_column = _is_column(fact.column, cell.column_key)
    is_row = not fact.row or fact.row in _names(row) or row.row_key.startswith(fact.row + ".")
    is_row = is_row or (fact.row == "total" and row.row_kind in ("total", "department"))
    line = row.row_key.partition("@")[0]
    if table.table_no == _THREE_PUBLIC and line == fact.column.rpartition(".")[2]:
        is_column = cell.column_key == (fact.column.rpartition(".")[0] or "total")
    is_side = cell.side in (fact.side, *_any_side(fact)) or table.table_no in _HALVES
    is_place = table.table_no in roles[fact.table_no] and is_side
    is_amount = cell.amount_yuan == fact.amount_yuan
    said = f"{table.table_no}/{cell.side}/{row.row_key}/{cell.column_key} {cell.amount_yuan}"
    if is_column and is_row and is_place and is_amount:
        return Verdict(fact, "told" if cell.certainty == "uncertain" else "equal", said)
    keys = (row.row_key, cell.column_key)
    is_raw = not cell.column_key.isascii() or any(key.startswith("unnamed_") for key in keys)
    if cell.certainty == "uncertain" or cell.amount_yuan is None or (is_amount and is_raw):
        return Verdict(fact, "told", said)
    if is_amount and is_column and is_place and row.row_key.startswith(("item:", "line:")):
        return Verdict(fact, "unnamed row", said)
    return Verdict(fact, "wrong", said)


def _any_side(fact: Fact) -> tuple[str | None, ...]:
    return (None, "income", "expenditure", "purpose") if fact.side is None else ()


def _names(row: TableRow) -> set[str | None]:
    key, _, unit = row.row_key.partition("@")
    return {key, row.code, comparable(row.label), bare_name(row.label), comparable(unit),
            key.rpartition("/")[2], key.rpartition(".")[2]}  # fmt: skip


def _is_column(asked: str, key: str) -> bool:
    """Whether a column is the one that was drawn, a group being its own subtotal."""
    carried = asked.replace("carry_over.", "carried.")
    own = {asked, carried, asked.removesuffix(".total"), *_SAME.get(asked, ())}
    last = key.rpartition(".")[2]
    return key in own or last == asked != "total" or key.removesuffix(".subtotal") == asked
