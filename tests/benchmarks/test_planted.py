"""A contradiction planted in a clean reading is found: a short run of the benchmark."""

from __future__ import annotations

import random
from functools import cache

import pytest

from benchmarks.detection.__main__ import clean_readings
from benchmarks.detection.alarms import alarms_of
from benchmarks.planted.__main__ import MAKERS, plants
from benchmarks.planted.retold import retold
from benchmarks.planted.slips import slipped
from disclosure.reading import Reading


@cache
def with_prose() -> Reading:
    return next(one for one in clean_readings(4) if one.statements)


@pytest.mark.slow
def test_most_planted_contradictions_are_found() -> None:
    reading = retold(with_prose())
    made = plants(reading, 2 * len(MAKERS), random.Random(5))
    base, *alarms = alarms_of([reading, *(one.reading for one in made)])
    missed = [
        f"{one.kind}: {one.what}" for one, told in zip(made, alarms, strict=True) if told <= base
    ]
    assert len(made) >= 2 * len(MAKERS) - 6
    assert len(missed) <= len(made) // 5, missed


def test_a_reading_told_anew_says_the_same() -> None:
    reading = with_prose()
    again = retold(reading)
    assert [one.quote for one in again.statements] == [one.quote for one in reading.statements]
    assert [one.quote for one in again.relations] == [one.quote for one in reading.relations]


def test_a_slip_is_never_a_rounding() -> None:
    source = random.Random(1)
    for printed in ("12.30", "1,234.56", "7", "100", "0.05"):
        for _ in range(50):
            changed = slipped(printed, source)
            if changed is not None:
                one, other = (float(text.replace(",", "")) for text in (printed, changed))
                assert abs(one - other) > one / 1000
