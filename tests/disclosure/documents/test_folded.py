"""Without rules, names over several lines that stand among those of other rows are read whole."""

from __future__ import annotations

import numpy as np
import pytest

from disclosure.documents.opening import open_document
from disclosure.documents.pdf.aligned.folded import folded
from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import Char
from tests.disclosure.documents.raw_pdf import raw_pdf, text

ROW, LEADING, SIZE = 14, 12, 10
NAMES = {
    "Running": "1,100.00",
    "Old age pension|of officials of|this office": "220.00",
    "Medical care|of officials": "33.00",
    "Housing": "4.00",
    "Housing fund|of this year": "55.00",
    "Others": "6.00",
}


def chars_of(*texts: tuple[str, float, float]) -> CharColumns:
    """Texts from a place on, at a height, each character half as wide as it is high."""
    return CharColumns.of(
        [
            Char(one, x, y, x + SIZE / 2, y + SIZE, SIZE, y + 8.0, x, x + SIZE / 2, 0)
            for text, left, y in texts
            for one, x in ((c, left + n * SIZE / 2) for n, c in enumerate(text))
        ]
    )


def test_a_name_close_behind_another_column_is_not_folded_with_it() -> None:
    """As far apart as words are that no name holds."""
    kind, amount = ("Goal", 50.0, 100.0), ("11.00", 200.0, 100.0)
    chars = chars_of(kind, ("Oldage", 76.0, 100.0), ("pension", 76.0, 112.0), amount)
    moved = folded(chars, np.ones(len(chars), bool))
    assert moved is not None
    before, after = (own.lying()[0][: len("Goal")].tolist() for own in (chars, moved))
    assert after == before


def drawn(way: float) -> str:
    """Names of one line with their figures row by row, then the others: so a sheet is printed.

    These stand at the foot, in the middle or at the top of their rows (1, 0.5, 0).
    """
    rows = {name: 250 - ROW * number for number, name in enumerate(NAMES)}
    parts = [text(50, 264, "Item") + text(200, 264, "Amount")]
    for name, height in rows.items():
        parts += [text(50, height, name)] if "|" not in name else []
        parts.append(text(200, height, NAMES[name]))
    for name, height in rows.items():
        lines = name.split("|") if "|" in name else []
        over = (len(lines) - 1) * LEADING * way
        parts += [text(50, height + over - LEADING * n, line) for n, line in enumerate(lines)]
    return "".join(parts)


@pytest.mark.parametrize("way", [0, 0.5, 1])
def test_each_row_has_the_name_that_is_aligned_with_its_figure(way: float) -> None:
    page = open_document(raw_pdf(drawn(way)), recognise_scans=False).pages[0]
    (table,) = page.tables()
    read = {
        "".join(cell.text for cell in table.cells if (cell.row, cell.column) == (row, 0)): amount
        for row in range(1, table.row_count)
        for amount in [c.text for c in table.cells if (c.row, c.column) == (row, 1)]
    }
    whole = {"".join(name.split("|")).replace(" ", ""): amount for name, amount in NAMES.items()}
    assert {"".join(name.split()): amount for name, amount in read.items()} == whole


@pytest.mark.parametrize(
    "names",
    [
        "Total=9.00 Ships= Cars= Horses=9.00 Rest=1.00",
        "All=9.00 Ships=- Oxen=- Cars=9.00 Hens=- Pigs=- Rest=1.00",
    ],
)
def test_names_of_rows_without_figures_stay_apart(names: str) -> None:
    """They follow each other as the lines of a name would, in the step of the rows."""
    rows = [one.split("=") for one in names.split()]
    content = text(50, 250, "Item") + text(200, 250, "Amount")
    for number, (name, amount) in enumerate(rows):
        content += text(50, 236 - ROW * number, name) + text(200, 236 - ROW * number, amount)
    (table,) = open_document(raw_pdf(content), recognise_scans=False).pages[0].tables()
    names_read = [cell.text for cell in table.cells if cell.column == 0 and cell.row]
    assert names_read == [name for name, _ in rows]
