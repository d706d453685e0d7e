"""The rows of a workbook, document or PDF with their links: text, or the markup of a link.

What belongs here: what one file holds, whoever made it; run in a process of its own (`apart`), so
nothing is imported but what the file needs. What does not: which files are looked into, and what
becomes of the rows (`link_books`).
"""

from __future__ import annotations

import ctypes
import io
import json
import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby, islice
from typing import Any

from collection.apart import work

MOST_COLUMNS = 200
MOST_LISTED = 60
"""Pages of a PDF."""
_FORMULA = re.compile(
    r"=HYPERLINK\(\s*+\"([^\"]++)\"\s*+(?:,\s*+\"([^\"]*+)\"\s*+)?\)", re.IGNORECASE
)


def _rows(arguments: list[str], body: bytes) -> bytes:
    """As JSON; `arguments` are what the file is and how many rows are read at most."""
    kind, most = arguments
    return json.dumps(list(islice(_READERS[kind](body), int(most)))).encode()


def _of_workbook(body: bytes) -> Iterator[list[str]]:
    """The rows that there are: a sheet may claim a million."""
    from openpyxl import load_workbook  # a tenth of a second, which most crawls need not pay

    for sheet in load_workbook(io.BytesIO(body)).worksheets:
        cells = sorted(sheet._cells.items())
        for _, placed in groupby(cells, key=lambda one: one[0][0]):
            row = {column: cell for (_, column), cell in placed}
            wide = min(max(row), MOST_COLUMNS)
            yield [_of_cell(row.get(column)) for column in range(1, wide + 1)]


def _of_cell(cell: Any) -> str:
    if cell is None:
        return ""
    text = "" if cell.value is None else str(cell.value)
    if linked := _FORMULA.fullmatch(text):
        return _cell(linked[2] or "", linked[1])
    return _cell(text, cell.hyperlink.target if cell.hyperlink else None)


def _of_old_workbook(body: bytes) -> Iterator[list[str]]:
    import xlrd

    book = xlrd.open_workbook(file_contents=body, formatting_info=True, logfile=io.StringIO())
    for sheet in book.sheets():
        links = {
            (row, one.fcolx): one.url_or_path
            for one in sheet.hyperlink_list
            for row in range(one.frowx, min(one.lrowx + 1, sheet.nrows))
            if isinstance(one.url_or_path, str)
        }
        for row in range(sheet.nrows):
            wide = min(sheet.ncols, MOST_COLUMNS)
            yield [_cell(str(sheet.cell_value(row, k)), links.get((row, k))) for k in range(wide)]


def _of_pdf(body: bytes) -> Iterator[list[str]]:
    """A row for each link of a page: what stands before it on its line, and itself."""
    from pypdfium2 import PdfDocument, raw

    document = PdfDocument(body)
    for page in islice(document, MOST_LISTED):
        texts, place, link = page.get_textpage(), ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
            if url := _address(document, link):
                box = raw.FS_RECTF()
                raw.FPDFLink_GetAnnotRect(link, ctypes.byref(box))
                high = {"bottom": box.bottom, "top": box.top}
                before = texts.get_text_bounded(left=0, right=box.left, **high)
                own = texts.get_text_bounded(left=box.left, right=box.right, **high)
                yield [" ".join(before.split()), _cell(" ".join(own.split()), url)]


def _address(document: Any, link: Any) -> str:
    from pypdfium2 import raw

    action = raw.FPDFLink_GetAction(link)
    size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    held = ctypes.create_string_buffer(size)
    if size:
        raw.FPDFAction_GetURIPath(document, action, held, size)
    return held.value.decode("utf-8", "replace")


def _of_document(body: bytes) -> Iterator[list[str]]:
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(io.BytesIO(body))
    targets = {key: one.target_ref for key, one in document.part.rels.items() if one.is_external}
    for row in document.element.body.iter(qn("w:tr"), qn("w:p")):
        parts = list(row.iter(qn("w:tc"))) if row.tag == qn("w:tr") else [row]
        if row.tag == qn("w:p") and any(one.tag == qn("w:tr") for one in row.iterancestors()):
            continue
        links = [next(iter(one.iter(qn("w:hyperlink"))), None) for one in parts]
        urls = [None if one is None else targets.get(one.get(qn("r:id"))) for one in links]
        said = ["".join(each.text or "" for each in one.iter(qn("w:t"))) for one in parts]
        yield [_cell(text, url) for text, url in zip(said, urls, strict=True)]


def _cell(text: str, url: str | None) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)


_READERS: dict[str, Callable[[bytes], Iterator[list[str]]]] = {
    "pdf": _of_pdf,
    "old workbook": _of_old_workbook,
    "workbook": _of_workbook,
    "document": _of_document,
}

if __name__ == "__main__":
    work(_rows)
