"""Great Expectations over a night: its verdicts are DuckDB's own; its failures stop the night."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from expectations import suites
from expectations.rules import FAMILIES
from expectations.suites import GUARD_SUITE, SuiteBroken, Verdict, guards, run_suites
from warehouse.publish import NightNotPublishable, audit
from warehouse.sql_files import connect


@pytest.fixture
def copy(evaluated_night: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(evaluated_night, tmp_path / "night.duckdb"))


@pytest.fixture(scope="module")
def judged(
    evaluated_night: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Verdict]]:
    """A night that was judged twice, with its verdicts."""
    night = Path(shutil.copy(evaluated_night, tmp_path_factory.mktemp("judged")))
    run_suites(night, previous=night)
    return night, run_suites(night, previous=night)


def test_verdicts_and_counts_are_duckdbs_own(judged: tuple[Path, list[Verdict]]) -> None:
    night, verdicts = judged
    with connect(night, read_only=True) as connection:
        counted: dict[str, int] = dict(
            connection.execute(
                "SELECT family, count(*) FROM quality.instance JOIN quality.rule USING (rule_id) "
                "WHERE outcome = 'violated' GROUP BY family"
            ).fetchall()
        )
        guarded = connection.execute("SELECT guard_id, passed, failures FROM quality.guard")
        stored = {name: (passed, count) for name, passed, count in guarded.fetchall()}
    families = {v.name: v for v in verdicts if v.suite != GUARD_SUITE}
    assert {name: v.unexpected_rows for name, v in families.items()} == {
        family: counted.get(family, 0) for family in FAMILIES
    }
    assert all(v.success == (v.unexpected_rows == 0) for v in verdicts)
    assert stored == {guard.guard_id: (True, 0) for guard in guards()}
    audit(night)


def test_every_verdict_is_kept_in_the_night(judged: tuple[Path, list[Verdict]]) -> None:
    night, verdicts = judged
    with connect(night, read_only=True) as connection:
        kept = connection.execute(
            "SELECT suite, expectation, title, success, unexpected_rows FROM quality.suite_result"
        ).fetchall()
    told = [(v.suite, v.name, v.title, v.success, v.unexpected_rows) for v in verdicts]
    assert sorted(kept) == sorted(told)
    assert {suite for suite, *_ in kept} == {*FAMILIES, GUARD_SUITE}


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
