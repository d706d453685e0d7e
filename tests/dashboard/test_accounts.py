"""Who may decide: nobody, unless told; and only through the door that was opened."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboard.web_settings import BadSettings, Settings, from_environment
from tests.dashboard.conftest import client_of
from warehouse.decisions import STORE
from warehouse.snapshot import open_snapshot

pytestmark = pytest.mark.slow

PROXY = from_environment(
    {
        "MINGZHANG_DASHBOARD_USER_HEADER": "X-Remote-User",
        "MINGZHANG_DASHBOARD_PROXIES": "10.0.0.0/24, 127.0.0.1",
    }
)


def lead(home: Path) -> str:
    with open_snapshot(home) as connection:
        rows = connection.execute(
            "SELECT main_finding_key FROM quality.cause WHERE agency_code = '109'"
        ).fetchall()
    return str(rows[0][0])


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return found.group(1) if found else ""


def send(client: TestClient, key: str, headers: dict[str, str] | None = None) -> int:
    page = client.get(f"/findings/{key}", headers=headers).text
    fields = {
        "csrf": field(page, "csrf"),
        "fingerprint": field(page, "fingerprint"),
        "decision": "confirmed",
        "reason": "",
    }
    address = f"/findings/{key}/decision"
    return client.post(address, data=fields, headers=headers, follow_redirects=False).status_code


def words(home: Path) -> int:
    if not (home / STORE).exists():
        return 0
    with sqlite3.connect(home / STORE) as store:
        return int(store.execute("SELECT count(*) FROM decision").fetchone()[0])


def test_without_settings_pages_are_read_only(own_home: Path) -> None:
    client = client_of(own_home)
    key = lead(own_home)
    page = client.get(f"/findings/{key}").text
    assert "<form method" not in page
    assert "只读" in page
    assert send(client, key) == 403
    assert words(own_home) == 0
    assert "set-cookie" not in client.get("/").headers


def test_on_this_machine_the_named_person_decides(own_home: Path, reviewer: TestClient) -> None:
    assert send(reviewer, lead(own_home)) == 303
    assert words(own_home) == 1


def test_what_a_proxy_passes_on_is_not_this_machine(own_home: Path, reviewer: TestClient) -> None:
    """Each header of proxies: `test_sign_in_state`."""
    assert send(reviewer, lead(own_home), {"X-Forwarded-For": "127.0.0.1"}) == 403


def test_another_host_name_is_refused(own_home: Path, reviewer: TestClient) -> None:
    assert reviewer.get("/", headers={"Host": "evil.example"}).status_code == 400


def test_another_machine_is_not_the_named_person(own_home: Path) -> None:
    here = client_of(own_home, Settings(local_user="王某"))
    there = TestClient(here.app, base_url="http://127.0.0.1:8420", client=("10.1.1.1", 1))
    assert send(there, lead(own_home)) == 403


def test_a_proxys_header_counts_only_from_the_proxy(own_home: Path) -> None:
    key, header = lead(own_home), {"X-Remote-User": "%E7%8E%8B"}
    near = client_of(own_home, PROXY)
    assert send(near, key, header) == 303
    assert "</a>王" in near.get("/", headers=header).text.replace(" ", "")
    assert send(near, key) == 403
    far = TestClient(near.app, base_url="http://127.0.0.1:8420", client=("10.0.1.1", 1))
    assert send(far, key, header) == 403
    odd = TestClient(near.app, base_url="http://127.0.0.1:8420", client=("unix", 1))
    assert send(odd, key, header) == 403


def test_behind_a_gateway_there_is_no_page_to_sign_in_at(own_home: Path) -> None:
    page = client_of(own_home, PROXY).get(f"/findings/{lead(own_home)}").text
    assert "/sign-in" not in page
    assert "没有认出您是谁" in page


def test_reviewers_may_be_named(own_home: Path) -> None:
    settings = Settings(local_user="王某", reviewers=frozenset({"李某"}))
    client = client_of(own_home, settings)
    assert "没有审核权限" in client.get(f"/findings/{lead(own_home)}").text
    assert send(client, lead(own_home)) == 403


def test_a_form_must_come_from_our_own_page(own_home: Path, reviewer: TestClient) -> None:
    key = lead(own_home)
    page = reviewer.get(f"/findings/{key}").text
    fields = {
        "csrf": field(page, "csrf"),
        "fingerprint": field(page, "fingerprint"),
        "decision": "confirmed",
    }
    address = f"/findings/{key}/decision"
    forged = reviewer.post(address, data=fields | {"csrf": "x" * 32})
    assert forged.status_code == 403
    elsewhere = reviewer.post(address, data=fields, headers={"Origin": "http://evil.example"})
    assert elsewhere.status_code == 403
    stranger = client_of(own_home, Settings(local_user="王某"))
    assert stranger.post(address, data=fields).status_code == 403
    endless = reviewer.post(address, data=fields | {"reason": "长" * 100_000})
    assert endless.status_code == 413
    assert words(own_home) == 0


def test_the_sessions_cookie_is_guarded(own_home: Path) -> None:
    settings = Settings(local_user="王某", public_url="https://mingzhang.example")
    cookie = client_of(own_home, settings).get("/").headers["set-cookie"].lower()
    assert {"httponly", "samesite=lax", "secure"} <= {part.strip() for part in cookie.split(";")}


@pytest.mark.parametrize(
    "given",
    [
        {"USER_HEADER": "X-Remote-User"},
        {"USER_HEADER": "X-Remote-User", "PROXIES": "somewhere"},
        {"OIDC_ISSUER": "https://id.example"},
    ],
    ids=["a header from anywhere", "no address", "half an OIDC"],
)
def test_settings_that_are_unsafe_or_half_are_refused(given: dict[str, str]) -> None:
    environment = {f"MINGZHANG_DASHBOARD_{name}": value for name, value in given.items()}
    with pytest.raises(BadSettings):
        from_environment(environment)


def test_as_does_not_go_with_another_way_to_sign_in() -> None:
    with pytest.raises(BadSettings):
        Settings(local_user="王某", user_header="X", trusted_proxies=PROXY.trusted_proxies)
