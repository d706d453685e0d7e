"""Another family comes by declaration alone: codes in three columns, amounts in yuan."""

from __future__ import annotations

from pathlib import Path

from disclosure.forms.declaration import Form, read_form
from disclosure.forms.printed.candidates import find_candidates
from disclosure.forms.recognition import recognise
from disclosure.forms.typed.typed_tables import typed_table
from tests.disclosure.forms.form_pages import Grid, document, figures

DECLARED = """
form_id = "split-codes"
title = "科目编码分为类款项三列的表式"
report_kind = "budget"
default_unit = "元"

[[tables]]
table_no = 3
title = "部门支出预算总表"
titles = ["部门支出预算总表"]

[[tables.sides]]
row_tree = "code"
columns = [
  { role = "code", header = [["功能分类科目编码"], ["类"]] },
  { role = "code", header = [["功能分类科目编码"], ["款"]] },
  { role = "code", header = [["功能分类科目编码"], ["项"]] },
  { role = "label", header = [["功能分类科目名称"]] },
  { key = "total", name = "合计", role = "total", header = [["合计"]] },
  { key = "basic", name = "基本支出", header = [["基本支出"]] },
]
"""

GRID: Grid = [
    ["功能分类科目编码", "<", "<", "功能分类\n科目名称", "合计", "基本支出"],
    ["类", "款", "项", "^", "^", "^"],
    ["201", "", "", "一般公共服务支出", "1,200,000", "1200000"],
    ["201", "06", "", "财政事务", "1,200,000", "1200000"],
    ["", "", "01", "行政运行", "1,200,000", ""],
    ["合计", "<", "<", "<", "1,200,000", ""],
]


def form(folder: Path) -> Form:
    path = folder / "split_codes.toml"
    path.write_text(DECLARED, encoding="utf-8")
    return read_form(path)


def test_codes_in_three_columns(tmp_path: Path) -> None:
    declared = form(tmp_path)
    opened = document(["2025年部门支出预算总表", "编制部门：甲局 单位：元", GRID])
    (joined,) = recognise(find_candidates(opened, declared), declared).tables
    typed = typed_table(joined, declared, None, ())
    assert [(row.row_key, row.level, row.parent_row_no) for row in typed.table.rows] == [
        ("201", 1, 4),
        ("20106", 2, 1),
        ("2010601", 3, 2),
        ("total", 0, None),
    ]
    assert figures(typed.table)["2010601", "total"] == "1,200,000"
    assert typed.table.cells[0].amount_yuan == 1_200_000
    assert typed.table.cells[0].quantum_yuan == 1
    assert typed.gaps == ()
