"""Lines of “三公”: each row says whose it is and whether planned or spent, as printed."""

from __future__ import annotations

import pytest

from tests.disclosure.forms.form_pages import Grid, read


def test_units_of_one_name_are_told_apart_by_their_codes() -> None:
    grid: Grid = [
        [
            "单位编码",
            "单位名称",
            "合计",
            "因公出国（境）费",
            "公务接待费",
            "公务用车购置及运行维护费",
        ],
        ["", "合计", "30.00", "5.00", "6.00", "19.00"],
        ["201001", "中共\n甲市委", "20.00", "5.00", "4.00", "11.00"],
        ["201002", "中共\n甲市委", "10.00", "0.00", "2.00", "8.00"],
    ]
    reading = read(["公开09表", "财政拨款“三公”经费支出表", "单位：万元", grid])
    (table,) = (one for one in reading.tables if one.table_no == 10)
    labels = [one.label for one in table.rows if one.row_key.startswith("reception")]
    assert labels == ["公务接待费", "201001中共甲市委 公务接待费", "201002中共甲市委 公务接待费"]


@pytest.mark.parametrize("year", ["", "2023年度"])
def test_what_was_planned_and_what_was_spent_are_two_figures_of_one_line(year: str) -> None:
    grid: Grid = [
        ["项目", "小计", "因公出国（境）费用", "公务接待费", "公务用车购置及运行维护费", "会议费"],
        [f"{year}预算数", "30.00", "5.00", "6.00", "19.00", "4.00"],
        [f"{year}决算数", "24.00", "", "5.00", "19.00", "3.00"],
    ]
    reading = read(["公开07表", "“三公”经费及会议费支出决算表", "单位：万元", grid])
    (table,) = (one for one in reading.tables if one.table_no == 10)
    figures = {(c.row_no, c.column_key): c.printed for c in table.cells}
    keys = {row.row_key: row.row_no for row in table.rows}
    assert set(keys) == {"total", "abroad", "reception", "vehicles", "meeting"}
    assert figures[keys["total"], "total"] == "24.00"
    assert figures[keys["total"], "budget"] == "30.00"
    assert figures[keys["meeting"], "total"] == "3.00"


def test_counts_and_operating_costs_below_leave_the_lines_what_they_are() -> None:
    lines = [("一、“三公”经费支出", "—", "—"), ("（一）支出合计", "7.00", "5.00")]
    lines += [
        ("1．因公出国（境）费", "0.00", "0.00"),
        ("2．公务用车购置及运行维护费", "6.00", "4.00"),
    ]
    lines += [("（1）公务用车购置费", "0.00", "0.00"), ("（2）公务用车运行维护费", "6.00", "4.00")]
    lines += [("3．公务接待费", "1.00", "1.00"), ("（1）国内接待费", "1.00", "1.00")]
    lines += [("其中：外事接待费", "0.00", "0.00"), ("（2）国（境）外接待费", "0.00", "0.00")]
    lines += [("（二）相关统计数", "—", "—"), ("1．因公出国（境）团组数（个）", "—", "0")]
    lines += [("4．公务用车保有量（辆）", "—", "9"), ("5．国内公务接待批次（个）", "—", "46")]
    lines += [("6．国内公务接待人次（人）", "—", "322"), ("二、机关运行经费", "—", "44.49")]
    grid: Grid = [["项目", "预算数", "决算统计数"], *map(list, lines)]
    title = "财政拨款“三公”经费、行政参公单位机关运行经费情况表"
    reading = read(["公开10表", title, "单位：万元", grid])
    (table,) = reading.tables
    assert table.table_no == 10
    total = next(row for row in table.rows if row.row_key == "total")
    printed = {c.column_key: c.printed for c in table.cells if c.row_no == total.row_no}
    assert printed == {"budget": "7.00", "total": "5.00"}
    counted = [c.amount_yuan for c in table.cells if c.printed in ("9", "46", "322")]
    assert counted == [None, None, None]


def test_by_how_many_percent_lines_changed_is_no_column_that_nobody_knows() -> None:
    grid: Grid = [
        ["项目", "上年预算数", "本年预算数", "增减额", "增减%"],
        ["合计", "10.00", "8.00", "-2.00", "-20.00"],
        ["一、因公出国（境）费用", "", "", "", ""],
        ["二、公务接待费", "10.00", "8.00", "-2.00", "-20.00"],
        ["三、公务用车购置及运行费", "", "", "", ""],
    ]
    reading = read(["表7", "2025年“三公”经费预算表", "单位：万元", grid])
    (table,) = reading.tables
    assert {c.column_key for c in table.cells} == {"last_year", "total", "change"}
    assert [gap.detail for gap in reading.gaps if gap.kind == "unknown_column"] == []


@pytest.mark.parametrize("last", ["上年预算", "上年"])
def test_figures_of_last_year_are_not_this_years(last: str) -> None:
    lines = ["公务接待费", "因公出国（境）费", "公务用车购置及运行维护费", "合计"]
    figures = [("2.00", "1.00"), ("", ""), ("3.00", "3.00"), ("5.00", "4.00")]
    grid: Grid = [["项目", last, "本年预算"]]
    grid += [[line, *own] for line, own in zip(lines, figures, strict=True)]
    (table,) = read(["“三公”经费预算表", "单位：万元", grid]).tables
    assert [c.printed for c in table.cells if c.column_key == "total"] == [
        "1.00",
        "",
        "3.00",
        "4.00",
    ]


def test_amounts_that_stand_in_a_head_are_told() -> None:
    """Two rows within one cell look like names: no figure of them is read, none is lost."""
    heads = ["单位名称", "合计", "因公出国（境）费", "公务接待费", "公务用车购置及运行维护费"]
    grid: Grid = [heads, ["水务局\n机关", "7.00\n5.00", "", "4.00\n3.00", "3.00\n2.00"]]
    reading = read(["“三公”经费支出表", "单位：万元", grid])
    assert not [cell for table in reading.tables for cell in table.cells if cell.amount_yuan]
    assert "lost_token" in {gap.kind for gap in reading.gaps}
