"""The grid of a page image: borders, holes in borders, and strokes of digits that are none."""

from __future__ import annotations

import cv2
import numpy as np

from disclosure.documents.scans.borders import Grid
from disclosure.documents.scans.ruled_grid import find_grids
from tests.disclosure.documents.scans.made_scans import Picture, noisy, sealed, spoilt

TEXT = 32.0


def paper() -> Picture:
    return np.full((900, 1300), 255, np.uint8)


def ruled(page: Picture, columns: list[int], rows: list[int], thickness: int = 2) -> Picture:
    for y in rows:
        cv2.line(page, (columns[0], y), (columns[-1], y), 0, thickness)
    for x in columns:
        cv2.line(page, (x, rows[0]), (x, rows[-1]), 0, thickness)
    return page


def shape(grid: Grid) -> tuple[int, int, int]:
    return grid.row_count, grid.column_count, len(grid.cells)


COLUMNS, ROWS = [100, 400, 700, 1000, 1200], [200, 234, 268, 320, 400, 460]


def test_rows_and_columns_with_noise() -> None:
    page = spoilt(ruled(paper(), COLUMNS, ROWS), [noisy(10)])
    ((grid,), rules) = find_grids(page, None, TEXT)
    assert shape(grid) == (5, 4, 20)
    assert all(abs(a - b) < 4 for a, b in zip(grid.box, (100, 200, 1200, 460), strict=True))
    assert rules[234, 250] == 255
    assert rules[250, 250] == 0


def test_digits_between_two_rules_are_no_borders() -> None:
    page = ruled(paper(), COLUMNS, ROWS)
    for x in range(420, 680, 30):
        cv2.line(page, (x, 207), (x, 227), 0, 4)
        cv2.line(page, (x, 241), (x, 261), 0, 4)
    ((grid,), _) = find_grids(page, None, TEXT)
    assert shape(grid) == (5, 4, 20)


def test_merged_cells() -> None:
    page = ruled(paper(), COLUMNS, ROWS)
    page[202:233, 690:710] = 255
    ((grid,), _) = find_grids(page, None, TEXT)
    merged = next(cell for cell in grid.cells if cell.column_span > 1)
    assert (merged.row, merged.column, merged.column_span) == (0, 1, 2)
    assert len(grid.cells) == 19


def test_a_worn_border_and_a_border_under_a_seal() -> None:
    page = ruled(paper(), COLUMNS, ROWS)
    page[300:316, 695:705] = 255
    ((grid,), _) = find_grids(page, None, TEXT)
    assert shape(grid) == (5, 4, 20)
    seal = np.zeros_like(page)
    cv2.circle(seal, (850, 300), 90, 255, 14)
    page[seal > 0] = 255
    ((grid,), _) = find_grids(page, seal, TEXT)
    assert shape(grid) == (5, 4, 20)


def test_a_frame_that_is_open_at_the_top_is_closed() -> None:
    page = ruled(paper(), COLUMNS, ROWS)
    cv2.line(page, (90, 200), (1210, 200), 255, 5)
    ((grid,), _) = find_grids(page, None, TEXT)
    assert shape(grid) == (5, 4, 20)


def test_a_row_that_a_page_break_left_alone() -> None:
    page = ruled(ruled(paper(), COLUMNS, [100, 145]), COLUMNS, [300, 345, 390])
    for x in range(130, 1180, 40):
        cv2.putText(page, "8", (x, 133), 0, 1, 0, 3)
    (grids, rules) = find_grids(page, None, TEXT)
    assert [shape(grid) for grid in grids] == [(1, 4, 4), (2, 4, 8)]
    assert rules[120, 700] == 255


def test_two_tables_and_text_in_between() -> None:
    page = ruled(ruled(paper(), COLUMNS, ROWS), [100, 500, 900], [600, 650, 700])
    cv2.putText(page, "2025 176.26 83.36", (300, 550), 0, 1.5, 0, 3)
    (grids, _) = find_grids(page, None, TEXT)
    assert [shape(grid) for grid in grids] == [(5, 4, 20), (2, 2, 4)]


def test_text_alone_is_no_table() -> None:
    page = paper()
    for row in range(15):
        cv2.putText(page, "176.26 83.36 92.90 1111 7777", (60, 60 + 50 * row), 0, 1.2, 0, 3)
    assert find_grids(page, None, TEXT)[0] == []


def test_a_coloured_seal_draws_no_borders() -> None:
    from disclosure.documents.scans.upright import ink_and_seal

    colour = cv2.cvtColor(ruled(paper(), COLUMNS, ROWS), cv2.COLOR_GRAY2BGR)
    grey, seal = ink_and_seal(spoilt(colour, [sealed(0.55, 0.35, 0.2)]))
    ((grid,), _) = find_grids(grey, seal, TEXT)
    assert shape(grid) == (5, 4, 20)


def test_a_border_of_one_row_over_a_merged_row() -> None:
    """科目编码│科目名称 over a merged 合计: in rows that are lower than two lines of text."""
    rows = [200, 238, 286, 346, 406]
    page = ruled(paper(), [100, 400, 700], rows)
    page[240:344, 390:410] = 255
    cv2.line(page, (300, 238), (300, 286), 0, 2)
    for x in (150, 450):
        cv2.putText(page, "8888", (x, 272), 0, 0.8, 0, 3)
    ((grid,), rules) = find_grids(page, None, TEXT)
    second = [round(cell.box[0]) for cell in grid.cells if cell.row == 1]
    assert len(second) == 2
    assert abs(second[1] - 300) < 4
    assert rules[260, 300] == 255
    assert rules[260, 301 + 20] == 0


def test_digits_one_above_the_other_in_tight_rows_are_no_borders_and_keep_their_feet() -> None:
    rows = list(range(200, 480, 34))
    page = ruled(paper(), COLUMNS, rows)
    for y in rows[:-1]:
        for x in range(430, 680, 12):
            cv2.line(page, (x, y + 6), (x, y + 27), 0, 3)
            cv2.line(page, (x - 4, y + 27), (x + 4, y + 27), 0, 3)
    ((grid,), rules) = find_grids(page, None, TEXT)
    assert shape(grid) == (len(rows) - 1, 4, 4 * (len(rows) - 1))
    assert not rules[rows[0] + 22 : rows[0] + 28, 430:680].any()


def test_a_tall_stroke_does_not_lengthen_a_border() -> None:
    """利 above a border, in a row as low as the character."""
    rows = [200, 228, 256, 284, 312, 340]
    page = ruled(paper(), [100, 400, 700, 1000], rows)
    page[202:227, 390:410] = 255
    page[204:225, 399:402] = 0
    ((grid,), _) = find_grids(page, None, TEXT)
    assert len([cell for cell in grid.cells if cell.row == 0]) == 2
