"""Reports drawn in looks that nobody printed: every figure comes out as drawn, or is told.

`MINGZHANG_LOOKS=400` draws more looks than the usual ones.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from benchmarks.unseen.drawing.compared import Verdict, compared
from benchmarks.unseen.drawing.drawn_reports import drawn_report

LOOKS = int(os.environ.get("MINGZHANG_LOOKS", "40"))
LEAST_EQUAL = 0.97
UNNAMED_ROW = "unnamed row"


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[int, Verdict]]:
    return [(seed, one) for seed in range(LOOKS) for one in compared(drawn_report(seed))]


def test_no_figure_is_wrong_and_none_is_lost_in_silence(
    verdicts: list[tuple[int, Verdict]],
) -> None:
    bad = [(seed, one) for seed, one in verdicts if one.outcome in ("wrong", "silent")]
    assert bad == []


def test_nearly_all_figures_are_what_was_drawn(verdicts: list[tuple[int, Verdict]]) -> None:
    """Rows without codes keep their names: they are counted as equal."""
    outcomes = Counter(one.outcome for _, one in verdicts)
    assert outcomes.total() > 250 * LOOKS
    equal = outcomes["equal"] + outcomes[UNNAMED_ROW]
    assert equal >= LEAST_EQUAL * outcomes.total(), outcomes
