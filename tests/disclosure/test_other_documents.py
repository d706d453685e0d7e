"""Files that stand among the reports and are none, and odd ones that are."""

from __future__ import annotations

import pytest

from disclosure.report import read_document
from tests.disclosure.forms.form_pages import T3_HEAD, T3_HEADER, T3_ROWS, Grid, document

FUNCTIONS: Grid = [["科目编码", "科目名称", "预算数"]]
CLASSES = [201, *range(203, 218), *range(219, 225)]
LABEL = "工作经费"
PROJECTS: Grid = [["项目名称", "合计", "一般公共预算"], [LABEL, "12.00", "12.00"]]
PURCHASES: Grid = [["采购项目", "合计", "数量"], ["复印机", "12.00", "3"]]


def refused(*pages: list[str | Grid]) -> str | None:
    reading = read_document(document(*pages), "0" * 64)
    if reading.status != "quarantined":
        return None
    assert (reading.error_code, reading.tables, reading.statements) == ("no_form", (), ())
    return reading.error_reason


def test_taxes_are_taken_in_by_a_government() -> None:
    income: Grid = [
        ["收入项目", "预算数", "支出项目", "预算数"],
        ["增值税", "900.00", "一、一般公共服务支出", "500.00"],
        ["企业所得税", "300.00", "二、教育支出", "900.00"],
        ["城市维护建设税", "100.00", "三、卫生健康支出", "100.00"],
        ["契税", "200.00", "", ""],
        ["收入总计", "1,500.00", "支出总计", "1,500.00"],
    ]
    head = ["甲区2025年一般公共预算收支总表", "单位：万元"]
    assert "政府" in (refused([*head, income]) or "")


def test_nearly_all_classes_are_a_governments() -> None:
    rows = [[str(code), f"某类支出{code}", "10.00"] for code in CLASSES]
    total = ["", "合计", f"{10 * len(CLASSES)}.00"]
    head = ["2025年一般公共预算支出表", "单位：万元"]
    assert "政府" in (refused([*head, [*FUNCTIONS, total, *rows]]) or "")
    assert refused([*head, [*FUNCTIONS, *rows[:12]]]) is None


def test_blank_forms_to_be_filled_in() -> None:
    titles = ["部门支出总表", "一般公共预算支出表", "部门收入总表"]
    head = ["科目编码", "科目名称", "合计"]
    blank: list[list[str | Grid]] = [
        [title, "单位：万元", [head, ["201", "一般公共服务支出", ""]]] for title in titles
    ]
    notice = ["关于编制2026年部门预算的通知", "各部门：现将有关事项通知如下。"]
    assert "空白" in (refused(notice, *blank) or "")


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("某项目支出绩效评价报告", "绩效评价报告"),
        ("关于2024年度预算执行的审计工作报告", "审计工作报告"),
        ("某中心设备采购项目竞争性磋商公告", "磋商公告"),
        ("关于编制2026年部门预算的通知", "通知"),
        ("某市预算绩效管理办法", "办法"),
    ],
)
def test_papers_of_other_kinds_are_refused_by_name(title: str, what: str) -> None:
    said = "项目全年预算数为120.50万元，执行数为100.00万元。"
    assert what in (refused([title, said]) or "")
    assert what in (refused([title, said, "项目支出情况表", "单位：万元", PROJECTS]) or "")


@pytest.mark.parametrize(
    "title",
    [
        "关于公开2025年部门预算的公告",
        "甲区2025年部门预算公开的通知",
        "2025年部门预算情况说明",
        "某镇人民政府预算公开",
        "",
    ],
)
def test_odd_reports_are_read(title: str) -> None:
    assert refused([title, "单位"], [*T3_HEAD, T3_HEADER + T3_ROWS]) is None
    assert refused([title, "采购预算表", "单位：万元", PURCHASES]) is None or not title
