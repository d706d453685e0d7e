"""What pages say of the demo district, and how they are sent; `test_hostile` walks them all."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import duckdb
import pytest
from starlette.testclient import TestClient

from dashboard.static_files import address
from tests.dashboard.conftest import client_of
from tests.dashboard.crawling import Links, few_or_every
from tests.drawn import drawing
from warehouse.snapshot import open_snapshot

pytestmark = pytest.mark.slow

HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy")


@few_or_every
def test_every_finding_has_its_page(client: TestClient, read_home: Path, alike: int) -> None:
    with open_snapshot(read_home) as connection:
        rows = connection.execute("SELECT finding_key, message FROM quality.finding").fetchall()
    assert len(rows) > 50
    for key, message in drawing().sample(rows, min(2 * alike, len(rows))):
        page = client.get(f"/findings/{key}").text
        assert message.split("<")[0].split("&")[0][:20] in page, key


def test_a_table_of_a_year_in_dispute_says_why_it_is_not_trusted(own_home: Path) -> None:
    (file,) = (own_home / "published").glob("2*.duckdb")
    with duckdb.connect(str(file)) as connection:
        connection.execute("DELETE FROM quality.finding WHERE agency_code = '101'")
        connection.execute("UPDATE source.report SET identity_source = 'published_on'")
        connection.execute("UPDATE mart.table_trust SET trusted = false")
    page = client_of(own_home).get("/agencies/101?year=2025&kind=budget").text
    assert "文件与网页标题所写的年度不同，数字照录" in page
    assert "从下一夜起计入可信" not in page


def test_answers_are_guarded_and_not_kept(client: TestClient) -> None:
    for where in ("/", "/agencies", "/nowhere", "/findings/unknown"):
        answer = client.get(where)
        assert all(answer.headers.get(name) for name in HEADERS), where
        assert answer.headers["cache-control"] == "private, no-cache"
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert "unsafe-inline" not in answer.headers["content-security-policy"]


def test_static_files_are_kept_for_ever_and_compressed(client: TestClient) -> None:
    for name in ("style.css", "charts.js", "plotly.min.js"):
        answer = client.get(address(name))
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-encoding"] == "gzip"
        head = client.head(address(name))
        assert (head.status_code, head.text) == (200, "")
        again = client.get(address(name), headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
    assert client.get("/static/0000/style.css").status_code == 404
    assert client.get("/static/x/..%2f..%2fapp.py").status_code == 404


def test_an_original_is_a_download_and_nothing_else_can_be_had(
    client: TestClient, read_home: Path
) -> None:
    with open_snapshot(read_home) as connection:
        ((sha256,),) = connection.execute(
            "SELECT document_sha256 FROM source.report WHERE agency_code = '109' LIMIT 1"
        ).fetchall()
    answer = client.get(f"/sources/documents/{sha256}/original")
    (kept,) = (read_home / "documents" / sha256[:2]).glob(f"{sha256}*")
    assert answer.content == kept.read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    for other in ("0" * 64, "..%2f..%2fdecisions.sqlite", sha256[:10]):
        assert client.get(f"/sources/documents/{other}/original").status_code == 404


def test_the_first_page_says_what_matters(client: TestClient) -> None:
    page = client.get("/?year=2025&kind=budget").text
    assert re.search(
        r"需关注</b><span>到期未公开的部门 1 个，.*未了结的错误 13 处（13 个部门）", page
    )
    assert "先后：未公开、打不开、没有读到预算表、已确认的错误、大额错误" in page
    late = page[page.index(">逾期 ") : page.index(">未了结，按轻重 ")]
    assert "示范区生态环境局" in late
    assert "限 2025年2月15日，已逾期" in late
    calls = page[page.index(">未了结，按轻重 ") :]
    assert calls.index("示范区生态环境局") < calls.index("示范区住房和城乡建设局")
    assert "示范区生态环境局" in calls
    assert "应于2月15日前公开，至今没有找到" in calls
    assert "应为792.74万元" in calls
    assert "示范区财政局" not in calls


def test_a_department_that_has_not_published_is_shown_so(client: TestClient) -> None:
    """Not the year before, in which all was well."""
    page = client.get("/agencies/127").text
    assert "2025年预算：" in page
    assert "未公开" in page
    assert "应于2025年2月15日前公开" in page


def test_a_link_to_a_department_names_the_findings_year(client: TestClient) -> None:
    page = client.get("/findings?year=2024").text
    assert 'href="/agencies/113?year=2024&amp;kind=budget"' in page
    assert 'href="/agencies/113"' not in page


def test_the_findings_of_one_kind_of_report(client: TestClient) -> None:
    counts = [
        re.findall(r"([\d,]+) 处。同一原因", client.get(f"/findings?kind={kind}").text)
        for kind in ("", "budget", "final_account")
    ]
    assert counts[0] == counts[1]
    assert counts[2] == ["0"]


def test_the_list_searches_filters_and_sorts(client: TestClient) -> None:
    def shown(query: str) -> list[str]:
        page = client.get(f"/agencies?year=2025&kind=budget&{query}").text
        links = [unquote(urlsplit(link).path) for link in Links(page).addresses]
        return [link.split("/")[2] for link in links if link.startswith("/agencies/")]

    assert shown("q=%E8%B4%A2%E6%94%BF") == ["102"]
    assert shown("q=109") == ["109"]
    assert "127" in shown("show=absent")
    assert "102" not in shown("show=errors")
    assert "109" in shown("show=errors")
    by_code = shown("sort=code")
    assert by_code == sorted(by_code)
    assert shown("sort=amount")[0] != by_code[0]
    assert sorted(shown("sort=amount")) == by_code
    assert shown("q=%3Cscript%3E") == []


def test_a_finding_shows_its_cells_its_repair_and_its_picture(
    client: TestClient, read_home: Path
) -> None:
    with open_snapshot(read_home) as connection:
        ((key,),) = connection.execute(
            "SELECT main_finding_key FROM quality.cause WHERE agency_code = '125'"
        ).fetchall()
    page = client.get(f"/findings/{key}").text
    assert "9.21" in page
    assert "应为 0.21万元" in page
    assert 'class="n mark m-cause"' in page
    picture = client.get(f"/findings/{key}/pictures/1")
    assert picture.headers["content-type"] == "image/png"
    assert "sandbox" in picture.headers["content-security-policy"]
    assert client.get(f"/findings/{key}/pictures/99").headers["content-type"] == "image/svg+xml"


def test_a_departments_page_shows_every_picture_of_a_comparison_and_none_that_is_not(
    client: TestClient,
) -> None:
    page = client.get("/agencies/109?year=2025&kind=budget").text
    shown = re.findall(r'src="(/findings/\w+/pictures/(\d))"', page)
    assert [number for _, number in shown] == ["1", "2"]
    for agency in ("101", "105", "109", "113", "125", "126"):
        for year in (2024, 2025):
            page = client.get(f"/agencies/{agency}?year={year}&kind=budget").text
            for where in re.findall(r'src="(/findings/\w+/pictures/\d)"', page):
                assert "这一处没有图" not in client.get(where).text, where
