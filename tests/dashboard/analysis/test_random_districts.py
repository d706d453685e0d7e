"""Over random districts: every page opens, says no code and no impossible share, and adds up."""

from __future__ import annotations

import html
import io
import os
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import openpyxl
import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.pages.spending import VIEWS
from tests.dashboard.analysis.random_district import random_district
from tests.dashboard.crawling import crawl

pytestmark = pytest.mark.slow

SEED = int(os.environ.get("MINGZHANG_SEED", "0"))
NO_WORD = re.compile(r"\b(None|nan|NaN|inf|undefined|NULL|Decimal)\b|\b[a-z]+_[a-z_]+\b|\[\]|\{\}")
SHARE = re.compile(
    r"占[^，。；（]{0,12}?(-?[\d,.]+)%|其中可信 (-?[\d,.]+)%|可信的(?:只)?占(-?[\d,.]+)%"
)
UNSEEN = re.compile(r"<(script|style|pre|textarea|code|option)\b.*?</\1>", re.S)
"""What is no sentence to a reader: queries are written in the warehouse's names."""
MONEY = ("amount_yuan", "trusted_yuan", "untrusted_yuan", "last_year_yuan", "basic_yuan")


class Drawn(NamedTuple):
    client: TestClient
    years: list[tuple[int, str]]

    def data(self, path: str) -> Any:
        answer = self.client.get(f"{path}{'&' if '?' in path else '?'}format=json")
        assert answer.status_code == 200, path
        return answer.json()["data"]


@pytest.fixture(
    scope="module",
    params=[
        SEED,
        *(pytest.param(100 + SEED + n, marks=pytest.mark.whole) for n in range(30)),
    ],
)
def drawn(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Drawn]:
    seed: int = request.param
    home = random_district(tmp_path_factory.mktemp("random") / "home", seed, whole=seed >= 100)
    with TestClient(
        create_app(home), base_url="http://127.0.0.1:8420", client=("127.0.0.1", 50000)
    ) as client:
        made = Drawn(client, [])
        years = made.data("/")["choice"]["years"]
        yield made._replace(years=[(row["fiscal_year"], row["report_kind"]) for row in years])


def seen(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", UNSEEN.sub(" ", page))))


def test_every_page_opens_and_says_words(drawn: Drawn) -> None:
    for address, page in crawl(drawn.client, 1).items():
        if address.startswith("/query"):
            continue
        text = seen(page)
        odd = NO_WORD.search(text)
        assert odd is None, (address, text[max(0, odd.start() - 60) : odd.end() + 20])
        for found in SHARE.finditer(text):
            share = next(filter(None, found.groups()))
            assert 0 <= Decimal(share.replace(",", "")) <= 100, (address, found.group())


def test_the_total_is_one(drawn: Drawn) -> None:
    """First page, list of departments, spending by each view, the workbook."""
    for year, kind in drawn.years:
        asked = f"?year={year}&kind={kind}"
        total = drawn.data(f"/{asked}")["total"]
        amount = total and total["amount_yuan"]
        rows = drawn.data(f"/agencies{asked}")["rows"]
        listed = [Decimal(row["amount_yuan"]) for row in rows if row["amount_yuan"] is not None]
        assert (sum(listed) if listed else None) == (amount and Decimal(amount)), asked
        if amount is None:
            continue
        for view in ("function", "fund", "agency"):
            assert drawn.data(f"/spending/{view}{asked}")["view"]["total"]["amount_yuan"] == amount
        content = drawn.client.get(f"/spending/agency.xlsx{asked}").content
        sheet = openpyxl.load_workbook(io.BytesIO(content))["各部门支出"]
        (whole,) = [row for row in sheet.iter_rows(values_only=True) if "合计" in row]
        assert any(
            isinstance(cell, int | float) and abs(Decimal(str(cell)) * 10_000 - Decimal(amount)) < 1
            for cell in whole
        ), (asked, whole, amount)


def test_parts_are_the_whole_that_stands_beside_them_or_it_is_told(drawn: Drawn) -> None:
    for year, kind in drawn.years:
        for name in VIEWS:
            told = drawn.data(f"/spending/{name}?year={year}&kind={kind}")
            if "view" not in told:
                assert "还没有读到任何部门的支出" in told["words"]
                continue
            view = told["view"]
            for section in view["sections"]:
                table = section["table"]
                whole = table["total"]
                for key in MONEY if whole else ():
                    parts = [Decimal(row[key]) for row in table["rows"] if row.get(key)]
                    if whole.get(key) is not None:
                        assert sum(parts) == Decimal(whole[key]), (name, year, key)
            amount, first = view["total"]["amount_yuan"], view["sections"][0]["table"]["total"]
            if name in ("function", "fund") and amount and first and first["amount_yuan"]:
                is_told = any("相差" in text for text in view["contains"])
                assert is_told or Decimal(amount) == Decimal(first["amount_yuan"]), (name, year)
