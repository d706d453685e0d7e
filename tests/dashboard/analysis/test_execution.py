"""The execution rate by department and class: only what both documents print is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.dashboard.analysis.district import publish_district
from tests.dashboard.analysis.test_agency_card import FINAL

# Its final account spends on one class that the budget does not have, and leaves one out.
MORE = (
    FINAL
    + """
UPDATE budget.function_expenditure SET exp_func_code = '299'
WHERE report_id = '1005-2024-f' AND exp_func_code = '206';
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
    assert cells(page, "第5局")[3] == "90.0%"
    assert cells(page, ">合计<")[3] == "90.0%"
    assert "第4局" not in page


def test_a_class_in_one_document_alone_is_counted_and_not_compared(own: TestClient) -> None:
    page = own.get("/execution?year=2024").text
    assert cells(page, "208 科目208")[3:5] == ["90.0%", "1"]
    assert cells(page, "206 科目206")[1:4] == ["—", "—", "—"]
    assert "预算 1 个" in cells(page, "206 科目206")[5]
    assert "决算 1 个" in cells(page, "299 科目206")[5]
    one = own.get("/execution?year=2024&agency=1005").text
    assert "执行率 90.0%" in one
    assert "只在决算里" in cells(one, "299 科目206")[4]


def test_where_nothing_can_be_compared_it_is_said(client: TestClient) -> None:
    assert "所以没有执行率" in client.get("/execution").text
