"""Pages on which a declared sum does not come out: there a figure may have been misread.

What belongs here: the form's own sums over one reading, quick and with the usual envelope. What
does not: findings. The rules of `expectations` judge; this only says where to look again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from disclosure.forms.declaration import CLASS_ROWS, FormSide, Sum, all_forms
from disclosure.reading import Reading, ReportTable, TableRow, ValueCell

Place = tuple[int, str]
"""row_no and column_key of a figure, within one side of a table."""


def pages_of_broken_sums(reading: Reading) -> set[int]:
    """Numbers of the pages that hold a figure of a sum that does not come out."""
    form = next((form for form in all_forms() if form.form_id == reading.form_id), None)
    if form is None:
        return set()
    declared = {table.table_no: table for table in form.tables}
    pages: set[int] = set()
    for table in reading.tables:
        for side in declared[table.table_no].sides:
            pages |= _pages_of_side(table, side)
    return pages


def rows_and_figures(
    table: ReportTable, side: FormSide
) -> tuple[list[TableRow], dict[Place, ValueCell]]:
    """The rows of one list of a table, and the figures that they print."""
    rows = [row for row in table.rows if row.side == side.side]
    printed = {
        (cell.row_no, cell.column_key): cell
        for cell in table.cells
        if cell.side == side.side and cell.amount_yuan is not None
    }
    return rows, printed


def _pages_of_side(table: ReportTable, side: FormSide) -> set[int]:
    rows, printed = rows_and_figures(table, side)
    pages: set[int] = set()
    for total, parts in printed_sums(side, rows, printed):
        if not comes_out(total, parts):
            pages.update(cell.page_no for cell in (total, *parts))
    return pages


def sums(side: FormSide, rows: Sequence[TableRow]) -> Iterator[tuple[Place, list[Place]]]:
    """Every total and its parts: along rows, along columns, and down the tree."""
    numbers = [row.row_no for row in rows]
    for declared in side.column_sums:
        for number in numbers:
            yield (number, declared.total), [(number, part) for part in declared.parts]
    groups = [
        (total.row_no, [row.row_no for row in rows if _is_part(row, parts)])
        for declared in side.row_sums
        for parts in (_printed_parts(declared, side, rows),)
        for total in rows
        if total.row_key == declared.total
    ]
    children: defaultdict[int, list[int]] = defaultdict(list)
    for row in rows:
        if row.parent_row_no is not None:
            children[row.parent_row_no].append(row.row_no)
    keys = side.column_keys
    for whole, parts in (*groups, *children.items()):
        for key in keys:
            yield (whole, key), [(part, key) for part in parts]


def printed_sums(
    side: FormSide, rows: Sequence[TableRow], printed: Mapping[Place, ValueCell]
) -> Iterator[tuple[ValueCell, list[ValueCell]]]:
    """The totals that are printed, each with those of its parts that are: one at least."""
    for total, parts in sums(side, rows):
        if total in printed and (cells := [printed[part] for part in parts if part in printed]):
            yield printed[total], cells


def _printed_parts(declared: Sum, side: FormSide, rows: Sequence[TableRow]) -> tuple[str, ...]:
    """The parts of a total; one that no row prints is made up by its own, as declared."""
    printed = {row.row_key for row in rows}
    own = {one.total: one.parts for one in side.row_sums}
    return tuple(
        key
        for part in declared.parts
        for key in (own[part] if part in own and part not in printed else (part,))
    )


def _is_part(row: TableRow, parts: Iterable[str]) -> bool:
    return row.row_key in parts or (row.row_kind == "class" and CLASS_ROWS in parts)


def comes_out(total: ValueCell, parts: Sequence[ValueCell]) -> bool:
    """Within half of the last printed place for each figure; a sole part must be the same."""
    difference = abs(_amount(total) - sum(map(_amount, parts), Decimal(0)))
    if len(parts) == 1:
        return not difference
    quantum = max(cell.quantum_yuan or Decimal(0) for cell in (total, *parts))
    return difference <= quantum * (len(parts) + 1) / 2


def _amount(cell: ValueCell) -> Decimal:
    return cell.amount_yuan or Decimal(0)
