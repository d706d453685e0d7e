"""True reports in the words of many places raise nothing; a slip in them is found."""

from __future__ import annotations

import random

import pytest

from benchmarks.detection.alarms import alarms_of
from benchmarks.voices.__main__ import planted
from benchmarks.voices.told import Teller
from benchmarks.voices.told_reports import told, told_reports

DRAWN = 3
"""Voices of each run of `make test`, others whenever a template comes or goes."""

NO_REASON = "没有说明原因"
"""True of a voice that gives none."""
LEFT_OUT = {("hainan", "H-THREE-PUBLIC-DETAIL"), ("liaoning", "H-ASSETS")}
"""What a voice truly does not say."""
MOST = 0.6
"""Share of the slips that is found; those that no other sentence contradicts cannot be."""


@pytest.mark.slow
@pytest.mark.parametrize("drawn", [DRAWN, pytest.param(None, marks=pytest.mark.whole)])
def test_true_reports_raise_nothing_and_most_slips_are_found(drawn: int | None) -> None:
    cases = list(told_reports(1))
    cases = cases if drawn is None else random.Random(11).sample(cases, drawn)
    bases = [one.read(told(one.template, one.truth, Teller())) for one in cases]
    source = random.Random(5)
    slips = [
        slip
        for number, (case, base) in enumerate(zip(cases, bases, strict=True))
        for slip in planted(case, number, base, source, 3)
    ]
    alarms = alarms_of([*bases, *(one[3] for one in slips)])
    said = alarms[: len(bases)]
    false = [
        {
            text
            for text in texts
            if NO_REASON not in text and (one.voice, text.split()[0]) not in LEFT_OUT
        }
        for one, texts in zip(cases, said, strict=True)
    ]
    assert {one.voice: found for one, found in zip(cases, false, strict=True) if found} == {}
    found = [
        set(texts) - set(said[number])
        for (number, *_), texts in zip(slips, alarms[len(bases) :], strict=True)
    ]
    assert sum(map(bool, found)) >= MOST * len(slips)
