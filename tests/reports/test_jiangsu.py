"""Jiangsu's family: departments of 2017 to 2019, by Word, Excel and Distiller."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from disclosure.reading import Reading
from tests.reports.read_once import assert_no_money_lost_or_invented, raised_in, reading

FORM = "jiangsu-department-budget"
FILES = {
    "江苏省人大办公厅__江苏省人大常委会办公厅2019年部门预算公开表.pdf": (
        2019,
        "江苏省人大常委会办公厅",
        163,
    ),
    "江苏省委办公厅__江苏省委办公厅2017年预算公开表格.pdf": (
        2017,
        "中国共产党江苏省委员会办公厅",
        187,
    ),
    "江苏省政协办公厅__2017年度部门预算公开表.pdf": (2017, "江苏省政协办公厅", 175),
    "江苏省高级人民法院__省法院2017年度部门预算公开.pdf": (2017, "江苏省高级人民法院", 202),
    "江苏省高级人民法院__省法院2018年度部门预算公开.pdf": (2018, "江苏省高级人民法院", 208),
}
"""Year, agency, and how many figures the tables print."""
PROSE = {
    "江苏省人大办公厅__江苏省人大常委会2019年度部门预算公开.pdf": 2019,
    "江苏省委办公厅__江苏省委办公厅2017年部门预算.pdf": 2017,
    "江苏省政协办公厅__江苏省政协办公厅2017年度部门预算.pdf": 2017,
}
"""Files whose tables are another file."""
WHOLE = "江苏省高级人民法院__省法院2018年度部门预算公开.pdf"
TRUE_ERRORS = {
    # 865.57 of 1,094.42 is 79.09%, not 79.05%
    "江苏省高级人民法院__省法院2017年度部门预算公开.pdf": {"F-CHANGE": 1},
    # 392.92 less than 6,442.89 is 6.10%, not 5.95% (382.92 was meant)
    WHOLE: {"F-CHANGE": 1},
}
TRUE_WARNINGS = {
    # 一般行政管理事务 is called 一般行政事务管理
    "江苏省高级人民法院__省法院2017年度部门预算公开.pdf": {"E-ITEMS": 1},
    # the same name; growth of 100% on a base of nothing, twice; 减少9.52 without its percent sign
    WHOLE: {"E-ITEMS": 1, "F-ZERO-BASE": 2, "F-PERCENT-SIGN": 1},
}


@pytest.mark.parametrize("name", FILES)
def test_all_twelve_tables_are_recognised(shared_reports: Path, name: str) -> None:
    read = reading(shared_reports / "jiangsu" / name)
    year, agency, _ = FILES[name]
    assert (read.status, read.form_id) == ("read", FORM)
    assert {gap.kind for gap in read.gaps} <= {"hidden_content"}
    assert [table.table_no for table in read.tables] == [1, 3, 4, 5, 6, 8, 10, 11, 21, 22, 23, 24]
    assert {table.unit for table in read.tables} == {"万元"}
    assert read.identity is not None
    assert (read.identity.fiscal_year, read.identity.agency_names[0]) == (year, agency)
    assert (read.identity.report_kind, read.identity.report_level) == ("budget", "department")


@pytest.mark.parametrize("name", PROSE)
def test_prose_alone_says_so(shared_reports: Path, name: str) -> None:
    read = reading(shared_reports / "jiangsu" / name)
    assert (read.status, read.error_code) == ("quarantined", "prose_only")
    assert read.error_reason == "文件只有文字说明，没有预算表；预算表可能另成一个文件"
    assert read.identity is not None
    assert (read.identity.fiscal_year, read.identity.report_level) == (PROSE[name], "department")
    assert read.statements


@pytest.mark.parametrize("name", FILES)
def test_no_money_token_is_lost_or_invented(shared_reports: Path, name: str) -> None:
    assert_no_money_lost_or_invented(shared_reports / "jiangsu" / name, FILES[name][2])


@pytest.fixture(scope="module")
def raised(shared_reports: Path) -> dict[Path, dict[str, Counter[str]]]:
    return raised_in([shared_reports / "jiangsu" / name for name in FILES])


@pytest.mark.parametrize("name", FILES)
def test_no_error_and_only_true_warnings(
    shared_reports: Path, raised: dict[Path, dict[str, Counter[str]]], name: str
) -> None:
    found = raised[shared_reports / "jiangsu" / name]
    assert found["error"] == TRUE_ERRORS.get(name, {})
    assert found["warning"] == TRUE_WARNINGS.get(name, {})


def printed_rows(read: Reading, table_no: int, side: str | None = None) -> list[list[str | None]]:
    """Each row of a side as its code, label, second label and the amounts that it prints."""
    (table,) = [table for table in read.tables if table.table_no == table_no]
    rows = []
    for row in table.rows:
        cells = [c for c in table.cells if (c.side, c.row_no) == (row.side, row.row_no)]
        if row.side == side and any(cell.printed for cell in cells):
            printed = [cell.printed for cell in cells if cell.printed]
            rows.append([row.code, row.label, row.second_label, *printed])
    return rows


def test_a_whole_report_by_eye(shared_reports: Path) -> None:
    """省法院 2018, as printed on pages 9 to 16: three lists side by side, tables cut by pages."""
    read = reading(shared_reports / "jiangsu" / WHOLE)
    assert printed_rows(read, 1, "income") == [
        [None, "一、财政拨款", None, "33,172.15"],
        [None, "1.一般公共预算", None, "33,172.15"],
        [None, "当年收入小计", None, "33,172.15"],
        [None, "收入合计", None, "33,172.15"],
    ]
    assert printed_rows(read, 1, "expenditure") == [
        ["204", "四、公共安全支出", None, "26,200.88"],
        ["208", "八、社会保障和就业支出", None, "2,254.76"],
        ["221", "十八、住房保障支出", None, "4,716.51"],
        [None, "当年支出小计", None, "33,172.15"],
        [None, "支出合计", None, "33,172.15"],
    ]
    purposes = [
        [None, "一、基本支出", None, "18,570.82"],
        [None, "二、项目支出", None, "11,343.27"],
        [None, "三、单位预留机动经费", None, "3,258.06"],
    ]
    assert printed_rows(read, 1, "purpose") == purposes
    assert printed_rows(read, 4, "expenditure") == [
        *purposes,
        [None, "支出合计", None, "33,172.15"],
    ]
    assert printed_rows(read, 3) == [
        [None, "合计", None, "33,172.15", "18,570.82", "11,343.27", "3,258.06"]
    ]
    five = printed_rows(read, 5)
    assert [row[:2] for row in five[3:9]] == [
        ["2040501", "行政运行"],
        ["2040502", "一般行政管理事务"],
        ["2040503", "机关服务"],
        ["2040504", "案件审判"],
        ["2040505", "案件执行"],
        ["2040599", "其他法院支出"],
    ]
    assert five == printed_rows(read, 22)
    six = printed_rows(read, 6)
    assert [(row[0], row[1], row[3]) for row in six if len(row[0] or "") == 3] == [
        ("301", "工资福利支出", "13,747.87"),
        ("302", "商品和服务支出", "3,407.38"),
        ("303", "对个人和家庭的补助", "1,415.57"),
    ]
    assert six == printed_rows(read, 23)
    assert printed_rows(read, 11)[1:] == [row for row in six if (row[0] or "")[:3] == "302"]


def test_lists_with_one_total_and_lines_side_by_side(shared_reports: Path) -> None:
    read = reading(shared_reports / "jiangsu" / WHOLE)
    (ten,) = [table for table in read.tables if table.table_no == 10]
    keys = {row.row_no: row.row_key for row in ten.rows}
    assert {keys[cell.row_no]: cell.printed for cell in ten.cells} == {
        "grand_total": "2,558.26",
        "total": "620.75",
        "abroad": "170.00",
        "vehicles": "266.80",
        "vehicle_purchase": "",
        "vehicle_running": "266.80",
        "reception": "183.95",
        "meeting": "271.26",
        "training": "1,666.25",
    }


def test_levels_of_procurement_whatever_pages_and_merged_cells_do(shared_reports: Path) -> None:
    read = reading(
        shared_reports / "jiangsu" / "江苏省委办公厅__江苏省委办公厅2017年预算公开表格.pdf"
    )
    rows = printed_rows(read, 24)
    at = next(n for n, row in enumerate(rows) if row[1] == "机要及电子政务业务费")
    assert rows[at : at + 4] == [
        [None, "机要及电子政务业务费", "办公设备购置", "30.00"],
        [None, "台式计算机（20万以下）", "政府集中采购", "4.00"],
        [
            None,
            "便携式计算机（20万以下）",
            "政府集中采购",
            "3.50",
        ],  # the next page prints 机要… again
        [None, "路由器", "政府集中采购", "3.00"],
    ]
    cut = printed_rows(
        reading(shared_reports / "jiangsu" / "江苏省高级人民法院__省法院2017年度部门预算公开.pdf"),
        24,
    )
    assert [None, "应用软件购建费", "信息网络及软件购置更新", "606.00"] in cut
    assert cut[-2:] == [
        [None, "物业管理服务", "部门集中采购", "430.00"],
        [None, "物业管理服务", "分散自行组织", "40.00"],
    ]
