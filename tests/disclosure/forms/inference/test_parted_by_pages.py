"""What a page parts belongs together: a head from its rows, the last rows from the first."""

from __future__ import annotations

import pytest

from tests.disclosure.forms.form_pages import (
    T3_HEAD,
    T3_HEADER,
    T3_ROWS,
    Grid,
    figures,
    only_table,
    read,
    table,
)

HEAD: Grid = [["科目编码", "科目名称", "合计", "人员经费", "公用经费"]]
ROWS: Grid = [
    ["", "合计", "30.00", "20.00", "10.00"],
    ["301", "工资福利支出", "20.00", "20.00", ""],
    ["30101", "基本工资", "20.00", "20.00", ""],
    ["302", "商品和服务支出", "10.00", "", "10.00"],
    ["30201", "办公费", "10.00", "", "10.00"],
]
WIDTHS = [60.0, 120.0, 70.0, 70.0, 70.0]
CAPTION = ["一般公共预算基本支出表", "单位：万元"]


@pytest.mark.parametrize("above", range(len(ROWS)))
def test_a_page_may_end_anywhere(above: int) -> None:
    """Below the head too: the whole body then stands on the next page, under nothing."""
    whole = only_table(read([*CAPTION, table([*HEAD, *ROWS], WIDTHS)]))
    parted = read([*CAPTION, table([*HEAD, *ROWS[:above]], WIDTHS)], [table(ROWS[above:], WIDTHS)])
    assert figures(only_table(parted)) == figures(whole) != {}


@pytest.mark.parametrize(
    ("lines", "head", "rows"), [(CAPTION, HEAD, ROWS), (T3_HEAD, T3_HEADER, T3_ROWS)]
)
def test_a_total_that_each_page_repeats_is_one_and_kept_as_printed(
    lines: list[str], head: Grid, rows: Grid
) -> None:
    reading = read([*lines, head + rows[:3]], [head + rows[:1] + rows[3:]])
    whole = read([*lines, head + rows])
    assert figures(only_table(reading)) == figures(only_table(whole))
    assert [(one.page_no, list(one.grid[0])) for one in reading.raw_tables] == [(2, rows[0])]
    assert reading.gaps == whole.gaps


def test_codes_of_units_are_no_figures_that_the_next_page_must_print() -> None:
    """The last rows of a table by units: a unit, and a total over code and name."""
    head: Grid = [["单位代码", "单位名称", "合计", "一般公共预算", "政府性基金预算"]]
    rows: Grid = [
        ["307", "甲县统计局", "30.00", "20.00", "10.00"],
        ["307001", "甲县统计局（本级）", "18.00", "8.00", "10.00"],
        ["307002", "甲县统计服务中心", "12.00", "12.00", ""],
        ["合计", "<", "30.00", "20.00", "10.00"],
    ]
    reading = read(
        ["部门收入总表", "单位：万元", table([*head, *rows[:2]], WIDTHS)], [table(rows[2:], WIDTHS)]
    )
    assert [row.label for row in only_table(reading).rows] == [
        "甲县统计局", "甲县统计局（本级）", "甲县统计服务中心", "合计",
    ]  # fmt: skip


def test_a_code_that_a_page_cuts_is_one() -> None:
    """In a column too narrow for it a code wraps, and its last digit begins the next page."""
    whole = only_table(read([*CAPTION, table([*HEAD, *ROWS], WIDTHS)]))
    cut: Grid = [["3010", *ROWS[2][1:]], ["1", "", "", "", ""], *ROWS[3:]]
    parted = read([*CAPTION, table([*HEAD, *ROWS[:2], cut[0]], WIDTHS)], [table(cut[1:], WIDTHS)])
    assert figures(only_table(parted)) == figures(whole) != {}
    assert [row.code for row in only_table(parted).rows] == [row.code for row in whole.rows]
