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


def cells_of(lines: list[str], words: list[str]) -> dict[tuple[int, int], tuple[str, int, int]]:
    """By row and column of the only table: text, rows and columns of each cell."""
    pages = open_document(raw_pdf("\n".join([*lines, *words])), recognise_scans=False).pages
    (table,) = pages[0].tables()
    return {(c.row, c.column): (c.text, c.row_span, c.column_span) for c in table.cells}


def test_the_uprights_of_members_end_the_cell_of_their_group() -> None:
    """Above them no rule is drawn: where they begin the group's name ends."""
    lines = [f"50 {y} m 350 {y} l S" for y in (230, 200, 100)]
    lines += [f"{x} 100 m {x} 230 l S" for x in (50, 150, 350)]
    lines += ["250 100 m 250 215 l S"]
    words = [text(55, 211, "Item"), text(230, 219, "Sum"), text(155, 204, "Whole")]
    words += [text(255, 204, "Part")]
    for number, row in enumerate(ROWS):
        words += [text(x + 5, 186 - 18 * number, one) for x, one in zip(EDGES, row, strict=False)]
    cells = cells_of(lines, words)
    assert cells[0, 0] == ("Item", 2, 1)
    assert cells[0, 1] == ("Sum", 1, 2)
    assert (cells[1, 1], cells[1, 2]) == (("Whole", 1, 1), ("Part", 1, 1))
    assert cells[2, 1] == ("9.00", 1, 1)


@pytest.mark.parametrize(("below", "rows"), [("0.50", 2), ("-", 1)])
def test_two_rows_are_told_by_columns_that_print_two_amounts_alike(below: str, rows: int) -> None:
    """Of one column alone nobody knows: two amounts in a cell are none."""
    lines = [f"{x} 160 m {x} 240 l S" for x in EDGES] + [
        f"50 {y} m 350 {y} l S" for y in (240, 220, 200, 160)
    ]
    words = [
        text(x + 5, 206, name) for x, name in zip(EDGES, ("Item", "Sum", "Part"), strict=False)
    ]
    words += [text(55, 186, "201"), text(155, 186, "9.00"), text(255, 186, "4.00")]
    words += [text(55, 168, "202"), text(155, 168, "1.00"), text(255, 168, below)]
    cells = cells_of(lines, words)
    assert max(row for row, _ in cells) == rows + 1
    assert cells[2, 1][0] == ("9.00" if rows > 1 else "9.00\n1.00")


def test_a_figure_over_two_lines_parts_no_row() -> None:
    lines = [f"{x} 100 m {x} 180 l S" for x in EDGES]
    lines += [f"50 {y} m 350 {y} l S" for y in (180, 160, 130, 100)]
    words = [text(55, 141, "201"), text(155, 147, "12,345,"), text(155, 135, "678.90")]
    words += [text(255, 141, "1.00"), text(55, 111, "202"), text(155, 111, "2.00")]
    pages = open_document(raw_pdf("\n".join([*lines, *words])), recognise_scans=False).pages
    (table,) = pages[0].tables()
    assert (table.row_count, table.column_count) == (3, 3)


def test_a_total_over_code_and_name_parts_the_figures_beside_it() -> None:
    """The upright between code and name ends above it: no border is drawn, and one runs there."""
    edges = (50, 100, 150, 250, 350)
    lines = [f"50 {y} m 350 {y} l S" for y in (220, 200, 100)]
    lines += [f"{x} 100 m {x} 220 l S" for x in (50, 150, 250, 350)] + ["100 127 m 100 220 l S"]
    names = ("Code", "Item", "Sum", "Part")
    words = [text(x + 5, 206, name) for x, name in zip(edges, names, strict=False)]
    for number, (code, *figures) in enumerate(ROWS):
        own = (code, "" if code == "All" else "Name", *figures)
        words += [text(x + 5, 186 - 18 * number, one) for x, one in zip(edges, own, strict=False)]
    cells = cells_of(lines, words)
    assert cells[5, 0] == ("All", 1, 2)
    assert [cells[n, 2][0] for n in range(1, 6)] == [row[1] for row in ROWS]
    assert [cells[n, 3][0] for n in range(1, 6)] == [row[2] for row in ROWS]
