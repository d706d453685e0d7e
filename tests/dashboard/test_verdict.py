"""The first sentence: normal, attention, abnormal, and why; the order of what is open."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from dashboard.open_weight import opened
from dashboard.verdict import Verdict, others_due, unheard_year, verdict

NOW = dt.datetime(2025, 4, 1, 8, tzinfo=dt.UTC)
FINE = {
    "register": 20, "expected": 20, "received": 20, "counted": 20,
    "trusted_share": 0.9, "doubted": None, "portals": 0, "portals_off": 0, "missing": 0,
    "unseen": 0, "units": 0, "others": [], "unheard": None, "unopened": 0, "tableless": 0,
    "errors": 0, "departments": 0, "fresh": 0, "overdue": 0, "ours": 0, "nameless": 0,
}  # fmt: skip


def said(hours: int = 6, **changed: Any) -> Verdict:
    return verdict(FINE | changed, night=NOW - dt.timedelta(hours=hours), now=NOW)


def test_a_quiet_night_is_normal() -> None:
    assert (said().word, said().sentence) == ("正常", "应公开的都已公开，没有未了结的错误。")


def test_without_a_register_nobody_can_be_said_to_have_published_all() -> None:
    found = said(register=0, expected=0, received=9, counted=0)
    assert (found.word, found.sentence) == ("需关注", "没有应公开部门的名录，不能说谁没有公开。")


def test_a_year_that_nobody_is_expected_to_publish_is_no_register_that_is_missing() -> None:
    """Final accounts and older years: the register is there, nothing is asked of it."""
    found = said(expected=0, received=9, counted=0)
    assert found.word == "正常"
    assert found.sentence == ("读到的 9 份没有未了结的错误；这一年的这种报告不核对谁应公开。")


@pytest.mark.parametrize("expected", [0, 20])
def test_a_night_without_any_report_is_not_normal(expected: int) -> None:
    """An empty home had been 正常: 应公开的都已公开."""
    found = said(received=0, counted=0, expected=expected, trusted_share=None)
    assert found.word == "异常"
    assert found.causes[0] == "这一年的这种报告一份也没有读到"


def test_a_department_that_nobody_can_be_sure_of_is_no_normal_night() -> None:
    """An inbox without a portal: who sent nothing has not therefore published nothing."""
    found = said(unseen=1, counted=19)
    assert (found.word, found.sentence) == ("需关注", "尚未看到的部门 1 个（不能说没有公开）。")


def test_what_is_to_be_done_asks_for_attention_with_counts() -> None:
    found = said(missing=1, counted=19, errors=13, departments=12, fresh=2, overdue=3)
    assert found.word == "需关注"
    assert found.sentence == (
        "到期未公开的部门 1 个，逾期未答复的通知 3 份，"
        "未了结的错误 13 处（12 个部门），今夜新增的问题 2 处。"
    )
    assert "新增" not in said(errors=1, departments=1, fresh=None).sentence
    assert said(errors=1, departments=1).sentence.endswith("今夜没有新增。")


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"portals": 1}, "1 个门户网站没有读全"),
        ({"portals_off": 1}, "按设置，本夜没有采集门户网站"),
        ({"counted": 17}, "应公开的 20 个部门中有 3 个没有计入合计"),
        ({"trusted_share": 0.154}, "可信的只占 15.4%"),
        (
            {"trusted_share": 0.4, "doubted": ("某区教育局", 0.318)},
            "可信的只占 40.0%，未过核对的以某区教育局最多（占 31.8%）",
        ),
        ({"hours": 80}, "最近一夜是 3 天前的"),
    ],
)
def test_a_picture_that_is_itself_doubtful_is_abnormal(changed: dict[str, Any], why: str) -> None:
    found = said(**changed, errors=1, departments=1)
    assert found.word == "异常"
    assert found.sentence.startswith(found.causes[0])
    assert why in found.sentence
    assert "此外，未了结的错误 1 处" in found.sentence


def row(key: str, status: str = "published", errors: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "agency_key": key, "status": status, "open_errors": errors, "due_on": None,
        "worst": {"words": "不符"}, "status_code": None, "status_reason": "文件是空的",
        "corrected": False, "confirmed": 0, "largest_yuan": Decimal(100),
        "amount_yuan": Decimal(10_000_000), **more,
    }  # fmt: skip


def test_the_heaviest_stands_first_and_says_why() -> None:
    rows = [
        row("a", corrected=True),
        row("b"),
        row("c", largest_yuan=Decimal(2_000_000)),
        row("d", confirmed=1),
        row("e", "quarantined"),
        row("f", "missing", due_on=dt.date(2025, 2, 15)),
        row("g", amount_yuan=Decimal(9_000)),
        row("h", errors=0),
        row("i", "unread", errors=0),
        row("k", "prose_only", errors=0, status_reason="只有文字说明"),
        row("j", "unseen", errors=0),
    ]
    assert [(one.row["agency_key"], one.title) for one in opened(rows)] == [
        ("f", "未公开"), ("e", "打不开"), ("k", "没有读到预算表"), ("d", "已确认的错误"),
        ("c", "大额错误"), ("g", "大额错误"), ("b", "其他错误"), ("a", "称已更正"),
    ]  # fmt: skip
    assert opened(rows)[0].why == "应于2月15日前公开，至今没有找到"


def year(fiscal_year: int, kind: str = "budget", **counts: int) -> dict[str, Any]:
    none = {"received": 0, "expected": 0, "missing": 0, "unseen": 0}
    return {"fiscal_year": fiscal_year, "report_kind": kind, **none, **counts}


def test_a_year_that_nobody_wrote_down_is_not_forgotten() -> None:
    """The register had no date for 2026: in November 2025 stood there without a word."""
    years = [year(2025, expected=8, received=8), year(2024, received=8)]
    assert unheard_year(years, dt.date(2026, 11, 30)) == 2026
    assert unheard_year(years, dt.date(2026, 3, 1)) is None
    assert unheard_year([year(2026), *years], dt.date(2026, 11, 30)) is None
    assert unheard_year([year(2024, "final_account", received=8)], dt.date(2026, 11, 30)) is None
    found = said(unheard=2026)
    assert found.word == "需关注"
    assert "2026年部门预算一份也没有看到" in found.sentence


def test_a_newer_year_of_which_nothing_came_is_told_on_the_page_of_the_older() -> None:
    """The page chose 2024, of which all is there, and said 正常."""
    years = [year(2025, expected=8, missing=8), year(2024, expected=8, received=8)]
    found = said(others=others_due(years, 2024, "budget"))
    assert (found.word, found.sentence) == (
        "异常", "2025年预算已到期，应公开的 8 个部门一个也没有读到。"
    )  # fmt: skip
    assert others_due(years, 2025, "budget") == []


def test_accounts_that_are_due_are_told_beside_the_budgets() -> None:
    years = [
        year(2025, expected=8, received=8),
        year(2024, "final_account", expected=8, received=5, missing=2, unseen=1),
        year(2023, "final_account", expected=8, missing=8),
    ]
    found = said(others=others_due(years, 2025, "budget"))
    assert (found.word, found.sentence) == (
        "需关注", "2024年决算到期未公开的部门 2 个、尚未看到的部门 1 个。"
    )  # fmt: skip


def test_sentences_know_all_and_none() -> None:
    assert "应公开的 20 个部门都没有计入合计" in said(counted=0, trusted_share=None).sentence
    assert "一份也没有读到，读到的 5 份都是所属单位自己的" in said(received=0, units=5).sentence
    whole = said(trusted_share=0.0, doubted=("某局", 1.0)).sentence
    assert whole == "支出合计全部未过核对。"
