"""A workbook or document that lists where departments publish (网址汇总表): the page it stands for.

What belongs here: which files these are, and their rows with their links, as markup. What does not:
reading reports (`disclosure`), what is followed (`choice`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape
from itertools import groupby, islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from disclosure.errors import CorruptDocument, OversizedDocument

BOOKS = frozenset({".xlsx", ".docx"})
MOST_BYTES = 8 * 1024**2
"""Of a file, unpacked; it is read where the portal is crawled."""
MOST_ROWS, MOST_COLUMNS = 5_000, 200
_LISTS = re.compile(r"网址|链接|地址")


def lists_addresses(title: str, suffix: str) -> bool:
    """Whether a file says that it lists addresses."""
    return suffix in BOOKS and bool(_LISTS.search(title))


def as_page(body: bytes, suffix: str) -> bytes:
    """The rows of a file as a table, with its links.

    Raises CorruptDocument or OversizedDocument.
    """
    try:
        _refuse_large(body)
        found = _of_workbook(body) if suffix == ".xlsx" else _of_document(body)
        rows = list(islice(found, MOST_ROWS))
    except (BadZipFile, KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
        raise CorruptDocument("文件已损坏，没有读取其中的网址") from error
    made = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows)
    return f"<html><body><table>{made}</table></body></html>".encode()


def _refuse_large(body: bytes) -> None:
    with ZipFile(io.BytesIO(body)) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    if unpacked > MOST_BYTES:
        raise OversizedDocument(f"文件展开后超过 {MOST_BYTES // 1024**2} MB，没有读取其中的网址")


def _of_workbook(body: bytes) -> Iterator[list[str]]:
    """The rows that there are: a sheet may claim a million."""
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


def _of_document(body: bytes) -> Iterator[list[str]]:
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
