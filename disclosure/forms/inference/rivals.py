"""A figure that its parts do not make up, where another column prints just what they do.

What belongs here: columns that were taken for a total which a column without a meaning is. What
does not: sums that merely fail (`support`).
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from disclosure.forms.broken import comes_out, printed_sums, rows_and_figures
from disclosure.forms.declaration import FormSide
from disclosure.reading import ReportTable, ValueCell

_TWO = 2


def rivalled_columns(table: ReportTable, side: FormSide) -> set[str]:
    """The columns that a column without a meaning is rather: on every row on which the sum across
    tells them apart, two at least, that one prints what the parts make up."""
    rows, printed = rows_and_figures(table, side)
    strange = {key for _, key in printed} - set(side.column_keys)
    if not strange:
        return set()
    better: defaultdict[str, list[set[str]]] = defaultdict(list)
    for total, parts in printed_sums(side, rows, printed):
        if any(part.row_no != total.row_no for part in parts) or comes_out(total, parts):
            continue
        beside = {key for key in strange if _makes_up(printed.get((total.row_no, key)), parts)}
        better[total.column_key].append(beside)
    return {
        key for key, rivals in better.items() if len(rivals) >= _TWO and set.intersection(*rivals)
    }


def _makes_up(cell: ValueCell | None, parts: list[ValueCell]) -> bool:
    return cell is not None and cell.amount_yuan != Decimal(0) and comes_out(cell, parts)
