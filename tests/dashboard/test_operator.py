"""The operator's desk: what we could not do, with place and help; in no department's counts."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.notices.conftest import REPORT, home, insert, night  # noqa: F401
from warehouse.sql_files import connect

LOCAL = {"base_url": "http://127.0.0.1:8420", "client": ("127.0.0.1", 50000)}


@pytest.fixture
def client(home: Path) -> TestClient:  # noqa: F811
    (file,) = (home / "published").glob("2*.duckdb")
    with connect(file) as connection:
        shared = {
            "report_id": REPORT, "agency_code": "104", "agency_name": "示范区教育局",
            "fiscal_year": 2025, "page_no": 9, "page_label": "第9页", "places": 1,
        }  # fmt: skip
        insert(
            connection, "quality.reading_gap", **shared, gap_key="g1", kind="unknown_column",
            table_no=5, place="第9页 表5", detail="栏“统筹<b>”没有认出", tokens=["12.00"],
            help="请看这一栏是什么", x0=10.0, top=20.0, x1=60.0, bottom=40.0,
        )  # fmt: skip
        insert(
            connection, "quality.reading_gap", **shared, gap_key="g2", kind="not_checked",
            place="正文", detail="没有规则核对", tokens=[], help="需要时补充规则",
        )  # fmt: skip
        insert(
            connection, "quality.unread_table", report_id=REPORT, table_no=5, rows_unread=False,
            columns_unread=True,
        )  # fmt: skip
        insert(
            connection, "source.report", report_id="q", mof_div_code="999901",
            document_sha256="cd34" * 16, source_url="http://example.invalid/b.doc",
            status="quarantined", status_code="tool_missing", status_reason="本机没有 LibreOffice",
        )  # fmt: skip
        insert(
            connection, "source.publication", publication_id="p", mof_div_code="999901",
            origin="portal", url="http://example.invalid/b.doc", title="某局2025年部门预算",
            seen_at="2025-03-01T02:00:00+08:00", document_sha256="cd34" * 16, outcome="fetched",
        )  # fmt: skip
    return TestClient(create_app(home), **LOCAL)  # type: ignore[arg-type]


def test_each_gap_says_where_and_what_helps(client: TestClient) -> None:
    page = client.get("/operator").text
    assert page.index("没有认出的栏") < page.index("没有规则核对的数")
    assert "栏“统筹&lt;b&gt;”没有认出" in page
    assert "第9页 表5" in page
    assert "这张表暂不计入可信金额" in page
    assert "请看这一栏是什么" in page
    assert "没有读入或没有核对的：12.00" in page
    only = client.get("/operator?kind=not_checked").text
    assert "统筹" not in only
    assert "没有这一种" in client.get("/operator?kind=image_page").text


def test_the_same_in_other_reports_is_one_thing_to_be_done(home: Path) -> None:  # noqa: F811
    """The same words but for the year: one card, with every place that it stands for."""
    (file,) = (home / "published").glob("2*.duckdb")
    with connect(file) as connection:
        for year in (2023, 2024, 2025):
            insert(
                connection, "quality.reading_gap", report_id=REPORT, agency_code="104",
                agency_name="示范区教育局", fiscal_year=year, page_no=9, page_label="第9页",
                places=1, gap_key=f"g{year}", kind="extra_column", table_no=5, place="第9页 表5",
                detail=f"《{year}年支出表》的“其他”一栏不知是什么", tokens=[], help="已保留",
            )  # fmt: skip
    page = TestClient(create_app(home), **LOCAL).get("/operator").text  # type: ignore[arg-type]
    assert page.count("一栏不知是什么") == 1
    assert "《2025年支出表》" in page
    assert "同样的还有 2 处（连这一处 1 个部门）" in page


def test_a_file_that_we_could_not_read_is_ours(client: TestClient) -> None:
    page = client.get("/operator").text
    assert "缺少程序" in page
    assert "本机没有 LibreOffice" in page
    assert "装好所说的程序，下一夜自动重读" in page
    first = client.get("/").text
    assert "本系统没有读成的文件 1 份" in first
    assert "本机没有 LibreOffice" not in first


def test_nothing_of_it_is_in_a_departments_counts(client: TestClient) -> None:
    for path in ("/findings", "/agencies/104?year=2025&kind=budget", "/notices/new?agency=104"):
        assert "统筹" not in client.get(path).text, path


def test_a_gap_without_a_page_has_words_in_place_of_a_picture(client: TestClient) -> None:
    picture = client.get("/operator/gaps/g1/picture")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert client.get("/operator/gaps/none/picture").status_code == 404


def test_workbooks_hold_what_the_pages_list(client: TestClient) -> None:
    told = sheets(client, "/operator.xlsx")
    assert {"门户网站", "文件", "读取缺漏"} <= set(told)
    assert "第9页 表5" in told["读取缺漏"]
    assert "没有规则核对" in told["读取缺漏"]
    assert "本机没有 LibreOffice" in told["文件"]
    assert "没有规则核对" not in sheets(client, "/operator.xlsx?kind=unknown_column")["读取缺漏"]
    assert {"门户网站", "公开情况", "各夜"} <= set(sheets(client, "/sources.xlsx"))
    assert "某局2025年部门预算" in sheets(client, "/sources/publications.xlsx?q=某局")["来源"]
    assert "某局" not in sheets(client, "/sources/publications.xlsx?q=没有这样的")["来源"]


def sheets(client: TestClient, path: str) -> dict[str, str]:
    """Each sheet's title and all that it says."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(path).content))
    return {
        sheet.title: " ".join(
            str(value) for line in sheet.iter_rows(values_only=True) for value in line if value
        )
        for sheet in book.worksheets
    }
