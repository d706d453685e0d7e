"""A scanned figure that nothing confirms: shown and marked, in no total, chart or comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.dashboard.analysis.district import publish_district

# Department 6 of 2025: its items' total, a basic figure, a category, its 三公 and its total
# were read from a scan, off by a factor that would rule every chart.
MISREAD = """
CREATE TEMP TABLE misread AS SELECT unnest([
    '1006-2025/3/2080505/total', '1006-2025/3/2070101/basic', '1006-2025/3//total',
    '1006-2025/6/基本工资/total', '1006-2025/10/total']) AS cell_id;
INSERT INTO source.cell BY NAME
SELECT cell_id, left(cell_id, 9) AS report_id, 3 AS table_no, 1 AS row_no,
       '项' AS row_key, 'item' AS row_kind, 3 AS level, '项' AS row_label,
       'total' AS column_key, '1' AS printed, 1 AS page_no, '第1页' AS page_label,
       'uncertain' AS certainty, ['1', '7'] AS readings
FROM misread;
UPDATE budget.function_expenditure SET amount_yuan = 7770000000 WHERE cell_id IN (FROM misread);
UPDATE budget.economic_expenditure SET amount_yuan = 7770000000 WHERE cell_id IN (FROM misread);
UPDATE budget.three_public SET amount_yuan = 7770000000 WHERE cell_id IN (FROM misread);
DELETE FROM budget.fund_expenditure WHERE report_id = '1006-2025';
UPDATE budget.function_expenditure SET exp_func_code = NULL
WHERE report_id = '1006-2024' AND exp_func_code = '2080505';
"""
MARKED = '<span class="unsure" title="未获印证">777,000.00？</span>'


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home = publish_district(
        tmp_path_factory.mktemp("home"), departments=8, years=2, rules=12, more=MISREAD
    )
    app = create_app(home)
    with TestClient(app) as made:
        yield made
    if hasattr(app.state, "sql_box"):
        app.state.sql_box.close()


def _row(page: str, name: str) -> list[str]:
    """The cells of the first table row that holds the name, without blanks around."""
    found = next(row for row in re.findall(r"<tr.*?</tr>", page, re.S) if name in row)
    return [cell.strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", found, re.S)]


def test_the_departments_page_marks_each_and_compares_none(pages: TestClient) -> None:
    page = pages.get("/agencies/1006?year=2025&kind=budget").text
    assert "扫描件中未获印证的数" in page
    assert _row(page, "科目2080505")[1] == MARKED
    assert _row(page, "科目2080505")[-2:] == ["—", "—"]
    assert _row(page, "基本工资")[1] == MARKED
    certain = _row(page, "科目2070101")
    assert certain[1] == "800.00" or "unsure" not in certain[1]
    assert certain[2] == MARKED


def test_a_row_without_its_code_is_compared_by_its_name(pages: TestClient) -> None:
    """2024 of department 6 prints 2080505 without a code: still one row with both years."""
    page = pages.get("/agencies/1006?year=2025&kind=budget").text
    assert page.count("科目2080505") == 1
    assert "unsure" not in _row(page, "科目2080505")[4]
    assert _row(page, "科目2080505")[4] != "—"


def test_the_year_after_compares_with_no_uncertain_year(pages: TestClient) -> None:
    page = pages.get("/agencies?year=2025&kind=budget").text
    assert MARKED in page
    assert "未获印证" in _row(page, "第6局")[-1]


@pytest.mark.parametrize(
    "address",
    ["function?code=20805", "function?code=2080505", "economic?code=301",
     "three-public", "agency"],
)  # fmt: skip
def test_no_total_and_no_chart_holds_it_and_a_column_does(pages: TestClient, address: str) -> None:
    page = pages.get(f"/spending/{address}").text
    assert "未获印证（不计入）" in page
    for figure in re.findall(r'<script type="application/json".*?</script>', page, re.S):
        assert "777" not in figure
    assert (
        "777,000.00"
        not in re.findall(r'<div class="figures close">.*?<div class="contains">', page, re.S)[0]
    )


def test_what_is_certain_says_nothing_of_it(client: TestClient) -> None:
    assert "未获印证（不计入）" not in client.get("/spending/function").text
    assert "unsure" not in client.get("/agencies/1006").text


def test_a_certain_total_does_not_bring_its_uncertain_part_along(pages: TestClient) -> None:
    page = pages.get("/spending/function?code=20701").text
    assert "777,000.00" not in page
