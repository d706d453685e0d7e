"""自查: a department drags its report in and hears what the bureau would find, before it publishes.

What belongs here: the form, the progress, the result behind its link. What does not: the queue and
its limits (`check_desk`), the check. No account: a code from the bureau, or who is signed in.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import sign_in_state
from dashboard.check_desk import DATA, MOST_BYTES, MOST_FILES, PAGE, Check, CheckDesk, Refused
from dashboard.downloads import download
from dashboard.pages import MenuItem
from dashboard.rendering import render

menu = MenuItem(70, "自查", "/check")
RESULT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups; "
    "frame-ancestors 'self'"
)
MOST_FIELDS = 10


def form(request: Request) -> Response:
    return _form(request)


def _form(request: Request, trouble: str = "", status: int = 200) -> Response:
    known: dict[str, Any] = {
        "trouble": trouble,
        "open": _desk(request).is_open and (_codes(request) or sign_in_state.may_decide(request)),
        "needs_code": not sign_in_state.may_decide(request),
        "most_files": MOST_FILES,
        "most_mb": MOST_BYTES // 1024 // 1024,
        "days": _desk(request).days,
    }
    return render(request, "self_check.html", known, status=status)


async def take(request: Request) -> Response:
    """Takes the files in; the page of the check."""
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > MOST_BYTES + 100_000:
        return _form(request, f"文件过大：共最多 {MOST_BYTES // 1024 // 1024} MB。", 413)
    fields: dict[str, str] = {}
    files = []
    async with request.form(max_files=MOST_FILES + 1, max_fields=MOST_FIELDS) as sent:
        for name, value in sent.multi_items():
            if isinstance(value, UploadFile):
                if value.filename:
                    files.append((value.filename, await value.read()))
            else:
                fields[name] = value
    return await run_in_threadpool(_take, request, fields, files)


def _take(request: Request, fields: dict[str, str], files: list[tuple[str, bytes]]) -> Response:
    who = _who(request, fields)
    if who is None:
        return _form(request, "口令不对：请向财政局索取。文件要重新放一次。", 403)
    try:
        token = _desk(request).accept(files, who)
    except Refused as why:
        return _form(request, f"{why}。", 409)
    return RedirectResponse(f"/check/{token}", status_code=303)


def _who(request: Request, fields: dict[str, str]) -> str | None:
    """Who asks: the code and the machine, or a reviewer from our own page; None is nobody."""
    typed = fields.get("code", "").strip()
    peer = request.client.host if request.client else ""
    for code in _codes(request):
        if secrets.compare_digest(code.encode(), typed.encode()):
            return f"{code} {peer}"
    if not sign_in_state.may_decide(request):
        return None
    sign_in_state.check(request, fields)
    return sign_in_state.user_of(request)


def progress(request: Request) -> Response:
    """How far the check is, or what came out."""
    found = _found(request)
    if request.query_params.get("format") == "json":
        return JSONResponse(asdict(found), headers={"Cache-Control": "no-store"})
    return render(request, "self_check_result.html", {"check": found})


def result(request: Request) -> Response:
    """The same page as `mingzhang check --html` writes."""
    content = _desk(request).result(_found(request).token, PAGE)
    if content is None:
        raise HTTPException(404)
    headers = {
        "Content-Security-Policy": RESULT_POLICY,
        "X-Frame-Options": "SAMEORIGIN",
        "Cache-Control": "private, no-store",
    }
    return Response(content, media_type="text/html; charset=utf-8", headers=headers)


def saved(request: Request) -> Response:
    """The result to keep, as a page or as data."""
    name = {"html": PAGE, "json": DATA}.get(request.path_params["ending"])
    content = _desk(request).result(_found(request).token, name) if name else None
    if content is None or name is None:
        raise HTTPException(404)
    kind = "text/html" if name == PAGE else "application/json"
    return download(content, f"自查结果.{request.path_params['ending']}", kind)


def _found(request: Request) -> Check:
    found = _desk(request).find(request.path_params["token"])
    if found is None:
        raise HTTPException(404)
    return found


def _codes(request: Request) -> frozenset[str]:
    codes: frozenset[str] = request.app.state.settings.check_codes
    return codes


def _desk(request: Request) -> CheckDesk:
    desk: CheckDesk = request.app.state.checks
    return desk


routes = [
    Route("/check", form),
    Route("/check", take, methods=["POST"]),
    Route("/check/{token}", progress),
    Route("/check/{token}/result", result),
    Route("/check/{token}/result.{ending}", saved),
]
