"""One finding with its proof, and the word on it.

What belongs here: sentence, arithmetic, cells, pictures, basis, the decision form and its history.
What does not: lists of findings (`findings`).
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import sign_in_state
from dashboard.findings_filter import filter_of, neighbours
from dashboard.night_reader import cursor_of, one, query, tell_damage
from dashboard.queries import sql
from dashboard.rendering import render
from evidence.excerpts import excerpt
from evidence.finding import finding, findings
from evidence.picture_cache import pictures
from warehouse.damage import DamagedFile
from warehouse.decision_log import Logged, log
from warehouse.decisions import BadDecision, Decision, now, record

NO_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="420" height="48" viewBox="0 0 420 48">'
    '<text x="12" y="30" font-family="sans-serif" font-size="15" fill="#5b6873">'
    "这一处没有图，请看“全部证据”中的表格。</text></svg>"
)
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"

_IN_FILE = """
SELECT d.document_sha256, $page - d.first_page + 1 AS page
FROM source.report_document d JOIN source.document o USING (document_sha256)
WHERE d.report_id = $report AND $page BETWEEN d.first_page AND d.first_page + d.page_count - 1
"""
_SAME_CAUSE = "n.cause_key = ? AND n.finding_key <> ?"
KEY = re.compile(r"[\w-]{1,80}", re.ASCII)
_CLOSED = "SELECT * FROM quality.closed_finding WHERE finding_key = ?"


def page_of(request: Request) -> Response:
    return _page(request, request.path_params["key"])


def _history(request: Request, key: str) -> list[Logged]:
    """What was decided on the finding; nothing where the store is damaged, which is told above."""
    try:
        return log(request.app.state.home, key)
    except DamagedFile as error:
        tell_damage(request, f"{error}。")
        return []


def _page(
    request: Request, key: str, *, trouble: str = "", typed: dict[str, str] | None = None
) -> Response:
    cursor = cursor_of(request)
    found = finding(cursor, key)
    history = _history(request, key)
    chosen = filter_of(typed_filter(typed) if typed else request.query_params)
    if found is None:
        return _gone(request, key, history)
    drawn = pictures(cursor, found, request.app.state.home)
    known = {
        "row": found,
        "pictures": drawn,
        "drawn": any(picture.media_type == "image/svg+xml" for picture in drawn),
        "excerpt": excerpt(cursor, found),
        "others": findings(cursor, _SAME_CAUSE, [found.cause_key, key]) if found.cause_key else [],
        "in_file": one(request, _IN_FILE, {"report": found.report_id, "page": found.page_no}),
        "told": query(
            request, sql("told_of_tables"), {"report": found.report_id, "tables": found.tables}
        ),
        "history": history,
        "trouble": trouble,
        "typed": typed or {},
        "chosen": chosen,
        "near": neighbours(request, chosen, key),
        "done": request.query_params.get("done") == "1",
    }
    return render(request, "finding.html", known, status=400 if trouble else 200)


def _gone(request: Request, key: str, history: list[Logged]) -> Response:
    """A finding of an earlier night: what it said, and what was said about it."""
    closed = one(request, _CLOSED, [key])
    if closed is None and not history:
        raise HTTPException(404)
    return render(request, "finding_gone.html", {"closed": closed, "history": history, "key": key})


def picture(request: Request) -> Response:
    """One picture; a few words in its place where there is none."""
    cursor = cursor_of(request)
    asked = finding(cursor, request.path_params["key"])
    found = pictures(cursor, asked, request.app.state.home) if asked else []
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
    found = finding(cursor_of(request), key)
    if found is None:
        raise HTTPException(404)
    if fields.get("fingerprint") != found.fingerprint:
        return _page(request, key, trouble="这个问题的数字刚刚变过，请看清后再审核。", typed=fields)
    try:
        word = Decision(
            finding_key=key,
            decision=fields.get("decision", ""),
            reason=fields.get("reason", "").replace("\r\n", "\n"),
            fingerprint=found.fingerprint,
            message=found.message,
            decided_by=sign_in_state.user_of(request) or "",
            decided_at=now(),
        )
    except BadDecision as error:
        return _page(request, key, trouble=f"{error}。", typed=fields)
    record(request.app.state.home, word)
    chosen = filter_of(typed_filter(fields))
    if KEY.fullmatch(fields.get("next", "")):
        return RedirectResponse(chosen.address(f"/findings/{fields['next']}"), status_code=303)
    return RedirectResponse(chosen.address(f"/findings/{key}", done=1) + "#decision", 303)


def typed_filter(fields: dict[str, str]) -> dict[str, str]:
    """The filter of the list that a form was reached from."""
    return dict(parse_qsl(fields.get("filter", "")))


routes = [
    Route("/findings/{key}", page_of),
    Route("/findings/{key}/decision", decide, methods=["POST"]),
    Route("/findings/{key}/pictures/{number:int}", picture),
]
