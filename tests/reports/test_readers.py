"""Real PDFs of every place: three readings that share no code with each other say the same."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from disclosure.documents.document import Page
from disclosure.documents.pdf import playa_reader
from tests.poppler import text_of_pages
from tests.reports.walking import Choice, drawn_pages, every_pdf, is_same, read_pages

MONEY = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+")

_CUT = re.compile(r"^[.,]", re.MULTILINE)
"""Where poppler begins a line within a figure: it scatters the characters of some fonts."""


@every_pdf
def test_playa_sees_the_same_tables(shared_reports: Path, chosen: Choice) -> None:
    for file in chosen(shared_reports):
        tabled = [page for page in read_pages(file) if any(page.tables())]
        pages = drawn_pages(tabled, chosen)
        numbers = [page.number for page in pages]
        others = playa_reader.read_pages(file.read_bytes(), numbers)
        for page, other in zip(pages, others, strict=True):
            cells, others_cells = _cells(page), _cells(other)
            assert cells.keys() == others_cells.keys(), (file.name, page.label)
            for place, text in cells.items():
                same = is_same(page, Counter(text), Counter(others_cells[place]))
                assert same, (file.name, page.label, place)
            assert is_same(page, _outside(page), _outside(other)), (file.name, page.label)


def _cells(page: Page) -> dict[tuple[int, ...], str]:
    """Each cell by its table and place; without white space, which pdfium takes from gaps."""
    return {
        (number, cell.row, cell.column, cell.row_span, cell.column_span): "".join(cell.text.split())
        for number, table in enumerate(page.tables())
        for cell in table.cells
    }


def _outside(page: Page) -> Counter[str]:
    """The characters of all lines, since hidden text may lie within a line that is seen."""
    return Counter("".join("".join(line.text.split()) for line in page.lines()))


@every_pdf
def test_poppler_prints_the_same_money_on_pages_with_tables(
    shared_reports: Path, chosen: Choice
) -> None:
    for file in chosen(shared_reports):
        pages = read_pages(file)
        printed = text_of_pages(file, "-raw")
        assert len(printed) == len(pages), file.name
        for page, text in zip(pages, printed, strict=True):
            if any(page.tables()):
                what = re.compile(r"\d") if _CUT.search(text) else MONEY
                found = _found(what, page), Counter(what.findall(text))
                assert is_same(page, *found), (file.name, page.label)


def _found(what: re.Pattern[str], page: Page) -> Counter[str]:
    """Cell by cell, so that a token that is in two cells or glued to another would show.

    Line by line too, as poppler prints: a figure that its cell wraps is two tokens for both.
    """
    texts = [line.text for line in page.lines()]
    texts += [line for table in page.tables() for cell in table.cells for line in _plain(cell.text)]
    return Counter(token for text in texts for token in what.findall(text))


def _plain(text: str) -> list[str]:
    return ["".join(line.split()) for line in text.splitlines()]
