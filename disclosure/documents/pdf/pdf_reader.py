"""The door to a PDF with text: its pages as lines and ruled tables.

What belongs here: limits, damaged files, and the order of pages. What does not: what stands on a
page (`pdfium`), what becomes of it (`sheets`), and the second opinion (`plumber`).
"""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from disclosure.documents.collector import without_collector
from disclosure.documents.document import Page
from disclosure.documents.furniture import mark_furniture
from disclosure.documents.pdf.aligned import Running
from disclosure.documents.pdf.page_geometry import page_of
from disclosure.documents.pdf.pdfium import has_layered_forms, open_pdf, read_sheet
from disclosure.documents.pdf.visible.annotations import Overlay, lay_down, overlay_of
from disclosure.documents.pdf.visible.digit_shapes import JudgedFonts
from disclosure.documents.pdf.wholeness import with_wholeness
from disclosure.errors import CorruptDocument, OversizedDocument

MAX_PAGES = 2000
MAX_PAGE_POINTS = 14_400
"""The largest page side that PDF allows (200 inches)."""


def read_pdf(content: bytes) -> tuple[Page, ...]:
    """Every page of a PDF; raises EncryptedDocument, OversizedDocument or CorruptDocument.

    Not for threads: pdfium is not safe in them.
    """
    document = open_pdf(content)
    try:
        if len(document) > MAX_PAGES:
            raise OversizedDocument(f"文件有 {len(document)} 页，超过上限 {MAX_PAGES} 页")
        if not len(document):
            raise CorruptDocument("文件已损坏：里面没有任何一页")
        with without_collector():
            pages = tuple(read_pages(document, layered=has_layered_forms(content)))
        return with_wholeness(content, mark_furniture(pages))
    finally:
        document.close()


def read_pages(document: pypdfium2.PdfDocument, *, layered: bool = False) -> Iterator[Page]:
    """The pages of an open document in order; `layered` as `has_layered_forms` says.

    Each stays open until the next one is read, as `JudgedFonts` asks. Raises OversizedDocument or
    CorruptDocument.
    """
    running, fonts = Running(), JudgedFonts()
    before = None
    for index in range(len(document)):
        page, overlay = _opened(document, index)
        yield page_of(read_sheet(page, index + 1, overlay, fonts, layered=layered), running)
        if before is not None:
            before.close()
        before = page


def _opened(document: pypdfium2.PdfDocument, index: int) -> tuple[pypdfium2.PdfPage, Overlay]:
    """A page, closed with the document at the latest, and what lay over it and lies on it now."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError as error:
        raise CorruptDocument(f"文件已损坏：第{index + 1}页打不开") from error
    if max(page.get_size()) > MAX_PAGE_POINTS:
        raise OversizedDocument(f"第{index + 1}页的页面过大，没有打开")
    overlay = overlay_of(page)
    if overlay.prints:
        lay_down(page)
        page.close()
        page = document[index]
    return page, overlay
