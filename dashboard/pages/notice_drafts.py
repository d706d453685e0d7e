"""待签发: drafts of notices that somebody else signs, where the settings ask for it.

What belongs here: handing in, looking, giving back. What does not: letters and numbers (`notices`).
"""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import sign_in_state
from dashboard.pages.notices import draft_of, preview_of, ticked
from notices.desk import NoticeDesk


def look(request: Request) -> Response:
    draft = draft_of(request, request.path_params["number"])
    return preview_of(request, [("pick", key) for key in draft.keys], draft=draft)


async def hand_in(request: Request) -> Response:
    """Keeps what was previewed for somebody to sign."""
    pairs = await sign_in_state.pairs_of(request)
    return await run_in_threadpool(_hand_in, request, pairs)


def _hand_in(request: Request, pairs: list[tuple[str, str]]) -> Response:
    keys = ticked(pairs)
    if not keys:
        raise HTTPException(404)
    desk: NoticeDesk = request.app.state.desk
    desk.hand_in(keys, sign_in_state.user_of(request) or "")
    return RedirectResponse("/notices", 303)


async def give_back(request: Request) -> Response:
    """A draft goes back to who wrote it, with the reason."""
    fields = await sign_in_state.form_of(request)
    return await run_in_threadpool(_give_back, request, fields)


def _give_back(request: Request, fields: dict[str, str]) -> Response:
    draft = draft_of(request, request.path_params["number"])
    user = sign_in_state.user_of(request) or ""
    if not sign_in_state.may_sign(request) and draft.by != user:
        raise HTTPException(403, "没有签发权限")
    desk: NoticeDesk = request.app.state.desk
    desk.close_draft(draft, "returned", fields.get("said", "")[:2000], user)
    return RedirectResponse("/notices", 303)


routes = [
    Route("/notices/submit", hand_in, methods=["POST"]),
    Route("/notices/drafts/{number}", look),
    Route("/notices/drafts/{number}/return", give_back, methods=["POST"]),
]
