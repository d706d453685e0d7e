"""A home of which files are damaged: its next night is the same, or says which file it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.faults.damaged_home import outcomes, whole_home


@pytest.mark.whole
def test_a_night_over_a_damaged_home_publishes_the_same_or_says_why(tmp_path: Path) -> None:
    """Three homes drawn by MINGZHANG_SEED; more: `python -m benchmarks.faults.damaged_home`."""
    first = 3 * int(os.environ.get("MINGZHANG_SEED", "0"))
    for one in outcomes(whole_home(tmp_path), range(first, first + 3)):
        assert one.verdict in ("same", "told", "said"), one
