"""The weekly brief in Word says what the first page says."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.pages.brief import _grown
from tests.notices.conftest import home, night  # noqa: F401


def test_the_brief_says_what_the_first_page_says(home: Path) -> None:  # noqa: F811
    client = TestClient(create_app(home), base_url="http://127.0.0.1:8420")
    answer = client.get("/brief.docx")
    assert "wordprocessingml" in answer.headers["content-type"]
    document = Document(io.BytesIO(answer.content))
    said = [one.text for one in document.paragraphs]
    first = client.get("/").text
    sentence = re.search(r'role="status"><b>(.*?)</b><span>(.*?)</span>', first)
    assert sentence
    assert f"{sentence[1]}：{sentence[2]}" in said
    assert "简　报" in said
    assert any(one.startswith("二、本周新发现的问题（") for one in said)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "至今未见。" in cells
    assert not any("误报处" in one or "豁免处" in one for one in cells)
    assert any(one.startswith("没有逾期") or "逾期" in one for one in said)


@pytest.mark.parametrize(
    ("now", "said"),
    [("102.6", "比上年增长2.6%"), ("97.4", "比上年下降2.6%"), ("100.01", "与上年持平")],
)
def test_growth_is_said_as_an_official_paper_says_it(now: str, said: str) -> None:
    assert _grown(Decimal(now), Decimal(100)) == said


def test_without_a_year_there_is_none(tmp_path: Path) -> None:
    client = TestClient(create_app(tmp_path), base_url="http://127.0.0.1:8420")
    assert client.get("/brief.docx").status_code == 503
