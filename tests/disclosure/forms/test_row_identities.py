"""Rows by kind: lines, classes, economic items, units, projects."""

from __future__ import annotations

import pytest

from disclosure.forms import all_forms
from disclosure.forms.typed.row_tree import class_code, line_of
from disclosure.reading import ReportTable
from tests.disclosure.forms.form_pages import T4_HEADER, T12_HEADER, Grid, only_table, read

(FORM,) = [form for form in all_forms() if form.form_id == "shanxi-department-budget"]
BLANK = ["", "", "", "", ""]


def keys(found: ReportTable) -> list[tuple[str, int | None]]:
    return [(row.row_key, row.parent_row_no) for row in found.rows]


def projects(*rows: tuple[str, str], department: str = "甲局") -> ReportTable:
    head = ["2025年项目支出预算表（本年预算）", f"部门名称：{department} 单位：万元"]
    grid: Grid = [*T12_HEADER, *([name, amount, *BLANK] for name, amount in rows)]
    return only_table(read([*head, grid]))


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("十五、资源勘探工业信息等支出", "215"),
        ("十四、资源勘探信息等支出", "215"),
        ("九、医疗卫生与计划生育支出", "210"),
        ("二十四、预备费", "227"),
        ("三十、抗疫特别国债\n安排的支出", "234"),
        ("二十二、国有资本经营预算支出", "223"),
        ("二十九 、债务发行费用支出", "233"),
        ("三十一、新设的支出", None),
    ],
)
def test_class_lines_by_their_names_over_the_years(label: str, code: str | None) -> None:
    assert class_code(label, FORM) == code


def test_each_class_line_of_the_form_is_known() -> None:
    assert len(FORM.function_classes) == 30


def test_carry_over_lines_repeat_names_below_their_parent() -> None:
    blank = ["", "", "", "", ""]
    grid: Grid = [
        *T4_HEADER,
        ["一、一般公共预算", "1.00", *blank],
        ["本年收入合计", "1.00", *blank],
        ["上年财政拨款结转", "2.00", *blank],
        ["一、一般公共预算", "2.00", *blank],
        ["收入总计", "3.00", *blank],
    ]
    found = only_table(read(["预算公开表4", "2025年财政拨款收支总表", "单位：万元", grid]))
    assert keys(found) == [
        ("general_public_budget", None),
        ("current_year_total", None),
        ("carry_over", None),
        ("carry_over.general_public_budget", 3),
        ("grand_total", None),
    ]


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("①公务用车购置费", "vehicle_purchase"),
        ("（1）公务用车购置费", "vehicle_purchase"),
        ("其中：公务用车运行费", "vehicle_running"),
        ("1.因公出国(境)费用", "abroad"),
        ("公务用车购置及运行维护费", "vehicles"),
        ("3、公务接待费", "reception"),
        ("合 计", "total"),
        ("会议费", None),
    ],
)
def test_three_public_lines(label: str, key: str | None) -> None:
    (side,) = next(table for table in FORM.tables if table.table_no == 10).sides
    line = line_of(label, side)
    assert (line.key if line else None) == key


def test_economic_items_follow_their_category() -> None:
    header: Grid = [
        ["部门预算支出经济科目名称", "政府预算支出经济科目名称", "2025年预算数", "<", "<"],
        ["^", "^", "合计", "人员经费", "公用经费"],
    ]
    rows = [
        ["合计", "", "9.00", "", ""],
        ["工资福利支出", "", "5.00", "", ""],
        ["基本工资", "工资奖金津补贴", "4.00", "", ""],
        ["基本工资", "工资奖金津补贴", "1.00", "", ""],
        ["资本性支出", "机关资本性支出", "4.00", "", ""],
        ["办公设备购置", "设备购置", "4.00", "", ""],
    ]
    head = ["2025年一般公共预算安排基本支出分经济科目表（不含上年结转）", "单位：万元"]
    found = only_table(read([*head, header + rows]))
    assert keys(found) == [
        ("total", None),
        ("category:工资福利支出", 1),
        ("item:工资福利支出/基本工资/工资奖金津补贴", 2),
        ("item:工资福利支出/基本工资/工资奖金津补贴#2", 2),
        ("category:资本性支出", 1),
        ("item:资本性支出/办公设备购置/设备购置", 5),
    ]


def test_one_department_that_is_its_own_unit() -> None:
    found = projects(("甲局", "9.00"), ("甲局", "9.00"), ("服务中心", "5.00"), ("购置", "4.00"))
    assert keys(found) == [
        ("department", None),
        ("unit:甲局", 1),
        ("project:甲局/服务中心", 2),
        ("project:甲局/购置", 2),
    ]


def test_subordinate_units_that_no_other_table_names() -> None:
    found = projects(
        ("合计", "12.00"),
        ("甲局", "5.00"),
        ("项目一", "5.00"),
        ("甲局服务中心", "7.00"),
        ("项目二", "3.00"),
        ("项目三", "4.00"),
    )
    assert keys(found) == [
        ("department", None),
        ("unit:甲局", 1),
        ("project:甲局/项目一", 2),
        ("unit:甲局服务中心", 1),
        ("project:甲局服务中心/项目二", 4),
        ("project:甲局服务中心/项目三", 4),
    ]


def test_projects_directly_under_the_department() -> None:
    found = projects(("甲局", "3.00"), ("项目（一）", "1.00"), ("项目(二)", "2.00"))
    assert keys(found) == [
        ("department", None),
        ("project:甲局/项目（一）", 1),
        ("project:甲局/项目（二）", 1),
    ]


def test_a_code_that_occurs_twice_keeps_its_key() -> None:
    header = [["科目编码", "科目名称", "合计", "基本支出", "项目支出"]]
    rows = [
        ["206", "甲", "1.00", "", ""],
        ["206", "乙", "2.00", "", ""],
        ["2060101", "丙", "1", "", ""],
    ]
    found = only_table(read(["2025年预算支出总表", "单位：万元", header + rows]))
    assert keys(found) == [("206", None), ("206", None), ("2060101", None)]


def test_units_that_table_11_names() -> None:
    units: Grid = [
        ["单位名称", "2025预算数", "<", "<", "<"],
        ["^", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
        ["部门合计", "1.00", "", "", ""],
        ["甲局", "0.50", "", "", ""],
        ["甲局下属乙", "0.50", "", "", ""],
    ]
    named = {
        "甲局": "7.00",
        "甲局 ": "5.00",
        "项目一": "5.00",
        "甲局下属乙": "2.00",
        "项目二": "2.00",
    }
    rows = list(named.items())
    grid: Grid = [*T12_HEADER, *([name, amount, *BLANK] for name, amount in rows)]
    reading = read(
        [
            "预算公开表11",
            "2025年财政拨款安排机关运行经费预算表",
            "部门名称：甲局 单位：万元",
            units,
        ],
        ["预算公开表12", "2025年项目支出预算表（本年预算）", "部门名称：甲局 单位：万元", grid],
    )
    assert keys(reading.tables[0]) == [("total", None), ("unit:甲局", 1), ("unit:甲局下属乙", 1)]
    assert keys(reading.tables[1]) == [
        ("department", None),
        ("unit:甲局", 1),
        ("project:甲局/项目一", 2),
        ("unit:甲局下属乙", 1),
        ("project:甲局下属乙/项目二", 4),
    ]


@pytest.mark.parametrize("right", ["", "合计"])
def test_one_total_for_both_sides_of_state_capital(right: str) -> None:
    header: Grid = [
        ["国有资本经营预算收入", "<", "<", "国有资本经营预算支出", "<", "<", "<", "<"],
        [
            "项目",
            "<",
            "国有资本经营\n收入预算",
            "科目编码",
            "科目名称",
            "合计",
            "基本支出",
            "项目支出",
        ],
        ["收入科目编码", "科目名称", "^", "^", "^", "^", "^", "^"],
    ]
    rows = [
        ["合计", "", "5.00", right, "", "4.00", "", "4.00"],
        ["10306", "国有资本经营收入", "5.00", "223", "国有资本经营预算支出", "4.00", "", "4.00"],
        ["1030601", "利润收入", "5.00", "", "", "", "", ""],
    ]
    found = only_table(read(["2025年国有资本经营预算收支预算表", "单位：万元", header + rows]))
    assert [(row.side, row.row_key, row.parent_row_no) for row in found.rows] == [
        ("income", "total", None),
        ("income", "10306", None),
        ("income", "1030601", 2),
        ("expenditure", "total", None),
        ("expenditure", "223", 1),
    ]
    totals = [cell.printed for cell in found.cells if cell.row_no == 1]
    assert totals == ["5.00", "4.00", "", "4.00"]
