"""The table of a night's steps adds up."""

from __future__ import annotations

from benchmarks.night.clocked import told


def test_each_step_tells_what_it_added() -> None:
    lines = told([("a", 1.0, 0.5, 0.0), ("b", 3.0, 1.5, 2.0)]).splitlines()
    assert [line.split() for line in lines] == [
        ["step", "clock", "here", "below"],
        ["a", "1.00", "0.50", "0.00"],
        ["b", "2.00", "1.00", "2.00"],
        ["all", "3.00", "1.50", "2.00"],
    ]
