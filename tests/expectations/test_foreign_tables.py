"""A table of another year contradicts all others: one cause, not a finding a line."""

from __future__ import annotations

import random
import re
from typing import Any

import duckdb
import pytest

from tests.expectations.mini_reports import Case
from tests.expectations.test_no_false_alarms import CODES, KINDS, tables


def report(number: int, heads: dict[str, Any], foreign: int) -> Case:
    """Tables of one set of true figures but for table 1, which is of the set `foreign`."""
    sheets, other = (
        tables({code: {kind: source.randint(10**7, 10**9) for kind in KINDS} for code in CODES})
        for source in (random.Random(number), random.Random(foreign))
    )
    content = {"name": str(number), "agency": "第1局", "tables": {**sheets, "1": other["1"]}}
    return Case("-", number, {**content, "heads": heads})


def blank(number: int) -> Case:
    """As `report`, but nothing is filled in in table 1."""
    whole = report(number, {}, number)
    tables = whole.content["tables"]
    for key in [key for key in tables if key == "1"]:
        tables[key] = emptied(tables[key])
    return whole


def copied(number: int) -> Case:
    """As `report`, but table 5 is printed in the place of table 3."""
    whole = report(number, {}, number)
    whole.content["tables"]["3"] = whole.content["tables"]["5"]
    return whole


def emptied(rows: Any) -> Any:
    """The rows of a table, or of each of its lists, without their figures."""
    if isinstance(rows, dict):
        return {side: emptied(lines) for side, lines in rows.items()}
    return [re.sub(r"\|.*", lambda found: re.sub(r"[\d.]+", "-", found[0]), row) for row in rows]


CASES = [
    report(4001, {"1": {"printed_year": 2024}}, 11),
    report(4002, {}, 12),
    report(4003, {}, 4003),
    blank(4004),
    copied(4005),
]
"""A table that says another year, one that does not, a report of one piece, a blank table,
and one that is printed twice."""


@pytest.mark.parametrize(
    ("agency", "leads", "says"),
    [
        ("04001", "E-YEAR", "表1印的是2024年的表"),
        ("04002", "T1-T2-INCOME", "表1自身相加都成立"),
        ("04004", "T1-T2-INCOME", "表1没有填数"),
        ("04005", "T1-T3-CLASS", "表3印的各数与表5完全相同"),
    ],
)
def test_a_table_of_another_year_is_one_cause(
    night: duckdb.DuckDBPyConnection, agency: str, leads: str, says: str
) -> None:
    leading = night.execute(
        "SELECT rule_id FROM quality.finding WHERE severity = 'error' AND NOT is_consequence"
        " AND rule_id NOT LIKE 'H-%' AND rule_id NOT LIKE 'T13-%' AND agency_code = ?",
        [agency],
    ).fetchall()
    causes = night.execute(
        "SELECT sentence, findings FROM quality.cause WHERE agency_code = ?", [agency]
    ).fetchall()
    assert leading == [(leads,)]
    assert [sentence.startswith(says) for sentence, _ in causes] == [True]
    assert causes[0][1] >= 6


def test_no_cell_is_named_without_its_cause(night: duckdb.DuckDBPyConnection) -> None:
    loose = night.execute(
        "SELECT count(*) FROM quality.cause_cell ANTI JOIN quality.cause USING (cause_key)"
    ).fetchall()
    assert loose == [(0,)]


def test_a_report_of_one_piece_has_none(night: duckdb.DuckDBPyConnection) -> None:
    found = night.execute(
        "SELECT count(*) FROM quality.cause WHERE agency_code = '04003'"
    ).fetchall()
    assert found == [(0,)]
