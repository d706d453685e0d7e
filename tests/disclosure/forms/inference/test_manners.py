"""The same figures in ways that issuers print and no form here does: none is wrong, none is lost.

`MINGZHANG_LOOKS=40` draws each manner over as many looks.
"""

from __future__ import annotations

import os

import pytest

from benchmarks.unseen.drawing.clerks_manners import CLERKS_MANNERS
from benchmarks.unseen.drawing.compared import compared
from benchmarks.unseen.drawing.drawn_reports import mannered_report
from benchmarks.unseen.drawing.manners import MANNERS
from tests.drawn import few_of

LOOKS = int(os.environ.get("MINGZHANG_LOOKS", "2"))
TOLD_IN_PART = frozenset({"signed", "quarters", "set beside", "facing pages"})
"""Manners of which more than one figure in ten is told, and not read.

Quarters are of no form; the right half of a table that two pages share is told as another table.
"""


@pytest.mark.parametrize("manner", few_of(sorted(MANNERS | CLERKS_MANNERS), 14))
def test_no_figure_is_wrong_or_silently_lost(manner: str) -> None:
    for seed in range(501, 501 + LOOKS):
        report, _ = mannered_report(seed, manner)
        verdicts = compared(report)
        assert [one for one in verdicts if one.outcome in ("wrong", "silent")] == []
        told = sum(one.outcome == "told" and one.fact.table_no > 0 for one in verdicts)
        assert told <= 0.1 * len(verdicts) or manner in TOLD_IN_PART
