"""What pdfium says stands on a page: boxes, rotations, forms, marks under the text."""

from __future__ import annotations

import pytest

from disclosure.documents.document import LineRole, Page
from disclosure.documents.pdf import pdf_reader, playa_reader
from tests.disclosure.documents.raw_pdf import grid, raw_pdf, text

TABLE = grid(50, 100, 3, 3) + text(55, 146, "a") + text(115, 146, "1.50") + text(175, 106, "-2.75")
CELLS = {(0, 0): "a", (0, 1): "1.50", (2, 2): "-2.75"}


def _page(content: bytes) -> Page:
    (page,) = pdf_reader.read_pdf(content)
    return page


def _cells(page: Page) -> dict[tuple[int, int], str]:
    (table,) = page.tables()
    return {(cell.row, cell.column): cell.text for cell in table.cells if cell.text}


def test_a_grid_is_where_it_is_drawn() -> None:
    page = _page(raw_pdf(TABLE))
    assert (page.width, page.height) == (400, 300)
    assert _cells(page) == CELLS
    (table,) = page.tables()
    assert table.bbox == (50, 140, 230, 200)


def test_a_form_is_placed_by_its_matrix() -> None:
    page = _page(raw_pdf("q 0.5 0 0 0.5 100 50 cm /X Do Q", form=TABLE))
    assert _cells(page) == CELLS
    (table,) = page.tables()
    assert table.bbox == pytest.approx((125, 170, 215, 200), abs=0.02)


def test_a_cropped_page_starts_at_its_shown_corner() -> None:
    page = _page(raw_pdf(TABLE + text(5, 290, "9.99"), crop="20 40 400 280"))
    assert (page.width, page.height) == (380, 240)
    assert _cells(page) == CELLS
    (table,) = page.tables()
    assert table.bbox == (30, 120, 210, 180)
    assert not any("9.99" in line.text for line in page.lines())


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_sheet_turned_only_for_show_is_read_upright(rotate: int) -> None:
    many = "".join(text(60, 80 - 12 * row, f"a line of text {row}") for row in range(3))
    page = _page(raw_pdf(TABLE + many, rotate=rotate))
    assert (page.width, page.height) == (400, 300)
    assert _cells(page) == CELLS


@pytest.mark.parametrize(
    ("matrix", "rotate"),
    [
        ("0 1 -1 0 300 0", 0),
        ("0 1 -1 0 300 0", 90),
        ("-1 0 0 -1 400 300", 0),
        ("0 -1 1 0 0 300", 0),
    ],
)
def test_text_that_runs_sideways_turns_the_page(matrix: str, rotate: int) -> None:
    many = "".join(text(60, 80 - 12 * row, f"a line of text {row}") for row in range(3))
    page = _page(raw_pdf(f"q {matrix} cm {TABLE} {many} Q", rotate=rotate))
    assert _cells(page) == CELLS
    assert [line.text for line in page.lines()] == [f"a line of text {row}" for row in range(3)]


def test_a_label_that_runs_up_its_cell_is_read_along_its_direction() -> None:
    upright = "BT /F 10 Tf 0 1 -1 0 70 105 Tm (12.34) Tj ET\n"
    many = "".join(text(60, 80 - 12 * row, f"a line of text {row}") for row in range(3))
    frame = "50 100 60 60 re S\n" + grid(110, 100, 2, 3)
    page = _page(raw_pdf(frame + upright + many))
    assert _cells(page) == {(0, 0): "12.34"}


def test_text_that_is_not_shown_is_not_read() -> None:
    page = _page(raw_pdf(text(55, 146, "77.77", before="3 Tr")))
    assert not page.has_text
    assert not page.blocks


def test_a_large_pale_word_lies_under_the_page() -> None:
    page = _page(
        raw_pdf("0.85 g\n" + text(80, 120, "DRAFT", size=60) + "0 g\n" + text(55, 146, "12.00"))
    )
    roles = {line.text: line.role for line in page.lines()}
    assert roles == {"DRAFT": LineRole.FURNITURE, "12.00": LineRole.TEXT}


def test_a_glyph_printed_twice_for_boldness_counts_once() -> None:
    page = _page(raw_pdf("".join(text(55 + 0.3 * n, 146, "1,100.11") for n in range(3))))
    assert [line.text for line in page.lines()] == ["1,100.11"]


def test_a_shaded_cell_is_no_border_and_a_thin_one_is() -> None:
    shade = "0.9 g 52 102 30 16 re f 0 g\n"
    thin = "50 170 180 0.5 re f 50 190 180 0.5 re f 50 170 0.5 20 re f 229.5 170 0.5 20 re f\n"
    assert _cells(_page(raw_pdf(shade + TABLE))) == CELLS
    content = thin + "140 170 0.5 20 re f\n" + text(60, 176, "x") + text(150, 176, "3.00")
    assert _cells(_page(raw_pdf(content))) == {(0, 0): "x", (0, 1): "3.00"}


def test_many_rectangles_in_one_path_are_all_seen() -> None:
    rows = " ".join(f"50 {100 + 20 * row} 180 0.5 re" for row in range(4))
    columns = " ".join(f"{50 + 60 * column} 100 0.5 60 re" for column in range(4))
    page = _page(raw_pdf(f"{rows} {columns} f\n" + text(115, 146, "1.50")))
    assert _cells(page) == {(0, 1): "1.50"}


def test_outlined_boxes_are_seen_one_by_one_and_what_leans_is_none() -> None:
    boxes = "".join(f"{x} {y} 60 20 re S\n" for x in (50, 110, 170) for y in (100, 120, 140))
    said = TABLE.replace(grid(50, 100, 3, 3), boxes)
    assert _page(raw_pdf(said)).blocks == _page(raw_pdf(TABLE)).blocks
    leaning = "".join(
        f"{x} 20 m {x + 60} 20 l {x + 75} 40 l {x + 15} 40 l h S\n" for x in (50, 110)
    )
    assert _page(raw_pdf(said + leaning)).blocks == _page(raw_pdf(TABLE)).blocks


def test_an_ellipse_of_many_short_strokes_makes_no_table() -> None:
    chart = (
        "50 100 m "
        + " ".join(f"{50 + 3 * n} {100 + (n % 7) * 2} l" for n in range(60))
        + " S\n200 200 100 20 re S 205 205 8 8 re B 240 205 8 8 re B 270 205 8 8 re B\n"
    )
    page = _page(raw_pdf(chart + text(215, 206, "a") + text(250, 206, "b")))
    assert not any(len(table.cells) > 1 for table in page.tables())


@pytest.mark.parametrize("content", [TABLE, "q 1 0 0 1 10 20 cm /X Do Q", ""])
def test_both_readers_see_the_same(content: str) -> None:
    made = raw_pdf(content, form=TABLE)
    assert pdf_reader.read_pdf(made) == playa_reader.read_pdf(made)
