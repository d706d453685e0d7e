"""简报: the week on two pages of Word, from the same figures as the first page.

What belongs here: what a brief says and in which order. What does not: the figures (`overview`),
and Word (`notices.notice_docx`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.agency_standing import Choice, choice_of
from dashboard.downloads import download
from dashboard.night_reader import Row, one, query
from dashboard.pages.overview import standing_of
from evidence.number_words import NOTHING, change, day, name, share, yi
from notices.blocks import Block, Grid, Heading, Letterhead, Note, Paragraph, Run, Title

DAYS = 7
MOST = 8
"""Rows a list: two pages of Word."""
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FRESH = """
SELECT severity, agency_name, fiscal_year, words FROM open_finding
WHERE first_seen > $since AND severity IN ('error', 'warning')
ORDER BY severity = 'error' DESC, abs(difference_yuan) DESC NULLS LAST, finding_key
"""


def brief(request: Request) -> Response:
    """The brief of the seven days up to the night."""
    from notices.notice_docx import write_docx

    choice = choice_of(request)
    night = one(request, "SELECT jurisdiction_name, as_of, night_id FROM meta.night")
    if choice is None or night is None:
        raise HTTPException(404)
    known = standing_of(request, choice)
    since = night["as_of"] - dt.timedelta(days=DAYS)
    fresh = query(request, _FRESH, {"since": since})
    title = f"{night['jurisdiction_name']}部门预决算公开核对简报"
    blocks = list(_blocks(choice, known, night, fresh))
    content = write_docx(blocks, title=title, author=night["jurisdiction_name"], day=night["as_of"])
    return download(content, f"{title} {night['as_of']:%Y%m%d}.docx", DOCX)


def _blocks(choice: Choice, known: dict[str, Any], night: Row, fresh: list[Row]) -> Iterator[Block]:
    first = night["as_of"] - dt.timedelta(days=DAYS - 1)
    yield Letterhead("简　报", f"{day(first)}至{day(night['as_of'])}")
    yield Title(
        (f"{night['jurisdiction_name']}", f"{choice.year}年部门{name(choice.kind)}公开核对情况")
    )
    yield _said(f"{known['verdict'].word}：", known["verdict"].sentence)
    yield Heading("一、公开和合计")
    yield _said("", _published(choice.counts))
    if known["total"]:
        yield _said("", _total(known["total"], known["missing_said"]))
    yield Heading(f"二、本周新发现的问题（全部年度，{len(fresh)}处）")
    if not known["before"]:
        yield _said("", "这是留存的第一夜，所列的都是第一次发现。")
    yield from _listed(
        ("程度", "部门", "问题"),
        [(name(row["severity"]), _of(row), row["words"]) for row in fresh],
        (1.0, 2.6, 8.0),
        "本周没有新发现的问题。",
    )
    yield Heading(f"三、逾期（{len(known['overdue'])}件）")
    late = [
        (
            "通知未答复" if row["kind"] == "notice" else name(row["status"]),
            row["agency_name"] or "",
            f"限{day(row['due_on'])}，已逾期{row['days']}天",
        )
        for row in known["overdue"]
    ]
    yield from _listed(("事项", "部门", "期限"), late, (1.6, 3.0, 4.0), "没有逾期。")
    opened = [(one.title, one.row["agency_name"] or "", one.why) for one in known["opened"]]
    more = known["more_opened"]
    yield Heading("四、未了结，按轻重")
    yield from _listed(("轻重", "部门", "原因"), opened, (1.8, 2.6, 7.2), "没有未了结的。", more)
    yield Note(
        f"由公开的文件核对得出，批次{night['night_id']}；只含确定的数，金额为支出合计。"
        "核对只能说明这些数不可能同时成立，哪一个错以部门的底稿为准。"
    )


def _published(counts: Row) -> str:
    if counts["registered"] and not counts["expected"]:
        return f"收到{counts['received']}个部门的；这一年的这种报告不核对谁应公开。"
    if not counts["expected"]:
        return f"收到{counts['received']}个部门的；没有应公开部门的名录，不知道谁没有公开。"
    said = f"应公开的{counts['expected']}个部门中，已公开{counts['published']}个"
    said += f"，到期未公开{counts['missing']}个" if counts["missing"] else ""
    return said + (f"，尚未看到{counts['unseen']}个。" if counts["unseen"] else "。")


def _total(total: Row, missing: str) -> str:
    said = f"支出合计{yi(total['amount_yuan'])}（{total['reports']}个部门）"
    part = share(total["trusted_yuan"], total["amount_yuan"])
    said += f"，其中可信的占{part}" if part != NOTHING else ""
    if total["comparable_last_year_yuan"]:
        grown = _grown(total["comparable_yuan"], total["comparable_last_year_yuan"])
        said += f"；两年都有数的{total['comparable']}个部门{grown}"
    return f"{said}。" + (f"{missing}。" if missing else "")


def _grown(now: Decimal, before: Decimal) -> str:
    """比上年增长2.6%, 比上年下降2.6%, 与上年持平: as an official paper says it."""
    said = change(now, before)
    if said[1:] == "0.0%":
        return "与上年持平"
    if said[:1] not in "+-":
        return f"比上年{said}"
    return f"比上年{'增长' if said[0] == '+' else '下降'}{said[1:]}"


def _listed(
    heads: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    shares: tuple[float, ...],
    none: str,
    more: int = 0,
) -> Iterator[Block]:
    if not rows:
        yield _said("", none)
        return
    shown = tuple(tuple(" ".join(text.split()) for text in row) for row in rows[:MOST])
    yield Grid("", heads, shown, shares)
    if left := len(rows) - len(shown) + more:
        yield _said("", f"另有{left}件，见网页。")


def _of(row: Row) -> str:
    year = f"{row['fiscal_year']}年" if row["fiscal_year"] else ""
    return f"{row['agency_name'] or '部门不明'}{year}"


def _said(lead: str, text: str) -> Paragraph:
    return Paragraph((Run(lead, bold=True), Run(text)) if lead else (Run(text),))


routes = [Route("/brief.docx", brief)]
