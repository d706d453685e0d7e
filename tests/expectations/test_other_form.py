"""A sound district in a form of its own is told nothing that is no error."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from benchmarks.throwaway_night import night_of
from demo.demo_report import corrected, demo_reports
from disclosure.reading import Reading
from disclosure.report import read_report
from tests.expectations.other_form import Shape, page, shape
from warehouse.sql_files import connect

DISTRICTS = int(os.environ.get("MINGZHANG_DISTRICTS", "6"))
SEED = 12
ERRORS = """
SELECT report_id, rule_id, message FROM quality.finding
WHERE severity = 'error' AND report_id IS NOT NULL AND family <> 'district-level' ORDER BY ALL
"""


def sound_reports(districts: int, seed: int) -> list[tuple[Shape, str, Reading]]:
    """A few reports a district, each district of one shape."""
    source = random.Random(seed)
    every = [corrected(one) for one in demo_reports() if one.is_published]
    found = []
    for _ in range(districts):
        look = shape(source)
        for report in source.sample(every, 2):
            content = page(report.budget, look, source)
            found.append((look, report.file_name, read_report(content, file_name="预算.html")))
    return found


@pytest.fixture(scope="module")
def reports() -> list[tuple[Shape, str, Reading]]:
    return sound_reports(DISTRICTS, SEED)


def test_most_figures_of_another_form_are_read(
    reports: list[tuple[Shape, str, Reading]],
) -> None:
    for look, name, reading in reports:
        assert {one.table_no for one in reading.tables} >= {1, 3, 5, 6}, (look, name)


def test_a_sound_district_of_another_form_has_no_errors(
    reports: list[tuple[Shape, str, Reading]], tmp_path: Path
) -> None:
    night = night_of(tmp_path, {f"r{n:03d}": one for n, (_, _, one) in enumerate(reports)})
    with connect(night, read_only=True) as connection:
        rows = connection.execute(ERRORS).fetchall()
    said = [(*reports[int(report[1:])][:2], rule, message) for report, rule, message in rows]
    assert said == []
