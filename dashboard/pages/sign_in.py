"""Signing in through an OpenID Connect provider, where one is configured.

What belongs here: the way there and back. What does not: what the name may do (`accounts`).
Authlib comes with the extra `oidc` and is imported only when it is needed.
"""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.sign_in_state import own_page

NAMES = ("name", "preferred_username", "email", "sub")


def _client(request: Request) -> Any:
    settings = request.app.state.settings
    if not settings.oidc:
        raise HTTPException(404)
    if not hasattr(request.app.state, "oidc"):
        from authlib.integrations.starlette_client import OAuth

        oauth = OAuth()
        oauth.register(
            "bureau",
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret,
            server_metadata_url=settings.oidc_metadata_url,
            client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256"},
        )
        request.app.state.oidc = oauth.bureau
    return request.app.state.oidc


async def sign_in(request: Request) -> Response:
    client = _client(request)
    request.session["next"] = own_page(request.query_params.get("next", "/"))
    back = f"{request.app.state.settings.public_url}/sign-in/back"
    return await client.authorize_redirect(request, back)  # type: ignore[no-any-return]


async def come_back(request: Request) -> Response:
    """The provider's answer: its signature, nonce and state are checked by Authlib."""
    client = _client(request)
    from authlib.integrations.base_client import OAuthError
    from joserfc.errors import JoseError

    try:
        token = await client.authorize_access_token(request)
    except (OAuthError, JoseError) as error:
        raise HTTPException(403, "登录没有成功，请重试") from error
    told = token.get("userinfo") or {}
    user = next((str(told[name]) for name in NAMES if told.get(name)), "")
    if not user:
        raise HTTPException(403, "登录服务没有给出姓名")
    onward = own_page(str(request.session.get("next", "/")))
    request.session.clear()
    request.session["user"] = user
    return RedirectResponse(onward, status_code=303)


async def sign_out(request: Request) -> Response:
    request.session.clear()
    return RedirectResponse("/", status_code=303)


routes = [
    Route("/sign-in", sign_in),
    Route("/sign-in/back", come_back),
    Route("/sign-out", sign_out),
]
