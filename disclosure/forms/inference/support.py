"""How well an inferred table is borne out by its own sums, and what that makes uncertain.

What belongs here: the general form's sums tried on a typed table. What does not: findings: a sum
that fails where nearly all others hold is the department's; where most fail, our reading is wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.forms.broken import comes_out, printed_sums, rows_and_figures, sums
from disclosure.forms.declaration import Form, FormSide
from disclosure.forms.inference.columns.parallel import borne_out_beside
from disclosure.forms.inference.rivals import rivalled_columns
from disclosure.forms.inference.roles import column_name
from disclosure.reading import Gap, ReportTable, Side, ValueCell

PROVEN = Decimal("0.7")
"""Share of a column's sums that must hold: below it the column may not be what we took it for."""
_FEWEST, _TWO = 3, 2
_THREE_PUBLIC = 10
"""Names alone tell its few rows. A figure that is in all sums that fail is misprinted."""
_At = tuple[Side | None, str]


@dataclass(frozen=True, slots=True)
class Support:
    """`told` sums could be tried, `held` came out; `doubted` are columns with too few that did."""

    told: int
    held: int
    doubted: frozenset[_At]

    @property
    def share(self) -> Decimal | None:
        return Decimal(self.held * 100 // self.told) / 100 if self.told else None


def support_of(table: ReportTable, form: Form) -> Support:
    """The declared sums of the table's role over what is printed."""
    declared = next(one for one in form.tables if one.table_no == table.table_no)
    told, held = Counter[_At](), Counter[_At]()
    failed: dict[_At, list[frozenset[int]]] = defaultdict(list)
    every = [0, 0]
    for side in declared.lists:
        for cells, holds in _tried(table, side):
            every[0] += 1
            every[1] += holds
            for column in {cell.column_key for cell in cells}:
                told[side.side, column] += 1
                held[side.side, column] += holds
                if not holds:
                    failed[side.side, column].append(frozenset(map(id, cells)))
    fewest = _FEWEST if every[1] else 1
    doubted = {
        column
        for column, count in told.items()
        if count >= fewest and held[column] < PROVEN * count and every[0] >= _TWO
    }
    if table.table_no == _THREE_PUBLIC:
        doubted = {
            one for one in doubted if not (held[one] and frozenset.intersection(*failed[one]))
        }
    proven = {one for one, count in told.items() if count >= _TWO and held[one] == count}
    for name in {name for name, _ in doubted}:
        own = {key for side, key in proven if side == name}
        doubted -= {(name, key) for key in borne_out_beside(table, name, own)}
    for side in declared.lists:
        doubted |= {(side.side, key) for key in rivalled_columns(table, side)}
    return Support(every[0], every[1], frozenset(doubted))


def _tried(table: ReportTable, side: FormSide) -> Iterable[tuple[list[ValueCell], bool]]:
    rows, printed = rows_and_figures(table, side)
    for total, parts in printed_sums(side, rows, printed):
        if total.amount_yuan or any(cell.amount_yuan for cell in parts):
            yield [total, *parts], comes_out(total, parts)


def judged(table: ReportTable, form: Form) -> tuple[ReportTable, list[Gap]]:
    """The table with its support, doubted columns uncertain, and a gap for each of those."""
    support = support_of(table, form)
    doubted = support.doubted
    cells = [
        cell.model_copy(update={"certainty": "uncertain"})
        if (cell.side, cell.column_key) in doubted and cell.amount_yuan is not None
        else cell
        for cell in table.cells
    ]
    changes = {"support": support.share, "cells": tuple(cells)}
    return table.model_copy(update=changes), _gaps(table, sorted(doubted, key=str))


def harmless_where_sums_hold(gaps: Sequence[Gap], table: ReportTable, form: Form) -> list[Gap]:
    """The gaps of a table; an unknown column is an extra one where all totals need it not.

    Then every row's total is the sum of the known columns beside it: what the unknown one prints is
    said beside (其中：政府采购 and the like), and nothing may be missing for it.
    """
    if not any(gap.kind == "unknown_column" for gap in gaps) or not _adds_up_across(table, form):
        return list(gaps)
    return [
        gap.model_copy(update={"kind": "extra_column"}) if gap.kind == "unknown_column" else gap
        for gap in gaps
    ]


def _adds_up_across(table: ReportTable, form: Form) -> bool:
    """Whether at least two rows print a total of two columns or more, and all of those hold."""
    declared = next(one for one in form.tables if one.table_no == table.table_no)
    tried = 0
    for side in declared.lists:
        rows, figures = rows_and_figures(table, side)
        printed = {place: cell for place, cell in figures.items() if cell.amount_yuan}
        columns = {cell.column_key for cell in table.cells if cell.side == side.side}
        across = {
            total: [printed[part] for part in parts if part in printed]
            for total, parts in sums(side, rows)
            if total in printed
            and all(row_no == total[0] for row_no, _ in parts)
            and any(column in columns for _, column in parts)
        }
        if not across and printed:
            return False
        if not all(comes_out(printed[total], parts) for total, parts in across.items()):
            return False
        tried += sum(len(parts) > 1 for parts in across.values())
    return tried >= _TWO


def _gaps(table: ReportTable, doubted: Sequence[_At]) -> list[Gap]:
    return [
        Gap(
            kind="uncertain_figure",
            detail=f"《{table.title}》的“{_column_name(key)}”一栏，各行与合计多半对不上，没有采信",
            table_no=table.table_no,
            page_no=table.page_from,
        )
        for _, key in doubted
    ]


def _column_name(key: str) -> str:
    """The trade's word for a column; one that kept its head is called by it."""
    try:
        return column_name(key)
    except KeyError:
        return key
