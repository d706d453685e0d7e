"""Data Docs are whole without internet: nothing in them names another host to be fetched."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import expect

from expectations.data_docs import build_data_docs, self_contained
from expectations.rules import FAMILIES
from expectations.suites import GUARD_SUITE
from tests.chromium import chromium

FETCHED = re.compile(r"(?:src|href)=[\"']?\s*(?:https?:)?//|url\(\s*['\"]?(?:https?:)?//", re.I)


@pytest.fixture(scope="module")
def docs(evaluated_night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_data_docs(evaluated_night, None, tmp_path_factory.mktemp("docs"))


def test_every_suite_has_its_pages(docs: Path) -> None:
    names = {path.stem for path in (docs.parent / "expectations").glob("*.html")}
    assert names == {*FAMILIES, GUARD_SUITE}
    judged = {path.name for path in (docs.parent / "validations").iterdir()}
    assert judged == names


def test_nothing_is_fetched_from_outside(docs: Path) -> None:
    files = [path for path in docs.parent.rglob("*") if path.suffix in {".html", ".css"}]
    assert len(files) > 2 * len(FAMILIES)
    assert [path.name for path in files if FETCHED.search(path.read_text("utf-8"))] == []
    assert not any("<script" in path.read_text("utf-8") for path in files)


def test_every_link_of_a_page_leads_to_a_page(docs: Path) -> None:
    for page in docs.parent.rglob("*.html"):
        tree = html.fromstring(page.read_text("utf-8"))
        for address in tree.xpath("//a/@href"):
            if address.startswith("#"):
                continue
            assert (page.parent / address.partition("#")[0].replace("%20", " ")).exists(), address


@pytest.mark.whole
def test_a_browser_without_internet_shows_every_page(docs: Path) -> None:
    asked: list[str] = []
    trouble: list[str] = []
    with chromium() as browser:
        page = browser.new_context(offline=True).new_page()
        page.on("request", lambda one: asked.append(one.url))
        page.on("requestfailed", lambda one: trouble.append(one.url))
        page.on("console", lambda said: trouble.append(said.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(docs.as_uri())
        for title in FAMILIES.values():
            expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()
        page.get_by_role("link", name=title, exact=True).click()
        expect(page.locator("body")).to_contain_text(title)
        for file in sorted(docs.parent.rglob("*.html")):
            page.goto(file.as_uri())
            assert page.locator("body").inner_text().strip(), file.name
        browser.close()
    assert trouble == []
    assert {urlsplit(address).scheme for address in asked} <= {"file", "data"}


def test_a_link_outside_becomes_text() -> None:
    page = self_contained(
        "<html><head><script src='//x/a.js'></script><link href='https://x/a.css'></head>"
        "<body><a href='https://x'>甲</a><img src='//x/a.png'><a href='b.html'>乙</a></body></html>"
    )
    assert not FETCHED.search(page)
    assert "甲" in page
    assert 'href="b.html"' in page
