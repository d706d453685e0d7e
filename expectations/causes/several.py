"""The smallest set of several cells whose change repairs all: a mixed-integer programme.

What belongs here: the programme (HiGHS through scipy), its bounds, and the proof in fen of what it
says. What does not: repairs of one cell, which `single` finds without a solver.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from math import gcd

import numpy as np
from scipy.optimize import Bounds, LinearConstraint
from scipy.sparse import csr_array, eye_array, hstack

from expectations.causes.constraint_model import FAR, Component, Identity, Repair
from expectations.causes.integer_program import solved
from expectations.causes.single import in_order, plausibility

ALTERNATIVES = 6
"""Repairs of one size that are looked for; more would not help whoever reads them."""
ROUNDS = 40
LARGEST = 1500
"""Cells above which no repair is sought."""


def several_repairs(component: Component, seconds: float) -> list[Repair]:
    """All repairs of the least number of cells (at most ALTERNATIVES), the likeliest first.

    Empty when there is none, or none was found in time.
    """
    if len(component.cells) > LARGEST:
        return []
    search = _Search(component)
    until = time.monotonic() + seconds
    found: list[Repair] = []
    for _ in range(ROUNDS):
        left = until - time.monotonic()
        cells = search.next_set(left) if left > 0 else None
        if cells is None or (found and len(cells) > len(found[0].changes)):
            break
        changes = _fit(component, cells)
        if changes is None:
            search.needs_more_than(cells)
            continue
        found.append(Repair(changes, plausibility(component, changes)))
        search.forbid(cells)
        if len(found) == ALTERNATIVES:
            break
    return in_order(found)


class _Search:
    """Sets of cells in order of size. Variables: is cell k changed (0, 1), and by how much.

    A change is bounded by what is amiss in the component: bounds taken from amounts would be so
    large that the solver's own tolerance could hide a change.
    """

    def __init__(self, component: Component) -> None:
        self.cells = sorted(component.cells)
        unit, n = _unit(component), len(self.cells)
        amiss = sum(abs(one.difference_fen) + one.allowed(1)[1] % FAR for one in component.violated)
        self.most = 2 * amiss / unit
        low, high = _gaps(component, unit)
        still = csr_array((len(low), n))
        eye = eye_array(n, format="csr")
        self.constraints = [
            LinearConstraint(hstack([still, _signs(component.identities, self.cells)]), low, high),
            LinearConstraint(hstack([self.most * eye, -eye]), 0, np.inf),
            LinearConstraint(hstack([self.most * eye, eye]), 0, np.inf),
        ]
        self.cost = np.concatenate([_costs(component, self.cells), np.zeros(n)])
        self.reach = np.clip(_reach(component, self.cells, unit), -self.most, self.most)

    def next_set(self, seconds: float) -> tuple[int, ...] | None:
        n = len(self.cells)
        answer = solved(
            self.cost,
            constraints=self.constraints,
            integrality=np.ones(2 * n),
            bounds=Bounds(np.r_[np.zeros(n), self.reach[0]], np.r_[np.ones(n), self.reach[1]]),
            options={"time_limit": seconds},
        )
        if answer.x is None:
            return None
        return tuple(cell for cell, y in zip(self.cells, answer.x[:n], strict=True) if y > 0.5)

    def forbid(self, cells: Sequence[int]) -> None:
        """This set was found: not it again, nor one that holds it."""
        self._cut([cell in cells for cell in self.cells], -np.inf, len(cells) - 1)

    def needs_more_than(self, cells: Sequence[int]) -> None:
        """These cells alone repair nothing: at least one other must change."""
        self._cut([cell not in cells for cell in self.cells], 1, np.inf)

    def _cut(self, chosen: list[bool], low: float, high: float) -> None:
        row = np.r_[np.array(chosen, float), np.zeros(len(self.cells))]
        self.constraints.append(LinearConstraint(row, low, high))


def _costs(component: Component, cells: Sequence[int]) -> np.ndarray:
    """One a cell, a little less for a cell in more of what is violated; never a cell's worth."""
    shared = np.array([sum(cell in one.signs for one in component.violated) for cell in cells])
    costs: np.ndarray = 1 + (shared.max() - shared) / (4.0 * max(shared.max(), 1) * len(cells))
    return costs


def _signs(identities: Sequence[Identity], cells: Sequence[int]) -> csr_array:
    """Identities by cells."""
    column = {cell: k for k, cell in enumerate(cells)}
    terms = [
        (row, column[cell], sign)
        for row, identity in enumerate(identities)
        for cell, sign in identity.signs.items()
        if cell in column
    ]
    rows, columns, signs = np.array(terms).T
    return csr_array((signs.astype(float), (rows, columns)), (len(identities), len(cells)))


def _gaps(component: Component, unit: int) -> tuple[np.ndarray, np.ndarray]:
    """By how much the sum of changes may move each identity; room for one nought filled."""
    ends = [
        one.allowed(any(s < 0 and component.cells[k].amount_fen == 0 for k, s in one.signs.items()))
        for one in component.identities
    ]
    gap = np.array([one.difference_fen for one in component.identities]) / unit
    return _low(ends, unit) - gap, _high(ends, unit) - gap


def _unit(component: Component) -> int:
    unit = 0
    for cell in component.cells.values():
        unit = gcd(unit, cell.grid_fen, cell.amount_fen % cell.grid_fen)
    return max(unit, 1)


def _fit(component: Component, cells: Sequence[int]) -> dict[int, int] | None:
    """What each of the cells changes by: as many identities exact as can be; proven in fen."""
    touching = component.touching(cells)
    unit, n, m = _unit(component), len(cells), len(touching)
    signs = _signs(touching, cells).toarray()
    gap = np.array([one.difference_fen for one in touching]) / unit
    ends = [one.allowed(one.filled(cells, component.cells)) for one in touching]
    eye = np.eye(m)
    low, high = _reach(component, cells, unit)
    answer = solved(
        np.r_[np.zeros(n), np.ones(m)],
        constraints=[
            LinearConstraint(np.hstack([signs, -eye]), -np.inf, -gap),
            LinearConstraint(np.hstack([signs, eye]), -gap, np.inf),
            LinearConstraint(np.hstack([signs, np.zeros((m, m))]), _low(ends, unit) - gap, np.inf),
        ],
        integrality=np.r_[np.ones(n), np.zeros(m)],
        bounds=Bounds(np.r_[low, np.zeros(m)], np.r_[high, _high(ends, unit)]),
        options={"time_limit": 1.0},
    )
    if answer.x is None:
        return None
    changes = {cell: round(x) * unit for cell, x in zip(cells, answer.x, strict=False)}
    if 0 in changes.values() or component.broken(changes):
        return None
    return changes


def _reach(component: Component, cells: Sequence[int], unit: int) -> np.ndarray:
    """The least and the largest change that each figure's kind allows, infinite where any does."""
    ends = [component.cells[cell].reach for cell in cells]
    return np.array([_low(ends, unit), _high(ends, unit)])


def _low(ends: Sequence[tuple[int, int]], unit: int) -> np.ndarray:
    return np.array([-np.inf if low <= -FAR // 2 else low / unit for low, _ in ends])


def _high(ends: Sequence[tuple[int, int]], unit: int) -> np.ndarray:
    return np.array([np.inf if high >= FAR // 2 else high / unit for _, high in ends])
