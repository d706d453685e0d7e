"""Each page as JSON: the figures of the page, exact, of a night that the address names."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from typing import NamedTuple

import pytest
from starlette.testclient import TestClient

from dashboard.as_json import plain
from tests.dashboard.analysis.conftest import client, district_home  # noqa: F401

PAGES = (
    "/", "/agencies", "/agencies/1005", "/findings", "/findings/f-1005-2025", "/notices",
    "/decisions", "/spending", "/flow", "/execution", "/cards/1005",
    "/corrections", "/search", "/spending/economic", "/spending/agency", "/rules",
    "/rules/R-1", "/operator", "/sources", "/sources/publications", "/query", "/check",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_each_page_has_its_data(client: TestClient, path: str) -> None:  # noqa: F811
    told = client.get(path, params={"format": "json"}).json()
    assert told["night_id"] == "20250401T020000"
    assert told["data"]
    assert client.get(told["address"]).json() == told


def test_the_figures_are_those_of_the_page(client: TestClient) -> None:  # noqa: F811
    told = client.get("/agencies?format=json").json()["data"]
    page = client.get("/agencies").text
    rows = told["rows"]
    assert len(rows) == 12
    for row in rows:
        if row["amount_yuan"] is not None:
            assert re.fullmatch(r"\d+\.\d\d", row["amount_yuan"])
            assert f"{Decimal(row['amount_yuan']) / 10000:,.2f}" in page


def test_an_address_of_another_night_finds_nothing(client: TestClient) -> None:  # noqa: F811
    answer = client.get("/agencies?format=json&night=20240101T020000")
    assert answer.status_code == 404
    assert answer.json()["night_id"] == "20250401T020000"


def test_the_page_leads_to_its_data_with_its_filter(client: TestClient) -> None:  # noqa: F811
    page = client.get("/findings?severity=error&year=2025").text
    (link,) = re.findall(r'href="(/findings\?[^"]*format=json[^"]*)"', page)
    told = client.get(unescape(link)).json()["data"]
    assert {row["severity"] for row in told["rows"]} == {"error"}
    assert {row["fiscal_year"] for row in told["rows"]} == {2025}


def test_what_has_no_plain_form_is_left_out() -> None:
    @dataclass(slots=True)
    class One:
        day: dt.date
        content: bytes

    class Two(NamedTuple):
        weight: int
        why: str

    value = {
        "a": Decimal("1E+2"),
        "two": [Two(3, "因")],
        ("x", 1): [One(dt.date(2026, 1, 2), b"x"), len],
        "f": len,
        "n": float("nan"),
    }
    assert plain(value) == {
        "a": "100", "two": [{"weight": 3, "why": "因"}], "x-1": [{"day": "2026-01-02"}], "n": "nan",
    }  # fmt: skip
