"""One cell whose change repairs all: tried cell by cell, exactly, in fen.

What belongs here: which change of a cell lets every identity hold, and which of several is the
likeliest. What does not: repairs of several cells (`several`).
"""

from __future__ import annotations

from collections.abc import Iterable

from expectations.causes.constraint_model import Cell, Component, Identity, Repair
from expectations.causes.typo_patterns import WEIGHTS, slip

MANY = 60
"""Values that rounding leaves open, up to which each is looked at."""


def single_repairs(component: Component) -> list[Repair]:
    """Every cell that alone repairs the component, the likeliest first."""
    common = set(component.cells)
    for identity in component.violated:
        common &= identity.signs.keys()
    found = (_repair(component, component.cells[cell]) for cell in sorted(common))
    return in_order(repair for repair in found if repair)


def in_order(repairs: Iterable[Repair]) -> list[Repair]:
    return sorted(repairs, key=lambda one: (-one.plausibility, sorted(one.changes)))


def plausibility(component: Component, changes: dict[int, int]) -> float:
    """Slips speak for a repair; identities that then hold by rounding only, against it."""
    inexact = 0
    for identity in component.touching(changes):
        after = identity.after(changes)
        inexact += after != 0 and not (identity.is_floor and after > 0)
        inexact -= identity.difference_fen != 0 and not identity.is_violated
    return sum(_slip_weight(component.cells[k], by) for k, by in changes.items()) - inexact


def _slip_weight(cell: Cell, change_fen: int) -> float:
    kind = slip(cell.amount_fen, cell.amount_fen + change_fen, cell.grid_fen)
    return WEIGHTS[kind] if kind else 0.0


def _repair(component: Component, cell: Cell) -> Repair | None:
    touching = component.touching((cell.cell_no,))
    low, high = cell.reach
    for identity in touching:
        least, most = _interval(identity, cell)
        low, high = max(low, least), min(high, most)
    changes = _candidates(touching, cell, low, high)
    if not changes:
        return None
    best = max(changes, key=lambda change: _merit(touching, cell, change))
    alone = {cell.cell_no: best}
    return Repair(alone, plausibility(component, alone))


def _interval(identity: Identity, cell: Cell) -> tuple[int, int]:
    """By how many fen the cell may change so that the identity holds."""
    sign = identity.signs[cell.cell_no]
    low, high = identity.allowed(int(sign < 0 and cell.amount_fen == 0))
    ends = sorted((sign * (low - identity.difference_fen), sign * (high - identity.difference_fen)))
    return ends[0], ends[1]


def _candidates(touching: list[Identity], cell: Cell, low: int, high: int) -> list[int]:
    """Changes between two bounds that lead to a figure that can be printed."""
    if low > high:
        return []
    grid = cell.grid_fen
    first = -(-(cell.amount_fen + low) // grid) * grid - cell.amount_fen
    last = (cell.amount_fen + high) // grid * grid - cell.amount_fen
    if (last - first) // grid <= MANY:
        return [change for change in range(first, last + 1, grid) if change]
    exact = {-one.signs[cell.cell_no] * one.difference_fen for one in touching} | {first, last}
    return [
        change
        for change in sorted(exact)
        if change and low <= change <= high and (cell.amount_fen + change) % grid == 0
    ]


def _merit(touching: list[Identity], cell: Cell, change: int) -> tuple[float, ...]:
    after = [abs(one.after({cell.cell_no: change})) for one in touching if not one.is_floor]
    exact = sum(one == 0 for one in after)
    return exact, _slip_weight(cell, change), -sum(after), -abs(change), -change
