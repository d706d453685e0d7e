"""Without rules, names over several lines that stand among those of other rows are read whole."""

from __future__ import annotations

from disclosure.documents.opening import open_document
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


def drawn() -> str:
    """Names of one line with their figures row by row, then the others: so a sheet is printed."""
    rows = {name: 250 - ROW * number for number, name in enumerate(NAMES)}
    parts = [text(50, 264, "Item") + text(200, 264, "Amount")]
    for name, height in rows.items():
        parts += [text(50, height, name)] if "|" not in name else []
        parts.append(text(200, height, NAMES[name]))
    for name, height in rows.items():
        lines = name.split("|") if "|" in name else []
        over = (len(lines) - 1) * LEADING / 2
        parts += [text(50, height + over - LEADING * n, line) for n, line in enumerate(lines)]
    return "".join(parts)


def test_each_row_has_the_name_whose_middle_is_beside_its_figure() -> None:
    page = open_document(raw_pdf(drawn()), recognise_scans=False).pages[0]
    (table,) = page.tables()
    read = {
        "".join(cell.text for cell in table.cells if (cell.row, cell.column) == (row, 0)): amount
        for row in range(1, table.row_count)
        for amount in [c.text for c in table.cells if (c.row, c.column) == (row, 1)]
    }
    whole = {"".join(name.split("|")).replace(" ", ""): amount for name, amount in NAMES.items()}
    assert {"".join(name.split()): amount for name, amount in read.items()} == whole
