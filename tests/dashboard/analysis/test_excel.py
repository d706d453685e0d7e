"""Workbooks: numbers are numbers, units are named, and no text is ever a formula."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from starlette.testclient import TestClient

from evidence.excel import workbook
from evidence.shown_table import Column, Table

HOSTILE = ("=1+1", "+1", "-1+1", "@SUM(A1)", "http://127.0.0.1/", "a\x00b\x1fc", "说“不”\n第二行")


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(book: Any) -> list[Any]:
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def test_text_stays_text_in_cells_heads_titles_and_notes() -> None:
    rows = [{"a": text} for text in HOSTILE]
    table = Table("=1+1", [Column("a", "=2+2")], rows, "=3+3", ["=4+4"])
    book = opened(workbook("=5+5", [table], ["=6+6"]))
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells(book))
    assert [cell.value for cell in book.worksheets[1]["A"]][:6] == ["=2+2", *HOSTILE[:5]]
    assert book.worksheets[1]["A7"].value == "abc"


def test_money_stands_in_both_units_and_blank_is_not_nought() -> None:
    rows = [
        {"name": "甲", "amount_yuan": Decimal("1762600.00"), "share": Decimal("0.25")},
        {"name": "乙", "amount_yuan": None, "share": None},
    ]
    columns = [
        Column("name", "部门"),
        Column("amount_yuan", "金额", "money"),
        Column("share", "占比", "share"),
    ]
    sheet = opened(workbook("甲", [Table("金额", columns, rows, "SELECT 1")], [])).worksheets[1]
    assert [cell.value for cell in sheet[1]] == ["部门", "金额（万元）", "占比", "金额（元）"]
    assert [cell.value for cell in sheet[2]] == ["甲", 176.26, 0.25, 1762600]
    assert [cell.value for cell in sheet[3]] == ["乙", None, None, None]
    assert sheet.print_area == "'金额'!$A$1:$C$3"  # what is exact stands to the right of it


def test_values_of_every_kind_are_held() -> None:
    values = [
        Decimal("12345678901234567.89"),
        2**60,
        1.5,
        float("nan"),
        float("inf"),
        True,
        dt.date(2025, 3, 1),
        dt.date(1, 1, 1),
        dt.datetime(2025, 3, 1, 8, 5, tzinfo=dt.UTC),
        "字" * 40_000,
        "\ud800",
        [1, {"a": 2}],
    ]
    rows = [{"a": value} for value in values]
    sheet = opened(workbook("", [Table("", [Column("a", "值")], rows, "")], [])).worksheets[1]
    shown = [cell.value for cell in sheet["A"]][1:]
    assert shown[0] == "12345678901234567.89", "Excel would round it"
    assert shown[1] == str(2**60)
    assert shown[5] == "是"
    assert shown[6] == dt.datetime(2025, 3, 1)
    assert len(shown[9]) < 32_767


def test_sheets_of_one_name_are_told_apart() -> None:
    tables = [Table(title, [Column("a", "a")], [], "") for title in ("甲:乙", "甲/乙", "说明", "")]
    assert opened(workbook("", tables, [])).sheetnames == [
        "说明",
        "甲 乙",
        "甲 乙 2",
        "说明 2",
        "表",
    ]


@pytest.mark.parametrize("dimension", ["function", "economic", "fund", "three-public", "agency"])
def test_each_dimension_downloads_what_its_page_shows(client: TestClient, dimension: str) -> None:
    answer = client.get(f"/spending/{dimension}.xlsx")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    book = opened(answer.content)
    assert all(cell.data_type != "f" for cell in cells(book))
    told = "".join(str(cell.value) for cell in book["说明"]["A"])
    assert "SELECT" in told
    assert "可信" in told
    heads = [cell.value for sheet in book.worksheets[1:] for cell in sheet[1]]
    assert any(head.endswith("（元）") for head in heads)
    assert any(head.endswith("（万元）") for head in heads)


def test_a_departments_name_that_looks_like_a_formula_is_a_name(client: TestClient) -> None:
    book = opened(client.get("/spending/agency.xlsx").content)
    names = [cell for cell in cells(book) if str(cell.value).startswith("=HYPERLINK")]
    assert names
    assert {cell.data_type for cell in names} == {"s"}


def test_the_list_of_departments_is_downloaded_as_it_is_filtered_and_sorted(
    client: TestClient,
) -> None:
    asked = "year=2025&kind=budget&show=errors&sort=amount"
    page = client.get(f"/agencies?{asked}")
    assert "/agencies.xlsx?year=2025&amp;kind=budget&amp;q=&amp;show=errors" in page.text
    rows = client.get(f"/agencies?{asked}&format=json").json()["data"]["rows"]
    heads, *found = opened(client.get(f"/agencies.xlsx?{asked}").content)["部门"].iter_rows(
        values_only=True
    )
    assert 0 < len(rows) == len(found)
    for row, line in zip(rows, found, strict=True):
        said = dict(zip(heads, line, strict=True))
        assert said["部门"] == row["agency_name"]
        assert said["支出合计（元）"] == pytest.approx(float(row["amount_yuan"]))
        assert said["错误"] == row["open_errors"] > 0
