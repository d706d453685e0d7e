"""Drawn reports printed as PDF in ways that nobody told the reader: rules or none, on any side.

`MINGZHANG_LOOKS=100` prints more of each way than the usual ones.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from benchmarks.unseen.drawing.compared import Verdict, compared_print
from benchmarks.unseen.drawing.drawn_reports import drawn_report, mannered_report
from benchmarks.unseen.drawing.printed import HEADED, RULES, drawn_ink, printed_report
from tests.drawn import few_of

MORE = int(os.environ.get("MINGZHANG_LOOKS", "0"))
PRINTS = [(101, "none"), (102, "zebra"), (109, "dotted"), (3007, HEADED)]
PRINTS += [(seed, RULES[seed % len(RULES)]) for seed in range(200, 200 + MORE)]
LEAST_READ = 0.8
READ = ("equal", "unnamed row")


@pytest.fixture(scope="module", params=few_of(PRINTS, 2 + MORE, lambda one: f"{one[0]}-{one[1]}"))
def verdicts(request: pytest.FixtureRequest) -> list[Verdict]:
    seed, rules = request.param
    return compared_print(printed_report(drawn_report(seed), drawn_ink(seed, rules)))


def test_no_printed_figure_is_wrong_and_none_is_lost_in_silence(verdicts: list[Verdict]) -> None:
    assert [one for one in verdicts if one.outcome in ("wrong", "silent")] == []


def test_most_figures_are_read_whatever_is_ruled(verdicts: list[Verdict]) -> None:
    outcomes = Counter(one.outcome for one in verdicts)
    assert sum(outcomes[one] for one in READ) >= LEAST_READ * outcomes.total(), outcomes


MANNERS = [
    (912, "bands"),
    (910, "heads again"),
    (709, "units in cells"),
    (911, "blank column"),
    (931, "bands"),
]


@pytest.mark.parametrize("mannered", few_of(MANNERS, 2, lambda one: f"{one[0]}-{one[1]}"))
def test_what_clerks_put_in_harms_no_figure_of_a_print(mannered: tuple[int, str]) -> None:
    seed, manner = mannered
    report, _ = mannered_report(seed, manner)
    read = compared_print(printed_report(report, drawn_ink(seed)))
    assert [one for one in read if one.outcome in ("wrong", "silent")] == []
    assert sum(one.outcome in READ for one in read) >= LEAST_READ * len(read)
