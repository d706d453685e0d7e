"""Decisions are only added, the newest counts, and what makes no sense is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.damage import DamagedFile
from warehouse.decisions import (
    STORE,
    BadDecision,
    Decision,
    decisions,
    newest,
    now,
    record,
    restore_damaged,
)


def word(**changes: str) -> Decision:
    given = {
        "finding_key": "a" * 16,
        "decision": "confirmed",
        "reason": "",
        "fingerprint": "f1",
        "message": "相差1.00万元",
        "decided_by": "王某",
        "decided_at": now(),
    }
    return Decision(**(given | changes))


def test_without_a_store_there_are_no_decisions(tmp_path: Path) -> None:
    assert decisions(tmp_path) == []
    assert not list(tmp_path.iterdir())


def test_the_newest_decision_counts_and_the_history_stays(tmp_path: Path) -> None:
    first = word(decision="false_alarm", reason="四舍五入\n第二行'\"<b>")
    second = word(decided_by="李某")
    other = word(finding_key="b" * 16, decision="corrected")
    for one in (first, other, second):
        record(tmp_path, one)
    assert decisions(tmp_path, "a" * 16) == [first, second]
    assert {one.finding_key: one.decided_by for one in newest(tmp_path)} == {
        "a" * 16: "李某",
        "b" * 16: "王某",
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"decision": "maybe"},
        {"decision": "false_alarm", "reason": " \n"},
        {"reason": "长" * 2001},
        {"decided_by": " "},
    ],
    ids=["unknown", "false alarm without a reason", "endless reason", "nobody"],
)
def test_what_makes_no_sense_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(BadDecision):
        word(**changes)


@pytest.mark.parametrize("damage", ["no database at all", "\0" * 5000])
def test_a_damaged_store_is_set_aside_and_decisions_can_be_taken_again(
    tmp_path: Path, damage: str
) -> None:
    (tmp_path / STORE).write_text(damage)
    with pytest.raises(DamagedFile, match=STORE):
        decisions(tmp_path)
    told = restore_damaged(tmp_path)
    assert f"{STORE} 已损坏" in told[0]
    assert [one.read_text() for one in (tmp_path / "damaged").iterdir()] == [damage]
    record(tmp_path, word())
    assert len(decisions(tmp_path)) == 1
    assert restore_damaged(tmp_path) == []


def test_nobody_else_on_the_machine_reads_the_store(tmp_path: Path) -> None:
    record(tmp_path, word())
    assert (tmp_path / STORE).stat().st_mode & 0o777 == 0o600
