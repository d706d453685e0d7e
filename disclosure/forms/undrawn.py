"""Tables for which no rule is drawn: what of them may be trusted, where place told their cells.

What belongs here: marking all that no sum of the table bears out. What does not: finding such
tables (`documents.pdf.aligned`), and sums of inferred tables in general (`inference.support`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from decimal import Decimal

from disclosure.forms.broken import Place, comes_out, sums
from disclosure.forms.declaration import Form, FormSide
from disclosure.forms.inference.columns.column_keys import SOURCES, USES
from disclosure.reading import Gap, ReportTable, Side, TableRow, ValueCell

ALIGNMENT = "alignment"
_MOSTLY = Decimal("0.9")
_CODED = 0.6
_TWO = 2


def proven_by_sums(
    table: ReportTable, form: Form, torn: Set[int] = frozenset()
) -> tuple[ReportTable, list[Gap]]:
    """The table with each figure uncertain that is in no sum that holds, and one gap that says so.

    Where one sum in ten fails all figures are: they may stand in the wrong column. On `torn` pages
    figures stand outside of all tables: those of the tables may go on there.
    """
    declared = next(one for one in form.tables if one.table_no == table.table_no)
    sides = [(side, _Side(table, side)) for side in declared.lists]
    told = sum(one.told for _, one in sides)
    is_borne_out = sum(one.held for _, one in sides) >= _MOSTLY * told and told >= _TWO
    proven = {(side.side, *place) for side, one in sides for place in one.proven if is_borne_out}
    cells = tuple(
        _marked(cell, proven if cell.page_no not in torn else frozenset()) for cell in table.cells
    )
    changes = {"cells": cells, "recognised_by": (ALIGNMENT, *table.recognised_by)}
    marked = table.model_copy(update=changes)
    open_cells = [cell for cell in cells if cell.certainty == "uncertain"]
    return marked, [_gap(table, len(open_cells))] if open_cells else []


class _Side:
    """One list of a table: its sums tried, and the figures that they bear out.

    A sole part only repeats its total, and what misread one may have misread both: that proves
    nothing where another sum of theirs fails.
    """

    def __init__(self, table: ReportTable, side: FormSide) -> None:
        self.rows = [row for row in table.rows if row.side == side.side]
        self.printed = {
            (cell.row_no, cell.column_key): cell
            for cell in table.cells
            if cell.side == side.side and cell.amount_yuan is not None
        }
        self.told = self.held = 0
        self.proven: set[Place] = set()
        self.repeated: set[Place] = set()
        self.failing: set[Place] = set()
        strange = {row.row_no for row in _strange(self.rows)}
        for total, parts in sums(side, self.rows):
            self._try(total, parts)
        for beyond in _beyond(side, self.rows, {key for _, key in self.printed}):
            self._try_together(beyond)
        self.proven |= self.repeated - self.failing
        self.proven = {place for place in self.proven if place[0] not in strange}

    def _try(self, total: Place, parts: Iterable[Place]) -> None:
        places = [part for part in parts if part in self.printed]
        cells = [self.printed[part] for part in places]
        if total not in self.printed or not cells:
            return
        if not any(cell.amount_yuan for cell in (self.printed[total], *cells)):
            return
        self.told += 1
        own = {total, *places}
        if not comes_out(self.printed[total], cells):
            self.failing |= own
            return
        self.held += 1
        if len(places) > 1:
            self.proven |= own
        else:
            self.repeated |= own

    def _try_together(self, of_one_kind: Iterable[tuple[Place, list[Place]]]) -> None:
        """Sums that the role declares none of prove their figures where every one of them holds."""
        tried = [
            (total, places)
            for total, parts in of_one_kind
            if (places := [part for part in parts if part in self.printed])
            and total in self.printed
            and any(self.printed[place].amount_yuan for place in (total, *places))
        ]
        if sum(len(places) > 1 for _, places in tried) >= _TWO and all(
            comes_out(self.printed[total], [self.printed[place] for place in places])
            for total, places in tried
        ):
            self.proven |= {place for total, places in tried for place in (total, *places)}


def _beyond(
    side: FormSide, rows: list[TableRow], keys: Set[str]
) -> Iterator[list[tuple[Place, list[Place]]]]:
    """Sums of columns that the role does not ask for, a kind at a time: each down the tree, a
    source of its uses, the total of all sources."""
    first = side.column_keys[0]
    tree = [
        (total[0], [row for row, _ in parts])
        for total, parts in sums(side, rows)
        if total[1] == first and all(key == first for _, key in parts)
    ]
    for key in sorted(keys - {*side.column_keys}):
        yield [((whole, key), [(row, key) for row in parts]) for whole, parts in tree]
    uses = {key: [f"{key}.{use}" for use in USES if f"{key}.{use}" in keys] for key in SOURCES}
    uses["total"] = [key for key in SOURCES if key in keys]
    for whole, parts in uses.items():
        yield [((row.row_no, whole), [(row.row_no, part) for part in parts]) for row in rows]


def _strange(rows: list[TableRow]) -> list[TableRow]:
    """Rows without a code among rows with one: the rest of a wrapped name, perhaps."""
    kinds = Counter(row.row_kind for row in rows)
    if kinds["code"] < _CODED * len(rows):
        return []
    return [row for row in rows if row.row_kind not in ("code", "total", "department")]


def _marked(cell: ValueCell, proven: Set[tuple[Side | None, int, str]]) -> ValueCell:
    if not cell.amount_yuan or (cell.side, cell.row_no, cell.column_key) in proven:
        return cell
    return cell.model_copy(update={"certainty": "uncertain"})


def _gap(table: ReportTable, count: int) -> Gap:
    return Gap(
        kind="uncertain_figure",
        detail=f"《{table.title}》没有画表格线，按文字对齐读取；{count}个数字没有合计印证，没有采信",
        table_no=table.table_no,
        page_no=table.page_from,
    )
