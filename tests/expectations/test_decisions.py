"""A false alarm stays quiet from night to night, until the figures change."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.expectations.mini_reports import Case, build_night, evaluate_only, of_families
from warehouse.build import build_marts
from warehouse.decisions import Decision, record
from warehouse.sql_files import connect

TABLES = {
    "3": ["合计 | 100.00 40.00 50.00", "201 | 100.00 40.00 60.00"],
    "5": ["合计 | 100.00 40.00 60.00", "201 | 100.00 40.00 60.00"],
}


def built(folder: Path, tables: dict[str, list[str]] = TABLES) -> Path:
    case = {"name": "wrong", "expected": {"due_on": "2025-03-20"}, "tables": tables}
    return build_night(folder, [Case("-", 1, case)])


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A night before anybody decided anything."""
    path = built(tmp_path_factory.mktemp("before"))
    evaluate_only(
        path, *of_families("table-arithmetic", "cross-table", "hierarchy", "district-level")
    )
    build_marts(path, None)
    return path


def night_after(before: Path, home: Path, tables: dict[str, list[str]] = TABLES) -> Path:
    """The next night, by those rules that found something in the first."""
    path = built(home / "next", tables)
    fired = [rule for (rule,) in rows(before, "SELECT DISTINCT rule_id FROM quality.finding")]
    evaluate_only(path, *fired, home=home)
    build_marts(path, None)
    return path


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with connect(path, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def lead(path: Path) -> tuple[str, str, str]:
    """Key, fingerprint and cause of the leading finding of the only cause."""
    found = rows(
        path,
        "SELECT finding_key, fingerprint, cause_key FROM quality.finding "
        "JOIN quality.fingerprint USING (finding_key) "
        "WHERE cause_key IS NOT NULL AND NOT is_consequence",
    )
    assert len(found) == 1
    return found[0]


def decide(home: Path, path: Path, decision: str) -> None:
    key, fingerprint, _ = lead(path)
    word = Decision(key, decision, "另有说明", fingerprint, "", "王某", "2025-04-01T09:00:00+08:00")
    record(home, word)


def errors(path: Path) -> int:
    return int(rows(path, "SELECT errors FROM mart.coverage")[0][0])


def trusted(path: Path) -> Decimal:
    return Decimal(rows(path, "SELECT sum(trusted_amount_yuan) FROM mart.spending_by_agency")[0][0])


def test_a_false_alarm_is_quiet_with_all_that_follows_from_it(before: Path, tmp_path: Path) -> None:
    decide(tmp_path, before, "false_alarm")
    after = night_after(before, tmp_path)
    cause = lead(after)[2]
    words = rows(after, f"SELECT DISTINCT waiver FROM quality.finding WHERE cause_key = '{cause}'")
    assert words == [("审核为误报：另有说明（王某，2025-04-01）",)]
    assert errors(after) == errors(before) - 1
    assert rows(after, "SELECT decision, stands FROM quality.decision") == [("false_alarm", True)]


def test_money_is_trusted_when_every_error_was_a_false_alarm(before: Path, tmp_path: Path) -> None:
    standing = rows(
        before,
        "SELECT finding_key, fingerprint FROM quality.finding JOIN quality.fingerprint "
        "USING (finding_key) WHERE severity = 'error' AND NOT is_consequence",
    )
    for key, fingerprint in standing:
        word = Decision(
            key, "false_alarm", "另有说明", fingerprint, "", "王某", "2025-04-01T09:00+08"
        )
        record(tmp_path, word)
    after = night_after(before, tmp_path)
    assert (errors(after), trusted(before), trusted(after)) == (0, 0, 1_000_000)


def test_changed_figures_wake_it(before: Path, tmp_path: Path) -> None:
    decide(tmp_path, before, "false_alarm")
    changed = TABLES | {"3": ["合计 | 100.00 40.00 51.00", "201 | 100.00 40.00 60.00"]}
    after = night_after(before, tmp_path, changed)
    assert lead(after)[0] == lead(before)[0]
    assert errors(after) == errors(before)
    assert rows(after, "SELECT stands FROM quality.decision") == [(False,)]


@pytest.mark.parametrize("decision", ["confirmed", "corrected"])
def test_other_words_keep_nothing_quiet(before: Path, tmp_path: Path, decision: str) -> None:
    decide(tmp_path, before, decision)
    after = night_after(before, tmp_path)
    assert errors(after) == errors(before)
    assert rows(after, "SELECT decision, stands FROM quality.decision") == [(decision, True)]


def test_who_thinks_again_is_heard(before: Path, tmp_path: Path) -> None:
    decide(tmp_path, before, "false_alarm")
    decide(tmp_path, before, "confirmed")
    after = night_after(before, tmp_path)
    assert errors(after) == errors(before)
    assert rows(after, "SELECT decision, stands FROM quality.decision") == [
        ("false_alarm", False),
        ("confirmed", True),
    ]
