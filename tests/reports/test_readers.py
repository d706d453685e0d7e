"""Real PDFs of every place: three readings that share no code with each other say the same."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from disclosure.documents.document import Page
from disclosure.documents.pdf import pdf_reader, pdfplumber_reader
from tests.poppler import text_of_pages

MONEY = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+")
FOLDERS = ("putuo", "jiangsu", "putuo-final", "shangdang")


def _files(shared_reports: Path, folder: str) -> list[Path]:
    files = sorted((shared_reports / folder).rglob("*.pdf"))
    assert files
    return files


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS)
def test_pdfplumber_sees_the_same_tables(shared_reports: Path, folder: str) -> None:
    for file in _files(shared_reports, folder):
        content = file.read_bytes()
        pages = [page for page in pdf_reader.read_pdf(content) if any(page.tables())]
        others = pdfplumber_reader.read_pages(content, [page.number for page in pages])
        for page, other in zip(pages, others, strict=True):
            assert _tables(page) == _tables(other), (file.name, page.label)
            assert _words(page) == _words(other), (file.name, page.label)


def _tables(page: Page) -> list[dict[tuple[int, int, int, int], str]]:
    """Each table's cells; without white space, which pdfium takes from gaps."""
    return [
        {
            (cell.row, cell.column, cell.row_span, cell.column_span): "".join(cell.text.split())
            for cell in table.cells
        }
        for table in page.tables()
    ]


def _words(page: Page) -> Counter[str]:
    return Counter("".join(line.text.split()) for line in page.lines())


@pytest.mark.parametrize("folder", FOLDERS)
def test_poppler_prints_the_same_money_on_pages_with_tables(
    shared_reports: Path, folder: str
) -> None:
    for file in _files(shared_reports, folder):
        pages = pdf_reader.read_pdf(file.read_bytes())
        printed = text_of_pages(file)
        assert len(printed) == len(pages), file.name
        for page, text in zip(pages, printed, strict=True):
            if any(page.tables()):
                assert _money(page) == Counter(MONEY.findall(text)), (file.name, page.label)


def _money(page: Page) -> Counter[str]:
    """Cell by cell, so that a token that is in two cells or glued to another would show."""
    texts = [line.text for line in page.lines()]
    texts += ["".join(cell.text.split()) for table in page.tables() for cell in table.cells]
    return Counter(token for text in texts for token in MONEY.findall(text))
