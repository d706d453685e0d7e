"""Tables whose rows are the whole, its department, its units and their codes: whole provinces'."""

from __future__ import annotations

import random

import pytest

from disclosure.forms.matcher import FormReading
from disclosure.reading import TableRow
from tests.disclosure.forms.form_pages import Grid, gap_kinds, only_table, read

HEAD: Grid = [
    ["项目", "<", "<", "<", "<", "合计", "基本支出", "项目支出"],
    ["科目编码", "<", "<", "单位代码", "单位名称（科目）", "^", "^", "^"],
    ["类", "款", "项", "^", "^", "^", "^", "^"],
]
"""表1-2 of Sichuan: the last of the columns of names holds units' and items' alike."""
LEAVES = [("201", "08", "01"), ("201", "08", "04"), ("208", "05", "05"), ("221", "02", "01")]


def spent(units: list[list[tuple[int, int]]], *, departments: int = 1) -> FormReading:
    """A table of so many units, each with basic and project expenditure by leaf; no 类, no 款."""

    def row(code: tuple[str, ...], unit: str, name: str, basic: int, project: int) -> list[str]:
        figures = [f"{n}.00" if n else "" for n in (basic + project, basic, project)]
        return [*code, unit, name, *figures]

    none = ("", "", "")
    sums = [(sum(b for b, _ in one), sum(p for _, p in one)) for one in units]
    whole = sum(b for b, _ in sums), sum(p for _, p in sums)
    grid = [*HEAD, row(none, "", "合计", *whole)]
    grid += [row(none, "", f"青石县某部门{n}", *whole) for n in range(departments)]
    for number, own in enumerate(units):
        code = f"31900{number}"
        grid.append(row(none, code, f"青石县某局{number}", *sums[number]))
        grid += [
            row(leaf, code, f"项{n}", *amounts)
            for n, (leaf, amounts) in enumerate(zip(LEAVES, own, strict=True))
        ]
    return read(["部门支出总表", "单位：万元", grid])


def parents(reading: FormReading) -> dict[str, str | None]:
    found = only_table(reading)
    keys = {row.row_no: row.label for row in found.rows}
    return {row.label: keys.get(row.parent_row_no or 0) for row in found.rows}


def test_codes_hang_below_their_unit_and_it_below_its_department() -> None:
    reading = spent([[(50, 0), (0, 30), (12, 0), (9, 0)]])
    assert gap_kinds(reading) == []
    rows: tuple[TableRow, ...] = only_table(reading).rows
    assert [row.code for row in rows] == [
        None,
        None,
        None,
        "2010801",
        "2010804",
        "2080505",
        "2210201",
    ]
    assert parents(reading)["青石县某部门0"] == "合计"
    assert parents(reading)["青石县某局0"] == "青石县某部门0"
    assert {parents(reading)[f"项{n}"] for n in range(4)} == {"青石县某局0"}


def test_whatever_the_units_what_is_below_a_row_adds_up_to_it() -> None:
    source = random.Random(11)
    for _ in range(40):
        count, departments = source.randint(1, 4), source.randint(0, 2)
        units = [
            [(source.randint(0, 90), source.choice([0, source.randint(1, 50)])) for _ in LEAVES]
            for _ in range(count)
        ]
        found = only_table(spent(units, departments=departments))
        amounts = {(c.row_no, c.column_key): c.amount_yuan or 0 for c in found.cells}
        for row in found.rows:
            below = [one.row_no for one in found.rows if one.parent_row_no == row.row_no]
            for column in ("total", "basic", "project"):
                parts = sum(amounts.get((n, column), 0) for n in below)
                assert not below or parts == amounts.get((row.row_no, column), 0)
        assert all(row.parent_row_no for row in found.rows if row.row_kind != "total")


def test_economic_items_in_two_columns_below_their_unit() -> None:
    grid: Grid = [
        ["项目", "<", "<", "<", "基本支出", "<", "<"],
        ["经济分类科目", "<", "单位代码", "单位名称（科目）", "合计", "人员经费", "公用经费"],
        ["类", "款", "^", "^", "^", "^", "^"],
        ["", "", "", "合计", "30.00", "20.00", "10.00"],
        ["", "", "319001", "青石县某局（本级）", "30.00", "20.00", "10.00"],
        ["301", "", "319001", "工资福利支出", "20.00", "20.00", ""],
        ["301", "01", "319001", "基本工资", "12.00", "12.00", ""],
        ["301", "02", "319001", "津贴补贴", "8.00", "8.00", ""],
        ["302", "", "319001", "商品和服务支出", "10.00", "", "10.00"],
        ["302", "01", "319001", "办公费", "10.00", "", "10.00"],
    ]
    reading = read(["一般公共预算基本支出预算表", "单位：万元", grid])
    assert gap_kinds(reading) == []
    assert [row.code for row in only_table(reading).rows][2:] == [
        "301", "30101", "30102", "302", "30201",
    ]  # fmt: skip
    above = parents(reading)
    assert above["青石县某局（本级）"] == "合计"
    assert above["工资福利支出"] == above["商品和服务支出"] == "青石县某局（本级）"
    assert above["津贴补贴"] == "工资福利支出"


@pytest.mark.parametrize("is_whole", [True, False], ids=["whole codes", "parts of codes"])
def test_codes_in_three_columns_are_whole_or_parts(*, is_whole: bool) -> None:
    """201, below it 20103 in the next column; or 201, below it 03."""
    codes = ["201", "20103", "2010301", "2010302", "20132", "2013202", "205", "20508", "2050803"]
    amounts = [900, 700, 400, 300, 200, 200, 50, 50, 50]
    grid: Grid = [
        ["科目编码", "<", "<", "科目名称", "合计", "基本支出", "项目支出"],
        ["类", "款", "项", "^", "^", "^", "^"],
        ["", "", "", "合计", "950.00", "950.00", ""],
    ]
    for code, amount in zip(codes, amounts, strict=True):
        column = (len(code) - 3) // 2
        cells = ["", "", ""]
        cells[column] = code if is_whole or not column else code[-2:]
        grid.append([*cells, f"项{code}", f"{amount}.00", f"{amount}.00", ""])
    found = only_table(read(["部门支出总表", "单位：万元", grid]))
    assert [row.code for row in found.rows] == [None, *codes]
