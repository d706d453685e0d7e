"""The register of notices after a bad day: said, set aside, restored; no number is given twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from notices.desk import NoNotice, NoticeDesk, keep
from notices.numbering import Subject, given, issue
from notices.writing import numbered
from tests.notices.conftest import home, night, no_pictures  # noqa: F401
from warehouse.damage import DamagedFile
from warehouse.notice_register import COPY, FOLDER, STORE, restore_damaged
from warehouse.notices_standing import entries

DAY = dt.date(2026, 3, 2)
PATTERN = "明账改〔{year}〕{number}号"


def _number(folder: Path, *findings: str) -> str:
    subject = Subject("999901", "104", 2025, frozenset(findings))
    return issue(folder, subject, pattern=PATTERN, today=DAY, days=10).number


def _spoil(folder: Path) -> None:
    (folder / FOLDER / STORE).write_bytes(b"no such thing " * 500)


def test_a_damaged_register_is_told_by_whoever_asks(home: Path) -> None:  # noqa: F811
    (home / FOLDER).mkdir()
    _spoil(home)
    for ask in (
        lambda: entries(home, "999901"),
        lambda: given(home, "999901", "104", 2025),
        lambda: _number(home, "a"),
    ):
        with pytest.raises(DamagedFile, match=r"register\.sqlite 已损坏"):
            ask()
    with pytest.raises(NoNotice, match="通知登记簿坏了"):
        NoticeDesk(home).drafts()


def test_the_night_restores_it_from_its_copy(tmp_path: Path) -> None:
    assert restore_damaged(tmp_path) == []
    assert _number(tmp_path, "a") == "明账改〔2026〕1号"
    assert restore_damaged(tmp_path) == []
    assert (tmp_path / FOLDER / COPY).stat().st_mode & 0o777 == 0o600
    _spoil(tmp_path)
    aside, restored = restore_damaged(tmp_path)
    assert "移到 damaged/" in aside
    assert "从上一夜的副本恢复" in restored
    assert _number(tmp_path, "a") == "明账改〔2026〕1号"
    assert _number(tmp_path, "b") == "明账改〔2026〕2号"


def test_a_number_that_was_issued_is_not_given_again(home: Path) -> None:  # noqa: F811
    """Neither copy nor register knows of it: the files that went out do."""
    notice = numbered(home, "104", 2025, pictures=no_pictures, today=DAY)
    keep(home, notice, "王某")
    _spoil(home)
    told = restore_damaged(home)
    assert "没有副本可以恢复" in told[1]
    again = numbered(home, "105", 2025, pictures=no_pictures, today=DAY)
    first, second = (int(one.number.split("〕")[1].rstrip("号")) for one in (notice, again))
    assert (first, second) == (1, 2)
