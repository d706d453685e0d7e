"""The report of 307 as `mingzhang check` judges it: once a format for all tests of the group `307`.

What belongs here: the one check, and by which rules its parts are judged again. What does not:
what is asked of it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from commands.check import Checked, check_readings
from commands.check.checked_files import Source
from tests.reports.read_once import reading


@cache
def checked_307(shared_reports: Path, suffix: str) -> Checked:
    """By all rules, with the pictures of what leads."""
    path = shared_reports / "shangdang" / f"307-科学技术协会-2025.{suffix}"
    source = Source(path.name, path.read_bytes())
    (checked,) = check_readings([(source, reading(path))], with_pictures=True)
    return checked


def rules_of(checked: Checked) -> set[str]:
    """The rules that found something, and as many that hold: planning all takes much longer."""
    spoke = {one.rule_id for one in checked.findings}
    held = [one["rule_id"] for one in checked.evaluations if one["outcome"] == "pass"]
    return spoke | set(held[: len(spoke)])
