"""The pages over a small night made by hand: quick enough for each change (`make check`)."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.web_settings import Settings
from tests.notices.conftest import home, night  # noqa: F401

LOCAL = {"base_url": "http://127.0.0.1:8420", "client": ("127.0.0.1", 50000)}


@pytest.fixture
def client(home: Path) -> TestClient:  # noqa: F811
    return TestClient(create_app(home), **LOCAL)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/agencies",
        "/agencies/104?year=2025&kind=budget",
        "/findings",
        "/findings?show=quiet",
        "/findings/lead",
        "/findings/follows",
        "/findings/missing",
        "/rules",
        "/rules/PARENT-SUM",
        "/sources",
        "/operator",
        "/operator?kind=lost_token&year=2025&page=2",
        "/findings.xlsx",
        "/rules.xlsx",
    ],
)
def test_every_page_opens(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_a_departments_page_shows_leads_with_what_follows(client: TestClient) -> None:
    page = client.get("/agencies/104?year=2025&kind=budget").text
    assert "连带的 1 处" in page
    assert "豁免和审核为误报 2 处" in page


def test_a_file_without_pages_has_a_drawn_excerpt(client: TestClient) -> None:
    picture = client.get("/findings/lead/pictures/1")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "教育管理" in picture.text


def test_a_word_on_a_finding_counts_at_once(home: Path) -> None:  # noqa: F811
    reviewer = TestClient(create_app(home, settings=Settings(local_user="王某")), **LOCAL)  # type: ignore[arg-type]
    page = reviewer.get("/findings/alone").text
    csrf = page.split('name="csrf" value="')[1].split('"')[0]
    given = {"csrf": csrf, "fingerprint": "f-alone", "decision": "false_alarm", "reason": "核实"}
    done = reviewer.post("/findings/alone/decision", data=given)
    assert done.status_code == 200
    assert "不计入错误数：审核为误报：核实（王某" in done.text
