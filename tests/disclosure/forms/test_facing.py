"""Wide sheets printed over pages side by side are one table; pages that go on downwards are not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from disclosure.documents.document import Cell, Document, Line, Page, Table
from disclosure.forms.printed.facing import with_facing_joined
from disclosure.report import read_document

HEAD = ("科目编码", "科目名称", "合计", "基本支出", "项目支出")
BODY = (
    ("", "合计", "30.00", "10.00", "20.00"),
    ("206", "科学技术支出", "30.00", "10.00", "20.00"),
    ("20601", "科学技术管理事务", "10.00", "10.00", ""),
    ("2060101", "行政运行", "10.00", "10.00", ""),
    ("20699", "其他科学技术支出", "20.00", "", "20.00"),
    ("2069999", "其他科学技术支出", "20.00", "", "20.00"),
)


def part(rows: Sequence[Sequence[str]], top: float, columns: slice) -> Table:
    kept = [row[columns] for row in rows]
    cells = tuple(
        Cell(r, c, text, bbox=(50.0 + 90 * c, top + 20 * r, 140.0 + 90 * c, top + 20 * (r + 1)))
        for r, row in enumerate(kept)
        for c, text in enumerate(row)
    )
    width, height = len(kept[0]), len(kept)
    return Table(height, width, cells, (50.0, top, 50.0 + 90 * width, top + 20 * height))


def page(number: int, table: Table, *lines: str) -> Page:
    return Page(number, f"第{number}页", (*map(Line, lines), table), 600.0, 800.0)


LEFT, RIGHT = slice(0, 3), slice(3, 5)
FIRST, REST = (HEAD, *BODY[:3]), BODY[3:]
OVER = ("部门支出总体情况表", "单位：万元")


def documents() -> dict[str, list[Page]]:
    parts = {
        "L1": (part(FIRST, 120, LEFT), *OVER[:1]),
        "R1": (part(FIRST, 120, RIGHT), *OVER[1:]),
        "L2": (part(REST, 60, LEFT),),
        "R2": (part(REST, 60, RIGHT),),
        "cut": (part(FIRST, 120, LEFT), "部门支出总"),
        "end": (part(FIRST, 120, RIGHT), "总体情况表", "单位：万元"),
        "bare": (part(FIRST, 120, LEFT),),
        "titled": (part(FIRST, 120, RIGHT), "公开03表", *OVER),
    }
    orders = ("L1 R1 L2 R2", "L1 L2 R1 R2", "cut end L2 R2", "cut L2 end R2", "bare titled L2 R2")
    return {
        order: [page(n, *parts[name]) for n, name in enumerate(order.split(), 1)]
        for order in orders
    }


@pytest.mark.parametrize("order", documents())
def test_parts_of_a_wide_sheet_are_read_as_the_sheet(order: str) -> None:
    reading = read_document(Document("", "pdf", tuple(documents()[order])), "")
    (table,) = reading.tables
    rows = {row.row_no: row.code or row.label for row in table.rows}
    found = {(rows[cell.row_no], cell.column_key): cell.printed for cell in table.cells}
    expected = {
        (row[0] or row[1], key): text
        for row in BODY
        for key, text in zip(("total", "basic", "project"), row[2:], strict=True)
    }
    assert found == expected
    assert (table.unit, table.page_from, table.page_to) == ("万元", 1, 4)
    of_right = {cell.page_no for cell in table.cells if cell.column_key != "total"}
    right = {n for n, one in enumerate(order.split(), 1) if one in ("R1", "R2", "end", "titled")}
    assert of_right == right


def test_pages_that_go_on_downwards_stay_apart() -> None:
    """Full pages of one long table have rows at the same heights, and the same columns."""
    long = (HEAD, *BODY)
    pages = [page(1, part(long, 120, slice(0, 5)), *OVER)]
    pages += [page(n, part((*BODY, BODY[-1]), 60, slice(0, 5))) for n in (2, 3, 4)]
    document = Document("", "pdf", tuple(pages))
    assert with_facing_joined(document) == document


def test_a_page_with_a_title_and_names_of_its_own_is_a_table_of_its_own() -> None:
    """However equal the heights: what names its rows needs no other page."""
    wide = (*HEAD[:2], "小计", *HEAD[3:])
    pages = [page(1, part((HEAD, *BODY), 120, LEFT))]
    pages += [page(2, part((wide, *BODY), 120, slice(0, 5)), *OVER)]
    document = Document("", "pdf", tuple(pages))
    assert with_facing_joined(document) == document


def test_two_tables_of_the_same_rows_stay_apart() -> None:
    whole = (HEAD, *BODY)
    titles = ("部门支出总体情况表", "一般公共预算支出情况表")
    pages = [page(n, part(whole, 120, slice(0, 5)), title, "单位：万元")
             for n, title in enumerate(titles, 1)]  # fmt: skip
    document = Document("", "pdf", tuple(pages))
    assert with_facing_joined(document) == document


def test_forms_with_their_titles_inside_the_frame_stay_apart() -> None:
    """Cards of one make, a project a page: rows at the same heights, columns a little apart."""
    pages = []
    for number, wide in enumerate((90.0, 95.0), 1):
        rows = [("项目绩效目标表", ""), ("项目名称", "甲"), ("资金总额", "5.00"), ("其他资金", "")]
        cells = tuple(
            Cell(
                r, c, text, bbox=(50 + wide * c, 60.0 + 20 * r, 50 + wide * (c + 1), 80.0 + 20 * r)
            )
            for r, row in enumerate(rows)
            for c, text in enumerate(row)
        )
        pages.append(page(number, Table(4, 2, cells, (50, 60, 50 + wide * 2, 140))))
    document = Document("", "pdf", tuple(pages))
    assert with_facing_joined(document) == document
