"""Tables that rule their columns alone, or only their frame, are read row by row."""

from __future__ import annotations

import pytest

from disclosure.documents.opening import open_document
from tests.disclosure.documents.raw_pdf import raw_pdf, text

ROWS = [("201", "9.00", "4.00"), ("20101", "8.00", "3.00"), ("20102", "1.00", "1.00")]
ROWS += [("202", "0.50", "-"), ("All", "9.50", "4.00")]
EDGES = (50, 150, 250, 350)


def framed(uprights: tuple[int, ...], *, below_head: bool = True) -> str:
    """A frame from 100 to 220, the head in the uppermost 20 points, with these uprights."""
    level = [220, 200, 100] if below_head else [220, 100]
    lines = [f"{EDGES[0]} {y} m {EDGES[-1]} {y} l S" for y in level]
    lines += [f"{x} 100 m {x} 220 l S" for x in uprights]
    words = [
        text(x + 5, 206, name) for x, name in zip(EDGES, ("Item", "Sum", "Part"), strict=False)
    ]
    for number, row in enumerate(ROWS):
        words += [text(x + 5, 186 - 18 * number, one) for x, one in zip(EDGES, row, strict=False)]
    return "\n".join([*lines, *words])


@pytest.mark.parametrize("below_head", [True, False])
@pytest.mark.parametrize("uprights", [EDGES, (EDGES[0], EDGES[-1]), (50, 250, 350)])
def test_each_line_of_figures_is_a_row(uprights: tuple[int, ...], below_head: bool) -> None:
    content = framed(uprights, below_head=below_head)
    (table,) = open_document(raw_pdf(content), recognise_scans=False).pages[0].tables()
    rows = [
        tuple(
            cell.text for cell in sorted(table.cells, key=lambda one: one.column) if cell.row == n
        )
        for n in range(table.row_count)
    ]
    assert [row for row in rows if row[-1] and row[0] != "Item"] == ROWS


def test_a_figure_over_two_lines_parts_no_row() -> None:
    lines = [f"{x} 100 m {x} 180 l S" for x in EDGES]
    lines += [f"50 {y} m 350 {y} l S" for y in (180, 160, 130, 100)]
    words = [text(55, 141, "201"), text(155, 147, "12,345,"), text(155, 135, "678.90")]
    words += [text(255, 141, "1.00"), text(55, 111, "202"), text(155, 111, "2.00")]
    pages = open_document(raw_pdf("\n".join([*lines, *words])), recognise_scans=False).pages
    (table,) = pages[0].tables()
    assert (table.row_count, table.column_count) == (3, 3)
