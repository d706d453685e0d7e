"""A report judged apart from all others is judged as among them, unless a rule says `across`.

Every case of every rule: some reports are judged anew without the rest, and the file must stay as
it was. Each day draws another few; `whole` draws until each was drawn.
"""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from expectations.judged_again import about_nights, judge_again, rules_across
from tests.drawn import drawing
from warehouse.compare import differences
from warehouse.sql_files import connect

DRAWN = 40
AGAIN = {
    "quality.finding": frozenset({"change"}),
    "quality.suite_result": frozenset({"*"}),
}
"""A finding that was new is open the second time; nobody counts verdicts here."""


@pytest.fixture
def again(evaluated_night: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(evaluated_night, tmp_path / "again.duckdb"))


def reports_of(night: Path) -> list[str]:
    with connect(night, read_only=True) as connection:
        rows = connection.execute("SELECT report_id FROM source.report ORDER BY 1").fetchall()
    return [report_id for (report_id,) in rows]


@pytest.mark.slow
def test_reports_judged_apart_are_judged_as_among_all(evaluated_night: Path, again: Path) -> None:
    draw = drawing()
    drawn = draw.sample(reports_of(evaluated_night), DRAWN)
    judge_again(again, previous=evaluated_night, changed=drawn)
    assert differences(evaluated_night, again, AGAIN) == {}


@pytest.mark.whole
def test_each_report_judged_apart_is_judged_as_among_all(
    evaluated_night: Path, again: Path
) -> None:
    reports = reports_of(evaluated_night)
    random.Random(0).shuffle(reports)
    for start in range(0, len(reports), 5 * DRAWN):
        judge_again(again, previous=evaluated_night, changed=reports[start : start + 5 * DRAWN])
        assert differences(evaluated_night, again, AGAIN) == {}


def test_rules_about_nights_look_beyond_a_report() -> None:
    assert set(about_nights()) < set(rules_across())
