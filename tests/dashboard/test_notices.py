"""Notices and lists from the pages: who may, what comes, and that a number is given once."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from starlette.testclient import TestClient

from tests.dashboard.conftest import client_of
from tests.dashboard.test_accounts import field
from warehouse.notice_register import FOLDER, STORE

pytestmark = pytest.mark.slow

DEPARTMENT = "/agencies/125?year=2025&kind=budget"
NUMBER = re.compile(r"明账改〔\d{4}〕(\d+)号")


def ask(client: TestClient, code: str = "125", **changed: str) -> Any:
    """Issues the notice on all errors and warnings of a department, confirmed or not."""
    page = client.get(f"/notices/new?agency={code}&year=2025").text
    fields = {
        "csrf": field(client.get("/findings").text, "csrf"),
        "pick": re.findall(r'name="pick" value="([^"]+)"', page),
        "unconfirmed": "yes",
    }
    return client.post("/notices/issue", data=fields | changed)


def test_a_notice_comes_as_word_and_pdf_under_one_number(reviewer: TestClient) -> None:
    number = NUMBER.search(ask(reviewer).text)
    assert number
    word = reviewer.get(f"/notices/files/{number.group()}.docx")
    pdf = reviewer.get(f"/notices/files/{number.group()}.pdf")
    said = "\n".join(one.text for one in docx.Document(io.BytesIO(word.content)).paragraphs)
    assert "表6“公务用车运行维护费”的合计栏为9.21万元" in said
    with pdfplumber.open(io.BytesIO(pdf.content)) as opened:
        assert "9.21" in "".join(page.extract_text() for page in opened.pages)
        assert any(page.images for page in opened.pages)


def test_what_was_issued_stands_on_the_departments_page(reviewer: TestClient) -> None:
    assert not NUMBER.search(reviewer.get(DEPARTMENT).text)
    number = NUMBER.search(ask(reviewer).text)
    assert number
    assert number.group() in reviewer.get(DEPARTMENT).text
    assert number.group() not in reviewer.get("/agencies/109?year=2025&kind=budget").text
    other = NUMBER.search(ask(reviewer, code="109").text)
    assert other
    assert int(other.group(1)) == int(number.group(1)) + 1


def test_a_register_that_cannot_be_read_is_told_on_the_page(
    own_home: Path, reviewer: TestClient
) -> None:
    (own_home / FOLDER).mkdir()
    (own_home / FOLDER / STORE).write_text("这不是登记簿", encoding="utf-8")
    for path in (DEPARTMENT, "/"):
        page = reviewer.get(path)
        assert page.status_code == 200
        assert "通知登记簿坏了" in page.text
    assert reviewer.get("/notices").status_code == 409
    assert ask(reviewer).status_code == 409


def test_looking_numbers_nothing(own_home: Path, reviewer: TestClient) -> None:
    for path in (DEPARTMENT, "/notices", "/notices/new?agency=125&year=2025"):
        assert reviewer.get(path).status_code == 200
    reviewer.get("/findings.xlsx?year=2025&agency=125")
    assert not (own_home / FOLDER / STORE).exists()


def test_only_who_may_decide_gives_a_number(own_home: Path, reviewer: TestClient) -> None:
    nobody = client_of(own_home)
    assert "/notices/new" not in nobody.get(DEPARTMENT).text
    assert nobody.post("/notices/issue", data={"pick": "x"}).status_code == 403
    assert ask(reviewer, csrf="guessed").status_code == 403
    assert not (own_home / FOLDER / STORE).exists()


def test_a_department_in_order_gets_no_notice(reviewer: TestClient) -> None:
    assert "整改通知" not in reviewer.get("/agencies/102?year=2025&kind=budget").text
    assert ask(reviewer, code="102").status_code == 409
    assert ask(reviewer, code="nobody").status_code == 409


def test_anyone_may_have_the_list(client: TestClient) -> None:
    assert 'href="/findings.xlsx"' in client.get("/findings").text
    district = client.get("/findings.xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(district.content))["问题"].values)
    assert len(rows) > 50
    own = client.get("/findings.xlsx?year=2025&agency=125")
    names = {row[1] for row in list(openpyxl.load_workbook(io.BytesIO(own.content))["问题"].values)}
    assert names == {"部门", "示范区工商业联合会"}
    assert client.get("/findings.xlsx?year=none").status_code == 404
