"""What is told of tables is only added; the newest word on a table and on each column counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from warehouse.corrections import (
    STORE,
    BadCorrection,
    Correction,
    corrections,
    in_force,
    set_aside_damaged,
    take_back,
    tell,
)
from warehouse.damage import DamagedFile


def word(**changes: Any) -> Correction:
    given = {
        "head_key": "abc",
        "title": "资金去向情况表",
        "words": "这是支出总表",
        "told_by": "王某",
        "told_at": "2026-11-29T09:00:00+08:00",
        "table_no": 3,
    }
    return Correction(**(given | changes))


def test_without_a_store_nothing_is_told(tmp_path: Path) -> None:
    assert (corrections(tmp_path), in_force(tmp_path), set_aside_damaged(tmp_path)) == ([], [], [])
    assert not list(tmp_path.iterdir())


def test_words_on_one_table_are_one_correction_and_the_newest_counts(tmp_path: Path) -> None:
    tell(tmp_path, word(table_no=2))
    tell(tmp_path, word(columns={"甲": "total"}))
    (first,) = in_force(tmp_path)
    tell(tmp_path, word(table_no=None, columns={"乙": "basic"}, words="“乙”栏是基本支出"))
    tell(tmp_path, word(head_key="other", table_no=None, is_no_table=True, words="不是表"))
    one, other = in_force(tmp_path)
    assert (one.table_no, dict(one.columns)) == (3, {"甲": "total", "乙": "basic"})
    assert one.said == "王某 2026-11-29：这是支出总表；王某 2026-11-29：“乙”栏是基本支出"
    assert one.correction_id != first.correction_id
    assert (other.is_no_table, other.columns) == (True, ())


def test_no_table_after_all_and_a_table_after_that(tmp_path: Path) -> None:
    tell(tmp_path, word(columns={"甲": "total"}))
    tell(tmp_path, word(table_no=None, is_no_table=True))
    (one,) = in_force(tmp_path)
    assert (one.is_no_table, one.table_no, one.columns) == (True, None, ())
    tell(tmp_path, word(table_no=None, columns={"甲": "basic"}))
    (one,) = in_force(tmp_path)
    assert (one.is_no_table, one.columns) == (False, (("甲", "basic"),))


def test_taken_back_is_kept_and_no_longer_in_force(tmp_path: Path) -> None:
    number = tell(tmp_path, word())
    assert take_back(tmp_path, number, "李某")
    assert not take_back(tmp_path, number, "李某")
    assert not take_back(tmp_path, 99, "李某")
    assert in_force(tmp_path) == []
    (kept,) = corrections(tmp_path)
    assert (kept.withdrawn_by, kept.correction) == ("李某", word())


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"table_no": None}, "请说明"),
        ({"is_no_table": True}, "不是表"),
        ({"columns": {"甲": "total", "乙": "total"}}, "同一栏"),
        ({"told_by": " "}, "更正人"),
        ({"reason": "长" * 2001}, "备注"),
    ],
)
def test_what_makes_no_sense_is_refused(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(BadCorrection, match=why):
        word(**changes)


def test_a_damaged_store_is_set_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / STORE).write_bytes(b"not a database, and long enough to be read as one" * 20)
    with pytest.raises(DamagedFile):
        in_force(tmp_path)
    (said,) = set_aside_damaged(tmp_path)
    assert "更正今夜起不再起作用" in said
    assert in_force(tmp_path) == []
