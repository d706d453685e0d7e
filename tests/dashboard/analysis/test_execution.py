"""The execution rate by department and class: only what both documents print is compared."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from decimal import Decimal

import openpyxl
import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.dashboard.analysis.district import publish_district
from tests.dashboard.analysis.test_agency_card import FINAL

# Its final account spends on one class that the budget does not have, and leaves one out.
MORE = (
    FINAL
    + """
UPDATE budget.function_expenditure SET exp_func_code = '299' || exp_func_code[4:]
WHERE report_id = '1005-2024-f' AND starts_with(exp_func_code, '206');
"""
)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home = publish_district(
        tmp_path_factory.mktemp("home"), departments=6, years=2, rules=3, more=MORE
    )
    with TestClient(create_app(home)) as client:
        yield client


def cells(page: str, name: str) -> list[str]:
    row = next(row for row in re.findall(r"<tr.*?</tr>", page, re.S) if name in row)
    return [re.sub(r"<[^>]*>", "", one) for one in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)]


def test_departments_with_both_and_their_sum(own: TestClient) -> None:
    page = own.get("/execution").text
    for name in ("第5局", ">合计<"):
        budget, final, more = (Decimal(text.replace(",", "")) for text in cells(page, name)[1:4])
        assert (final - budget, cells(page, name)[4]) == (more, "90.0%")
    assert "第4局" not in page


def test_a_class_in_one_document_alone_is_counted_and_not_compared(own: TestClient) -> None:
    page = own.get("/execution?year=2024").text
    assert cells(page, "208 科目208")[4:6] == ["90.0%", "1"]
    assert cells(page, "206 科目206")[1:5] == ["—", "—", "—", "—"]
    assert "预算 1 个" in cells(page, "206 科目206")[6]
    assert "决算 1 个" in cells(page, "299 科目206")[6]
    one = own.get("/execution?year=2024&agency=1005").text
    assert "执行率 90.0%" in one
    assert "只在决算里" in cells(one, "299 科目206")[5]


def test_a_class_that_is_not_printed_is_what_is_printed_below_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Whole provinces print items alone: their departments were left out without a word."""
    bare = MORE + "DELETE FROM budget.function_expenditure WHERE level IN (1, 2);"
    home = publish_district(
        tmp_path_factory.mktemp("home"), departments=6, years=2, rules=3, more=bare
    )
    with TestClient(create_app(home)) as client:
        page = client.get("/execution?year=2024").text
        assert cells(page, "208 208")[4:6] == ["90.0%", "1"]
        assert "部门的支出总表没有科目可比" not in page
        card = client.get("/cards/1005?year=2024&kind=budget").text
        assert cells(card, ">208<")[1] == cells(page, "208 208")[1]


def test_a_department_with_both_leads_to_the_comparison(own: TestClient) -> None:
    link = 'href="/execution?year=2024&amp;agency=1005"'
    assert link in own.get("/agencies/1005?year=2024&kind=final_account").text
    assert "/execution?" not in own.get("/agencies/1004?year=2024&kind=budget").text


def test_the_workbook_has_the_figures_of_the_page(own: TestClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(own.get("/execution.xlsx?year=2024").content))
    heads, first, *_ = book["按部门"].iter_rows(values_only=True)
    row = dict(zip(heads, first, strict=True))
    assert row["执行率"] == pytest.approx(0.9)
    assert row["决算减预算（元）"] == pytest.approx(row["决算（元）"] - row["预算（元）"])
    assert any("299" in str(line[0]) for line in book["按功能分类"].iter_rows(values_only=True))
    assert own.get("/execution.xlsx?year=1999").status_code == 200


def test_where_nothing_can_be_compared_it_is_said(client: TestClient) -> None:
    assert "所以没有执行率" in client.get("/execution").text
    assert client.get("/execution.xlsx").status_code == 404
