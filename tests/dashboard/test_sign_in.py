"""Signing in through an OpenID Connect provider of our own making, on loopback."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.testclient import TestClient

from dashboard.web_settings import Settings, from_environment
from tests.dashboard.conftest import client_of
from tests.loopback import running

pytestmark = pytest.mark.slow

OWN = "https://mingzhang.example"


class Provider(ThreadingHTTPServer):
    """Says who signed in: `claims` go into the token; `key` signs it, `shown` is published."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.key = self.shown = RSAKey.generate_key(2048, parameters={"kid": "one"})
        self.claims: dict[str, Any] = {}
        self.issuer = f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        issuer = self.server.issuer
        if self.path.startswith("/.well-known"):
            self._say(
                {
                    "issuer": issuer,
                    "authorization_endpoint": f"{issuer}/authorize",
                    "token_endpoint": f"{issuer}/token",
                    "jwks_uri": f"{issuer}/keys",
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )
        elif self.path.startswith("/authorize"):
            self._send_back(parse_qs(urlsplit(self.path).query))
        else:
            self._say({"keys": [self.server.shown.as_dict(private=False)]})

    def _send_back(self, asked: dict[str, list[str]]) -> None:
        """As after a password: straight back, with a code."""
        self.server.claims["nonce"] = asked["nonce"][0]
        back = {"code": "c", "state": asked["state"][0]}
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri'][0]}?{urlencode(back)}")
        self.end_headers()

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        now = int(time.time())
        claims = {"iss": self.server.issuer, "aud": "us", "iat": now, "exp": now + 60, "sub": "7"}
        signed = jwt.encode(
            {"alg": "RS256", "kid": "one"}, claims | self.server.claims, self.server.key
        )
        self._say({"access_token": "x", "token_type": "Bearer", "id_token": signed})

    def _say(self, what: dict[str, Any]) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running(Provider()) as server:
        yield server


def settings_for(provider: Provider, own: str = OWN) -> Settings:
    return from_environment(
        {
            "MINGZHANG_DASHBOARD_OIDC_ISSUER": provider.issuer,
            "MINGZHANG_DASHBOARD_OIDC_CLIENT_ID": "us",
            "MINGZHANG_DASHBOARD_OIDC_CLIENT_SECRET": "secret",
            "MINGZHANG_DASHBOARD_URL": own,
            "MINGZHANG_DASHBOARD_SECRET": "steady",
        }
    )


@pytest.fixture
def client(read_home: Path, provider: Provider) -> TestClient:
    app = client_of(read_home, settings_for(provider)).app
    return TestClient(app, base_url=OWN, follow_redirects=False)


def go_and_come_back(client: TestClient, provider: Provider, state: str | None = None) -> int:
    sent = client.get("/sign-in").headers["location"]
    asked = parse_qs(urlsplit(sent).query)
    assert sent.startswith(f"{provider.issuer}/authorize?")
    assert asked["redirect_uri"] == [f"{OWN}/sign-in/back"]
    assert asked["code_challenge_method"] == ["S256"]
    provider.claims.setdefault("nonce", asked["nonce"][0])
    back = client.get("/sign-in/back", params={"code": "c", "state": state or asked["state"][0]})
    return back.status_code


def test_who_signed_in_is_named_and_may_sign_out(client: TestClient, provider: Provider) -> None:
    assert 'href="/sign-in"' in client.get("/").text
    provider.claims["name"] = "李 某<b>"
    assert go_and_come_back(client, provider) == 303
    page = client.get("/").text
    assert "李 某&lt;b&gt;" in page
    assert client.get("/sign-out").status_code == 303
    assert "李 某" not in client.get("/").text


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("/findings?year=2025", "/findings?year=2025"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("/a\nb", "/"),
    ],
)
def test_who_signed_in_is_led_back_to_the_page_and_nowhere_else(
    client: TestClient, provider: Provider, asked: str, shown: str
) -> None:
    provider.claims["name"] = "李某"
    sent = client.get("/sign-in", params={"next": asked}).headers["location"]
    told = parse_qs(urlsplit(sent).query)
    provider.claims["nonce"] = told["nonce"][0]
    back = client.get("/sign-in/back", params={"code": "c", "state": told["state"][0]})
    assert (back.status_code, back.headers["location"]) == (303, shown)


def test_the_way_in_leads_back_to_the_page_it_stands_on(client: TestClient) -> None:
    page = client.get("/findings?year=2025&q=%3Cb%3E").text
    assert 'href="/sign-in?next=%2Ffindings%3Fyear%3D2025%26q%3D%253Cb%253E"' in page


def test_a_forged_answer_signs_nobody_in(client: TestClient, provider: Provider) -> None:
    assert go_and_come_back(client, provider, state="guessed") == 403
    provider.claims["nonce"] = "old"
    assert go_and_come_back(client, provider) == 403
    provider.claims.clear()
    provider.claims["aud"] = "others"
    assert go_and_come_back(client, provider) == 403
    provider.claims.clear()
    provider.key = RSAKey.generate_key(2048, parameters={"kid": "one"})
    assert go_and_come_back(client, provider) == 403
    assert 'href="/sign-in"' in client.get("/").text


def test_without_a_provider_there_is_no_way_to_sign_in(read_home: Path) -> None:
    for path in ("/sign-in", "/sign-in/back"):
        assert client_of(read_home).get(path).status_code == 404
