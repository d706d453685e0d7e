"""No figure is repaired to what its kind cannot be: below zero, or beyond what it is a part of."""

from __future__ import annotations

from dataclasses import replace

from expectations.causes import repairs_of
from expectations.causes.constraint_model import Cell, Component, Identity

CENT_OF_WAN = 10_000
"""0.01万元 in fen."""


def test_neither_one_figure_nor_two_leave_their_bounds() -> None:
    """5.10 + 120.00 + 100.00 ≠ 105.10: the last would have to be below zero."""
    amounts = {1: 10510, 2: 510, 3: 12000, 4: 10000}
    cells = {
        k: Cell(k, str(k), str(k), "1.00", "万元", v * CENT_OF_WAN, CENT_OF_WAN, least_fen=0)
        for k, v in amounts.items()
    }
    short = (10510 - 22510) * CENT_OF_WAN
    sole = Identity(0, {1: 1, 2: -1, 3: -1, 4: -1}, short, CENT_OF_WAN, 3, True, True)
    found = repairs_of(Component(cells, (sole,), ()))
    assert {cell for one in found for cell in one.changes} == {1, 3}
    cells[1] = replace(cells[1], most_fen=20000 * CENT_OF_WAN)
    found = repairs_of(Component(cells, (sole,), ()))
    assert {cell for one in found for cell in one.changes} == {3}
    fixed = {k: replace(one, most_fen=one.amount_fen) for k, one in cells.items()}
    pair = Identity(1, {2: 1, 4: 1}, -30000 * CENT_OF_WAN, CENT_OF_WAN, 2, True, True)
    assert repairs_of(Component(fixed, (sole, pair), ())) == []
