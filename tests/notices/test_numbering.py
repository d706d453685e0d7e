"""A number is given once, and the same notice keeps it."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from collection.jurisdiction import NoticeForm
from notices.numbering import Issued, Subject, issue

DAY = dt.date(2026, 11, 24)


def given(home: Path, agency: str, *findings: str, day: dt.date = DAY, year: int = 2025) -> Issued:
    subject = Subject("999901", agency, year, frozenset(findings))
    return issue(home, subject, pattern="明账改〔{year}〕{number}号", today=day, days=15)


def test_numbers_run_and_the_same_notice_keeps_its_own(tmp_path: Path) -> None:
    first = given(tmp_path, "104", "a", "b")
    assert (first.number, first.issued_on) == ("明账改〔2026〕1号", DAY)
    assert first.due_on == dt.date(2026, 12, 9)
    assert given(tmp_path, "105", "a", "b").number == "明账改〔2026〕2号"
    again = given(tmp_path, "104", "b", "a", day=DAY + dt.timedelta(days=3))
    assert again == first


def test_other_findings_or_another_year_are_another_notice(tmp_path: Path) -> None:
    given(tmp_path, "104", "a")
    changed = given(tmp_path, "104", "a", "b")
    assert (changed.number, changed.earlier) == ("明账改〔2026〕2号", ("明账改〔2026〕1号",))
    assert given(tmp_path, "104", "a", year=2024).earlier == ()
    assert given(tmp_path, "104", "a").number == "明账改〔2026〕1号"


def test_each_year_of_issue_begins_at_one(tmp_path: Path) -> None:
    given(tmp_path, "104", "a")
    later = given(tmp_path, "104", "b", day=dt.date(2027, 1, 4))
    assert later.number == "明账改〔2027〕1号"
    assert later.earlier == ("明账改〔2026〕1号",)


def test_many_at_once_get_a_number_each(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda n: given(tmp_path, str(n // 2), "a").number, range(40)))
    assert len(set(numbers)) == 20
    assert set(numbers) == {f"明账改〔2026〕{n}号" for n in range(1, 21)}


@pytest.mark.parametrize(
    "pattern", ["{year}号", "{number}号", "{year}{number}{x}", "{year}{year}{number}"]
)
def test_a_pattern_must_tell_notices_apart(pattern: str) -> None:
    with pytest.raises(ValueError, match="文号"):
        NoticeForm(number=pattern)
