"""A table of another year contradicts all others: one cause, not a finding a line."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from expectations.evaluate import evaluate
from tests.expectations.mini_reports import Case, build_night
from tests.expectations.test_no_false_alarms import CODES, KINDS, tables
from warehouse.sql_files import connect


def report(heads: dict[str, Any], table_1_of: int) -> Case:
    """Tables of one set of true figures but for table 1, which is of the set `table_1_of`."""
    sheets, other = (
        tables({code: {kind: source.randint(10**7, 10**9) for kind in KINDS} for code in CODES})
        for source in (random.Random(1), random.Random(table_1_of))
    )
    content = {"name": "x", "agency": "第1局", "tables": {**sheets, "1": other["1"]}}
    return Case("-", 1, {**content, "heads": heads})


@pytest.mark.parametrize(
    ("heads", "leads", "says"),
    [
        ({"1": {"printed_year": 2024}}, "E-YEAR", "表1印的是2024年的表"),
        ({}, "T1-T2-INCOME", "表1自身相加都成立"),
    ],
)
def test_a_table_of_another_year_is_one_cause(
    tmp_path: Path, heads: dict[str, Any], leads: str, says: str
) -> None:
    path = build_night(tmp_path, [report(heads, 2)])
    evaluate(path, previous=None)
    with connect(path, read_only=True) as connection:
        leading = connection.execute(
            "SELECT rule_id FROM quality.finding WHERE severity = 'error' AND NOT is_consequence"
            " AND rule_id NOT LIKE 'H-%' AND rule_id NOT LIKE 'T13-%'"
        ).fetchall()
        causes = connection.execute("SELECT sentence, findings FROM quality.cause").fetchall()
        loose = connection.execute(
            "SELECT count(*) FROM quality.cause_cell ANTI JOIN quality.cause USING (cause_key)"
        ).fetchall()
    assert leading == [(leads,)]
    assert [sentence.startswith(says) for sentence, _ in causes] == [True]
    assert causes[0][1] >= 6
    assert loose == [(0,)]


def test_a_report_of_one_piece_has_none(tmp_path: Path) -> None:
    path = build_night(tmp_path, [report({}, 1)])
    evaluate(path, previous=None)
    with connect(path, read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM quality.cause").fetchall() == [(0,)]
