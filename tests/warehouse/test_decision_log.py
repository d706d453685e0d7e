"""Many words as one act, taken back as one; nothing is erased, and an older store goes on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from warehouse.decision_log import log, record_act, withdraw
from warehouse.decisions import STORE, Decision, decisions, newest, record


def word(key: str, said: str = "confirmed", reason: str = "") -> Decision:
    return Decision(
        key, said, reason, f"f-{key}", f"{key}不符", "王某", "2025-04-01T09:00:00+08:00"
    )


def test_an_act_is_taken_back_whole_and_what_was_said_before_counts_again(tmp_path: Path) -> None:
    record(tmp_path, word("a", "false_alarm", "核实"))
    act = record_act(tmp_path, [word("a"), word("b"), word("c")])
    assert {one.finding_key: one.decision for one in newest(tmp_path)} == {
        "a": "confirmed", "b": "confirmed", "c": "confirmed",
    }  # fmt: skip
    assert withdraw(tmp_path, act, "李某") == 3
    assert withdraw(tmp_path, act, "赵某") == 0
    assert [(one.finding_key, one.decision) for one in decisions(tmp_path)] == [
        ("a", "false_alarm")
    ]
    told = log(tmp_path)
    assert [(one.decision.finding_key, one.withdrawn_by) for one in told] == [
        ("c", "李某"), ("b", "李某"), ("a", "李某"), ("a", None),
    ]  # fmt: skip
    assert {one.act for one in told[:3]} == {act}
    assert [one.act for one in log(tmp_path, "a")] == [act, 1]


def test_a_store_of_an_earlier_version_goes_on(tmp_path: Path) -> None:
    record(tmp_path, word("a"))
    with sqlite3.connect(tmp_path / STORE) as store:
        store.executescript("DROP TABLE act; DROP TABLE withdrawal")
    assert [one.act for one in log(tmp_path)] == [1]
    assert withdraw(tmp_path, 1, "王某") == 1
    assert newest(tmp_path) == []


def test_no_store_is_no_log(tmp_path: Path) -> None:
    assert log(tmp_path) == []
    assert not (tmp_path / STORE).exists()
