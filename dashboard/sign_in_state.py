"""Who is asking, whether they may decide, and that a form comes from our own page.

What belongs here: identity from --as, a proxy's header or the session; CSRF. What does not: the
way through an identity provider (`pages.sign_in`).
"""

from __future__ import annotations

import ipaddress
import re
import secrets
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dashboard.district_prefix import prefix_of
from dashboard.web_settings import LOOPBACK, Settings

MOST_NAME = 100
MOST_FORM_BYTES = 64 * 1024
FORWARDED = re.compile(rb"x-forwarded-.*|forwarded|via|x-real-ip|x-original-.*")
"""Headers that a proxy adds; nginx without any asks in HTTP/1.0, as no browser does."""


def user_of(request: Request) -> str | None:
    """The name of who is signed in, or None. A header counts only from a trusted proxy."""
    settings: Settings = request.app.state.settings
    peer = request.client.host if request.client else ""
    if settings.local_user:
        passed_on = request.scope.get("http_version") == "1.0" or any(
            FORWARDED.fullmatch(name.lower()) for name, _ in request.headers.raw
        )
        return settings.local_user if peer in LOOPBACK and not passed_on else None
    if settings.user_header and _is_trusted(peer, settings):
        return _clean(_decoded(request.headers.get(settings.user_header, "")))
    if settings.oidc:
        return _clean(str(request.session.get("user", "")))
    return None


def may_decide(request: Request) -> bool:
    user = user_of(request)
    settings: Settings = request.app.state.settings
    known = settings.reviewers | settings.signers
    return user is not None and (not settings.reviewers or user in known)


def may_sign(request: Request, drafted_by: str | None = None) -> bool:
    """May this person number what they pick themselves, or what somebody else drafted?"""
    settings: Settings = request.app.state.settings
    user = user_of(request)
    if not may_decide(request) or (settings.signers and user not in settings.signers):
        return False
    return not settings.second_person or drafted_by not in (None, user)


def way_in(request: Request) -> str | None:
    """The address to sign in at, which leads back to this page; None where there is none."""
    if not request.app.state.settings.oidc:
        return None
    here = (
        prefix_of(request)
        + request.url.path
        + (f"?{request.url.query}" if request.url.query else "")
    )
    is_page = request.method == "GET" and not here.startswith("/sign-")
    return "/sign-in" + (f"?{urlencode({'next': here})}" if is_page and here != "/" else "")


def own_page(address: str) -> str:
    """`address` where it is a page of ours, else the first page: nobody is sent elsewhere."""
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_ours and address.isprintable() and len(address) < 2000 else "/"


def csrf_of(request: Request) -> str:
    """The token that this session's forms carry; empty for those who can't send any."""
    if not may_decide(request):
        return ""
    if "csrf" not in request.session:
        request.session["csrf"] = secrets.token_urlsafe(24)
    return str(request.session["csrf"])


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form sent by who may decide, from our own page. Raises 403, 413."""
    return dict(await pairs_of(request))


async def pairs_of(request: Request) -> list[tuple[str, str]]:
    """The same, with a field that was sent several times (ticks) as often. Raises 403, 413."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_FORM_BYTES:
            raise HTTPException(413, "内容过长")
    pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
    check(request, dict(pairs))
    return pairs


async def form_with_file(
    request: Request, most_bytes: int
) -> tuple[dict[str, str], tuple[str, bytes] | None]:
    """The fields of such a form and the one file that it may carry. Raises 403, 413."""
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > most_bytes + MOST_FORM_BYTES:
        raise HTTPException(413, f"文件过大：最多 {most_bytes // 1024 // 1024} MB")
    fields: dict[str, str] = {}
    file = None
    async with request.form(max_files=1, max_fields=20) as form:
        for name, value in form.multi_items():
            if isinstance(value, str):
                fields[name] = value
            elif value.filename:
                file = (value.filename, await value.read())
    check(request, fields)
    return fields, file


def check(request: Request, fields: dict[str, str]) -> None:
    """Raises 403 unless who may decide sent it, from our own page."""
    if not may_decide(request):
        raise HTTPException(403, "没有登录，或没有审核权限，只能查看")
    known = str(request.session.get("csrf", ""))
    if not known or not secrets.compare_digest(known.encode(), fields.get("csrf", "").encode()):
        raise HTTPException(403, "页面已过期，请刷新后再提交")
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != _own_host(request):
        raise HTTPException(403, "请求来自别的网站")


def _own_host(request: Request) -> str:
    public = request.app.state.settings.public_url
    return urlsplit(public).netloc if public else request.headers.get("host", "")


def _is_trusted(peer: str, settings: Settings) -> bool:
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return False
    return any(address in network for network in settings.trusted_proxies)


def _decoded(header: str) -> str:
    """A name as gateways send it: UTF-8 bytes or percent-encoded."""
    try:
        return unquote(header.encode("latin-1").decode("utf-8"))
    except (UnicodeEncodeError, UnicodeDecodeError):
        return header


def _clean(name: str) -> str | None:
    return " ".join(name.split())[:MOST_NAME] or None
