"""The unit of money, however a table prints it: in its head, its title, its frame, wrapped."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.disclosure.forms.form_pages import (
    T3_HEADER,
    T3_ROWS,
    Grid,
    gap_kinds,
    only_table,
    read,
)

TITLE = "2025年预算支出总表"


@pytest.mark.parametrize(
    ("head", "unit", "yuan"),
    [
        ([TITLE, "单位：千元"], "千元", 30_000),
        ([TITLE, "金额单位：亿元"], "亿元", 3_000_000_000),
        ([TITLE, "单位：百万元"], "百万元", 30_000_000),
        ([TITLE, "单位：万/元"], "万元", 300_000),
        ([TITLE, "单位：万", "元"], "万元", 300_000),
        ([TITLE, "单位：万\n元"], "万元", 300_000),
        ([TITLE, "单位：人民币元"], "元", 30),
        ([TITLE, "单位 千元"], "千元", 30_000),
        ([TITLE, "金额单位为元"], "元", 30),
        ([TITLE, "千元"], "千元", 30_000),
        (["2025年预算支出总表（千元）"], "千元", 30_000),
        (["2025年预算支出总表（单位：万元）"], "万元", 300_000),
    ],
)
def test_a_unit_above_the_table(head: list[str], unit: str, yuan: int) -> None:
    found = only_table(read([*head, T3_HEADER + T3_ROWS]))
    amounts = {cell.column_key: cell.amount_yuan for cell in found.cells if cell.row_no == 1}
    assert (found.unit, amounts["total"]) == (unit, Decimal(yuan))
    assert found.printed_agency is None


def test_each_table_has_its_own_unit() -> None:
    other: Grid = [["“三公”经费", "<"], ["项目", "预算数"]]
    grid: Grid = [
        *other,
        ["合计", "3.00"],
        ["因公出国（境）费", "1.00"],
        ["公务接待费", "2.00"],
        ["公务用车购置及运行费", "0.00"],
    ]
    reading = read(
        ["部门支出情况表", "单位：千元", T3_HEADER + T3_ROWS],
        ["“三公”经费支出表", "单位：万元", grid],
    )
    assert {table.table_no: table.unit for table in reading.tables} == {3: "千元", 10: "万元"}


FUNDS: Grid = [
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
    ["201", "一般公共服务支出", "3,045.21", "1,022.10", "2,023.11"],
    ["2010301", "行政运行", "3,045.21", "1,022.10", "2,023.11"],
]
IN_YUAN: Grid = [
    FUNDS[0],
    ["201", "一般公共服务支出", "30,452,112.00", "10,221,000.00", "20,231,112.00"],
    ["2010301", "行政运行", "30,452,112.00", "10,221,000.00", "20,231,112.00"],
]


def of_both(first: list[str | Grid], second: Grid) -> dict[int, tuple[str, set[str]]]:
    reading = read(["部门支出情况表", *first], ["一般公共预算支出情况表", second])
    assert "unit_missing" in gap_kinds(reading)
    return {
        table.table_no: (table.unit, {cell.certainty for cell in table.cells})
        for table in reading.tables
    }


def test_a_table_without_a_unit_has_that_in_which_its_amounts_are_other_tables() -> None:
    assert of_both(["单位：万元", FUNDS], IN_YUAN)[5] == ("元", {"printed"})
    assert of_both(["单位：元", IN_YUAN], FUNDS)[5] == ("万元", {"printed"})


def test_the_prose_says_in_which_unit_a_table_is() -> None:
    said = "本年支出3045.21万元，其中基本支出1,022.1万元，项目支出20231112元。"
    assert of_both([said, IN_YUAN], IN_YUAN) == {3: ("元", {"printed"}), 5: ("元", {"printed"})}


def test_a_unit_that_nothing_says_is_trusted_by_nobody() -> None:
    others: Grid = [FUNDS[0], ["201", "一般公共服务支出", "7,777.70", "7,777.70", ""]]
    assert of_both(["单位：万元", FUNDS], others)[5] == ("万元", {"uncertain", "printed"})
    assert of_both([FUNDS], others)[3] == ("万元", {"uncertain"})
