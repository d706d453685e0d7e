"""What sums bear out of tables for which no rule is drawn, and of rows whose code is unreadable."""

from __future__ import annotations

from dataclasses import replace

from disclosure.documents.document import Block
from tests.disclosure.forms.form_pages import Grid, read, table

HEADS: Grid = [
    ["科目编码", "科目名称", "2024年执行数", "2025年预算数", "<", "<"],
    ["^", "^", "^", "小计", "基本支出", "项目支出"],
]
ROWS: Grid = [
    ["206", "科学技术支出", "27.00", "30.00", "10.00", "20.00"],
    ["20601", "科学技术管理事务", "15.00", "12.00", "10.00", "2.00"],
    ["2060101", "行政运行", "8.00", "10.00", "10.00", ""],
    ["2060199", "其他科学技术管理事务支出", "7.00", "2.00", "", "2.00"],
    ["20699", "其他科学技术支出", "12.00", "18.00", "", "18.00"],
    ["2069901", "科技奖励", "4.00", "6.00", "", "6.00"],
    ["2069999", "其他科学技术支出", "8.00", "12.00", "", "12.00"],
]


def certain(rows: Grid, *, is_drawn: bool = False) -> set[tuple[str, str]]:
    """Row and column of each figure that is trusted."""
    grid: Block = replace_drawn(rows, is_drawn)
    (found,) = read(["一般公共预算支出情况表", "单位：万元", grid]).tables
    keys = {row.row_no: row.row_key for row in found.rows}
    trusted = [cell for cell in found.cells if cell.certainty != "uncertain" and cell.amount_yuan]
    return {(keys[cell.row_no], cell.column_key) for cell in trusted}


def replace_drawn(rows: Grid, is_drawn: bool) -> Block:
    return replace(table(HEADS + rows, [60.0] * 6), is_drawn=is_drawn)


def test_a_column_that_the_role_does_not_ask_for_is_borne_out_down_the_tree() -> None:
    assert ("2069999", "last_year.total") in certain(ROWS)


def test_one_sum_that_fails_takes_the_trust_from_such_a_column() -> None:
    wrong = [*ROWS[:-1], [*ROWS[-1][:2], "9.00", *ROWS[-1][3:]]]
    assert not any(column == "last_year.total" for _, column in certain(wrong))
    assert ("2069999", "total") in certain(wrong)


def test_a_row_whose_code_nobody_can_read_is_not_trusted_by_its_name() -> None:
    lost = [["����\n206", *ROWS[0][1:]], *ROWS[1:], ["", "合计", *ROWS[0][2:]]]
    trusted = certain(lost, is_drawn=True)
    assert {("20601", "total"), ("total", "total")} <= trusted
    assert not any("unit:" in row for row, _ in trusted)
