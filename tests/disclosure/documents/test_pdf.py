"""Geometry of PDF pages: spans, frames without a border, tables that stand close, furniture."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fpdf import FPDF

from disclosure.documents.document import LineRole, Page
from disclosure.documents.opening import open_document
from disclosure.documents.pdf.page_geometry import SLANTED


def _pages(draw: Callable[[FPDF], None]) -> tuple[Page, ...]:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_font("Helvetica", size=10)
    pdf.add_page()
    draw(pdf)
    return open_document(bytes(pdf.output())).pages


def _grid(pdf: FPDF, x: float, y: float, texts: list[list[str]], *, top: bool = True) -> None:
    """Rules and texts of a grid of 60 × 20 cells; without its top border where `top` is false."""
    rows, columns = len(texts), len(texts[0])
    for row in range(0 if top else 1, rows + 1):
        pdf.line(x, y + 20 * row, x + 60 * columns, y + 20 * row)
    for column in range(columns + 1):
        pdf.line(x + 60 * column, y, x + 60 * column, y + 20 * rows)
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            pdf.text(x + 60 * column + 4, y + 20 * row + 14, text)


def test_a_ruled_grid_is_read_cell_by_cell_with_places() -> None:
    (page,) = _pages(
        lambda pdf: _grid(pdf, 50, 100, [["a", "1.00"], ["b", "2.00"], ["c", "3.00"], ["d", ""]])
    )
    (table,) = page.tables()
    assert [[cell.text if cell else None for cell in row] for row in table.grid()] == [
        ["a", "1.00"],
        ["b", "2.00"],
        ["c", "3.00"],
        ["d", ""],
    ]
    assert table.grid()[1][1].bbox == (110.0, 120.0, 170.0, 140.0)  # type: ignore[union-attr]


def test_a_frame_without_its_top_border_keeps_its_first_row() -> None:
    texts = [["x", "9.00", "8.00"], ["y", "7.00", "6.00"], ["z", "5.00", ""], ["v", "", ""]]
    (page,) = _pages(lambda pdf: _grid(pdf, 50, 100, texts, top=False))
    (table,) = page.tables()
    assert (table.row_count, table.column_count) == (4, 3)
    assert not [line for line in page.lines() if line.text.strip()]


def test_two_tables_on_one_page_stay_two() -> None:
    def draw(pdf: FPDF) -> None:
        _grid(pdf, 50, 100, [["a", "1.00"], ["b", "2.00"], ["c", "3.00"]])
        _grid(pdf, 50, 300, [["d", "4.00"], ["e", "5.00"], ["f", "6.00"]])
        pdf.text(50, 250, "between")

    (page,) = _pages(draw)
    assert [table.row_count for table in page.tables()] == [3, 3]
    assert [line.text for line in page.lines()] == ["between"]


def test_text_in_a_frame_but_in_no_cell_is_stray_never_lost() -> None:
    def draw(pdf: FPDF) -> None:
        _grid(pdf, 50, 100, [["a", "1.00"], ["b", "2.00"]])
        pdf.rect(170, 100, 60, 20)
        pdf.text(180, 134, "5.55")

    (page,) = _pages(draw)
    held = [cell.text for table in page.tables() for cell in table.cells]
    strays = [line.text for line in page.lines() if line.role is LineRole.STRAY]
    assert "5.55" in [*held, *strays, *(line.text for line in page.lines())]


def test_page_numbers_and_slanted_text_are_furniture() -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(50, 100, "total 12.00")
        pdf.text(290, 820, "- 7 -")
        with pdf.rotation(45, 200, 400):
            pdf.text(200, 400, "DRAFT")

    (page,) = _pages(draw)
    roles = {line.text: line.role for line in page.lines()}
    assert roles["total 12.00"] is LineRole.TEXT
    assert roles["- 7 -"] is LineRole.FURNITURE
    assert all(role is LineRole.FURNITURE for text, role in roles.items() if text in "DRAFT")


@pytest.mark.parametrize(
    ("times", "text", "said"),
    [(1, "cost 22.97", [SLANTED.format("22.97")]), (2, "cost 22.97", []), (1, "2025.03.05", [])],
)
def test_an_amount_in_slanted_text_is_told_unless_a_watermark_repeats_it(
    times: int, text: str, said: list[str]
) -> None:
    def draw(pdf: FPDF) -> None:
        pdf.text(50, 100, "total 12.00")
        for number in range(times):
            with pdf.rotation(45, 200, 400 + 100 * number):
                pdf.text(200, 400 + 100 * number, text)

    (page,) = _pages(draw)
    assert [one.text for one in page.remarks] == said


def test_a_sideways_page_is_read_upright() -> None:
    def draw(pdf: FPDF) -> None:
        with pdf.rotation(90, 300, 400):
            for number in range(12):
                pdf.text(200, 300 + 15 * number, f"line {number} has 1{number}.50")

    (page,) = _pages(draw)
    assert next(line.text for line in page.lines()) == "line 0 has 10.50"
