"""支出分析: figures that add up, the very SQL that gave them, and hostile names as plain text."""

from __future__ import annotations

import html
import json
import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from dashboard.spending_views.spending_queries import QUERIES, Choice
from dashboard.sqltext import fill, literal
from warehouse.snapshot import open_snapshot

PAGES = (
    "/spending/function",
    "/spending/function?fund=general_public_budget",
    "/spending/function?code=208",
    "/spending/function?code=20805",
    "/spending/function?code=2080505",
    "/spending/function?code=208&fund=carry_over",
    "/spending/economic",
    "/spending/economic?code=301",
    "/spending/fund",
    "/spending/three-public",
    "/spending/agency",
    "/spending/agency?year=2024",
)


@pytest.fixture
def night(district_home: Path) -> duckdb.DuckDBPyConnection:
    return open_snapshot(district_home)


def asked(
    night: duckdb.DuckDBPyConnection, name: str, **values: str | int
) -> list[dict[str, object]]:
    result = night.execute(
        fill(QUERIES / f"{name}.sql", {"kind": "budget", "year": 2025, **values})
    )
    columns = [column[0] for column in result.description or []]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]


@pytest.mark.parametrize("address", PAGES)
def test_each_page_opens_without_scripts_of_strangers(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "这个合计包含什么" in answer.text


def test_the_way_in_leads_to_the_newest_budget(client: TestClient) -> None:
    assert "2025年预算：全部资金" in client.get("/spending").text


def test_a_total_is_divided_into_trusted_and_not(night: duckdb.DuckDBPyConnection) -> None:
    for name, values in (
        ("function", {"fund": "all", "level": 1, "parent": ""}),
        ("economic", {"level": 1, "parent": ""}),
        ("fund", {}),
        ("three_public", {}),
        ("agency", {}),
        ("function_agencies", {"code": "208"}),
        ("three_public_agencies", {}),
    ):
        rows = [row for row in asked(night, name, **values) if row["amount_yuan"] is not None]
        assert rows
        assert all(
            row["trusted_yuan"] + row["untrusted_yuan"] == row["amount_yuan"] for row in rows
        )
        if name == "agency":
            assert sum(row["untrusted_yuan"] for row in rows) > 0


def test_departments_under_a_code_add_up_to_the_mart(night: duckdb.DuckDBPyConnection) -> None:
    """Also where a department prints no class row of its own (the third)."""
    totals = night.execute(
        "SELECT exp_func_code, amount_yuan, trusted_amount_yuan FROM mart.spending_by_function "
        "WHERE fiscal_year = 2025 AND report_kind = 'budget' AND fund_type = 'all'"
    ).fetchall()
    assert {len(code) for code, _, _ in totals} == {3, 5, 7}
    for code, amount, trusted in totals:
        rows = asked(night, "function_agencies", code=code)
        now = [row for row in rows if row["amount_yuan"] is not None]
        assert sum(row["amount_yuan"] for row in now) == amount, code
        assert sum(row["trusted_yuan"] for row in now) == trusted, code


def test_last_year_is_compared_over_the_departments_that_have_both(
    night: duckdb.DuckDBPyConnection,
) -> None:
    """The fourth department has no report in 2025."""
    total = asked(night, "totals")[0]
    assert (total["reports"], total["last_year_reports"], total["reports_expected"]) == (11, 12, 12)
    assert total["comparable_agencies"] == 11
    assert total["comparable_yuan"] == total["amount_yuan"]
    assert total["comparable_last_year_yuan"] < total["last_year_yuan"]


def test_what_only_last_year_has_is_not_dropped(client: TestClient) -> None:
    page = client.get("/spending/agency").text
    assert "第4局" in page


def test_the_sql_beside_a_table_is_the_one_that_was_run(
    client: TestClient, night: duckdb.DuckDBPyConnection
) -> None:
    for address in PAGES:
        shown = re.findall(r"<pre>(.+?)</pre>", client.get(address).text, re.DOTALL)
        assert shown, address
        for text in shown:
            assert night.execute(html.unescape(text)).fetchall(), text


def test_the_economic_page_says_how_little_it_covers(client: TestClient) -> None:
    text = client.get("/spending/economic").text
    assert re.search(r"它只覆盖全部支出的 \d+\.\d%", text)
    assert "没有按经济分类公开" in text
    below = client.get("/spending/economic?code=301").text
    assert "基本工资" in below
    assert "旧账新名" not in below, "a name without a code belongs to no class"


def test_a_figure_is_data_that_no_element_can_be_ended_by(client: TestClient) -> None:
    text = client.get("/spending/agency").text
    figures = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL)
    assert len(figures) == 2
    labels = json.loads(figures[0])["data"][0]["y"]
    assert any("&lt;script" in label for label in labels)
    assert not any("<" in label for label in labels)


def test_links_lead_down_and_back_up(client: TestClient) -> None:
    top = client.get("/spending/function").text
    links = {html.unescape(link) for link in re.findall(r'href="(/spending/[^"]+)"', top)}
    below = [link for link in links if "code=208" in link]
    assert below
    for link in sorted(links):
        assert client.get(link).status_code == 200, link
    middle = client.get("/spending/function?code=20805").text
    assert "全部功能" in middle
    assert re.search(r'href="[^"]*code=208"', middle)


@pytest.mark.parametrize(
    "address",
    [
        "/spending/nothing",
        "/spending/function?year=1999",
        "/spending/function?year=x",
        "/spending/function?kind=other",
        "/spending/function?fund=total",
        "/spending/function?code=1",
        "/spending/function?code=999",
        "/spending/function?code=208'%20OR%20'1'='1",
        "/spending/function?code=%EF%BC%92%EF%BC%90%EF%BC%98",
        "/spending/economic?code=999",
        "/spending/economic?code=2080505",
        "/spending/nothing.xlsx",
    ],
)
def test_nonsense_is_not_found(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_value_can_never_become_sql(night: duckdb.DuckDBPyConnection) -> None:
    hostile = "'; DROP TABLE x; --"
    assert night.execute(f"SELECT {literal(hostile)}").fetchall() == [(hostile,)]
    assert literal(None) == "NULL"
    for wrong in (1.5, True, Decimal(1)):
        with pytest.raises(TypeError):
            literal(wrong)  # type: ignore[arg-type]


def test_an_address_keeps_what_was_chosen() -> None:
    chosen = Choice(2025, "budget", "carry_over", "208")
    assert chosen.address("/spending/function", code="20805") == (
        "/spending/function?year=2025&kind=budget&fund=carry_over&code=20805"
    )
    assert chosen.level == 1
