"""What `make test` draws of long walks, and by which number: other ones each day.

What belongs here: the number, said at the beginning of a run and with each failure. What does not:
what is walked; all of it is `whole`.
"""

from __future__ import annotations

import datetime as dt
import os
import random
from collections.abc import Callable, Generator, Sequence
from typing import Any

import pytest

_DAY = "PYTEST_DRAWN_ON"
"""The day on which the run began, handed on to its workers."""


def seed() -> str:
    """MINGZHANG_SEED, else the day: in time all are met, and a day's draws are the same."""
    day = os.environ.setdefault(_DAY, f"{dt.date.today():%Y%m%d}")
    return os.environ.get("MINGZHANG_SEED", day)


def drawing() -> random.Random:
    """Draws the same for the same seed."""
    return random.Random(seed())


def few_of(cases: Sequence[Any], few: int, named: Callable[[Any], str] | None = None) -> list[Any]:
    """All of them as parameters, of which `make test` draws a few."""
    chosen = set(drawing().sample(range(len(cases)), min(few, len(cases))))
    return [
        pytest.param(
            case,
            marks=() if number in chosen else pytest.mark.whole,
            id=named(case) if named else None,
        )
        for number, case in enumerate(cases)
    ]


def pytest_report_header() -> str:
    return f"drawn by MINGZHANG_SEED={seed()}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        report.sections.append(("drawn by", f"MINGZHANG_SEED={seed()}"))
    return report
