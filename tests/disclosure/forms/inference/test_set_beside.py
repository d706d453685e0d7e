"""Two tables of one frame, a title above each: they are read apart."""

from __future__ import annotations

from tests.disclosure.forms.form_pages import Grid, read


def test_each_title_begins_a_table_of_its_own() -> None:
    grid: Grid = [
        ["部门收入总表", "<", "<", "", "部门支出总表", "<", "<", "<"],
        ["科目编码", "科目名称", "合计", "", "科目编码", "科目名称", "基本支出", "合计"],
        ["", "合计", "30.00", "", "", "合计", "30.00", "30.00"],
        ["206", "科学技术支出", "30.00", "", "206", "科学技术支出", "30.00", "30.00"],
    ]
    reading = read(["单位：万元", grid])
    assert sorted(table.table_no for table in reading.tables) == [2, 3]
