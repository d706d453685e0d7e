"""Great Expectations over a night: its verdicts are DuckDB's own; its failures stop the night."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from expectations import suites
from expectations.rules import FAMILIES, catalogue
from expectations.suites import GUARD_SUITE, SuiteBroken, guards, run_suites
from warehouse.publish import NightNotPublishable, audit
from warehouse.sql_files import connect


@pytest.fixture
def copy(evaluated_night: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(evaluated_night, tmp_path / "night.duckdb"))


def test_verdicts_and_counts_are_duckdbs_own(copy: Path) -> None:
    verdicts = run_suites(copy, previous=copy)
    with connect(copy, read_only=True) as connection:
        counted: dict[str, int] = dict(
            connection.execute(
                "SELECT rule_id, count(*) FROM quality.instance WHERE outcome = 'violated' "
                "GROUP BY rule_id"
            ).fetchall()
        )
        guarded = connection.execute("SELECT guard_id, passed, failures FROM quality.guard")
        stored = {name: (passed, count) for name, passed, count in guarded.fetchall()}
    rules = {v.name: v for v in verdicts if v.suite != GUARD_SUITE}
    assert {name: v.unexpected_rows for name, v in rules.items()} == {
        rule.rule_id: counted.get(rule.rule_id, 0) for rule in catalogue()
    }
    assert all(v.success == (v.unexpected_rows == 0) for v in verdicts)
    assert {v.suite for v in verdicts} == {*FAMILIES, GUARD_SUITE}
    assert stored == {guard.guard_id: (True, 0) for guard in guards()}
    audit(copy)


def test_a_failing_guard_is_seen_and_the_night_is_not_published(copy: Path) -> None:
    with connect(copy) as connection:
        connection.execute("DELETE FROM source.document")
    verdicts = run_suites(copy, previous=None)
    failed = {v.name for v in verdicts if v.suite == GUARD_SUITE and not v.success}
    assert "report-document" in failed
    with pytest.raises(NightNotPublishable, match="每份报告的每个部分都有保存的原件"):
        audit(copy)


def test_a_broken_query_is_our_failure_not_a_finding(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = replace(guards()[0], sql="SELECT nothing FROM nowhere")
    monkeypatch.setattr(suites, "guards", lambda: (broken,))
    with pytest.raises(SuiteBroken, match=broken.guard_id):
        run_suites(copy, previous=None)
