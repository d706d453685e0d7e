"""Who is asking: the named person on this machine, and nobody whom a proxy passes on."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from starlette.requests import Request

from dashboard.sign_in_state import user_of
from dashboard.web_settings import Settings


def _asked(header: str = "", *, version: str = "1.1", peer: str = "127.0.0.1") -> str | None:
    app = SimpleNamespace(state=SimpleNamespace(settings=Settings(local_user="王某")))
    headers = [(header.encode(), b"10.1.1.1")] if header else []
    scope = {"type": "http", "headers": headers, "http_version": version, "app": app}
    return user_of(Request(scope | {"client": (peer, 1)}))


def test_on_this_machine_it_is_the_named_person() -> None:
    assert _asked() == "王某"
    assert _asked(peer="10.1.1.1") is None


@pytest.mark.parametrize(
    "header",
    ["X-Forwarded-For", "x-forwarded-host", "Forwarded", "Via", "X-Real-IP", "X-Original-URI"],
)
def test_what_a_proxy_passes_on_is_nobody(header: str) -> None:
    assert _asked(header) is None


def test_a_proxy_without_headers_asks_in_an_older_way() -> None:
    assert _asked(version="1.0") is None
