"""A workbook or document that lists where departments publish (网址汇总表): the page it stands for.

What belongs here: which files hold addresses, and their rows with their links, as markup. What does
not: reading reports (`disclosure`), what is followed (`choice`).
"""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby, islice
from typing import Any
from zipfile import ZipFile

from collection.portal.pages.file_beginnings import OLD_OFFICE, PDF
from disclosure.errors import CorruptDocument, OversizedDocument

BOOKS = frozenset({".xlsx", ".xls", ".docx"})
MAY_BE_BOOKS = BOOKS | {".pdf"}
"""A PDF is looked into where a list has nothing else: there are too many of them."""
PACKED = frozenset({".xlsx", ".docx", ".zip"})
"""As what some of them are known by their bytes: a report of theirs may be a book, too."""
MOST_BYTES = 8 * 1024**2
"""Of a file, unpacked; it is read where the portal is crawled."""
MOST_ROWS, MOST_COLUMNS = 5_000, 200
MOST_LISTED = 60
"""Pages of a PDF."""
FEWEST = 3
"""Addresses that make a file one that may list departments."""
_LINKED = re.compile(
    rb"TargetMode=\"External\"|[>\"]\s*https?://(?!schemas\.|purl\.org|www\.w3\.org)"
)
_HELD = re.compile(
    r"^(?:xl|word)/(?:.*_rels/.*\.rels|sharedStrings\.xml|document\.xml|worksheets/\w+\.xml)$"
)


@dataclass(frozen=True, slots=True)
class Book:
    """The rows of a file as a table, with its links; `is_cut` where there are more."""

    markup: bytes
    is_cut: bool


def book_of(body: bytes) -> Book | None:
    """A workbook or document that holds addresses, as a page; None for every other file.

    Raises CorruptDocument or OversizedDocument.
    """
    try:
        rows = list(islice(_rows(body), MOST_ROWS + 1))
    except (OversizedDocument, MemoryError):
        raise
    except Exception as error:  # whatever a library says of a broken file
        raise CorruptDocument("文件已损坏，没有读取其中的网址") from error
    if sum("://" in one for row in rows for one in row) < FEWEST:
        return None
    made = "".join(
        f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows[:MOST_ROWS]
    )
    page = f"<html><body><table>{made}</table></body></html>".encode()
    return Book(page, len(rows) > MOST_ROWS)


def _rows(body: bytes) -> Iterator[list[str]]:
    if body.startswith(PDF):
        yield from _of_pdf(body)
    elif body.startswith(OLD_OFFICE):
        _assert_small(len(body))
        yield from _of_old_workbook(body)
    else:
        with ZipFile(io.BytesIO(body)) as parts:
            if not _holds_addresses(parts):
                return
            is_workbook = "xl/workbook.xml" in parts.namelist()
        yield from _of_workbook(body) if is_workbook else _of_document(body)


def _holds_addresses(parts: ZipFile) -> bool:
    """By its bytes, before anything of it is read. Raises OversizedDocument."""
    _assert_small(sum(part.file_size for part in parts.infolist()))
    held = (parts.read(one) for one in parts.namelist() if _HELD.match(one))
    return sum(len(_LINKED.findall(one)) for one in held) >= FEWEST


def _assert_small(unpacked: int) -> None:
    """Raises OversizedDocument."""
    if unpacked > MOST_BYTES:
        raise OversizedDocument(f"文件展开后超过 {MOST_BYTES // 1024**2} MB，没有读取其中的网址")


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
