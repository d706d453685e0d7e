"""Real reports of every place: no figure of a page is lost, whatever drew it."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from disclosure.documents.opening import open_document
from disclosure.documents.pdf.sideways import upright_copy
from tests.needed import needed_for
from tests.reports.walking import Choice, every_pdf, is_same

MONEY = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+")


@every_pdf
def test_no_digit_of_a_page_is_lost_or_invented(shared_reports: Path, chosen: Choice) -> None:
    """Digit by digit: where a token ends depends on who joins wrapped lines, its digits do not."""
    for file in chosen(shared_reports):
        content = file.read_bytes()
        pages = open_document(content, recognise_scans=False).pages
        printed = _printed(content)
        assert len(printed) == len(pages)
        for page, text in zip(pages, printed, strict=True):
            if not any(True for _ in page.tables()):
                continue  # prose that is printed twice for boldness counts double there
            read = [line.text for line in page.lines()]
            read += [cell.text for table in page.tables() for cell in table.cells]
            ours, theirs = _digits("".join(read)), _digits(text)
            assert is_same(page, ours, theirs), (file.name, page.label, ours - theirs)


def _digits(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isdigit())


def _printed(content: bytes) -> list[str]:
    """Each page's text by pdfium, a reading that shares no code with ours.

    Only what is on the page: a sheet set into it may go on below its end, where nobody sees it.
    """
    document = pypdfium2.PdfDocument(upright_copy(content))
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx", "doc", "xls"])
def test_every_printed_row_of_307_is_a_row_of_a_table(shared_reports: Path, suffix: str) -> None:
    needed_for(suffix)
    name = "307-科学技术协会-2025"
    truth = json.loads((shared_reports / "shangdang" / f"{name}.tables.json").read_text("utf-8"))
    content = (shared_reports / "shangdang" / f"{name}.{suffix}").read_bytes()
    read = [
        [re.sub(r"\s", "", cell.text) for cell in table.cells if cell.row == row]
        for page in open_document(content).pages
        for table in page.tables()
        for row in range(table.row_count)
    ]
    figures = Counter(token for row in read for token in row if MONEY.fullmatch(token))
    for table in truth["tables"]:
        for row in table["rows"]:
            wanted = [re.sub(r"\s", "", text) for text in row]
            if any(MONEY.fullmatch(text) for text in wanted):
                assert [text for text in wanted if text] in [[t for t in r if t] for r in read]
    printed = [
        t for table in truth["tables"] for row in table["rows"] for t in row if MONEY.fullmatch(t)
    ]
    assert len(printed) == 233
    assert not Counter(printed) - figures
