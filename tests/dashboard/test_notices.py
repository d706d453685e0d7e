"""Notices and lists from the pages: who may, what comes, and that a number is given once."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import httpx2
import openpyxl
import pdfplumber
import pytest
from starlette.testclient import TestClient

from notices.numbering import FOLDER, STORE
from tests.dashboard.conftest import client_of
from tests.dashboard.test_accounts import field

pytestmark = pytest.mark.slow

DEPARTMENT = "/agencies/125?year=2025&kind=budget"
NUMBER = re.compile(r"明账改〔\d{4}〕(\d+)号")


def ask(client: TestClient, format: str = "docx", code: str = "125", **changed: str) -> Any:
    page = client.get(f"/agencies/{code}?year=2025&kind=budget").text
    fields = {"csrf": field(page, "csrf"), "year": "2025", "format": format}
    return client.post(f"/notices/{code}", data=fields | changed)


def name_of(answer: httpx2.Response) -> str:
    return unquote(answer.headers["content-disposition"].partition("UTF-8''")[2])


def test_a_notice_comes_as_word_and_pdf_under_one_number(reviewer: TestClient) -> None:
    word, pdf = ask(reviewer), ask(reviewer, "pdf")
    assert name_of(word).removesuffix(".docx") == name_of(pdf).removesuffix(".pdf")
    assert NUMBER.search(name_of(word))
    said = "\n".join(one.text for one in docx.Document(io.BytesIO(word.content)).paragraphs)
    assert "表6“公务用车运行维护费”的合计栏为9.21万元" in said
    with pdfplumber.open(io.BytesIO(pdf.content)) as opened:
        assert "9.21" in "".join(page.extract_text() for page in opened.pages)
        assert any(page.images for page in opened.pages)


def test_what_was_issued_stands_on_the_departments_page(reviewer: TestClient) -> None:
    assert not NUMBER.search(reviewer.get(DEPARTMENT).text)
    number = NUMBER.search(name_of(ask(reviewer)))
    assert number
    assert number.group() in reviewer.get(DEPARTMENT).text
    assert number.group() not in reviewer.get("/agencies/109?year=2025&kind=budget").text
    other = NUMBER.search(name_of(ask(reviewer, code="109")))
    assert other
    assert int(other.group(1)) == int(number.group(1)) + 1


def test_a_register_that_cannot_be_read_is_told_on_the_page(
    own_home: Path, reviewer: TestClient
) -> None:
    (own_home / FOLDER).mkdir()
    (own_home / FOLDER / STORE).write_text("这不是登记簿", encoding="utf-8")
    page = reviewer.get(DEPARTMENT)
    assert page.status_code == 200
    assert "通知登记簿打不开" in page.text
    assert ask(reviewer).status_code == 409


def test_looking_numbers_nothing(own_home: Path, reviewer: TestClient) -> None:
    reviewer.get(DEPARTMENT)
    reviewer.get("/findings.xlsx?year=2025&agency=125")
    assert not (own_home / FOLDER / STORE).exists()


def test_only_who_may_decide_gives_a_number(own_home: Path, reviewer: TestClient) -> None:
    nobody = client_of(own_home)
    assert 'action="/notices' not in nobody.get(DEPARTMENT).text
    assert ask(nobody).status_code == 403
    assert ask(reviewer, csrf="guessed").status_code == 403
    assert reviewer.get("/notices/125").status_code == 405
    assert not (own_home / FOLDER / STORE).exists()


def test_a_department_in_order_gets_no_notice(reviewer: TestClient) -> None:
    assert "整改通知" not in reviewer.get("/agencies/102?year=2025&kind=budget").text
    page = reviewer.get(DEPARTMENT).text
    fields = {"csrf": field(page, "csrf"), "year": "2025", "format": "pdf"}
    answer = reviewer.post("/notices/102", data=fields)
    assert answer.status_code == 409
    assert "没有需要整改或核实的问题" in answer.text
    assert "没有代码为" in reviewer.post("/notices/nobody", data=fields).text


@pytest.mark.parametrize("wrong", [{"format": "exe"}, {"year": "x"}, {"year": "20251"}])
def test_a_form_that_is_none_of_ours_is_refused(
    reviewer: TestClient, wrong: dict[str, str]
) -> None:
    assert ask(reviewer, **wrong).status_code == 404


def test_anyone_may_have_the_list(client: TestClient) -> None:
    assert 'href="/findings.xlsx"' in client.get("/findings").text
    district = client.get("/findings.xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(district.content))["问题"].values)
    assert len(rows) > 50
    own = client.get("/findings.xlsx?year=2025&agency=125")
    names = {row[1] for row in list(openpyxl.load_workbook(io.BytesIO(own.content))["问题"].values)}
    assert names == {"部门", "示范区工商业联合会"}
    assert client.get("/findings.xlsx?year=none").status_code == 404
