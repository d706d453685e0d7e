"""Drawn reports, all of whose sums hold, raise nothing about their figures."""

from __future__ import annotations

from benchmarks.unseen.drawing.drawn_alarms import drawn_readings, false_alarms

ONCE_FALSE = {
    4004: "the plan beside the outcome was added to it (T1-BALANCE, T1-T4-INCOME)",
    4007: "a subtotal of funds hid that the total leaves out what was carried over (T2-ROW)",
    4009: "two tables print in units of their own (FUNCTION-ECONOMIC)",
    4011: "a carry-over counted in, but for rounding (T4-T5-CLASS)",
    4018: "a row was read twice, which ended the night",
}


def test_figures_that_are_right_raise_nothing() -> None:
    assert false_alarms(drawn_readings(ONCE_FALSE)) == []
