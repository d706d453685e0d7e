"""What is not read brings about no finding: a short run of the benchmark, with its seed."""

from __future__ import annotations

import random

import pytest

from benchmarks.detection.__main__ import clean_readings
from benchmarks.gaps.__main__ import false_alarms
from benchmarks.gaps.removals import removals


@pytest.mark.slow
def test_unread_is_neither_blank_nor_nought() -> None:
    made, found = false_alarms(clean_readings(1), 40)
    assert made >= 34
    assert [(one.kind, one.what, text) for one, text in found] == []


def test_every_kind_of_gap_is_noted() -> None:
    (reading,) = clean_readings(1)
    made = removals(reading, random.Random(1), 120)
    assert {one.kind for one in made} - {"form"} == {
        "column",
        "row",
        "figure",
        "doubted figure",
        "table",
        "page",
        "section",
        "year",
    }
    for one in made:
        assert len(one.reading.gaps) > len(reading.gaps) or one.kind == "year"
