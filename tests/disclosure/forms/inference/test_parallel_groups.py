"""Two years beside each other: what one group's sums prove holds of the other's columns too."""

from __future__ import annotations

import pytest

from tests.disclosure.forms.form_pages import read

TITLE = ["表13", "2021年“三公”经费及会议费、培训费支出预算表", "单位：万元"]
LINES = [
    "合计",
    "小计",
    "因公出国（境）费",
    "公务接待费",
    "公务用车购置及运行费",
    "会议费",
    "培训费",
]
LAST = ["82.74", "16.00", "0.00", "8.00", "8.00", "46.20", "20.54"]
THIS = ["117.11", "6.51", "0.00", "6.51", "0.00", "32.00", "109.60"]
CHANGE = ["34.37", "-9.49", "0.00", "-1.49", "-8.00", "-14.20", "89.06"]


def _grid(this: list[str]) -> list[list[str]]:
    def group(name: str) -> tuple[list[str], list[str], list[str]]:
        public = ["“三公”经费预算", "<", "<", "<"]
        return ([name, *["<"] * 6], ["合计", *public, "会议费", "培训费"],
                ["^", *LINES[1:5], "^", "^"])  # fmt: skip

    years = [group(name) for name in ("2020年", "2021年", "增减变化情况")]
    heads = [[text for year in years for text in year[level]] for level in range(3)]
    label = [["单位名称"], ["^"], ["^"]]
    body = [["合计", *LAST, *this, *CHANGE]]
    return [*[a + b for a, b in zip(label, heads, strict=True)], *body]


def _certainties(this: list[str]) -> set[str]:
    (found,) = read([*TITLE, _grid(this)]).tables
    return {cell.certainty for cell in found.cells if cell.column_key == "total"}


def test_a_total_that_does_not_come_out_stands_where_last_year_and_the_change_bear_it_out() -> None:
    assert _certainties(THIS) == {"printed"}


def test_figures_that_no_other_group_bears_out_stay_in_doubt() -> None:
    assert _certainties(["117.11", "66.51", "1.00", "6.51", "9.00", "32.00", "109.60"]) == {
        "uncertain"
    }


@pytest.mark.parametrize(
    "head",
    ["2021年比2020年增减额", "2021年预算比2020年执行数增减", "比上年增减", "与上年相比增减数"],
)
def test_a_change_between_two_years_is_one_whatever_stands_between_them(head: str) -> None:
    grid = [
        ["科目编码", "科目名称", "2020年预算数", "2021年预算数", head],
        ["", "合计", "40.00", "30.00", "-10.00"],
        ["206", "科学技术支出", "40.00", "30.00", "-10.00"],
    ]
    (found,) = read(["一般公共预算支出表", "单位：万元", grid]).tables
    keys = {cell.column_key for cell in found.cells}
    assert {key.split(".")[0] for key in keys} == {"last_year", "total", "change"}


def test_a_change_tells_which_column_is_last_years() -> None:
    """No word does; and where all was halved, last year's is also what the others add up to."""
    grid = [
        ["科目编码", "科目名称", "2024年预算数", "全口径数", "基本支出", "项目支出", "增减额"],
        ["205", "教育支出", "18.00", "9.00", "5.00", "4.00", "-9.00"],
        ["20502", "普通教育", "18.00", "9.00", "5.00", "4.00", "-9.00"],
        ["2050201", "学前教育", "10.00", "5.00", "5.00", "", "-5.00"],
        ["2050299", "其他普通教育支出", "8.00", "4.00", "", "4.00", "-4.00"],
    ]
    (found,) = read(["一般公共预算支出预算表", "单位：万元", grid]).tables
    printed = {cell.column_key: cell.printed for cell in found.cells if cell.row_no == 1}
    assert (printed["last_year.total"], printed["total"]) == ("18.00", "9.00")
