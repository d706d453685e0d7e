"""Lines of “三公” by unit: each row says whose it is, as printed."""

from __future__ import annotations

from tests.disclosure.forms.form_pages import Grid, read


def test_units_of_one_name_are_told_apart_by_their_codes() -> None:
    grid: Grid = [
        [
            "单位编码",
            "单位名称",
            "合计",
            "因公出国（境）费",
            "公务接待费",
            "公务用车购置及运行维护费",
        ],
        ["", "合计", "30.00", "5.00", "6.00", "19.00"],
        ["201001", "中共\n甲市委", "20.00", "5.00", "4.00", "11.00"],
        ["201002", "中共\n甲市委", "10.00", "0.00", "2.00", "8.00"],
    ]
    reading = read(["公开09表", "财政拨款“三公”经费支出表", "单位：万元", grid])
    (table,) = (one for one in reading.tables if one.table_no == 10)
    labels = [one.label for one in table.rows if one.row_key.startswith("reception")]
    assert labels == ["公务接待费", "201001中共甲市委 公务接待费", "201002中共甲市委 公务接待费"]
