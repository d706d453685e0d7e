"""What a document says it is, from cover, heads and forms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from disclosure.forms.printed.printed_identity import printed_identity
from disclosure.reading import PerformanceTable
from tests.disclosure.forms.form_pages import T3_HEAD, T3_HEADER, T3_ROWS, document, read


def form(code: str, name: str) -> PerformanceTable:
    return PerformanceTable(
        form_no=1,
        scope="project",
        title="项目支出绩效目标申报表",
        printed_year=2025,
        agency_code=code,
        agency_name=name,
        implementing_unit=name,
        project_name="项目",
        page_from=1,
        page_to=1,
        page_label="第1页",
        fields={},
        amounts=(),
        indicators=(),
    )


@pytest.mark.parametrize(
    ("cover", "name", "year", "kind", "level"),
    [
        (
            ["甲区科学技术局", "2025年度部门预算公开", "目 录"],
            "甲区科学技术局",
            2025,
            "budget",
            "department",
        ),
        (["甲区教育局2024年度部门决算"], "甲区教育局", 2024, "final_account", "department"),
        (["2023年甲区第一中学单位预算公开"], "甲区第一中学", 2023, "budget", "unit"),
        (["甲区2025年区级单位预算", "预算单位：甲区图书馆"], "甲区图书馆", 2025, "budget", "unit"),
    ],
)
def test_covers(cover: list[str], name: str, year: int, kind: str, level: str) -> None:
    found = printed_identity(document(cover))
    assert found.agency_names == (name,)
    assert (found.fiscal_year, found.report_kind, found.report_level) == (year, kind, level)


def test_heads_without_a_cover() -> None:
    pages = [*T3_HEAD, T3_HEADER + T3_ROWS]
    found = printed_identity(document(pages, file_format="xlsx"), read(pages).tables)
    assert (found.title, found.agency_names) == (None, ("甲区科学技术局",))
    assert (found.fiscal_year, found.report_kind) == (2025, "budget")
    assert found.report_level == "department"


@pytest.mark.parametrize(
    ("title", "level"),
    [("部门支出总表", "department"), ("单位支出总表", "unit"), ("支出总表", None)],
)
def test_who_is_named_beside_a_table_tells_no_level(title: str, level: str | None) -> None:
    pages = [title, "单位名称：甲县信访局2024年度", "单位：万元", T3_HEADER + T3_ROWS]
    found = printed_identity(document(pages, file_format="xlsx"), read(pages).tables)
    assert (found.agency_names, found.report_level) == (("甲县信访局",), level)


@pytest.mark.parametrize(
    "text",
    [
        "（一）2026年部门预算收支增减变化情况：2025年预算300万元",
        "2026年一般公共预算拨款安排情况",
    ],
)
def test_the_year_of_the_money_where_no_title_has_one(text: str) -> None:
    found = printed_identity(document(["第一部分 甲区科学技术局概况", text, "2026年收支预算数"]))
    assert (found.fiscal_year, found.agency_names) == (2026, ("甲区科学技术局",))


@pytest.mark.parametrize("heading", ["第一部分 本部门概况", "一、主要职责", "第一部分 部门概况"])
def test_a_heading_that_names_nobody_names_nobody(heading: str) -> None:
    assert printed_identity(document([heading])).agency_names == ()


def test_the_code_beside_the_own_name_whatever_forms_of_others_say() -> None:
    pages = [*T3_HEAD, T3_HEADER + T3_ROWS]
    forms = [form("415", "乙中心"), form("307", "甲区科学技术局"), form("415", "乙中心")]
    tables = read(pages, ["2025年预算收入总表", "部门名称：甲区科学技术局"]).tables * 3
    found = printed_identity(document(pages), tables, forms)
    assert found.agency_names == ("甲区科学技术局", "乙中心")
    assert found.agency_code == "307"


def test_nothing_said() -> None:
    found = printed_identity(document(["通知"]))
    assert (found.title, found.agency_names, found.fiscal_year) == (None, (), None)
    assert (found.report_kind, found.report_level) == (None, None)


def test_a_form_that_names_the_superior_does_not_outvote_the_cover() -> None:
    cover = document(["2026年甲区交通管理支队单位预算"])
    forms = [form("", "甲区公安局").model_copy(update={"agency_code": None}) for _ in range(14)]
    assert printed_identity(cover, (), forms).agency_names[0] == "甲区交通管理支队"
    bare = printed_identity(document(["情况说明"]), (), forms)
    assert bare.agency_names == ("甲区公安局",)


def test_a_comprehensive_budget_is_no_part_of_the_name() -> None:
    found = printed_identity(document(["甲市发展和改革委员会2019年部门综合预算"]))
    assert found.agency_names == ("甲市发展和改革委员会",)


@pytest.mark.parametrize(("sheet", "title"), [("封面", "甲区教育局2025年部门预算")])
def test_a_sheets_name_is_no_part_of_the_title(sheet: str, title: str) -> None:
    made = document([sheet, title], file_format="xlsx")
    (page,) = made.pages
    named = replace(made, pages=(replace(page, label=f"工作表“{sheet}”"),))
    assert printed_identity(named).title == title
