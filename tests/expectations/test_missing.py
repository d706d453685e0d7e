"""A department is only said not to have published where its portals were read whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.expectations.mini_reports import Case, all_cases, build_night, evaluate_only, walk_portal
from warehouse.sql_files import connect

NAMED = "K-MISSING: not published in time"


@pytest.fixture(scope="module")
def case() -> Case:
    return next(one for one in all_cases() if one.name == NAMED)


@pytest.fixture(scope="module")
def built(case: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_night(tmp_path_factory.mktemp("missing"), [case])


@pytest.fixture
def night(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "night.duckdb"))


@pytest.mark.parametrize(
    ("verdict", "outcome", "reason"),
    [
        (None, "not_evaluable", "没有采集门户网站，只看得到收件箱的文件"),
        ("whole", "violated", "未见公开"),
        ("partly", "not_evaluable", "门户网站没有读全：门户（没有读全）"),
        ("blocked", "not_evaluable", "门户网站没有读全：门户（被网站拒绝）"),
        ("unreachable", "not_evaluable", "门户网站没有读全：门户（无法访问）"),
    ],
)
def test_missing_is_said_after_a_whole_night_only(
    case: Case, night: Path, verdict: str | None, outcome: str, reason: str
) -> None:
    if verdict is not None:
        walk_portal(night, verdict)
    assert _judged(case, night) == [(outcome, reason)]


def test_one_of_two_portals_read_in_part_is_enough_for_doubt(case: Case, night: Path) -> None:
    walk_portal(night, "whole", "甲")
    walk_portal(night, "partly", "乙")
    assert _judged(case, night) == [("not_evaluable", "门户网站没有读全：乙（没有读全）")]


def test_whose_link_does_not_open_has_published_something(case: Case, night: Path) -> None:
    walk_portal(night, "whole")
    with connect(night) as connection:
        connection.execute(
            "INSERT INTO source.publication BY NAME SELECT 'dead' AS publication_id, mof_div_code, "
            "'portal' AS origin, 'http://x/a.pdf' AS url, agency_name || fiscal_year || "
            "'年部门预算、决算' AS title, 404 AS http_status, now() AS seen_at, 'failed' AS "
            "outcome, '取不到' AS reason FROM reference.expected_report "
            "JOIN reference.agency USING (mof_div_code, agency_code) WHERE agency_code = ?",
            [case.agency_code],
        )
    assert _judged(case, night) == [("not_evaluable", "链接打不开：http://x/a.pdf")]


def _judged(case: Case, night: Path) -> list[tuple[str, str]]:
    evaluate_only(night, "K-MISSING")
    with connect(night, read_only=True) as connection:
        return connection.execute(
            "SELECT outcome, reason FROM quality.evaluation "
            "WHERE rule_id = 'K-MISSING' AND agency_code = ?",
            [case.agency_code],
        ).fetchall()
