"""审核记录: who said what of which finding, when and why; taking an act back.

What belongs here: the log and undoing. What does not: marking (`findings`, `finding`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import sign_in_state
from dashboard.night_reader import Row, query
from dashboard.rendering import render
from warehouse.decision_log import Logged, log, withdraw
from warehouse.decisions import DECISIONS

MOST_ACTS = 100
MOST_SHOWN, MOST_LISTED = 5, 200
_KNOWN = """
SELECT finding_key, agency_name, fiscal_year, fingerprint FROM quality.finding
JOIN quality.fingerprint USING (finding_key) WHERE list_contains($keys, finding_key)
"""


def decisions(request: Request) -> Response:
    asked = asked_of(request)
    logged = log(request.app.state.home)
    chosen = chosen_from(logged, asked)
    acts = [(act, list(group)) for act, group in groupby(chosen, key=lambda one: one.act)]
    shown = acts[:MOST_ACTS]
    keys = [one.decision.finding_key for _, group in shown for one in group]
    context: dict[str, Any] = {
        "acts": shown,
        "more": len(acts) - len(shown),
        "whole": len(chosen),
        "known": known_of(request, keys),
        "most_shown": MOST_SHOWN,
        "most_listed": MOST_LISTED,
        "asked": asked,
        "excel": f"/decisions.xlsx?{urlencode(asked)}",
        "people": sorted({one.decision.decided_by for one in logged}),
        "decisions": DECISIONS,
        "undone": request.query_params.get("undone", ""),
    }
    return render(request, "decisions.html", context)


def asked_of(request: Request) -> dict[str, str]:
    """The filter of the address."""
    return {name: request.query_params.get(name, "").strip() for name in ("q", "by", "decision")}


def chosen_from(logged: Sequence[Logged], asked: Mapping[str, str]) -> list[Logged]:
    return [one for one in logged if _fits(one, asked)]


def known_of(request: Request, keys: Sequence[str]) -> dict[str, Row]:
    """What tonight knows of these findings: whose they are, and their figures' fingerprint."""
    rows = query(request, _KNOWN, {"keys": list(keys)})
    return {row["finding_key"]: row for row in rows}


def _fits(one: Logged, asked: Mapping[str, str]) -> bool:
    word = one.decision
    said = f"{word.message} {word.reason} {word.finding_key}"
    return (
        asked["q"] in said
        and asked["by"] in ("", word.decided_by)
        and asked["decision"] in ("", word.decision)
    )


async def undo(request: Request) -> Response:
    """Takes back all that was said in one act."""
    fields = await sign_in_state.form_of(request)
    who = sign_in_state.user_of(request) or ""
    act = request.path_params["act"]
    count = await run_in_threadpool(withdraw, request.app.state.home, act, who)
    back = sign_in_state.own_page(fields.get("back", "/decisions"))
    if back.startswith("/findings"):
        return RedirectResponse(back, status_code=303)
    return RedirectResponse(f"/decisions?undone={count}", status_code=303)


routes = [
    Route("/decisions", decisions),
    Route("/decisions/{act:int}/withdraw", undo, methods=["POST"]),
]
