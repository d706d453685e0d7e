"""A hundred departments over nine years open in time."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.dashboard.analysis.district import publish_district

MOST_SECONDS = 3.0


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home = publish_district(tmp_path_factory.mktemp("big"), departments=100, years=9)
    with TestClient(create_app(home)) as client:
        yield client


@pytest.mark.parametrize(
    "address",
    [
        "/spending/function",
        "/spending/function?code=208",
        "/spending/economic",
        "/spending/fund",
        "/spending/three-public",
        "/spending/agency",
        "/spending/agency.xlsx",
        "/rules",
        "/rules/R-1",
        "/query",
    ],
)
def test_a_page_over_nine_hundred_reports_is_quick(big: TestClient, address: str) -> None:
    began = time.monotonic()
    assert big.get(address).status_code == 200
    assert time.monotonic() - began < MOST_SECONDS
