"""Every answer is guarded: of pages, of what is not there, of what failed, of a foreign host."""

from __future__ import annotations

from pathlib import Path

import pytest
from httpx import Response as HttpResponse
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.web_settings import Settings

GUARDS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
}


def _plain(_: Request) -> Response:
    return PlainTextResponse("x")


def _own(_: Request) -> Response:
    return PlainTextResponse("x", headers={"X-Frame-Options": "SAMEORIGIN"})


def _fails(_: Request) -> Response:
    raise ValueError


def _guards(answer: HttpResponse) -> dict[str, str | None]:
    return {name: answer.headers.get(name) for name in GUARDS}


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    app = create_app(tmp_path, settings=Settings(local_user="王某"))
    app.router.routes[:0] = [Route("/plain", _plain), Route("/own", _own), Route("/fails", _fails)]
    return TestClient(app, base_url="http://127.0.0.1:8420", raise_server_exceptions=False)


def test_an_answer_has_each_guard_and_loads_nothing(client: TestClient) -> None:
    answer = client.get("/plain")
    assert _guards(answer) == GUARDS
    policy = answer.headers["content-security-policy"]
    assert policy == "default-src 'none'; frame-ancestors 'none'"


def test_an_answer_may_set_a_guard_of_its_own(client: TestClient) -> None:
    assert _guards(client.get("/own")) == GUARDS | {"x-frame-options": "SAMEORIGIN"}


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [("/fails", "127.0.0.1", 500), ("/plain", "evil.example", 400), ("/", "127.0.0.1", 503)],
)
def test_what_goes_wrong_is_guarded_too(
    client: TestClient, path: str, host: str, status: int
) -> None:
    answer = client.get(path, headers={"Host": host})
    assert (answer.status_code, _guards(answer)) == (status, GUARDS)
    assert answer.headers["content-security-policy"]
