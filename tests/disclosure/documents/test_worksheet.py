"""A sheet gives the same page whichever Excel kept it, and ends where its text ends."""

from __future__ import annotations

import datetime as dt
import io
from itertools import product

import openpyxl
import pytest
import xlwt
from openpyxl.styles import Border, Side

from disclosure.documents.document import Page, Table
from disclosure.documents.office import worksheet as sheets
from disclosure.documents.office.worksheet import MAX_COLUMNS, worksheet, worksheet_page
from disclosure.documents.opening import open_document
from disclosure.errors import OversizedDocument

MONEY = "#,##0.00"
CELLS: list[tuple[int, int, object, str, bool]] = [
    (0, 0, "预算公开表3", "General", False),
    (1, 0, "2025年预算支出总表", "General", False),
    (2, 0, "部门名称：甲局", "General", False),
    (2, 2, "单位：万元", "General", False),
    (3, 0, "项目", "General", False),
    (3, 1, "2025年预算数", "General", False),
    (4, 1, "合计", "General", False),
    (4, 2, "基本支出", "General", False),
    (5, 0, "合计", "General", True),
    (5, 1, 1176.2649999999999, MONEY, True),
    (5, 2, 0, '#,##0.00;-#,##0.00;"-"', True),
    (6, 0, 2060101, "0", True),
    (6, 1, -0.5, MONEY, True),
    (6, 2, True, "General", True),
    (7, 0, "制表日期", "General", False),
    (7, 1, dt.date(2025, 3, 5), "yyyy年m月d日", False),
]
MERGED = [(1, 1, 0, 2), (3, 4, 0, 0), (3, 3, 1, 2)]
"""First and last row, first and last column."""


def as_xlsx() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "表3"
    thin = Side(style="thin")
    for row, column, value, number_format, ruled in CELLS:
        cell = sheet.cell(row + 1, column + 1, value)  # type: ignore[arg-type]
        cell.number_format = number_format
        if ruled:
            cell.border = Border(left=thin, right=thin)
    for first, last, left, right in MERGED:
        sheet.merge_cells(
            start_row=first + 1, end_row=last + 1, start_column=left + 1, end_column=right + 1
        )
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def as_xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表3")
    for row, column, value, number_format, ruled in CELLS:
        borders = "borders: left thin, right thin" if ruled else ""
        sheet.write(row, column, value, xlwt.easyxf(borders, num_format_str=number_format))
    for merged in MERGED:
        sheet.merge(*merged)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_both_formats_give_the_same_page() -> None:
    old, new = open_document(as_xls()), open_document(as_xlsx())
    assert (old.file_format, new.file_format) == ("xls", "xlsx")
    assert old.pages == new.pages
    (page,) = old.pages
    assert [line.text for line in page.lines()] == [
        "表3",
        "预算公开表3",
        "2025年预算支出总表",
        "部门名称：甲局  单位：万元",
        "制表日期  2025年3月5日",
    ]
    (table,) = page.tables()
    printed = [cell.text for cell in table.cells if cell.row > 1]
    assert printed == ["合计", "1,176.27", "-", "2060101", "-0.50", "TRUE"]


def page_of(texts: dict[tuple[int, int], str], *merged: tuple[int, int, int, int]) -> Page:
    ruled = set(product(range(4), range(3)))
    return worksheet_page(1, "表", worksheet(texts, ruled, merged))


def test_borders_and_merges_below_the_last_text_hold_nothing() -> None:
    texts = {(0, 0): "项目", (0, 1): "金额", (1, 0): "合计"}
    page = page_of(texts, (1, 1, 60_000, 60_000), (2, 0, 4, 2))
    (table,) = page.tables()
    assert (table.row_count, table.column_count) == (2, 3)
    assert [(c.text, c.row_span, c.column_span) for c in table.cells if c.row == 1] == [
        ("合计", 1, 1),
        ("", 1, 2),
    ]


def test_a_sheet_without_text_has_no_blocks() -> None:
    assert page_of({}).blocks == ()


def test_a_sheet_that_reaches_too_far_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OversizedDocument, match="范围"):
        worksheet({(0, 0): "x", (0, MAX_COLUMNS): "x"}, set(), ())
    texts = {(row, column): "x" for row in range(10) for column in (0, 9)}
    monkeypatch.setattr(sheets, "MAX_CELLS", 99)
    with pytest.raises(OversizedDocument, match="范围"):
        worksheet_page(1, "表", worksheet(texts, set(), ()))
    with pytest.raises(OversizedDocument, match="范围"):
        worksheet(texts, set(), [(0, 0, 10, 10)])
    monkeypatch.setattr(sheets, "MAX_CELLS", 100)
    assert worksheet_page(1, "表", worksheet(texts, set(), [(0, 0, 10, 10)])).blocks


def test_a_table_between_lines_keeps_its_order() -> None:
    texts = {(0, 0): "甲", (0, 1): "乙", (5, 0): "注：说明"}
    blocks = page_of(texts).blocks
    assert [isinstance(block, Table) for block in blocks] == [False, True, False]


def test_a_name_that_is_part_of_another_heads_no_table() -> None:
    """其中： begins a line without figures, in a table that has no rules."""
    rows = [("项目", "预算数"), ("公务用车费", "9.00"), ("其中：购置费", ""), ("运行费", "9.00")]
    texts = {(n, m): text for n, row in enumerate(rows) for m, text in enumerate(row) if text}
    (table,) = page_of(texts).tables()
    assert table.row_count == len(rows)
