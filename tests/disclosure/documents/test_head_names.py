"""Heads of tables without rules: lines as close as those of one name may be two rows."""

from __future__ import annotations

import pytest

from disclosure.documents.pdf.aligned.column_names import head_of
from disclosure.documents.pdf.aligned.head_names import names_of, stands_over
from disclosure.documents.pdf.aligned.page_words import Word, WordLine
from disclosure.documents.pdf.aligned.rivers import Strip
from disclosure.documents.pdf.aligned.tables import _head_cells

SIZE, LINE = 10.0, 12.0


def line(*texts: tuple[str, float], row: float) -> WordLine:
    """Words in the middle of their columns, at a row of the head counted in lines."""
    return WordLine(tuple(word(text, centre, row) for text, centre in texts))


def word(text: str, centre: float, row: float) -> Word:
    half, top = SIZE * len(text) / 2, 100 + LINE * row
    return Word(text, (centre - half, top, centre + half, top + SIZE), SIZE, False, False)


def texts(*lines: WordLine) -> set[str]:
    return {"".join(one.text for one in name.words) for name in names_of(lines)}


def test_a_group_over_the_middle_of_its_own_is_no_first_line() -> None:
    found = texts(
        line(("基本支出", 200), row=0),
        line(("科目编码", 50), ("项目支出", 350), row=0.5),
        line(("小计", 120), ("人员经费", 200), ("公用经费", 280), row=1),
    )
    assert found == {"基本支出", "科目编码", "项目支出", "小计", "人员经费", "公用经费"}


def test_a_wrapped_name_is_one_beside_a_group() -> None:
    found = texts(
        line(("事业收入", 200), ("附属单位上缴", 330), row=0),
        line(("科目名称", 50), ("经营收入", 270), ("其他收入", 400), row=0.5),
        line(("小计", 165), ("教育收费", 235), ("收入", 330), row=1),
    )
    assert "附属单位上缴收入" in found
    assert {"事业收入", "小计", "教育收费"} <= found


def test_where_all_columns_are_grouped_the_upper_row_names_groups() -> None:
    found = texts(
        line(("收入", 100), ("支出", 300), row=0),
        line(("项目", 50), ("预算数", 150), ("项目", 250), ("合计", 300), ("预算", 350), row=1),
    )
    assert "支出合计" not in found
    assert {"收入", "支出", "合计"} <= found


def test_letters_spaced_over_a_cell_are_one_name() -> None:
    assert texts(line(("项", 50), ("目", 78), ("预算数", 150), row=0)) == {"项目", "预算数"}


@pytest.mark.parametrize("rest", ["数", "预算数"])
def test_the_rest_of_a_years_name_is_no_column_below_it(rest: str) -> None:
    upper = "2024年预算数".removesuffix(rest)
    found = texts(
        line((upper, 200), ("2025年预算", 300), row=0),
        line(("项目", 50), ("比上年增减", 400), row=0.5),
        line((rest, 200), ("数", 300), row=1),
    )
    assert found == {"项目", "2024年预算数", "2025年预算数", "比上年增减"}


def test_names_beside_a_group_reach_from_above_to_below_it() -> None:
    """The rows of the head part where the group ends, not where a higher name beside it begins."""
    head = [
        line(("支出", 200), row=0),
        line(("合计", 320), row=0.5),
        line(("小计", 150), ("人员", 200), ("公用", 250), row=1),
    ]
    head[0] = WordLine((*head[0].words, word("类款", 50, 0)))
    head[2] = WordLine((word("项", 50, 1), *head[2].words))
    names = [Strip(c - 15, c + 15, 3, 0, {0, 1, 2}) for c in (50, 150, 200, 250, 320)]
    _, tops = _head_cells(head_of(head, names), 140.0)
    assert tops[1] > head[0].bottom


def test_what_is_of_a_year_stands_over_what_is_below_it() -> None:
    found = texts(
        line(("项目", 50), ("2019年预算", 150), ("2020年预算", 300), row=0),
        line(("名称", 50), ("合计", 150), ("合计", 230), ("一般公共预算", 300), row=1),
    )
    assert found == {"项目名称", "2019年预算", "2020年预算", "合计", "一般公共预算"}


def test_a_wrapped_code_makes_no_group_of_what_stands_in_the_middle() -> None:
    lines = [
        line(("项目", 100), ("本年支出", 400), row=0),
        line(("年初结转", 200), ("本年收入", 270), row=0.5),
        line(("功能分类科", 50), row=0.9),
        line(("科目名称", 130), ("小计", 350), ("基本支出", 420), row=1.1),
        line(("目编码", 50), row=1.8),
    ]
    names = names_of(lines)
    carried = next(one for one in names if one.words[0].text == "年初结转")
    assert not stands_over(carried, names)


def test_a_group_of_two_that_closes_no_gap_is_no_empty_column() -> None:
    lines = [
        line(("年初预算数", 300), row=0),
        line(("科目名称", 60), ("基本支出", 300), row=1.5),
        line(("合计", 180), ("项目支出", 420), row=2.25),
        line(("人员经费", 260), ("公用经费", 340), row=3),
    ]
    strips = [Strip(x - 40, x + 40, rows={1, 2}) for x in (60, 180, 260, 340, 420)]
    for number, strip in enumerate(strips[1:]):
        strip.left, strip.right = strip.right - 50, strip.right - 5 * (number == 4)
    head = head_of(lines, strips)
    assert len(head.strips) == 5
    assert {("".join(w.text for w in g.name.words), g.first, g.last) for g in head.groups} == {
        ("年初预算数", 1, 4),
        ("基本支出", 2, 3),
    }
