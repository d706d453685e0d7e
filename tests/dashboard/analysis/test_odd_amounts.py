"""Totals of nought, and years of which nothing was read between others: no dash is said as a share.

What belongs here: what the first page and the brief say of them. What does not: pages of random
amounts (`test_random_districts`).
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from docx import Document
from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.dashboard.analysis.district import publish_district

FACTS = ("function_expenditure", "fund_expenditure", "economic_expenditure", "three_public")
NOUGHT = "".join(f"UPDATE budget.{table} SET amount_yuan = 0;" for table in FACTS)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    home: Path = tmp_path_factory.mktemp("nought")
    publish_district(home, departments=2, years=2, rules=1, more=NOUGHT)
    return TestClient(create_app(home), base_url="http://127.0.0.1:8420")


def test_a_total_of_nought_fails_no_check_and_has_no_shares(client: TestClient) -> None:
    page = re.sub(r"\s+", " ", re.sub("<[^>]*>", "", client.get("/").text))
    assert "没有一个部门的表通过核对" not in page
    assert "2 个部门的表读得完整，没有错误；合计是 0，不算占比" in page
    assert "上年合计是 0" in page


def test_a_brief_on_nought_says_no_dash(client: TestClient) -> None:
    document = Document(io.BytesIO(client.get("/brief.docx").content))
    (said,) = [one.text for one in document.paragraphs if one.text.startswith("支出合计")]
    assert said == "支出合计0.00 万元（2个部门）。"
