"""A figure that runs over a rule of its cell is read whole; a rule that is not drawn cuts none."""

from __future__ import annotations

import pytest

from disclosure.documents.document import Page
from disclosure.documents.opening import open_document
from disclosure.documents.pdf.ruled.edges import Edge
from disclosure.documents.pdf.ruled.ruling import find_rulings
from tests.disclosure.documents.raw_pdf import grid, raw_pdf, text

GRID = grid(50, 140, 3, 4)
"""Cells of 60 by 20 points; in the lowest row from x 50, 110 and 170."""


def row_of(content: str) -> list[str]:
    page = open_document(raw_pdf(GRID + content), recognise_scans=False).pages[0]
    return last_row(page)


def last_row(page: Page) -> list[str]:
    (table,) = page.tables()
    return [cell.text for cell in table.cells if cell.row == table.row_count - 1]


@pytest.mark.parametrize("x", [95, 100, 103, 112, 118, 124])
def test_a_wide_figure_is_read_in_the_cell_that_is_free(x: float) -> None:
    wide = text(x, 146, "12,345,678.90")
    assert row_of(text(55, 146, "Total") + wide) == ["Total", "12,345,678.90", ""]


def test_a_figure_that_runs_out_of_the_table_stays_in_it() -> None:
    assert row_of(text(55, 146, "Total") + text(200, 146, "12,345,678.90")) == [
        "Total",
        "",
        "12,345,678.90",
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(text(82.2, 146, "201.0") + text(110, 146, "743.41"), id="side by side"),
        pytest.param(text(112, 146, "201.05") + text(150, 146, "1,743.41"), id="own words apart"),
    ],
)
def test_two_figures_are_never_made_one(content: str) -> None:
    row = row_of(text(55, 146, "T") + content)
    assert "201.0743.41" not in row
    assert "201.051,743.41" not in row


def test_a_figure_that_may_be_two_is_none() -> None:
    """It begins in the first cell, and a rule stands between two of its characters."""
    first, second = row_of(text(93.32, 146, "201") + text(110, 146, "5057"))[:2]
    assert set(first) == set(second) == {"�"}


def test_where_many_rules_end_no_rule_is_added_through_a_wide_cell() -> None:
    """As a form of goals is drawn: a wide cell between rows that begin further right."""
    level = [Edge(y, 17, 579) for y in (117, 140, 229, 345, 375, 451, 500)]
    level += [Edge(y, 227, 579) for y in (186, 208, 400, 426, 476)]
    upright = [Edge(17, 117, 500), Edge(579, 117, 500), Edge(75, 229, 500)]
    upright += [Edge(x, *part) for x in (227, 355) for part in ((117, 229), (345, 500))]
    (ruling,) = find_rulings(level, upright)
    row = ruling.rows.index(229)
    assert sorted(span for span in ruling.spans if span[0] == row) == [
        (row, 0, 1, 1),
        (row, 1, 1, 3),
    ]
