"""Telling the reader what a table is: from a gap, signed, shown where it acts, taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.web_settings import Settings
from tests.notices.conftest import REPORT, SHA, home, insert, night  # noqa: F401
from warehouse.corrections import corrections, in_force
from warehouse.sql_files import connect

LOCAL = {"base_url": "http://127.0.0.1:8420", "client": ("127.0.0.1", 50000)}
COLUMNS = ["编号", "事项", "{year}预算/甲<b>"]
NEW = f"/corrections/new?report={REPORT}&head=2"


@pytest.fixture
def own(home: Path) -> Path:  # noqa: F811
    """A night with one unknown table on page 9, and a gap that says so."""
    (file,) = (home / "published").glob("2*.duckdb")
    with connect(file) as connection:
        for number, title, table_no in ((1, "支出表", 5), (2, "资金去向<b>表", None)):
            insert(
                connection, "source.table_head", report_id=REPORT, head_no=number,
                head_key=f"key{number}", page_from=9, page_to=9, title=title, columns=COLUMNS,
                table_no=table_no, is_applied=False,
            )  # fmt: skip
        insert(
            connection, "quality.reading_gap", report_id=REPORT, agency_code="104",
            agency_name="示范区教育局", fiscal_year=2025, page_no=9, page_label="第9页", places=1,
            gap_key="g1", kind="unknown_table", place="第9页", detail="有一张没有认出的表",
            tokens=["12.00"], help="请看是不是预算表",
        )  # fmt: skip
        for key, name in (("total", "合计"), ("basic", "基本支出")):
            insert(
                connection, "reference.form_column", form_id="general-budget", table_no=3,
                column_key=key, column_name=name, role="value", ordinal=1,
            )  # fmt: skip
        insert(
            connection, "reference.form_table", form_id="form", table_no=3, title="支出总表",
            required=True, shown="表3",
        )  # fmt: skip
    return home


@pytest.fixture
def reviewer(own: Path) -> TestClient:
    return TestClient(create_app(own, settings=Settings(local_user="王某")), **LOCAL)  # type: ignore[arg-type]


def fields(client: TestClient, **given: str) -> dict[str, str]:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(NEW).text)
    assert found
    return {"csrf": found.group(1), "report": REPORT, "head": "2", **given}


def test_from_the_gap_to_the_form_to_the_record_and_back(reviewer: TestClient, own: Path) -> None:
    desk = reviewer.get("/operator").text
    (link,) = re.findall(r'href="(/corrections/new[^"]+)"', desk)
    page = reviewer.get(link.replace("&amp;", "&")).text
    assert "资金去向&lt;b&gt;表" in page
    assert "现在没有认出" in page
    assert "某年预算/甲&lt;b&gt;" in page
    assert "1 个部门的 1 份报告" in page
    told = {"what": "3", "column-0": "code", "column-2": "total", "reason": "看过<i>"}
    done = reviewer.post("/corrections/new", data=fields(reviewer, **told))
    assert "已记下，从下一夜起照此读取" in done.text
    assert "这是支出总表；“编号”栏是科目编码；“某年预算/甲&lt;b&gt;”栏是合计" in done.text
    assert "今夜还没有用到" in done.text
    (one,) = in_force(own)
    assert (one.head_key, one.table_no) == ("key2", 3)
    assert dict(one.columns) == {"编号": "code", "{year}预算/甲<b>": "total"}
    assert one.said.startswith("王某 20")
    csrf = fields(reviewer)["csrf"]
    (kept,) = corrections(own)
    back = reviewer.post(f"/corrections/{kept.correction_no}/withdraw", data={"csrf": csrf})
    assert "已撤回，王某" in back.text
    assert in_force(own) == []


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"what": ""}, "请选择它是哪张表"),
        ({"what": "99"}, "请选择它是哪张表"),
        ({"what": "same"}, "请说明它是哪张表"),
        ({"what": "same", "column-0": "no_such_key"}, "请说明它是哪张表"),
        ({"what": "3", "column-0": "total", "column-1": "total"}, "两栏不能是同一栏"),
    ],
)
def test_what_says_nothing_is_refused_in_words(
    reviewer: TestClient, own: Path, given: dict[str, str], why: str
) -> None:
    answer = reviewer.post("/corrections/new", data=fields(reviewer, **given))
    assert (answer.status_code, why in answer.text) == (400, True)
    assert corrections(own) == []


def test_no_table_says_nothing_of_columns(reviewer: TestClient, own: Path) -> None:
    reviewer.post("/corrections/new", data=fields(reviewer, what="none", **{"column-0": "total"}))
    (one,) = in_force(own)
    assert (one.is_no_table, one.columns) == (True, ())


def test_where_it_acts_it_is_shown(own: Path, reviewer: TestClient) -> None:
    (file,) = (own / "published").glob("2*.duckdb")
    with connect(file) as connection:
        connection.execute(
            "UPDATE source.table_head SET correction_id = 'c1', said = '王某 2026-03-01：这是表5', "
            "is_applied = (head_no = 1), table_no = if(head_no = 1, 5, NULL), head_key = 'key2'"
        )
    reviewer.post("/corrections/new", data=fields(reviewer, what="3"))
    record = reviewer.get("/corrections").text
    assert "今夜 1 张表照此读取" in record
    assert "1 张没有能用上" in record
    assert "按人工更正读取的：王某 2026-03-01：这是表5" in reviewer.get("/findings/lead").text
    document = reviewer.get(f"/sources/documents/{SHA}").text
    assert "按更正读取" in document
    assert "更正没有能用上" in document
    assert "更正没有能用上" in reviewer.get("/operator").text


def test_only_who_may_decide_tells(own: Path) -> None:
    reader = TestClient(create_app(own), **LOCAL)  # type: ignore[arg-type]
    assert "不能更正" in reader.get(NEW).text
    assert reader.post("/corrections/new", data={"what": "none"}).status_code == 403
    assert reader.post("/corrections/1/withdraw", data={}).status_code == 403
    for path in ("/corrections/new", f"/corrections/new?report={REPORT}&head=x"):
        assert reader.get(path).status_code == 404


def test_a_page_of_the_original_without_pictures_says_so(own: Path) -> None:
    reader = TestClient(create_app(own), **LOCAL)  # type: ignore[arg-type]
    page = reader.get(f"/sources/documents/{SHA}/pages/9")
    assert page.status_code == 200
    assert "没有可以画出的页" in page.text
    assert "/findings/lead" in page.text
    assert reader.get(f"/sources/documents/{SHA}/pages/14").status_code == 404
    picture = reader.get(f"/sources/documents/{SHA}/pages/9/picture")
    assert picture.headers["content-type"] == "image/svg+xml"
