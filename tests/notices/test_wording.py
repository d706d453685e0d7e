"""What a notice calls its subject, and where a report came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from evidence.finding import Finding
from notices.blocks import Grid, Title
from notices.notice_content import Item, Matter, Report
from notices.notice_words import compose
from notices.writing import numbered
from tests.notices.conftest import TODAY

REPORT = Report("r", "报告", "https://a.example/b.pdf", None, None, "ab" * 32, "budget")
FINAL = replace(REPORT, report_id="f", kind="final_account")


@pytest.fixture
def matter(home: Path) -> Matter:
    return numbered(home, "104", 2025, pictures=lambda _: (), today=TODAY).matter


def without_report(item: Item) -> Item:
    absent: Finding = replace(item.leading, report_id=None)
    return Item(item.severity, (absent,))


@pytest.mark.parametrize(
    ("reports", "called"),
    [
        ((), "预算"),
        ((REPORT,), "预算"),
        ((FINAL,), "决算"),
        ((REPORT, FINAL), "预决算"),
    ],
)
def test_the_subject_is_what_the_findings_are_about(
    matter: Matter, reports: tuple[Report, ...], called: str
) -> None:
    assert replace(matter, reports=reports).subject == called


def test_a_missing_budget_beside_a_final_account_makes_both(matter: Matter) -> None:
    items = (*matter.items, without_report(matter.items[0]))
    assert replace(matter, reports=(FINAL,), items=items).subject == "预决算"


def test_the_title_says_it_and_the_inbox_is_no_address(home: Path) -> None:
    notice = numbered(home, "104", 2025, pictures=lambda _: (), today=TODAY)
    received = replace(FINAL, url="inbox:教育局 决算.pdf")
    blocks = compose(replace(notice, matter=replace(notice.matter, reports=(received,))))
    titles = [block for block in blocks if isinstance(block, Title)]
    assert titles[0].lines[1] == "2025年决算公开问题的整改通知"
    facts = dict(next(block for block in blocks if isinstance(block, Grid)).rows)  # type: ignore[arg-type]
    assert facts["来源"] == "收到的文件 教育局 决算.pdf"
    assert "公开网址" not in facts
