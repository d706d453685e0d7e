"""Heads of tables that rule their rows alone: no upright that nobody drew cuts a name."""

from __future__ import annotations

from itertools import pairwise

from disclosure.documents.opening import open_document
from tests.disclosure.documents.raw_pdf import raw_pdf, text

COLUMNS = (20.0, 80.0, 140.0, 200.0, 260.0, 320.0, 380.0)
ROWS = (200.0, 160.0, 140.0, 120.0, 100.0)
BELOW_GROUPS = 180.0


def pieces(y: float, first: int = 0, last: int = len(COLUMNS) - 1) -> str:
    """A level rule, one piece a column, as printers of web pages draw it."""
    ends = COLUMNS[first : last + 1]
    return "".join(f"{a} {y} m {b} {y} l S\n" for a, b in pairwise(ends))


def cells_of(words: str, groups: tuple[int, int]) -> dict[tuple[int, int, int], str]:
    """Row, column and width of the cells that print something."""
    rules = "".join(map(pieces, ROWS)) + pieces(BELOW_GROUPS, *groups)
    body = "".join(
        text(x + 5, y - 14, f"{n}.00") for n, y in enumerate(ROWS[1:-1]) for x in COLUMNS[2:-1]
    )
    (page,) = open_document(raw_pdf(rules + body + words)).pages
    (table,) = page.tables()
    return {(c.row, c.column, c.column_span): c.text for c in table.cells if c.text}


def test_a_name_over_a_group_is_its_only_cell() -> None:
    found = cells_of(text(22, 175, "name") + text(190, 186, "a group"), (1, 6))
    assert found[0, 1, 5] == "a group"
    assert found[0, 0, 1] == "name"
    assert found[2, 2, 1] == "0.00"


def test_two_groups_share_the_columns_out_by_their_middles() -> None:
    names = text(155, 186, "one") + text(305, 186, "other")
    found = cells_of(text(22, 175, "name") + names, (1, 6))
    assert (found[0, 1, 3], found[0, 4, 2]) == ("one", "other")


def test_what_runs_into_the_next_cell_is_cut_nowhere() -> None:
    found = cells_of(text(22, 146, "201030123456789") + text(190, 186, "a group"), (1, 6))
    assert "201030123456789" in {value for (row, *_), value in found.items() if row == 2}


def test_rows_with_figures_without_a_point_are_no_head_beside_a_cell_of_two_rows() -> None:
    """A form of whole yuan: what stands beside its name and its nought keeps its own cells."""
    row = "".join(
        text(x + 5, 186, word)
        for x, word in zip(COLUMNS[1:], ("up", "0", "on", "", "5"), strict=False)
        if word
    )
    found = cells_of(text(22, 175, "name") + row, (1, 6))
    assert {place: found[place] for place in found if place[0] == 0 and place[1]} == {
        (0, 1, 1): "up",
        (0, 2, 1): "0",
        (0, 3, 1): "on",
        (0, 5, 1): "5",
    }
