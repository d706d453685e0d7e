"""The ledger of notices and the log of decisions as workbooks, filtered as their pages are.

What belongs here: rows and columns of the two. What does not: their pages (`notices`, `decisions`).
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.downloads import send_workbook
from dashboard.night_reader import Row
from dashboard.notice_ledger import ledger
from dashboard.pages.decisions import asked_of, chosen_from, known_of
from evidence.number_words import name, segment, word_of
from evidence.shown_table import Column, Table
from notices.desk import NoNotice
from warehouse.decision_log import Logged, log
from warehouse.notices_standing import Entry

_NOTICES = (
    Column("number", "编号", href="href"), Column("agency_name", "部门"),
    Column("fiscal_year", "年度"), Column("state_word", "状态"),
    Column("issued_on", "印发", "date"), Column("due_on", "期限", "date"),
    Column("late", "逾期天数", "count"), Column("keys", "所列核对", "count"),
    Column("open", "还不成立", "count"), Column("answered_on", "答复日期", "date"),
    Column("answered", "答复"), Column("withdrawn", "撤回的理由"),
)  # fmt: skip
_DECISIONS = (
    Column("decided_at", "时间"), Column("decided_by", "谁"), Column("word", "意见"),
    Column("reason", "理由或备注"), Column("agency_name", "部门"),
    Column("fiscal_year", "年度"), Column("message", "问题"),
    Column("proof", "证据", href="href"), Column("withdrawn", "撤销"),
)  # fmt: skip


def notices(request: Request) -> Response:
    try:
        rows = ledger(request)
    except NoNotice as why:
        raise HTTPException(409, str(why)) from why
    shown = request.query_params.get("state", "")
    listed = [_notice(row) for row in rows if shown in ("", row["state"])]
    return send_workbook(request, "整改通知登记簿", [Table("通知", _NOTICES, listed, "")])


def _notice(row: Row) -> Row:
    entry: Entry = row["entry"]
    last = {event.kind: event for event in entry.events}
    answer, gone = last.get("answered"), last.get("withdrawn")
    return {
        **row,
        "href": f"/notices#{segment(row['number'])}",
        "fiscal_year": f"{entry.fiscal_year}年",
        "state_word": word_of(row["state"], "notice_state"),
        "issued_on": entry.issued_on,
        "late": row["days"] if row["state"] == "overdue" else None,
        "keys": len(entry.keys),
        "answered_on": answer and answer.day,
        "answered": answer and answer.said,
        "withdrawn": gone and gone.said,
    }


def decisions(request: Request) -> Response:
    logged = chosen_from(log(request.app.state.home), asked_of(request))
    known = known_of(request, [one.decision.finding_key for one in logged])
    rows = [_decision(one, known.get(one.decision.finding_key)) for one in logged]
    return send_workbook(request, "审核记录", [Table("审核记录", _DECISIONS, rows, "")])


def _decision(one: Logged, found: Row | None) -> Row:
    word = one.decision
    return {
        "decided_at": _moment(word.decided_at),
        "decided_by": word.decided_by,
        "word": name(word.decision),
        "reason": word.reason,
        "agency_name": found and found["agency_name"],
        "fiscal_year": f"{found['fiscal_year']}年" if found and found["fiscal_year"] else None,
        "message": word.message,
        "proof": "打开",
        "href": f"/findings/{segment(word.finding_key)}",
        "withdrawn": f"{one.withdrawn_by}，{_moment(one.withdrawn_at)}"
        if one.withdrawn_by
        else None,
    }


def _moment(text: str | None) -> str:
    return (text or "")[:16].replace("T", " ")


routes = [Route("/notices.xlsx", notices), Route("/decisions.xlsx", decisions)]
