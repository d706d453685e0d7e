"""One finding with its proof, and the word on it.

What belongs here: sentence, arithmetic, cells, pictures, basis, the decision form and its history.
What does not: lists of findings (`findings`).
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import sign_in_state
from dashboard.excerpt import excerpts
from dashboard.night_reader import Row, one, query
from dashboard.queries import sql
from dashboard.rendering import render
from warehouse.decisions import BadDecision, Decision, decisions, now, record

CONTEXT = 90
"""Characters of prose shown before and after a quoted figure."""
NO_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="48" viewBox="0 0 420 48">'
    '<text x="12" y="30" font-family="sans-serif" font-size="15" fill="#5b6873">'
    "这一处没有图，请看“全部证据”中的表格。</text></svg>"
)
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"

_STATEMENTS = """
SELECT s.quote, s.page_label, s.section, s.span_start, s.span_end, t.text
FROM quality.finding_statement f JOIN source.statement s USING (statement_id)
LEFT JOIN source.section t ON t.report_id = s.report_id AND t.section_no = s.section_no
WHERE f.finding_key = ? ORDER BY s.statement_no
"""
_QUOTES = "SELECT quote FROM quality.finding_quote WHERE finding_key = ? ORDER BY quote_no"
_SAME_CAUSE = """
SELECT f.*, u.title AS rule_title FROM finding_now f LEFT JOIN quality.rule u USING (rule_id)
WHERE cause_key = ? AND finding_key <> ? ORDER BY is_consequence, finding_key
"""
_CLOSED = "SELECT * FROM quality.closed_finding WHERE finding_key = ?"


def finding(request: Request) -> Response:
    return _page(request, request.path_params["key"])


def _page(
    request: Request, key: str, *, trouble: str = "", typed: dict[str, str] | None = None
) -> Response:
    row = one(request, sql("finding"), [key])
    history = list(reversed(decisions(request.app.state.home, key)))
    if row is None:
        return _gone(request, key, history)
    pictures = request.app.state.pictures.of(request, key)
    known = {
        "row": row,
        "pictures": pictures,
        "drawn": any(picture.media_type == "image/svg+xml" for picture in pictures),
        "excerpts": excerpts(request, query(request, sql("finding_marks"), {"key": key})),
        "passages": _passages(query(request, _STATEMENTS, [key])),
        "quotes": [said["quote"] for said in query(request, _QUOTES, [key])],
        "repairs": _repairs(request, row),
        "others": query(request, _SAME_CAUSE, [row["cause_key"], key]) if row["cause_key"] else [],
        "history": history,
        "trouble": trouble,
        "typed": typed or {},
        "done": request.query_params.get("done") == "1",
    }
    return render(request, "finding.html", known, status=400 if trouble else 200)


def _gone(request: Request, key: str, history: list[Decision]) -> Response:
    """A finding of an earlier night: what it said, and what was said about it."""
    closed = one(request, _CLOSED, [key])
    if closed is None and not history:
        raise HTTPException(404)
    return render(request, "finding_gone.html", {"closed": closed, "history": history, "key": key})


def _repairs(request: Request, row: Row) -> list[list[Row]]:
    if not row["cause_key"]:
        return []
    changes: dict[int, list[Row]] = {}
    for change in query(request, sql("finding_repairs"), [row["cause_key"]]):
        changes.setdefault(change["alternative"], []).append(change)
    return list(changes.values())


def _passages(said: list[Row]) -> list[dict[str, Any]]:
    """Prose around the figures that a finding quotes: a passage a section, each figure marked.

    `pieces` are (text, is marked) in order. A figure whose section is not kept stands alone.
    """
    passages: list[dict[str, Any]] = []
    for (section, text), own in groupby(said, key=lambda row: (row["section"], row["text"])):
        rows = list(own)
        spans = sorted((row["span_start"], row["span_end"]) for row in rows)
        if not text or not all(0 <= start < end <= len(text) for start, end in spans):
            pieces = [(row["quote"], True) for row in rows]
        else:
            pieces = _marked(text, spans)
        passages.append({"pieces": pieces, "section": section, "page": rows[0]["page_label"]})
    return passages


def _marked(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    here = max(0, spans[0][0] - CONTEXT)
    last = min(len(text), max(end for _, end in spans) + CONTEXT)
    pieces = [("…", False)] if here else []
    for start, end in spans:
        if start >= here:
            pieces += [(text[here:start], False), (text[start:end], True)]
            here = end
    return [*pieces, (text[here:last], False), ("…" if last < len(text) else "", False)]


def picture(request: Request) -> Response:
    """One picture; a few words in its place where there is none."""
    found = request.app.state.pictures.of(request, request.path_params["key"])
    number = request.path_params["number"]
    headers = {"Content-Security-Policy": PICTURE_POLICY, "Cache-Control": "private, max-age=300"}
    if not 1 <= number <= len(found):
        return Response(NO_PICTURE, media_type="image/svg+xml", headers=headers)
    chosen = found[number - 1]
    return Response(chosen.content, media_type=chosen.media_type, headers=headers)


async def decide(request: Request) -> Response:
    """Takes a word down, and shows the page again with it."""
    fields = await sign_in_state.form_of(request)
    return await run_in_threadpool(_decide, request, fields)


def _decide(request: Request, fields: dict[str, str]) -> Response:
    key = request.path_params["key"]
    row = one(request, sql("finding"), [key])
    if row is None:
        raise HTTPException(404)
    if fields.get("fingerprint") != row["fingerprint"]:
        return _page(request, key, trouble="这个问题的数字刚刚变过，请看清后再审核。", typed=fields)
    try:
        word = Decision(
            finding_key=key,
            decision=fields.get("decision", ""),
            reason=fields.get("reason", "").replace("\r\n", "\n"),
            fingerprint=row["fingerprint"],
            message=row["message"],
            decided_by=sign_in_state.user_of(request) or "",
            decided_at=now(),
        )
    except BadDecision as error:
        return _page(request, key, trouble=f"{error}。", typed=fields)
    record(request.app.state.home, word)
    return RedirectResponse(f"/findings/{key}?done=1#decision", status_code=303)


routes = [
    Route("/findings/{key}", finding),
    Route("/findings/{key}/decision", decide, methods=["POST"]),
    Route("/findings/{key}/pictures/{number:int}", picture),
]
