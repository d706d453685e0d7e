"""A waiver is shown and silences nothing; a rule that is switched off says so everywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.expectations.mini_reports import Case, build_night, evaluate_only
from warehouse.build import build_marts
from warehouse.sql_files import connect

WRONG = {
    "name": "wrong",
    "expected": {"due_on": "2025-03-20"},
    "tables": {"3": ["合计 | 100.00 40.00 50.00"]},
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_night(tmp_path_factory.mktemp("waivers"), [Case("-", 1, WRONG)])


@pytest.fixture
def night(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path / "night.duckdb"))


def evaluate_with(night: Path, statement: str) -> None:
    with connect(night) as connection:
        connection.execute(statement)
    evaluate_only(night, "BASIC-PROJECT", "K-FORM", "K-LATE")
    build_marts(night, None)


@pytest.mark.parametrize(
    ("agency", "place", "until", "is_waived"),
    [
        ("'00001'", "NULL", "2025-12-31", True),
        ("NULL", "'合计'", "2025-12-31", True),
        ("'00002'", "NULL", "2025-12-31", False),
        ("NULL", "'别处'", "2025-12-31", False),
        ("NULL", "NULL", "2025-03-31", False),
    ],
    ids=["agency", "place", "another agency", "another place", "expired"],
)
def test_a_waiver_stands_beside_the_finding(
    night: Path, agency: str, place: str, until: str, is_waived: bool
) -> None:
    evaluate_with(
        night,
        f"INSERT INTO reference.waiver VALUES ('140404', 'BASIC-PROJECT', {agency}, 2025, {place}, "
        f"'已有说明', '预算股', DATE '{until}')",
    )
    with connect(night, read_only=True) as connection:
        found = connection.execute(
            "SELECT waiver FROM quality.finding WHERE rule_id = 'BASIC-PROJECT'"
        ).fetchall()
        others = connection.execute(
            "SELECT count(*) FROM quality.finding WHERE severity = 'error' AND waiver IS NULL"
        ).fetchall()[0][0]
        counted = connection.execute("SELECT errors FROM mart.coverage").fetchall()
    assert found == [("已有说明（预算股，至2025-12-31）" if is_waived else None,)]
    assert counted == [(others,)]


def test_a_rule_that_is_switched_off_gives_its_reason(night: Path) -> None:
    evaluate_with(
        night,
        "INSERT INTO reference.switched_off VALUES ('140404', 'BASIC-PROJECT', '本地不分列')",
    )
    with connect(night, read_only=True) as connection:
        outcomes = connection.execute(
            "SELECT outcome, reason FROM quality.evaluation WHERE rule_id = 'BASIC-PROJECT'"
        ).fetchall()
    assert outcomes == [("not_applicable", "本地区停用：本地不分列")]
