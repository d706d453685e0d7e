"""Every trouble of layout that the matcher must survive, one small document each."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure.documents.document import Line, LineRole
from disclosure.forms.matcher import read_forms
from disclosure.forms.texts import comparable
from tests.disclosure.forms.form_pages import (
    T3_HEAD,
    T3_HEADER,
    T3_ROWS,
    T4_HEADER,
    T12_HEADER,
    Grid,
    document,
    figures,
    gap_kinds,
    only_table,
    read,
    stray,
    table,
)

WHOLE = figures(only_table(read([*T3_HEAD, T3_HEADER + T3_ROWS])))


def test_a_plain_table() -> None:
    reading = read([*T3_HEAD, T3_HEADER + T3_ROWS])
    found = only_table(reading)
    assert (found.table_no, found.unit, found.printed_no) == (3, "万元", "预算公开表3")
    assert (found.printed_agency, found.printed_year) == ("甲区科学技术局", 2025)
    assert WHOLE["2060199", "project"] == "20.00"
    assert len(found.cells) == 15
    parents = {row.row_key: row.parent_row_no for row in found.rows}
    assert parents == {"total": None, "206": 1, "20601": 2, "2060101": 3, "2060199": 3}
    assert gap_kinds(reading) == []


@pytest.mark.parametrize("cut", [1, 2, 3, 4])
@pytest.mark.parametrize("repeat", ["whole header", "no header", "last header row"])
def test_a_table_over_two_pages(cut: int, repeat: str) -> None:
    again = {"whole header": T3_HEADER, "no header": [], "last header row": T3_HEADER[1:]}[repeat]
    reading = read([*T3_HEAD, T3_HEADER + T3_ROWS[:cut], "第1页"], [again + T3_ROWS[cut:]])
    assert figures(only_table(reading)) == WHOLE
    assert gap_kinds(reading) == []
    assert (only_table(reading).page_from, only_table(reading).page_to) == (1, 2)


@pytest.mark.parametrize("head", [["续表"], ["单位：万元"], ["2025年预算支出总表（续）"], T3_HEAD])
def test_a_continuation_with_a_line_above(head: list[str]) -> None:
    reading = read([*T3_HEAD, T3_HEADER + T3_ROWS[:3]], [*head, T3_HEADER + T3_ROWS[3:]])
    assert figures(only_table(reading)) == WHOLE
    assert gap_kinds(reading) == []


def test_three_pages() -> None:
    reading = read([*T3_HEAD, T3_HEADER + T3_ROWS[:1]], [T3_ROWS[1:3]], [T3_HEADER + T3_ROWS[3:]])
    assert figures(only_table(reading)) == WHOLE


def test_the_header_itself_is_split_over_pages() -> None:
    reading = read([*T3_HEAD, T3_HEADER[:1]], [T3_HEADER[1:] + T3_ROWS])
    assert figures(only_table(reading)) == WHOLE
    assert gap_kinds(reading) == []


def test_a_piece_without_header_has_a_ghost_column() -> None:
    widths = [50.0, 100.0, 40.0, 40.0, 40.0]
    first = table(T3_HEADER + T3_ROWS[:3], widths)
    ghost = [[row[0], row[1], "", *row[2:]] for row in T3_ROWS[3:]]
    second = table(ghost, [50.0, 96.0, 4.0, 40.0, 40.0, 40.0])
    reading = read([*T3_HEAD, first], [second])
    assert figures(only_table(reading)) == WHOLE
    assert gap_kinds(reading) == []


def test_a_name_broken_over_the_page() -> None:
    rows: Grid = [*T3_ROWS[:4], ["2060199", "其他科学技术", "20.00", "", "20.00"]]
    reading = read([*T3_HEAD, T3_HEADER + rows], [[["", "管理事务支出", "", "", ""]]])
    found = only_table(reading)
    assert figures(found) == WHOLE
    assert found.rows[-1].label == "其他科学技术管理事务支出"


def test_a_class_line_broken_over_the_page_in_a_two_sided_table() -> None:
    head = ["预算公开表4", "2025年财政拨款收支总表", "部门名称：甲局", "单位：万元"]
    first: Grid = [
        *T4_HEADER,
        ["一、一般公共预算", "9.00", "六、科学技术支\n出", "9.00", "9.00", "", ""],
        ["二、政府性基金\n预", "", "二十六、转移性", "", "", "", ""],
    ]
    second: Grid = [
        *T4_HEADER,
        ["算", "", "支出", "", "", "", ""],
        ["收入总计", "9.00", "支出总计", "9.00", "9.00", "", ""],
    ]
    reading = read([*head, first], [second])
    rows = {(row.side, row.row_key): row for row in only_table(reading).rows}
    assert rows["expenditure", "230"].label == "二十六、转移性支出"
    assert rows["income", "government_fund"].label == "二、政府性基金预算"
    assert rows["income", "grand_total"].row_no == 3
    assert gap_kinds(reading) == []


def test_a_row_of_blanks_is_not_mistaken_for_a_broken_name() -> None:
    head = ["2025年项目支出预算表（本年预算）", "单位：万元"]
    blank = ["", "", "", "", ""]
    first: Grid = [*T12_HEADER, ["合计", "5.00", *blank], ["项目甲", "5.00", *blank]]
    first.append(["项目乙", "", *blank])
    reading = read([*head, first], [[["项目丙", "", *blank]]])
    assert [row.label for row in only_table(reading).rows] == ["合计", "项目甲", "项目乙", "项目丙"]


def test_several_tables_on_one_page_and_a_note() -> None:
    second: Grid = [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["合计", "", "", "", ""],
    ]
    reading = read(
        [
            *T3_HEAD,
            T3_HEADER + T3_ROWS,
            "部门公开表8",
            "2025年政府性基金预算支出表（不含上年结转）",
            "单位：万元",
            second,
            "注：本表无数据",
        ]
    )
    assert [found.table_no for found in reading.tables] == [3, 8]
    assert reading.tables[1].note == "注：本表无数据"
    assert [cell.printed for cell in reading.tables[1].cells] == ["", "", ""]
    assert gap_kinds(reading) == []


def test_captions_and_note_inside_the_frame() -> None:
    grid: Grid = [
        ["预算公开表3", "", "", "", ""],
        ["2025年预算支出总表", "<", "<", "<", "<"],
        ["部门名称：甲区科学技术局", "", "", "", "单位：万元"],
        *T3_HEADER,
        *T3_ROWS,
        ["注：含上年结转", "", "", "", ""],
        ["", "", "", "", ""],
    ]
    found = only_table(read([grid]))
    assert figures(found) == WHOLE
    assert (found.note, found.printed_agency) == ("注：含上年结转", "甲区科学技术局")


def test_full_width_and_spaced_headers_and_other_years() -> None:
    header = [
        ["项　目", "<", "２０２４年\n预算数", "<", "<"],
        ["科目\n编码", "科 目 名 称", "合　计", "基本\n支出", "项目支出（万元）"],
    ]
    head = ["预算公开表3", "２０２４年 预算支出总表", "部门名称：甲局　　单位：万元"]
    found = only_table(
        read([*head, [*header, ["２０６", "科学技术\n支出", "１．００", "", "（1.00）"]]])
    )
    assert found.printed_year == 2024
    assert [row.row_key for row in found.rows] == ["206"]
    assert [cell.amount_yuan for cell in found.cells] == [10000, None, -10000]


@pytest.mark.parametrize(
    "numbered", ["栏次 < 1 2 3", "** ** 1 2 3", "1 2 3 4 5", "** 4 2 3 1", "1 2 3 4 2"]
)
def test_a_numbered_header_row_is_dropped(numbered: str) -> None:
    header = [*T3_HEADER, numbered.split()]
    assert figures(only_table(read([*T3_HEAD, header + T3_ROWS]))) == WHOLE


def test_columns_in_another_order_and_an_unknown_one() -> None:
    header = [["科目编码", "科目名称", "项目支出", "基本支出", "结余", "合计"]]
    rows = [["206", "科学技术支出", "2.00", "1.00", "0.50", "3.00"]]
    reading = read([*T3_HEAD, header + rows])
    assert figures(only_table(reading)) == {
        ("206", "project"): "2.00",
        ("206", "basic"): "1.00",
        ("206", "total"): "3.00",
    }
    (gap,) = [gap for gap in reading.gaps if gap.kind == "unknown_column"]
    assert (gap.token, gap.table_no) == ("0.50", 3)
    assert "结余" in gap.detail


def test_a_wrapped_title_and_an_agency_before_it() -> None:
    head = [
        "甲区科学技术局2025年一般公共预算安排基本支出",
        "分经济科目表（不含上年结转）",
        "单位：元",
    ]
    header: Grid = [
        ["部门预算支出经济\n科目名称", "政府预算支出经济\n科目名称", "2025年预算数", "<", "<"],
        ["^", "^", "合计", "人员经费", "公用经费"],
    ]
    found = only_table(read([*head, [*header, ["合计", "", "12", "7", "5"]]]))
    assert (found.table_no, found.unit) == (6, "元")
    assert [cell.amount_yuan for cell in found.cells] == [12, 7, 5]


def test_the_contents_page_names_no_table() -> None:
    contents = ["表三2025年预算支出总表.....6", "表五2025年一般公共预算支出预算表…………9"]
    reading = read([*contents, T3_HEADER + T3_ROWS])
    assert reading.tables == ()


def test_title_without_its_header_is_unknown_and_missing() -> None:
    reading = read(
        [*T3_HEAD, T3_HEADER + T3_ROWS],
        ["2025年预算收入总表", [["甲", "乙"], ["丙", "1.25"]]],
    )
    kinds = {gap.kind: gap for gap in reading.gaps if gap.table_no == 2}
    assert set(kinds) == {"unknown_table", "missing_table"}
    assert "表头不符" in kinds["unknown_table"].detail


def test_a_head_without_its_table_is_unknown_and_not_missing() -> None:
    head = ["2025年预算收入总表", "部门名称：甲区科学技术局 单位：万元"]
    reading = read([*T3_HEAD, T3_HEADER + T3_ROWS], [*head, "合计上年结转30.000.00"])
    gap = next(gap for gap in reading.gaps if gap.table_no == 2)
    assert (gap.kind, gap.page_no) == ("unknown_table", 2)
    assert "没有读出" in gap.detail


def test_a_second_copy_is_a_duplicate_and_kept_raw() -> None:
    reading = read([*T3_HEAD, T3_HEADER + T3_ROWS], [*T3_HEAD, T3_HEADER + T3_ROWS])
    assert figures(only_table(reading)) == WHOLE
    assert gap_kinds(reading) == ["duplicate_table"]
    assert any("2060199" in row for raw in reading.raw_tables for row in raw.grid)


def test_no_unit_printed() -> None:
    reading = read(["2025年预算支出总表", T3_HEADER + T3_ROWS])
    assert gap_kinds(reading) == ["unit_missing"]
    assert only_table(reading).cells[0].amount_yuan == 300000


def test_what_is_no_amount_stays_as_printed() -> None:
    reading = read([*T3_HEAD, [*T3_HEADER, ["206", "科学技术支出", "见附件", "—", "0.00"]]])
    cells = {cell.column_key: cell for cell in only_table(reading).cells}
    assert (cells["total"].printed, cells["total"].amount_yuan) == ("见附件", None)
    assert (cells["basic"].printed, cells["basic"].amount_yuan) == ("—", None)
    assert (cells["project"].printed, cells["project"].amount_yuan) == ("0.00", 0)
    assert gap_kinds(reading) == ["not_an_amount"]


def test_a_row_without_identity_is_kept_raw() -> None:
    reading = read([*T3_HEAD, [*T3_HEADER, *T3_ROWS, ["", "其中：甲", "1.00", "", ""]]])
    assert figures(only_table(reading)) == WHOLE
    assert gap_kinds(reading) == ["unknown_row"]
    assert any("1.00" in row for raw in reading.raw_tables for row in raw.grid)


def test_money_that_no_cell_holds() -> None:
    reading = read([*T3_HEAD, T3_HEADER + T3_ROWS, stray("1,234.56"), stray("表格外的字")])
    (gap,) = [gap for gap in reading.gaps if gap.kind == "lost_token"]
    assert (gap.token, gap.table_no) == ("1,234.56", 3)


def test_vertically_merged_amounts_count_once() -> None:
    rows: Grid = [["206", "科学技术支出", "3.00", "", ""], ["20601", "管理事务", "^", "", ""]]
    found = only_table(read([*T3_HEAD, T3_HEADER + rows]))
    assert figures(found) == {("206", "total"): "3.00"}


def test_stripped_zeros_do_not_widen_the_quantum() -> None:
    rows: Grid = [["合计", "", "92.9", "83.36", "68"]]
    found = only_table(read([*T3_HEAD, T3_HEADER + rows]))
    assert {cell.quantum_yuan for cell in found.cells} == {100}


def test_an_unrelated_table_between_is_no_continuation() -> None:
    reading = read(
        [*T3_HEAD, T3_HEADER + T3_ROWS],
        ["一、预算收支情况说明", "收入总计30万元。", [["甲", "乙", "1.00", "", ""]]],
    )
    assert figures(only_table(reading)) == WHOLE


def test_comparable_folds_what_publishers_vary() -> None:
    assert comparable("因公出国 （境） 费") == comparable("因公出国(境)费")


def test_sheets_of_a_workbook() -> None:
    empty: Grid = [*T3_HEADER, ["合计", "", "", "", ""]]
    sheets = document(
        [*T3_HEAD, T3_HEADER + T3_ROWS],
        ["2025年政府性基金预算支出表", "单位：万元", empty, "注：本表无数据"],
        ["2025年一般公共预算支出预算表", "单位：万元", T3_HEADER + T3_ROWS],
        file_format="xlsx",
    )
    reading = read_forms(sheets)
    assert [(found.table_no, found.note) for found in reading.tables] == [
        (3, None),
        (5, None),
        (8, "注：本表无数据"),
    ]


def test_two_tables_in_one_frame() -> None:
    stacked: Grid = [
        ["2025年预算支出总表", "<", "<", "<", "<"],
        ["单位：万元", "<", "<", "<", "<"],
        *T3_HEADER,
        *T3_ROWS,
        ["", "", "", "", ""],
        ["2025年政府性基金预算支出表", "<", "<", "<", "<"],
        ["单位：元", "<", "<", "<", "<"],
        *T3_HEADER,
        ["合计", "", "5", "5", ""],
    ]
    reading = read([stacked])
    assert [(found.table_no, found.unit) for found in reading.tables] == [(3, "万元"), (8, "元")]
    assert figures(reading.tables[0]) == WHOLE
    assert gap_kinds(reading) == []


def test_a_page_break_between_a_department_and_its_unit_of_the_same_name() -> None:
    head = ["2025年项目支出预算表（本年预算）", "部门名称：307-甲局 单位：万元"]
    blank = ["", "", "", "", ""]
    first = [*T12_HEADER, ["甲局", "9.00", *blank]]
    second = [*T12_HEADER, ["甲局", "9.00", *blank], ["项目", "9.00", *blank]]
    reading = read([*head, first], [second])
    assert [row.row_kind for row in only_table(reading).rows] == ["department", "unit", "project"]
    assert gap_kinds(reading) == []


def test_one_title_for_both_project_tables() -> None:
    head = ["2025年项目支出预算表", "单位：万元"]
    carried = [row[:5] for row in T12_HEADER]
    rows: Grid = [["甲局", "9.00", "", "", ""], ["甲局", "9.00", "", "", ""]]
    this_year = [*T12_HEADER, *([*row, "", ""] for row in rows)]
    reading = read(["预算公开表12", *head, this_year], ["预算公开表13", *head, carried + rows])
    assert [found.table_no for found in reading.tables] == [12, 13]


@given(
    st.lists(st.integers(min_value=0, max_value=4), min_size=1, max_size=4),
    st.lists(st.booleans(), min_size=5, max_size=5),
)
def test_wherever_the_pages_break_nothing_changes(cuts: list[int], repeats: list[bool]) -> None:
    edges = sorted({0, len(T3_ROWS), *cuts})
    pieces = [T3_ROWS[a:b] for a, b in pairwise(edges)]
    pages = [
        [T3_HEADER + piece if number == 0 or repeats[number] else piece]
        for number, piece in enumerate(pieces)
    ]
    reading = read([*T3_HEAD, *pages[0]], *pages[1:])
    assert figures(only_table(reading)) == WHOLE
    assert gap_kinds(reading) == []


def test_a_title_that_every_page_repeats_is_furniture_and_still_a_title() -> None:
    head = [Line(text, None, LineRole.FURNITURE) for text in (*T3_HEAD, "第 1 页 共 2 页")]
    reading = read([*head, T3_HEADER + T3_ROWS[:2]], [*head, T3_HEADER + T3_ROWS[2:]])
    assert figures(only_table(reading)) == WHOLE
    assert gap_kinds(reading) == []


def test_contents_right_above_a_table_give_it_no_number() -> None:
    contents = ["表三2025年预算支出总表.....6", "表十三2025年项目支出预算表（上年结转）.....16"]
    reading = read([*contents, "甲局", "2025年", "2025年预算支出总表", "单位：万元", T3_HEADER])
    assert (only_table(reading).table_no, only_table(reading).printed_no) == (3, None)


def test_money_without_decimals_is_not_lost_either() -> None:
    reading = read([*T3_HEAD, T3_HEADER + T3_ROWS, stray("1200000"), stray("206 科学技术")])
    assert [gap.token for gap in reading.gaps if gap.kind == "lost_token"] == ["1200000"]


def test_a_sentence_that_ends_like_a_title_is_none() -> None:
    prose = ["甲局的收入、支出情况，见2025年预算支出总表", "单位：万元"]
    assert read([*prose, T3_HEADER + T3_ROWS]).tables == ()


def test_a_table_of_whole_yuan_that_no_form_knows() -> None:
    reading = read(
        [*T3_HEAD, T3_HEADER + T3_ROWS],
        ["政府采购明细", "单位：元", [["品目", "金额"], ["复印纸", "12000"]]],
        ["人员情况", [["科室", "编制数"], ["办公室", "12"]]],
    )
    unknown = [gap for gap in reading.gaps if gap.kind == "unknown_table"]
    assert [(gap.page_no, gap.token) for gap in unknown] == [(2, "12000")]


@pytest.mark.parametrize(("row", "column"), [(0, 0), (1, 2), (2, 0), (3, 1)])
def test_an_amount_in_a_header_or_a_name_is_lost_and_said_to_be(row: int, column: int) -> None:
    header: Grid = [["项目", "", "2025年预算数", "", ""], T3_HEADER[1]]
    grid = [list(texts) for texts in header + T3_ROWS]
    grid[row][column] = "77.77" if (row, column) != (1, 2) else "合计\n77.77"
    reading = read([*T3_HEAD, grid])
    tokens = [gap.token for gap in reading.gaps if gap.kind in ("lost_token", "unknown_table")]
    assert tokens != []
