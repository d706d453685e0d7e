"""What is true of every answer: headers that guard it, and the request's cursor closed.

What belongs here: the two of them, as plain ASGI. What does not: pages.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


def guard(headers: MutableHeaders) -> None:
    """Adds each header that an answer does not set itself."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


class Guarded:
    """Guards each answer; closes the request's cursor."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        state = scope.setdefault("state", {})

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                guard(MutableHeaders(scope=message))
            await send(message)

        try:
            await self.app(scope, receive, send_guarded)
        finally:
            if "cursor" in state:
                state.pop("cursor").close()
