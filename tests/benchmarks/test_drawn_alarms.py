"""Drawn reports, all of whose sums hold, raise nothing about their figures."""

from __future__ import annotations

from benchmarks.unseen.drawing.drawn_alarms import drawn_readings, false_alarms

ONCE_FALSE = {
    4004: "the plan beside the outcome was added to it (T1-BALANCE, T1-T4-INCOME)",
    4007: "a subtotal of funds hid that the total leaves out what was carried over (T2-ROW)",
    4009: "two tables print in units of their own (FUNCTION-ECONOMIC)",
    4011: "a carry-over counted in, but for rounding (T4-T5-CLASS)",
    4018: "a row was read twice, which ended the night",
    900: "without a total row, what was carried over counted in (T2-ROW)",
    906: "a page cut a name behind its code (T2-T3-CODE)",
    913: "a row that counts the columns beside a head was a row of figures (BASIC-PROJECT)",
    949: "the whole of an economic table was called by the department's name (T6-TOTAL)",
    989: "a page cut a name without a code (T3-T5-CODE)",
    1067: "a page cut the name of a category (T6-TOTAL)",
}


def test_figures_that_are_right_raise_nothing() -> None:
    assert false_alarms(drawn_readings(ONCE_FALSE)) == []
