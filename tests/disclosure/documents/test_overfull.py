"""Names of more lines than their cells are high are read whole, in the cell of their middle."""

from __future__ import annotations

import pytest

from disclosure.documents.opening import open_document
from tests.disclosure.documents.raw_pdf import grid, raw_pdf, text

LEADING = 12
ALIGNED = {"middle": 0.0, "top": 1.0, "foot": -1.0}


def drawn(*names: tuple[str, int], way: str = "middle", off: float = 0.0) -> str:
    """Names, lines parted by |, each in a row counted from the foot, drawn one after the other."""
    parts = []
    for name, row in names:
        lines = name.split("|")
        over = (len(lines) - 1) * LEADING / 2
        middle = 100 + 20 * row + 10 - 3.7 + ALIGNED[way] * (5 - over) + off
        parts += [text(55, middle + over - LEADING * n, line) for n, line in enumerate(lines)]
    return "".join(parts)


def names_of(content: str) -> list[str]:
    page = open_document(raw_pdf(grid(50, 100, 3, 8) + content), recognise_scans=False).pages[0]
    (table,) = page.tables()
    return ["".join(cell.text.split()) for cell in table.cells if cell.column == 0][::-1]


@pytest.mark.parametrize(
    ("way", "off"), [*((way, 0.0) for way in ALIGNED), ("top", -3.5), ("foot", 3.5)]
)
def test_a_name_is_read_in_the_row_that_it_is_aligned_with(way: str, off: float) -> None:
    """Names at the top or the foot keep any distance, the same for all, from the rule."""
    content = drawn(("aa", 6), ("bb|cc|dd|ee", 4), ("ff|gg", 3), ("hh", 1), way=way, off=off)
    assert names_of(content)[1:7] == ["hh", "", "ffgg", "bbccddee", "", "aa"]


def test_what_is_aligned_with_no_row_is_nobodys_name() -> None:
    lost = text(55, 171.3, "bb") + text(55, 157, "cc") + text(55, 145.5, "dd")
    found = "".join(names_of(drawn(("aa", 6), ("ff", 2)) + lost))
    assert "�" in found
    assert "bbccdd" not in found


def test_a_line_that_stands_wholly_over_the_name_above_is_its_own_rows() -> None:
    content = "".join(text(55, height, name) for height, name in [(204, "aa"), (124, "hh")])
    content += text(55, 201, "bb") + text(55, 184, "cc")
    assert names_of(content)[1:6] == ["hh", "", "", "bbcc", "aa"]


def test_a_name_of_the_first_row_begins_above_the_table() -> None:
    """Its first line stands in no cell, its last one in the row below."""
    content = drawn(("aa|bb|cc", 7), ("hh", 5))
    assert names_of(content)[-3:] == ["hh", "", "aabbcc"]
