"""What no rule frames is told: rows of figures are seen, prose is not taken for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from disclosure.forms.printed.unruled_tables import pages_of_bare_figures, unruled_tables
from disclosure.report import read_document
from tests.disclosure.forms.form_pages import T3_HEAD, T3_HEADER, T3_ROWS, document

ROWS = ["科目编码 科目名称 合计 基本支出", "201 一般公共服务支出 {0} {0}", "20101 人大事务 {0}"]
ROWS += ["2010101 行政运行 {0} {0}"]


@pytest.mark.parametrize("amount", ["1,234.50", "12.50", "１２．５０", "-3.20", "3017071 812345"])
def test_lines_of_figures_are_a_table_that_was_not_read(amount: str) -> None:
    lines = [row.format(amount) for row in ROWS]
    (gap,) = unruled_tables(document(["部门支出总表", "单位：万元", *lines]))
    assert (gap.kind, gap.page_no) == ("unknown_table", 1)
    assert gap.token == amount.split(maxsplit=1)[0]


def test_one_row_with_several_amounts_is_told() -> None:
    row = "住房公积金 167 104.07 157 645.35 0 （9 458.72） -5.66%"
    assert [gap.kind for gap in unruled_tables(document([row]))] == ["unknown_table"]


def test_cells_that_ran_together_are_told() -> None:
    line = "项目小计合计1,105.981,105.98212城乡社区支出1,105.98770.34335.64"
    assert [gap.token for gap in unruled_tables(document([line]))] == ["1,105.98"]


def test_rows_that_tabs_align_in_a_word_file_are_told() -> None:
    lines = [row.format("1,234.50") for row in ROWS]
    word = replace(document(lines), file_format="docx")
    assert [gap.kind for gap in unruled_tables(word)] == ["unknown_table"]
    assert list(unruled_tables(replace(word, file_format="xlsx"))) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["一、基本支出 12.50 万元；", "二、项目支出 20.00 万元。", "三、其他 1.00 万元，增长 2.00"],
        ["第一部分 概况 1", "第二部分 预算表 12", "第三部分 说明 20", "第四部分 解释 31"],
        ["1.1 部门职责", "1.2 机构设置", "2.1 预算情况", "2.2 说明"],
        ["办公费 1.00", "水费 2.00"],
        ["办公费比上年增加 1.00"],
    ],
)
def test_prose_and_contents_are_no_table(lines: list[str]) -> None:
    assert list(unruled_tables(document(lines))) == []


def test_a_report_with_one_table_unruled_says_so() -> None:
    lines = [row.format("1,234.50") for row in ROWS]
    reading = read_document(
        document([*T3_HEAD, T3_HEADER + T3_ROWS], ["部门收入总表", *lines]), "0" * 64
    )
    told = [gap.page_no for gap in reading.gaps if gap.kind == "unknown_table"]
    assert (reading.status, told) == ("read_with_gaps", [2])


def test_a_file_of_nothing_else_is_no_prose() -> None:
    lines = [row.format("1,234.50") for row in ROWS]
    said = "2025年部门支出预算总额30.00万元，其中基本支出10.00万元。"
    reading = read_document(document([said], ["部门支出总表", *lines]), "0" * 64)
    assert (reading.error_code, [gap.kind for gap in reading.gaps]) == (
        "unknown_form",
        ["unknown_table"],
    )


@pytest.mark.parametrize("line", ["支出总计 3 755 185 3 755 185", "0.002 0.002 0.002"])
def test_the_rest_of_a_table_is_told_whatever_it_prints(line: str) -> None:
    assert [gap.kind for gap in unruled_tables(document([line]))] == ["unknown_table"]


def test_figures_without_a_name_say_that_a_table_is_torn() -> None:
    pages = document(["532 532 532"], ["办公费 1.00 2.00", "- 3 -", "3"])
    assert pages_of_bare_figures(pages) == {1}


def test_rows_that_go_on_with_words_behind_their_amount_are_told() -> None:
    rows = [f"{n} 第三方评估服务{n} A0801 98{n}.18 公开招标 12月" for n in range(1, 5)]
    assert [gap.kind for gap in unruled_tables(document(rows))] == ["unknown_table"]
    assert (
        list(unruled_tables(document([f"共支出 98{n}.18 万元 其中基本支出" for n in range(4)])))
        == []
    )
