"""A department is only said not to have published where its portals were read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.evaluate import evaluate
from tests.expectations.mini_reports import all_cases, build_night
from warehouse.sql_files import connect

NAMED = "K-MISSING: not published in time"
INSERT = """
INSERT INTO source.portal_night BY NAME
SELECT n.night_id, n.mof_div_code, '门户' AS portal, ? AS verdict, 1 AS lists, 1 AS list_pages,
       1 AS list_pages_printed, 1 AS items, 1 AS items_printed, 1 AS followed, 1 AS kept,
       0 AS unchanged, 0 AS skipped, 0 AS failed, 0 AS blocked
FROM meta.night n
"""


@pytest.mark.parametrize(
    ("verdict", "outcome", "reason"),
    [
        ("whole", "violated", "未见公开"),
        ("partly", "not_evaluable", "门户网站没有读全：门户（没有读全）"),
        ("blocked", "not_evaluable", "门户网站没有读全：门户（被网站拒绝）"),
        ("unreachable", "not_evaluable", "门户网站没有读全：门户（无法访问）"),
    ],
)
def test_missing_is_said_after_a_whole_night_only(
    tmp_path: Path, verdict: str, outcome: str, reason: str
) -> None:
    case = next(one for one in all_cases() if one.name == NAMED)
    night = build_night(tmp_path, [case])
    with connect(night) as connection:
        connection.execute(INSERT, [verdict])
    evaluate(night, previous=None)
    with connect(night, read_only=True) as connection:
        found = connection.execute(
            "SELECT outcome, reason FROM quality.evaluation "
            "WHERE rule_id = 'K-MISSING' AND agency_code = ?",
            [case.agency_code],
        ).fetchall()
    assert found == [(outcome, reason)]
