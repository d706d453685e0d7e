"""One count of what stands open, wherever it is said: summary, message, pages, JSON, Excel."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from expectations.evaluate import evaluate
from tests.one_count import counted, expect_one_count
from tests.warehouse.small_district import district, note, project_centre, reading_of, write
from warehouse.build import build, build_marts
from warehouse.decisions import Decision, now, record
from warehouse.sql_files import connect

NIGHT = "20250401T020000"
WHOLE = {
    "night_id": NIGHT, "mof_div_code": "140404", "portal": "门户", "verdict": "whole", "lists": 1,
    "list_pages": 1, "list_pages_printed": 1, "items": 1, "items_printed": 1, "followed": 1,
    "kept": 1, "unchanged": 1, "blocked": 1, "skipped": {}, "failed": {}, "gaps": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Strange owners: an unreadable file of nobody, two departments in one file, a unit's report,
    a budget and a final account that nobody published, a total of the district's own."""
    home = tmp_path_factory.mktemp("strange")
    inputs = district()
    nobody = reading_of("nobody", status="quarantined", error_reason="文件已加密")
    unknown = {"agency_code": None, "agency_name": None, "status_reason": "文件已加密"}
    inputs.add(nobody, "600", report_id="nobody", **unknown)
    both = reading_of("both", *project_centre().tables)
    inputs.add(both, "500", report_id="both-500")
    inputs.add(both, "600", report_id="both-600", report_kind="final_account")
    inputs.readings.pop()
    given = write(inputs, home / "inputs")
    register = json.loads(given.register.read_text("utf-8"))
    register["expected"] += [
        {"agency_code": code, "fiscal_year": 2025, "report_kind": "final_account", "due_on": day}
        for code, day in (("307", "2025-03-20"), ("415", "2025-03-20"))
    ]
    register["expected"].append(
        {"agency_code": "307", "fiscal_year": 2024, "report_kind": "budget", "due_on": "2024-03-20"}
    )
    given.register.write_text(json.dumps(register, ensure_ascii=False), "utf-8")
    portals = home / "portals.jsonl"
    portals.write_text(json.dumps(WHOLE) + "\n", "utf-8")
    night = home / "published" / f"{NIGHT}.duckdb"
    night.parent.mkdir()
    build(night, replace(given, portal_nights=[portals]), note(NIGHT))
    with connect(night) as connection:
        connection.execute(
            "INSERT INTO reference.district_total BY NAME SELECT '140404' AS mof_div_code, "
            "2025 AS fiscal_year, 'three_public' AS measure, 'total' AS code, '三公' AS name, "
            "1 AS amount_yuan"
        )
    evaluate(night, previous=None)
    build_marts(night, None)
    return home


def test_the_night_is_as_strange_as_it_should_be(strange: Path) -> None:
    with connect(strange / "published" / f"{NIGHT}.duckdb", read_only=True) as connection:
        rows = connection.execute(
            "SELECT rule_id, agency_code, fiscal_year, report_kind FROM quality.finding "
            "WHERE report_id IS NULL"
        ).fetchall()
    assert set(rows) >= {
        ("K-LINK", None, 2025, "budget"),
        ("K-MISSING", "307", 2025, "final_account"),
        ("K-MISSING", "415", 2025, "final_account"),
        ("K-MISSING", "307", 2024, "budget"),
        ("K-TOTALS", None, 2025, "budget"),
    }


def test_a_missing_final_account_is_no_error_of_the_budget(strange: Path) -> None:
    with connect(strange / "published" / f"{NIGHT}.duckdb", read_only=True) as connection:
        rows = connection.execute(
            "SELECT report_kind, errors FROM mart.coverage "
            "WHERE agency_code = '307' AND fiscal_year = 2025 AND report_kind = 'final_account'"
        ).fetchall()
    assert rows == [("final_account", 1)]


def test_strange_owners_are_counted_alike_everywhere(strange: Path) -> None:
    expect_one_count(strange, counted(strange))


def test_the_demo_is_counted_alike_everywhere(own_home: Path) -> None:
    expect_one_count(own_home, counted(own_home))


def test_a_false_alarm_of_today_is_counted_nowhere(
    strange: Path, tmp_path: Path, copied: Callable[[Path], Path]
) -> None:
    """The night's file does not know of it yet; every place does."""
    home = copied(strange)
    with connect(home / "published" / f"{NIGHT}.duckdb", read_only=True) as connection:
        key, fingerprint = connection.execute(
            "SELECT finding_key, fingerprint FROM quality.finding JOIN quality.fingerprint "
            "USING (finding_key) WHERE rule_id = 'K-MISSING' AND fiscal_year = 2024"
        ).fetchall()[0]
    said = Decision(key, "false_alarm", "已在纸上公开", fingerprint, "", "王某", now())
    record(home, said)
    before, after = counted(home), counted(home, (key,))
    assert before != after
    expect_one_count(home, after)


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[Path], Path]:
    """A data folder of one's own with the same nights."""
    import shutil

    return lambda home: Path(shutil.copytree(home, tmp_path / "home"))
