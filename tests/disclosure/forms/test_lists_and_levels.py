"""Lists that share a total, names over two columns, and levels in columns of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure.forms.declaration import Column, Form, read_form
from disclosure.forms.printed.candidates import find_candidates
from disclosure.forms.recognition import recognise
from disclosure.forms.typed.nested import identify_nested
from disclosure.forms.typed.pieces import BodyRow, PrintedCell
from disclosure.forms.typed.typed_tables import TypedTable, typed_table
from tests.disclosure.forms.form_pages import Grid, document, table

DECLARED = """
form_id = "lists-and-levels"
title = "几栏并列、各层分列的表式"
report_kind = "budget"
default_unit = "万元"
captions = ["表{no}"]
numbers_vary = true

[[tables]]
table_no = 1
title = "收支表"
titles = ["收支表"]

[[tables.sides]]
side = "income"
row_tree = "lines"
columns = [
  { role = "label", header = [["收入"], ["项目"]] },
  { key = "amount", role = "total", header = [["收入"], ["金额"]] },
]
lines = [
  { key = "fund", names = ["拨款"] },
  { key = "grand_total", kind = "total", level = 0, names = ["收入合计"] },
]

[[tables.sides]]
side = "expenditure"
row_tree = "lines"
columns = [
  { role = "label", header = [["支出"], ["功能"], ["科目"]] },
  { key = "total", role = "total", header = [["支出"], ["功能"], ["金额"]] },
]
lines = [
  { key = "schools", names = ["教育"] },
  { key = "grand_total", kind = "total", level = 0, names = ["支出合计"] },
]

[[tables.sides]]
side = "purpose"
row_tree = "lines"
columns = [
  { role = "label", header = [["支出"], ["用途"], ["项目"]] },
  { key = "total", role = "total", header = [["支出"], ["用途"], ["金额"]] },
]
lines = [{ key = "basic", names = ["基本支出"] }]

[[tables]]
table_no = 21
title = "来源表"
titles = ["来源表"]

[[tables.sides]]
side = "income"
row_tree = "lines"
columns = [
  { role = "label", header = [["项目名称"]] },
  { key = "amount", role = "total", header = [["金额"]] },
]
lines = [
  { key = "grand_total", kind = "total", level = 0, names = ["收入总计"] },
  { key = "fund", names = ["拨款小计"] },
  { key = "fund.grant", level = 2, parent = "fund", names = ["补助"] },
  { key = "other", names = ["其他小计"] },
  { key = "other.grant", level = 2, parent = "other", names = ["补助"] },
]

[[tables]]
table_no = 24
title = "采购表"
titles = ["采购表"]

[[tables.sides]]
row_tree = "nested"
columns = [
  { role = "label", level = 1, header = [["大类"]] },
  { role = "label", level = 2, header = [["专项"]] },
  { role = "second_label", level = 2, header = [["科目"]] },
  { role = "label", level = 3, header = [["物品"]] },
  { role = "second_label", level = 3, header = [["方式"]] },
  { key = "total", role = "total", header = [["总计"]] },
]
"""
LISTS_HEADER: Grid = [
    ["收入", "<", "支出", "<", "<", "<"],
    ["项目", "金额", "功能", "<", "用途", "<"],
    ["^", "^", "科目", "金额", "项目", "金额"],
]
LISTS_BODY: Grid = [
    ["拨款", "9.00", "教育", "9.00", "基本支出", "9.00"],
    ["收入合计", "9.00", "支出合计", "<", "<", "9.00"],
]
LISTS = {
    ("income", "fund"): "9.00",
    ("income", "grand_total"): "9.00",
    ("expenditure", "schools"): "9.00",
    ("expenditure", "grand_total"): "9.00",
    ("purpose", "basic"): "9.00",
}


@pytest.fixture
def form(tmp_path: Path) -> Form:
    path = tmp_path / "lists_and_levels.toml"
    path.write_text(DECLARED, encoding="utf-8")
    return read_form(path)


def typed(form: Form, *pages: list[object]) -> TypedTable:
    opened = document(*pages)  # type: ignore[arg-type]
    (joined,) = recognise(find_candidates(opened, form), form).tables
    return typed_table(joined, form, None, ())


def printed(found: TypedTable) -> dict[tuple[str | None, str], str]:
    keys = {(row.side, row.row_no): row.row_key for row in found.table.rows}
    return {(c.side, keys[c.side, c.row_no]): c.printed for c in found.table.cells if c.printed}


def test_all_that_names_a_row_is_kept(form: Form) -> None:
    """Purchases of one project differ by what is bought: no row is printed twice."""
    declared = form.tables[-1].sides[0]
    assert [column.level for column in declared.columns if column.role == "second_label"] == [2, 3]
    more = Column(role="second_label", level=3, header=(("品目",),))
    columns = (*declared.columns[:4], more, *declared.columns[4:])
    side = declared.model_copy(update={"columns": columns})
    cells = ["货物", "定额", "办公费", "纸", "复印纸", "集中采购", "2.00"]
    keyed = {(0, n): PrintedCell(text, 1, "第1页") for n, text in enumerate(cells)}
    ((row,), unread) = identify_nested([BodyRow(keyed)], 0, side, form)
    assert (row.label, row.second_label, unread) == ("纸", "复印纸 集中采购", set())


def test_a_total_that_two_lists_share_is_the_first_ones(form: Form) -> None:
    found = typed(form, ["收支表", "单位：万元", LISTS_HEADER + LISTS_BODY])
    assert printed(found) == LISTS
    assert found.gaps == ()


def test_a_header_row_that_a_page_break_parted_lies_over_its_columns(form: Form) -> None:
    narrow = [["收入", "支出"]]
    first = table(narrow, [100.0, 200.0])
    widths = [60.0, 40.0, 60.0, 40.0, 60.0, 40.0]
    second = table(LISTS_HEADER[1:] + LISTS_BODY, widths)
    found = typed(form, ["收支表", "单位：万元", first], [second])
    assert printed(found) == LISTS
    assert found.gaps == ()


@pytest.mark.parametrize("header", [["项目名称", "<", "金额"], ["项目名称", "", "金额"]])
def test_a_group_and_its_members_stand_in_two_columns_under_one_header(
    form: Form, header: list[str]
) -> None:
    body: Grid = [
        ["收入总计", "<", "9.00"],
        ["拨款", "小计", "5.00"],
        ["^", "补助", "5.00"],
        ["其他", "小计", "4.00"],
        ["^", "补助", "4.00"],
    ]
    found = typed(form, ["表七", "来源表", "单位：万元", [header, *body]])
    assert {key: text for (_, key), text in printed(found).items()} == {
        "grand_total": "9.00",
        "fund": "5.00",
        "fund.grant": "5.00",
        "other": "4.00",
        "other.grant": "4.00",
    }
    assert found.gaps == ()


def test_an_amount_beside_a_name_is_no_part_of_it(form: Form) -> None:
    grid: Grid = [["项目名称", "", "金额"], ["收入总计", "7.77", "9.00"]]
    found = typed(form, ["来源表", "单位：万元", grid])
    assert [row.label for row in found.table.rows] == ["收入总计"]
    assert [(gap.kind, gap.token) for gap in found.gaps] == [("unknown_column", "7.77")]


PROCURED_HEADER: Grid = [["大类", "专项", "科目", "物品", "方式", "总计"]]


def test_the_innermost_name_is_the_level(form: Form) -> None:
    body: Grid = [
        ["合计", "", "", "", "", "9.00"],
        ["货物", "", "", "", "", "9.00"],
        ["", "购置费", "设备", "", "", "6.00"],
        ["", "", "", "电脑", "集中", "4.00"],
        ["", "", "", "^", "分散", "2.00"],
        ["", "", "印刷", "", "", "3.00"],
        ["", "购置费", "印刷", "纸", "集中", "3.00"],
    ]
    found = typed(form, ["采购表", "单位：万元", PROCURED_HEADER + body])
    rows = [(r.level, r.parent_row_no, r.label, r.second_label) for r in found.table.rows]
    assert rows == [
        (0, None, "合计", None),
        (1, 1, "货物", None),
        (2, 2, "购置费", "设备"),
        (3, 3, "电脑", "集中"),
        (3, 3, "电脑", "分散"),
        (2, 2, "购置费", "印刷"),
        (3, 6, "纸", "集中"),  # a page that prints the names above again changes nothing
    ]
    assert found.gaps == ()


def test_an_item_under_names_that_no_row_prints_has_no_parent(form: Form) -> None:
    body: Grid = [
        ["货物", "", "", "", "", "9.00"],
        ["", "购置费", "设备", "", "", "6.00"],
        ["", "维修费", "设备", "灯", "集中", "3.00"],
        ["", "", "", "", "", "1.00"],
        ["合计", "", "", "", "", "9.00"],
    ]
    found = typed(form, ["采购表", "单位：万元", PROCURED_HEADER + body])
    assert [(row.level, row.parent_row_no) for row in found.table.rows] == [
        (1, 5),
        (2, 1),
        (3, None),
        (0, None),
    ]
    assert [gap.kind for gap in found.gaps] == ["unknown_row"]
