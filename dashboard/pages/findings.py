"""问题: the list of findings as filtered and sorted, and marking many at once.

What belongs here: the list and its bulk form. What does not: the filter (`findings_filter`), one
finding with its proof (`finding`), the log of what was marked (`decisions`).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import sign_in_state
from dashboard.findings_filter import MOST_AT_ONCE, Filter, filter_of, found
from dashboard.night_reader import Row, one, query
from dashboard.pages import MenuItem
from dashboard.queries import sql
from dashboard.rendering import render
from evidence.number_words import name as word
from warehouse.decision_log import confirmed_by, record_act
from warehouse.decisions import BadDecision, Decision, now

menu = MenuItem(30, "问题", "/findings", ("/decisions",))
PAGE = 100
MOST_LETTERED = 500
"""Findings that one press takes from their confirmation to letters."""
_KINDS = "SELECT DISTINCT report_kind FROM source.report WHERE report_kind IS NOT NULL ORDER BY 1"


def findings(request: Request) -> Response:
    return _list(request, filter_of(request.query_params), request.query_params)


def _list(
    request: Request, chosen: Filter, parameters: Any, *, trouble: str = "", typed: Any = None
) -> Response:
    page = _number(parameters.get("page", "1"))
    shows_all = parameters.get("page") == "all"
    most, skip = (MOST_AT_ONCE, 0) if shows_all else (PAGE, (page - 1) * PAGE)
    rows = found(request, chosen, most=most, skip=skip)
    whole = rows[0]["whole"] if rows else 0
    choices = query(request, sql("finding_choices"))
    kinds = [row["report_kind"] for row in query(request, _KINDS)]
    act = _number(parameters.get("act", ""), nothing=0)
    known = {
        "rows": rows,
        "whole": whole,
        "chosen": chosen,
        "asked": chosen.asked,
        "narrowed": any(chosen.asked[name] for name in _FOLDED),
        "has_past": one(request, "FROM past")["is_known"],  # type: ignore[index]
        "kind_options": [("", "全部"), *((kind, word(kind)) for kind in kinds)],
        "choices": {name: [row for row in choices if row["what"] == name] for name in _CHOICES},
        "pages": {} if shows_all else _pages(chosen, page, whole),
        "act": act,
        "confirmed": confirmed_by(request.app.state.home, act)[:MOST_LETTERED] if act else [],
        "marked": _number(parameters.get("marked", ""), nothing=0),
        "trouble": trouble,
        "typed": typed or {},
    }
    return render(request, "findings.html", known, status=400 if trouble else 200)


_CHOICES = ("agency", "rule", "year")
_FOLDED = (*_CHOICES, "kind", "severity", "least", "change", "decision", "show")
"""Conditions that a phone shows on demand, and where any of them is set."""


async def decide(request: Request) -> Response:
    """Takes one word down on all that were ticked, or on all that the filter lets through."""
    pairs = await sign_in_state.pairs_of(request)
    return await run_in_threadpool(_decide, request, pairs)


def _decide(request: Request, pairs: list[tuple[str, str]]) -> Response:
    fields = dict(pairs)
    parameters = dict(parse_qsl(fields.get("filter", "")))
    chosen = filter_of(parameters)
    listed = found(request, chosen)
    ticked = {value for name, value in pairs if name == "pick"}
    is_all = fields.get("scope") == "all"
    wanted = listed if is_all else [row for row in listed if _pick(row) in ticked]
    trouble = _trouble(fields, listed, wanted, ticked)
    if not trouble:
        try:
            words = [_word(request, row, fields) for row in wanted]
        except BadDecision as error:
            trouble = f"{error}。"
    if trouble:
        typed = {**fields, "ticked": ticked}
        return _list(request, chosen, parameters, trouble=trouble, typed=typed)
    act = record_act(request.app.state.home, words)
    return RedirectResponse(chosen.address(act=act, marked=len(words)), status_code=303)


def _trouble(fields: dict[str, str], listed: list[Row], wanted: list[Row], ticked: Any) -> str:
    if fields.get("scope") == "all":
        if str(len(listed)) != fields.get("whole"):
            return "符合条件的问题刚刚变过，请看清后再审核。"
        return "" if listed else "没有符合条件的问题。"
    if not ticked:
        return "请先勾选要审核的问题。"
    return "" if len(wanted) == len(ticked) else "勾选的问题中有的刚刚变过，请看清后再审核。"


def _pick(row: Row) -> str:
    """What a tick sends: the finding with the figures that the reviewer saw."""
    return f"{row['finding_key']} {row['fingerprint']}"


def _word(request: Request, row: Row, fields: dict[str, str]) -> Decision:
    return Decision(
        finding_key=row["finding_key"],
        decision=fields.get("decision", ""),
        reason=fields.get("reason", "").replace("\r\n", "\n"),
        fingerprint=row["fingerprint"],
        message=row["message"],
        decided_by=sign_in_state.user_of(request) or "",
        decided_at=now(),
    )


def _number(text: str, *, nothing: int = 1) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else nothing


def _pages(chosen: Filter, page: int, whole: int) -> dict[str, str]:
    """Addresses of the page before and after, where there are any; and of all on one."""
    pages = {}
    if page > 1:
        pages["上一页"] = chosen.address(page=page - 1)
    if page * PAGE < whole:
        pages["下一页"] = chosen.address(page=page + 1)
    if pages and whole <= MOST_AT_ONCE:
        pages["全部列在一页（可打印）"] = chosen.address(page="all")
    return pages


routes = [
    Route("/findings", findings),
    Route("/findings/decisions", decide, methods=["POST"]),
]
