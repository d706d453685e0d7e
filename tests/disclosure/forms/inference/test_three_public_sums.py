"""“三公”: a table of few rows, where one misprint fails half of all sums."""

from __future__ import annotations

import pytest

from tests.disclosure.forms.form_pages import Grid, read

HEAD = ["附表9", "财政拨款“三公”经费支出表", "单位：万元"]
NAMES = [
    "合计",
    "因公出国（境）费",
    "公务用车购置及运维费",
    "其中：公务用车购置费",
    "公务用车运行维护费",
]
TRUE = ["6.32", "", "5.75", "", "5.75", "0.57"]


def certainties(printed: list[str]) -> set[str]:
    grid: Grid = [["项目", "合计", "一般公共预算财政拨款"]]
    grid += [
        [name, one, true]
        for name, one, true in zip([*NAMES, "公务接待费"], printed, TRUE, strict=True)
    ]
    (found,) = read([*HEAD, grid]).tables
    assert found.table_no == 10
    return {cell.certainty for cell in found.cells if cell.column_key == "total"}


@pytest.mark.parametrize(("row", "printed"), [(0, "6.82"), (4, "7.55"), (2, "5.25")])
def test_one_misprint_is_the_departments_own(row: int, printed: str) -> None:
    assert certainties([*TRUE[:row], printed, *TRUE[row + 1 :]]) == {"printed"}


def test_figures_of_which_no_sum_holds_are_trusted_by_nobody() -> None:
    assert certainties(["9.99", "1.00", "5.25", "2.00", "7.75", "0.11"]) == {"uncertain"}
