"""The ledger of notices and the log of decisions as workbooks: what their pages list."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.notices.conftest import home, night  # noqa: F401
from warehouse.decision_log import record_act
from warehouse.decisions import Decision


def sheet(client: TestClient, path: str) -> list[tuple[Any, ...]]:
    content = client.get(path).content
    return list(
        openpyxl.load_workbook(io.BytesIO(content)).worksheets[-1].iter_rows(values_only=True)
    )


def test_all_of_an_act_is_listed_in_page_and_workbook(home: Path) -> None:  # noqa: F811
    """More than the few that a card shows at first."""
    words = [
        Decision(f"k{n}", "confirmed", "", "f", f"第{n}处", "王某", "2025-04-01T09:00:00+08:00")
        for n in range(8)
    ]
    record_act(home, words)
    with TestClient(
        create_app(home), base_url="http://127.0.0.1", client=("127.0.0.1", 1)
    ) as client:
        page = client.get("/decisions").text
        assert all(f"第{n}处" in page for n in range(8))
        assert "其余 3 处" in page
        rows = sheet(client, "/decisions.xlsx")
        assert sum("王某" in row for row in rows) == 8
        assert not any("王某" in row for row in sheet(client, "/decisions.xlsx?by=李某"))
        assert any("编号" in row and "还不成立" in row for row in sheet(client, "/notices.xlsx"))
