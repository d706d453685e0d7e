"""查询: the cookbook runs in the box, answers are plain text, refusals are told, files are safe."""

from __future__ import annotations

import csv
import html
import io
import re

import openpyxl
import pytest
from starlette.testclient import TestClient

from warehouse.cookbook import recipes


def test_every_recipe_runs_from_the_page(client: TestClient) -> None:
    page = client.get("/query").text
    links = [html.unescape(link) for link in re.findall(r'<li><a href="(/query\?[^"]+)"', page)]
    assert len(links) == len(recipes())
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, link
        assert "没有结果" not in answer.text


def test_an_answer_is_text(client: TestClient) -> None:
    answer = client.get(
        "/query", params={"sql": "SELECT '<script>x</script>' AS \"<b>\", NULL, 2025"}
    )
    assert "&lt;script&gt;x" in answer.text
    assert "<b>" not in answer.text.split("query.js")[1]
    assert '<td class="n">2025</td>' in answer.text
    assert '<span class="soft">—</span>' in answer.text


def test_a_link_from_another_site_does_not_run_by_itself(client: TestClient) -> None:
    foreign = {"sec-fetch-site": "cross-site"}
    text = client.get("/query", params={"sql": "SELECT 41 + 1 AS a"}, headers=foreign).text
    assert "还没有运行" in text
    assert "SELECT 41 + 1 AS a" in text
    assert ">42<" not in text


def test_a_refusal_is_told_and_the_query_kept(client: TestClient) -> None:
    answer = client.get("/query", params={"sql": 'DROP TABLE mart."<i>"'})
    assert answer.status_code == 400
    assert "查询只读" in answer.text
    assert "DROP TABLE mart.&#34;&lt;i&gt;&#34;" in answer.text


def test_a_long_answer_says_that_there_is_more(client: TestClient) -> None:
    text = client.get("/query", params={"sql": "FROM range(1000000)"}).text
    assert "只显示前 500 行" in text
    assert text.count("<tr><td") == 500 + text.count("<tr><td><code>")


def test_downloads_hold_what_was_asked(client: TestClient) -> None:
    sql = "SELECT '=1+1' AS a, 12.50 AS b, NULL AS c UNION ALL SELECT '-', -3.00, NULL"
    book = openpyxl.load_workbook(
        io.BytesIO(client.get("/query.xlsx", params={"sql": sql}).content)
    )
    sheet = book["结果"]
    assert [cell.value for cell in sheet[2]] == ["=1+1", 12.5, None]
    assert sheet["A2"].data_type == "s"
    assert "=1+1" in "".join(str(cell.value) for cell in book["说明"]["A"])
    text = client.get("/query.csv", params={"sql": sql}).content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["a", "b", "c"],
        ["'=1+1", "12.50", ""],
        ["'-", "-3.00", ""],
    ]


def test_a_file_that_was_cut_says_so_in_its_name(client: TestClient) -> None:
    answer = client.get("/query.csv", params={"sql": "FROM range(1000000)"})
    assert answer.content.count(b"\r\n") == 100_001
    assert "%E5%8F%AA%E6%9C%89%E5%89%8D100000%E8%A1%8C" in answer.headers["content-disposition"]


@pytest.mark.parametrize("address", ["/query.xlsx", "/query.csv", "/query.csv?sql=SET+threads=1"])
def test_a_file_without_an_answer_is_refused(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "查询" in answer.text


def test_what_there_is_to_ask_is_listed_in_chinese(client: TestClient) -> None:
    text = client.get("/query").text
    assert "mart.spending_by_function" in text
    assert "支出按功能分类" in text


def test_a_page_with_a_large_answer_stays_below_300_kb(client: TestClient) -> None:
    sql = "SELECT repeat('预算', 60) AS a, repeat('决算', 60) AS b, i FROM range(400) t(i)"
    page = client.get("/query", params={"sql": sql})
    assert len(page.content) < 300_000
    shown = page.text.split('<table class="answer">')[1].split("</table>")[0].count("<tr>") - 1
    assert 100 < shown < 400
    assert f"只显示前 {shown} 行" in page.text
    assert client.get("/query.csv", params={"sql": sql}).text.count("预算预算") >= 400
