"""A link is a department's fault where the site itself answered wrongly, never where we gave up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.expectations.mini_reports import Case, all_cases, build_night, evaluate_only
from warehouse.sql_files import connect

URL = "http://127.0.0.1/a.pdf"
MEMBER = "http://127.0.0.1/all.zip#教育局.pdf"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case: Case = next(one for one in all_cases() if one.name == "K-LINK: it opens")
    return build_night(tmp_path_factory.mktemp("links"), [case])


@pytest.fixture
def night(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "night.duckdb"))


def _seen_failing(night: Path, url: str, status: int | None, nights: int) -> None:
    with connect(night) as connection:
        for number in range(nights):
            connection.execute(
                "INSERT INTO source.publication BY NAME SELECT ? AS publication_id, '140404' AS "
                "mof_div_code, 'portal' AS origin, ? AS url, '教育局.pdf' AS title, ? AS "
                "http_status, '2026-11-01 03:00+08'::TIMESTAMPTZ + to_days(?) AS seen_at, "
                "'failed' AS outcome, '取不到' AS reason",
                [f"p{number}", url, status, number],
            )


@pytest.mark.parametrize(
    ("url", "status", "nights", "outcome"),
    [
        (URL, 404, 1, "violated"),
        (URL, 500, 2, "not_evaluable"),
        (URL, 500, 3, "violated"),
        (URL, 403, 3, "not_evaluable"),  # it refuses us, not the reader
        (URL, 200, 3, "not_evaluable"),  # a page that we could not read
        (URL, None, 3, "not_evaluable"),  # a bound of ours, or no answer
        (MEMBER, 200, 3, "violated"),  # a file in an archive that can't be opened
    ],
)
def test_whose_fault_a_failing_link_is(
    night: Path, url: str, status: int | None, nights: int, outcome: str
) -> None:
    _seen_failing(night, url, status, nights)
    evaluate_only(night, "K-LINK")
    with connect(night, read_only=True) as connection:
        found = connection.execute(
            "SELECT outcome FROM quality.evaluation "
            "WHERE rule_id = 'K-LINK' AND agency_code IS NULL AND fiscal_year IS NULL",
        ).fetchall()
    assert found == [(outcome,)]
