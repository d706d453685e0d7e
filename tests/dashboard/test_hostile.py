"""Whatever a department prints is shown as text: in every page, every field."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from dashboard.settings import Settings
from tests.dashboard.conftest import client_of
from tests.dashboard.crawling import Links, crawl

pytestmark = pytest.mark.slow

EVIL = "<script>alert(1)</script>\"'&\r\n{{7*7}}=1+1</title></textarea><img src=x onerror=alert(2)>"
TAMPERED = {
    "meta.night": ["jurisdiction_name"],
    "mart.coverage": ["agency_name"],
    "mart.spending_by_agency": ["agency_name"],
    "source.report": ["agency_name", "title", "status_reason", "identity_conflict"],
    "source.publication": ["title", "reason"],
    "source.report_table": ["title", "unit"],
    "source.table_row": ["row_label", "second_label"],
    "source.cell": ["row_label", "printed", "page_label"],
    "source.section": ["title", "text"],
    "source.statement": ["quote", "section", "page_label"],
    "source.gap": ["detail", "token", "page_label"],
    "reference.form_column": ["column_name"],
    "budget.function_expenditure": ["agency_name", "exp_func_name"],
    "budget.economic_expenditure": ["agency_name", "dep_bgt_eco_name"],
    "quality.finding": ["agency_name", "location", "message", "arithmetic", "page_label"],
    "quality.finding_quote": ["quote"],
    "quality.rule": ["title", "basis", "false_alarms"],
    "quality.cause": ["sentence"],
    "quality.cause_cell": ["printed", "needed"],
}


@pytest.fixture
def tampered(own_home: Path) -> Path:
    """The same night, with something nasty in every text; agency 999 has no code, only a name."""
    (night,) = (own_home / "published").glob("2*.duckdb")
    with duckdb.connect(str(night)) as connection:
        for table, columns in TAMPERED.items():
            for column in columns:
                connection.execute(
                    f"UPDATE {table} SET {column} = ? || coalesce({column}, '')", [EVIL]
                )
        connection.execute("UPDATE source.publication SET url = 'javascript:alert(3)'")
        connection.execute("UPDATE source.report SET source_url = 'javascript:alert(3)'")
        for table in (
            "mart.coverage",
            "mart.spending_by_agency",
            "quality.evaluation",
            "quality.finding",
            "source.report",
        ):
            connection.execute(f"UPDATE {table} SET agency_code = NULL WHERE agency_code = '109'")
    return own_home


@pytest.fixture
def client(tampered: Path) -> TestClient:
    return client_of(tampered, Settings(local_user=EVIL))


def test_nothing_printed_becomes_markup(client: TestClient) -> None:
    pages = {where: page for where, page in crawl(client).items() if page}
    assert len(pages) > 100
    shown = 0
    for where, page in pages.items():
        parsed = Links(page)
        scripts = re.findall(r"<script[^>]*>", page)
        assert all("src=" in tag or "application/json" in tag for tag in scripts), where
        assert "<img src=x" not in page, where
        assert not {name for name in parsed.attributes if name.startswith("on")}, where
        assert not [link for link in parsed.addresses if link.startswith("javascript:")], where
        assert "alert(1)49" not in page, where
        shown += "&lt;script&gt;alert(1)" in page
    assert shown == len(pages)


def test_a_department_without_a_code_has_a_page_by_its_name(client: TestClient) -> None:
    page = client.get("/agencies?year=2025&kind=budget").text
    addresses = {
        link
        for link in Links(page).addresses
        if link.startswith("/agencies/") and "%3Cscript%3E" in link
    }
    assert addresses
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "&lt;script&gt;" in answer.text


def test_what_is_typed_comes_back_as_text(client: TestClient) -> None:
    for where in ("/agencies", "/findings", "/sources/publications"):
        page = client.get(where, params={"q": EVIL, "show": EVIL, "sort": EVIL, "page": EVIL}).text
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page
