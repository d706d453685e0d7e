"""The unit of money, however a table prints it: in its head, its title, its frame, wrapped."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.disclosure.forms.form_pages import T3_HEADER, T3_ROWS, Grid, only_table, read

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
