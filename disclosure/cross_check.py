"""Pages of a PDF on which something is wrong are read a second time, by another reader.

What belongs here: which pages are in doubt, and what becomes of two readings that differ: the first
one stays, and a gap names both texts. What does not: either reader, and any verdict on a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.documents.document import Cell, Document, Page, Table
from disclosure.documents.time_limit import time_limit
from disclosure.forms.broken import pages_of_broken_sums
from disclosure.forms.printed.printed_amounts import is_blank, money_tokens, parse_amount
from disclosure.reading import Gap, Reading

MAX_PAGES = 12
MAX_SECONDS = 10.0
"""What a second opinion may cost a document: a page that was not reached by then has none."""
_UNMAPPED = "(cid:"


def with_second_opinion(reading: Reading, document: Document, content: bytes) -> Reading:
    """The reading, with a gap for each money cell that the other reader reads otherwise."""
    if document.file_format != "pdf" or reading.status == "quarantined":
        return reading
    numbers = doubtful_pages(reading)
    if not numbers:
        return reading
    pages = {page.number: page for page in document.pages}
    table_at = {
        (cell.page_no, cell.bbox): table.table_no
        for table in reading.tables
        for cell in table.cells
    }
    gaps = [
        _gap(pages[other.number], cell, text, table_at.get((other.number, cell.bbox)))
        for other in _read_again(content, numbers)
        for cell, text in differing_cells(pages[other.number], other)
    ]
    if not gaps:
        return reading
    together = (*reading.gaps, *gaps)
    return reading.model_copy(update={"gaps": together, "status": "read_with_gaps"})


def doubtful_pages(reading: Reading) -> list[int]:
    """Pages with a lost token, then those with a figure of a sum that does not come out."""
    lost = {gap.page_no for gap in reading.gaps if gap.kind == "lost_token" and gap.page_no}
    return list(dict.fromkeys((*sorted(lost), *sorted(pages_of_broken_sums(reading)))))[:MAX_PAGES]


def _read_again(content: bytes, numbers: Sequence[int]) -> list[Page]:
    """The pages as the other reader sees them, as far as it gets."""
    pages: list[Page] = []
    from disclosure.documents.pdf import playa_reader

    try:
        with time_limit(MAX_SECONDS):
            for page in playa_reader.read_pages(content, numbers):
                pages.append(page)
    except Exception:
        return pages  # the first reading stands: that the other one fails says nothing against it
    return pages


def differing_cells(page: Page, other: Page) -> Iterator[tuple[Cell, str]]:
    """Cells that hold an amount in either reading and not the same text in both, with the other's.

    A page or a cell whose characters the other reader can't name is no opinion, nor is a page with
    text that nobody sees: the other reader does not ask. Nor is a cell of several amounts, ours
    among them: the other reader saw no border there.
    """
    if not other.has_text or any(one.kind == "hidden_content" for one in page.remarks):
        return
    for table in page.tables():
        for cell in table.cells:
            found = _cell_at(other, cell)
            text = _plain(found.text) if found is not None else ""
            ours = _plain(cell.text)
            if found is not None and _holds_among_others(found.text, ours):
                continue
            if text != ours and _UNMAPPED not in text and (_is_money(ours) or _is_money(text)):
                yield cell, text


def _cell_at(page: Page, cell: Cell) -> Cell | None:
    """The cell of another reading that lies where the middle of this one is."""
    if cell.bbox is None:
        return None
    x, y = (cell.bbox[0] + cell.bbox[2]) / 2, (cell.bbox[1] + cell.bbox[3]) / 2
    for table in page.tables():
        if _holds(table, x, y):
            return next((one for one in table.cells if _holds(one, x, y)), None)
    return None


def _holds(thing: Table | Cell, x: float, y: float) -> bool:
    if thing.bbox is None:
        return False
    x0, top, x1, bottom = thing.bbox
    return x0 <= x < x1 and top <= y < bottom


def _is_money(text: str) -> bool:
    return bool(money_tokens(text)) or (not is_blank(text) and parse_amount(text, "元") is not None)


def _holds_among_others(text: str, ours: str) -> bool:
    amounts = [token for part in text.split() for token in money_tokens(part)]
    return len(amounts) > 1 and ours in amounts


def _plain(text: str) -> str:
    return "".join(text.split())


def _gap(page: Page, cell: Cell, other: str, table_no: int | None) -> Gap:
    token = _plain(cell.text)
    return Gap(
        kind="readers_disagree",
        detail=f"{page.label}有一格两次读取不一致：采用“{token}”，另一次读作“{other}”",
        table_no=table_no,
        page_no=page.number,
        page_label=page.label,
        token=token,
        bbox=cell.bbox,
    )
