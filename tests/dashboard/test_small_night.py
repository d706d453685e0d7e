"""The pages over a small night made by hand: quick enough for each change (`make check`)."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
from pathlib import Path
from urllib.parse import unquote

import duckdb
import openpyxl
import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.pages.agencies import STATUSES
from dashboard.web_settings import Settings
from tests.notices.conftest import home, insert, night  # noqa: F401

LOCAL = {"base_url": "http://127.0.0.1:8420", "client": ("127.0.0.1", 50000)}


@pytest.fixture
def client(home: Path) -> TestClient:  # noqa: F811
    return TestClient(create_app(home), **LOCAL)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/agencies",
        "/agencies/104?year=2025&kind=budget",
        "/findings",
        "/findings?show=quiet",
        "/findings/lead",
        "/findings/follows",
        "/findings/missing",
        "/rules",
        "/rules/PARENT-SUM",
        "/sources",
        "/operator",
        "/operator?kind=lost_token&year=2025&page=2",
        "/findings.xlsx",
        "/rules.xlsx",
    ],
)
def test_every_page_opens(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


DAMAGED = "没有一行是数据库的内容" * 400
PAGES_OF_STORES = {"/decisions": 503, "/corrections": 503, "/notices": 409}
"""And how these pages answer then: in words of their own."""


@pytest.mark.parametrize(
    "path", ["/", "/agencies", "/agencies/104?year=2025&kind=budget", "/findings", "/findings/lead",
             "/rules", "/sources", "/operator", "/findings.xlsx", *PAGES_OF_STORES],
)  # fmt: skip
def test_damaged_stores_end_no_page_that_does_not_need_them(home: Path, path: str) -> None:  # noqa: F811
    """Words on findings, corrections and the register, all three at once."""
    (home / "notices").mkdir(exist_ok=True)
    for store in ("decisions.sqlite", "corrections.sqlite", "notices/register.sqlite"):
        (home / store).write_text(DAMAGED, encoding="utf-8")
    answer = TestClient(create_app(home), **LOCAL).get(path)  # type: ignore[arg-type]
    assert answer.status_code == PAGES_OF_STORES.get(path, 200)
    if path.endswith(".xlsx"):
        return
    assert "decisions.sqlite 已损坏" in answer.text
    assert "审核意见暂按上一夜显示" in answer.text or path in PAGES_OF_STORES
    if path == "/":
        assert "通知登记簿坏了：文件 register.sqlite 已损坏" in answer.text
        assert "也没有逾期未答复的通知" not in answer.text


def test_a_departments_page_shows_leads_with_what_follows(client: TestClient) -> None:
    page = client.get("/agencies/104?year=2025&kind=budget").text
    assert "连带的 1 处" in page
    assert "豁免和审核为误报 2 处" in page


def test_a_file_without_pages_has_a_drawn_excerpt(client: TestClient) -> None:
    picture = client.get("/findings/lead/pictures/1")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "教育管理" in picture.text


def test_a_word_on_a_finding_counts_at_once(home: Path) -> None:  # noqa: F811
    reviewer = TestClient(create_app(home, settings=Settings(local_user="王某")), **LOCAL)  # type: ignore[arg-type]
    page = reviewer.get("/findings/alone").text
    csrf = page.split('name="csrf" value="')[1].split('"')[0]
    given = {"csrf": csrf, "fingerprint": "f-alone", "decision": "false_alarm", "reason": "核实"}
    done = reviewer.post("/findings/alone/decision", data=given)
    assert done.status_code == 200
    assert "不计入错误数：审核为误报：核实（王某" in done.text


def test_a_night_of_an_earlier_version_asks_for_another_night(home: Path) -> None:  # noqa: F811
    (file,) = (home / "published").glob("2*.duckdb")
    with duckdb.connect(str(file)) as connection:
        ((sha256,),) = connection.execute(
            "SELECT document_sha256 FROM source.document LIMIT 1"
        ).fetchall()
        connection.execute("ALTER TABLE source.document DROP COLUMN reader_version")
    answer = TestClient(create_app(home), **LOCAL).get(f"/sources/documents/{sha256}")  # type: ignore[arg-type]
    assert (answer.status_code, "请再运行一夜" in answer.text) == (503, True)


@pytest.mark.parametrize("path", ["agencies", "rules", "decisions", "notices"])
def test_a_workbook_names_the_district_and_the_night(client: TestClient, path: str) -> None:
    """On another's desk 部门.xlsx had said neither."""
    answer = client.get(f"/{path}.xlsx")
    named = unquote(answer.headers["content-disposition"])
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert "示范区" in named
    told = book["说明"]["A2"].value.removeprefix("数据：").removesuffix(" 这一夜。")
    assert told in named
    assert book["说明"]["A1"].value.startswith("示范区")


@pytest.mark.parametrize(
    ("path", "entry"),
    [("/flow", "支出"), ("/execution", "支出"), ("/decisions", "问题"), ("/corrections", "系统")],
)
def test_a_page_shows_where_in_the_menu_it_stands(
    client: TestClient, path: str, entry: str
) -> None:
    assert f'aria-current="page">{entry}</a>' in client.get(path).text


@pytest.mark.parametrize("status", STATUSES)
def test_the_first_page_leads_to_whom_it_counts(home: Path, status: str) -> None:  # noqa: F811
    """How many have nothing to show was said, and who they are had to be looked for."""
    (file,) = (home / "published").glob("2*.duckdb")
    with duckdb.connect(str(file)) as connection:
        connection.execute("UPDATE mart.coverage SET status = 'published'")
        connection.execute(
            "UPDATE mart.coverage SET status = ? WHERE agency_code = '106'", [status]
        )
    client = TestClient(create_app(home), **LOCAL)  # type: ignore[arg-type]
    leads = re.findall(
        r'<a href="(/agencies[^"]*show=[^"]*)">[^<]* 1 [个份]</a>', client.get("/").text
    )
    assert bool(leads) == (status not in ("published", "published_with_gaps", "not_due", "secret"))
    for lead in leads:
        assert "1 个部门（共 3 个）" in (page := client.get(html.unescape(lead)).text)
        assert "示范区司法局" in page


@pytest.mark.parametrize("url", ["http://example.invalid/b.pdf", "javascript:alert(1)"])
def test_a_report_whose_link_is_dead_shows_the_link(home: Path, url: str) -> None:  # noqa: F811
    (file,) = (home / "published").glob("2*.duckdb")
    with duckdb.connect(str(file)) as connection:
        connection.execute(
            "UPDATE mart.coverage SET status = 'dead_link' WHERE agency_code = '106'"
        )
        insert(
            connection, "reference.expected_report", mof_div_code="999901", agency_code="106",
            fiscal_year=2025, report_kind="budget",
        )  # fmt: skip
        insert(
            connection, "source.publication", publication_id="dead", origin="portal", url=url,
            mof_div_code="999901",
            title="示范区司法局2025年部门预算", outcome="failed", reason="404",
            seen_at=dt.datetime(2026, 3, 1, 18, tzinfo=dt.UTC),
        )  # fmt: skip
    client = TestClient(create_app(home), **LOCAL)  # type: ignore[arg-type]
    page = client.get("/agencies/106?year=2025&kind=budget").text
    assert "网站列出的报告打不开（404）" in page
    assert url in page
    assert (f'href="{url}"' in page) == url.startswith("http")


@pytest.mark.parametrize("start", [12_288, 274_432, 536_576])
def test_a_damaged_night_is_named_and_never_a_fault_of_ours(home: Path, start: int) -> None:  # noqa: F811
    """A block that is read at the start, or only for a page: 503, with the file's name."""
    (file,) = (home / "published").glob("2*.duckdb")
    with file.open("r+b") as damaged:
        damaged.seek(start)
        damaged.write(b"\x5a" * min(262_144, file.stat().st_size - start))
    client = TestClient(create_app(home), raise_server_exceptions=False, **LOCAL)  # type: ignore[arg-type]
    for path in ("/", "/agencies", "/findings", "/rules", "/sources"):
        answer = client.get(path)
        assert answer.status_code in (200, 503), (path, answer.status_code)
        assert answer.status_code == 200 or file.name in answer.text or "还没有" in answer.text
