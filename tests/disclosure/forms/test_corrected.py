"""What somebody told of a table holds for all of its make, and is judged by the table's sums."""

from __future__ import annotations

from decimal import Decimal

from disclosure.forms.inference.taught import TableCorrection
from disclosure.forms.matcher import FormReading, read_forms
from tests.disclosure.forms.form_pages import Grid, document, figures

STRANGE: Grid = [
    ["编号", "事项", "甲", "乙", "丙"],
    ["合计", "", "30.00", "10.00", "20.00"],
    ["206", "科学技术支出", "30.00", "10.00", "20.00"],
    ["20601", "科学技术管理事务", "30.00", "10.00", "20.00"],
    ["2060101", "行政运行", "10.00", "10.00", ""],
    ["2060199", "其他科学技术管理事务支出", "20.00", "", "20.00"],
]
TITLE = ["2026年资金去向情况表", "部门名称：甲区科学技术局 单位：万元"]
OTHERS = ["2027年资金去向情况表", "部门名称：甲区教育局 单位：万元"]
WHOLE = (("编号", "code"), ("事项", "label"), ("甲", "total"), ("乙", "basic"), ("丙", "project"))


def told(reading: FormReading, **what: object) -> TableCorrection:
    (head,) = reading.heads
    return TableCorrection("c1", head.head_key, "王某：这是表3", **what)  # type: ignore[arg-type]


def first_read() -> FormReading:
    reading = read_forms(document([*TITLE, STRANGE]))
    assert reading.tables == ()
    assert [gap.kind for gap in reading.gaps] == ["unknown_table"]
    return reading


def test_a_taught_table_is_read_and_so_is_another_departments_of_next_year() -> None:
    taught = told(first_read(), table_no=3, columns=WHOLE)
    for lines in (TITLE, OTHERS):
        again = read_forms(document([*lines, STRANGE]), corrections=[taught])
        (table,) = again.tables
        assert (table.table_no, table.support) == (3, Decimal(1))
        assert "correction" in table.recognised_by
        assert figures(table)["2060199", "project"] == "20.00"
        (head,) = again.heads
        assert (head.table_no, head.is_applied, head.said) == (3, True, "王某：这是表3")
        assert again.gaps == ()


def test_another_head_is_not_taught() -> None:
    taught = told(first_read(), table_no=3, columns=WHOLE)
    other = [["编号", "事项", "甲", "乙", "丁"], *STRANGE[1:]]
    again = read_forms(document([*TITLE, other]), corrections=[taught])
    assert again.tables == ()
    assert [head.correction_id for head in again.heads] == [None]


def test_wrong_columns_are_judged_by_the_sums() -> None:
    swapped = (*WHOLE[:2], ("甲", "basic"), ("乙", "total"), ("丙", "project"))
    again = read_forms(
        document([*TITLE, STRANGE]),
        corrections=[told(first_read(), table_no=3, columns=swapped)],
    )
    assert not again.tables or (again.tables[0].support or 0) < 1


def test_what_can_not_be_read_as_told_stays_unknown_and_says_so() -> None:
    first = first_read()
    for table_no in (3, 10, 99):
        again = read_forms(
            document([*TITLE, STRANGE]), corrections=[told(first, table_no=table_no)]
        )
        if not again.tables:
            assert [gap.kind for gap in again.gaps] == ["unknown_table"]
            assert [head.is_applied for head in again.heads] == [False]
    bad = told(first, table_no=3, columns=(*WHOLE[:4], ("丙", "of_an_earlier_version")))
    read_forms(document([*TITLE, STRANGE]), corrections=[bad])


def test_what_is_no_table_is_kept_as_printed_and_is_no_gap() -> None:
    again = read_forms(
        document([*TITLE, STRANGE]), corrections=[told(first_read(), is_no_table=True)]
    )
    assert (again.tables, again.gaps) == ((), ())
    assert len(again.raw_tables) == 1
    assert [head.is_applied for head in again.heads] == [True]


KNOWN: Grid = [["科目编码", "科目名称", "合计", "基本支出", "项目支出", "戊"]]


def test_one_column_of_a_known_table() -> None:
    grid = KNOWN + [[*row, "5.00" if row[0] == "合计" else ""] for row in STRANGE[1:]]
    lines = ["预算公开表3", "部门支出总表", "部门：甲区科学技术局 单位：万元"]
    first = read_forms(document([*lines, grid]))
    assert any(gap.kind == "unknown_column" for gap in first.gaps)
    taught = told(first, columns=(("戊", "year_end_carry_over"),))
    again = read_forms(document([*lines, grid]), corrections=[taught])
    (table,) = again.tables
    assert figures(table)["total", "year_end_carry_over"] == "5.00"
    assert not [gap for gap in again.gaps if gap.kind == "unknown_column"]


def test_without_corrections_heads_change_nothing() -> None:
    reading = read_forms(document([*TITLE, STRANGE]))
    (head,) = reading.heads
    assert head.columns == ("编号", "事项", "甲", "乙", "丙")
    assert (head.title, head.table_no) == ("2026年资金去向情况表", None)
