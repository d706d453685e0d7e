"""A night that has read no report opens too, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.dashboard.analysis.district import publish_district


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    home: Path = publish_district(tmp_path_factory.mktemp("empty"), departments=0, years=1, rules=0)
    return TestClient(create_app(home))


@pytest.mark.parametrize("dimension", ["function", "economic", "fund", "three-public", "agency"])
def test_there_is_nothing_to_analyse(client: TestClient, dimension: str) -> None:
    assert "还没有读到任何部门的报告" in client.get(f"/spending/{dimension}").text
    assert client.get(f"/spending/{dimension}.xlsx").status_code == 404


def test_the_other_pages_open(client: TestClient) -> None:
    assert client.get("/rules").status_code == 200
    assert client.get("/rules?show=firing").status_code == 200
    assert client.get("/query").status_code == 200
