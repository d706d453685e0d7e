"""Groups of columns that are built alike bear each other out: this year's and last year's.

What belongs here: which columns another group proves, so that a sum that fails in one of them is
the department's error. What does not: the sums themselves (`support`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from decimal import Decimal

from disclosure.reading import ReportTable, Side, ValueCell

_MOST = Decimal("0.9")
_FEWEST = 3
_LAST, _CHANGE = "last_year", "change"
Figures = Mapping[str, Mapping[int, ValueCell]]


def borne_out_beside(table: ReportTable, side: Side | None, proven: Set[str]) -> set[str]:
    """The columns of a list that a `proven` one bears out.

    Either this year's figures are last year's and the change together, row by row; or both groups
    print the same rows' names over their columns in the same order, three at least.
    """
    figures = _by_column([cell for cell in table.cells if cell.side == side])
    found: set[str] = set()
    for key in figures:
        group = {key, *_beside(key, figures)}
        if len(group) > 1 and group & proven and _is_alike(key, group, figures):
            found |= group
    return found


def _by_column(cells: Sequence[ValueCell]) -> dict[str, dict[int, ValueCell]]:
    figures: dict[str, dict[int, ValueCell]] = {}
    for cell in cells:
        figures.setdefault(cell.column_key, {})[cell.row_no] = cell
    return figures


def _beside(key: str, figures: Figures) -> Iterable[str]:
    """The same column of last year, and the change to it."""
    for group in (_LAST, _CHANGE):
        names = (f"{group}.{key}", *((group,) if key == "total" else ()))
        yield from (name for name in names if name in figures)


def _is_alike(key: str, group: Set[str], figures: Figures) -> bool:
    last = next((one for one in group if one.startswith(_LAST)), None)
    change = next((one for one in group if one.startswith(_CHANGE)), None)
    if last is not None and change is not None and _add_up(figures[key], figures[last],
                                                          figures[change]):  # fmt: skip
        return True
    return (
        last is not None
        and group == {key, last}
        and (_rows_across(figures[key]) == _rows_across(figures[last]) is not None)
    )


def _add_up(
    now: Mapping[int, ValueCell], last: Mapping[int, ValueCell], change: Mapping[int, ValueCell]
) -> bool:
    """Whether the change is what the two years differ by, in nearly all rows that print it."""
    rows = [row for row in now if row in last and row in change and _yuan(change[row])]
    held = sum(_yuan(now[row]) - _yuan(last[row]) == _yuan(change[row]) for row in rows)
    return len(rows) >= _FEWEST and held >= _MOST * len(rows)


def _yuan(cell: ValueCell) -> Decimal:
    return cell.amount_yuan or Decimal(0)


def _rows_across(column: Mapping[int, ValueCell]) -> list[int] | None:
    """The rows whose figures stand beside each other on one printed line, from left to right."""
    placed = [(cell.bbox, row) for row, cell in column.items() if cell.bbox is not None]
    tops = {round(box[1]) for box, _ in placed}
    lines = [sorted((box[0], row) for box, row in placed if round(box[1]) == top) for top in tops]
    longest = max(lines, key=len, default=[])
    return [row for _, row in longest] if len(longest) >= _FEWEST else None
