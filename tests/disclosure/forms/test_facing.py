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


def boxed(grid: Sequence[Sequence[str]], top: float) -> Table:
    """A part whose cells go on as `<` and `^` say; what begins with `<` is what an edge cut off."""
    cells = []
    width = len(grid[0])
    for r, row in enumerate(grid):
        for c, word in enumerate(row):
            if word == "^" or (word == "<" and c):
                continue
            wide = next((n for n in range(1, width - c) if row[c + n] != "<"), width - c)
            high = next((n for n in range(1, len(grid) - r) if grid[r + n][c] != "^"), 1)
            box = (50.0 + 60 * c, top + 20 * r, 50.0 + 60 * (c + wide), top + 20 * (r + high))
            cells.append(Cell(r, c, "" if word == "<" else word, high, wide, box))
    return Table(
        len(grid), width, tuple(cells), (50.0, top, 50.0 + 60 * width, top + 20 * len(grid))
    )


@pytest.mark.parametrize("edge", [4, 5, 6])
def test_the_name_of_a_group_that_the_edge_cuts_stands_over_all_of_it(edge: int) -> None:
    """With a single row below: the further page prints no name, and nothing else is beside it."""
    head = (
        ("单位", "2024年", "<", "<", "2025年", "<", "<", "<"),
        ("^", "合计", "接待费", "车辆运行费", "合计", "出国费", "接待费", "车辆运行费"),
    )
    row = ("甲局", "9.00", "4.00", "5.00", "7.00", "1.00", "2.00", "4.00")
    parts = [[one[own] for one in (*head, row)] for own in (slice(0, edge), slice(edge, None))]
    title = "“三公”经费支出预算表"
    pages = [page(1, boxed(parts[0], 120), title, "单位：万元"), page(2, boxed(parts[1], 120))]
    (joined, _) = with_facing_joined(Document("", "pdf", tuple(pages))).pages
    (table,) = joined.tables()
    groups = [(c.text, c.column, c.column_span) for c in table.cells if c.row == 0 and c.column]
    assert groups == [("2024年", 1, 3), ("2025年", 4, 4)]


def test_an_unknown_wide_sheet_is_told_by_all_its_pages() -> None:
    odd = [("甲", "乙", "丙"), *(row[:3] for row in BODY)]
    right = [("丁", "戊"), *(row[3:] for row in BODY)]
    pages = [
        page(1, part(odd, 120, slice(0, 3)), "杂项统计支出表"),
        page(2, part(right, 120, slice(0, 2))),
    ]
    reading = read_document(Document("", "pdf", tuple(pages)), "")
    assert any("第1页、第2页有一张没有认出的表" in gap.detail for gap in reading.gaps)


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
