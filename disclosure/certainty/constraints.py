"""What binds figures to each other: the form's declared sums, and one figure in several tables.

What belongs here: bonds between figures, and whether one holds. What does not: what follows from
it for a figure (`verdicts`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from disclosure.certainty.scanned_figures import Figure, Place
from disclosure.forms.declaration import CLASS_ROWS, Form, FormSide
from disclosure.reading import ReportTable, TableRow

MOST_ROUNDING = 2
"""Last places that may be rounding: a wider envelope (many parts) would hide a misread digit."""


class Holds(StrEnum):
    EXACTLY = "exactly"
    ROUNDED = "rounded"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Bond:
    """A total and its parts. A sole part is the same figure printed twice."""

    total: Figure
    parts: tuple[Figure, ...]

    @property
    def is_copy(self) -> bool:
        return len(self.parts) == 1

    @property
    def members(self) -> tuple[Figure, ...]:
        return (self.total, *self.parts)

    def holds(self) -> Holds:
        """With the chosen amounts; a part that was not read counts as nothing."""
        difference = abs((self.total.amount or Decimal(0)) - self.demanded(self.total))
        if difference == 0:
            return Holds.EXACTLY
        quantum = max(member.quantum for member in self.members)
        parts = sum(bool(part.amount) for part in self.parts)
        allowed = min(quantum * (parts + 1) / 2, quantum * MOST_ROUNDING)
        return Holds.ROUNDED if parts > 1 and difference <= allowed else Holds.NOT

    def demanded(self, figure: Figure) -> Decimal:
        """What a member must be for the bond to hold exactly."""
        if figure is self.total:
            return sum((part.amount or Decimal(0) for part in self.parts), Decimal(0))
        others = sum((p.amount or Decimal(0) for p in self.parts if p is not figure), Decimal(0))
        return (self.total.amount or Decimal(0)) - others


def declared_bonds(
    form: Form, tables: Sequence[ReportTable], figures: Mapping[Place, Figure]
) -> list[Bond]:
    """The form's sums along rows and columns and down its trees, where figures are printed."""
    by_cell = {
        (one.place[0], one.cell.side, one.cell.row_no, one.cell.column_key): one
        for one in figures.values()
    }
    declared = {table.table_no: table for table in form.tables}
    found: list[Bond] = []
    for number, table in enumerate(tables):
        for side in declared[table.table_no].sides:
            rows = [row for row in table.rows if row.side == side.side]
            columns = _columns(side, table)

            def figure(row: TableRow, column: str, number: int = number) -> Figure | None:
                return by_cell.get((number, row.side, row.row_no, column))

            for total, parts in _sums(side, rows, columns):
                whole = figure(*total)
                printed = [one for part in parts if (one := figure(*part)) is not None]
                if whole is not None and printed:
                    found.append(Bond(whole, tuple(printed)))
    return list({_key(bond): bond for bond in found}.values())


def _columns(side: FormSide, table: ReportTable) -> list[str]:
    """What the form declares, and what a table prints beside it: last year, what was planned."""
    printed = (cell.column_key for cell in table.cells if cell.side == side.side)
    return list(dict.fromkeys([*side.column_keys, *printed]))


_At = tuple[TableRow, str]


def _sums(
    side: FormSide, rows: Sequence[TableRow], columns: Sequence[str]
) -> Iterator[tuple[_At, list[_At]]]:
    groups = {column.rpartition(".")[0] for column in columns if column not in side.column_keys}
    for sum_ in side.column_sums:
        for group in ("", *(f"{name}." for name in sorted(groups) if name)):
            for row in rows:
                yield (row, group + sum_.total), [(row, group + part) for part in sum_.parts]
    for sum_ in side.row_sums:
        totals = [row for row in rows if row.row_key == sum_.total]
        parts = [row for row in rows if _is_part(row, sum_.parts)]
        for total in totals:
            for column in columns:
                yield (total, column), [(part, column) for part in parts]
    children: defaultdict[int, list[TableRow]] = defaultdict(list)
    for row in rows:
        if row.parent_row_no is not None:
            children[row.parent_row_no].append(row)
    for row in rows:
        for column in columns:
            if row.row_no in children:
                yield (row, column), [(child, column) for child in children[row.row_no]]


def _is_part(row: TableRow, parts: Iterable[str]) -> bool:
    return any(
        row.row_kind == "class" if part == CLASS_ROWS else row.row_key == part for part in parts
    )


def _key(bond: Bond) -> tuple[Place, tuple[Place, ...]]:
    return bond.total.place, tuple(part.place for part in bond.parts)


def repeated_figures(figures: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """Settled figures of one value for one code in several tables, or in several tables' totals.

    Tables that print the same codes (收入总表, 支出总表, 一般公共预算支出) print one figure again.
    """
    groups: defaultdict[tuple[str, Decimal], list[Figure]] = defaultdict(list)
    for one in figures:
        if one.is_settled and one.amount:
            if one.row.code:
                groups[one.row.code, one.amount].append(one)
            elif one.row.level == 0:
                groups["", one.amount].append(one)
    return [
        (group[0], other)
        for group in groups.values()
        for other in group[1:]
        if _page_of(other) != _page_of(group[0])
    ]


def _page_of(figure: Figure) -> tuple[int, str | None]:
    return figure.place[0], figure.cell.side
