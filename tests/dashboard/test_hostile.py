"""Every page answers and every link leads somewhere; whatever a department prints is text there.

The one walk over all pages goes over names that want to do harm: what holds of them holds of
others.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from starlette.testclient import TestClient

from dashboard.web_settings import Settings
from tests.dashboard.conftest import client_of, copy_of
from tests.dashboard.crawling import Links, crawl, few_or_every
from tests.dashboard.tampering import EVIL, tamper

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def client(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    home = copy_of(demo_home, tmp_path_factory.mktemp("hostile") / "home")
    return client_of(tamper(home), Settings(local_user=EVIL))


@pytest.fixture(scope="module")
def walked(client: TestClient, alike: int) -> dict[str, str]:
    return crawl(client, alike)


@pytest.fixture
def pages(walked: dict[str, str]) -> dict[str, str]:
    """Those of the walk that are web pages."""
    return {where: page for where, page in walked.items() if page}


@few_or_every
def test_every_link_leads_somewhere(walked: dict[str, str], alike: int) -> None:
    paths = {urlsplit(page).path for page in walked}
    assert {"/", "/agencies", "/findings", "/sources", "/sources/publications"} <= paths
    assert sum(path.startswith("/agencies/") for path in paths) >= min(alike, 26)
    assert sum(path.startswith("/sources/documents/") for path in paths) >= min(alike, 51)


@few_or_every
def test_no_page_says_none_or_shows_a_bare_template(pages: dict[str, str]) -> None:
    for where, page in pages.items():
        text = re.sub(r"<[^>]*>", " ", page)
        assert not re.search(r"\bNone\b|\bnan\b|\{\{(?!7)|\{%", text), where


@few_or_every
def test_pages_have_no_inline_script_and_load_nothing_from_outside(pages: dict[str, str]) -> None:
    for where, page in pages.items():
        assert not re.search(r"<script(?![^>]*(\bsrc=|application/json))", page), where
        loaded = re.findall(r'<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"', page)
        assert all(link.startswith("/") and not link.startswith("//") for link in loaded), where


@few_or_every
def test_nothing_printed_becomes_markup(pages: dict[str, str], alike: int) -> None:
    assert len(pages) > min(10 * alike, 100)
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


FORMULA = '=HYPERLINK("http://127.0.0.1/","x")\r\n+1 <b>“引号”&\''
BOOKS = ["/findings.xlsx", "/findings.xlsx?year=2025", "/rules.xlsx", "/agencies.xlsx"]
BOOKS += [f"/spending/{one}.xlsx" for one in ("function", "economic", "fund", "agency")]
BOOKS += ["/spending/three-public.xlsx", "/query.xlsx?sql=FROM+quality.finding"]
BOOKS += ["/query.xlsx?sql=FROM+budget.project_expenditure"]


def test_nothing_printed_becomes_a_formula_in_any_workbook(own_home: Path) -> None:
    client = client_of(tamper(own_home, FORMULA))
    for address in BOOKS:
        answer = client.get(address)
        assert answer.status_code == 200, address
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert [cell for cell in cells if str(cell.value).startswith("=HYPERLINK")], address
        assert {cell.data_type for cell in cells} <= {"s", "n", "d"}, address
        links = [cell.hyperlink.target for cell in cells if cell.hyperlink]
        assert all(link.startswith("http://127.0.0.1:8420/") for link in links), address
