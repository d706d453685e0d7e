"""A workbook or document that lists where departments publish (网址汇总表): the page it stands for.

What belongs here: which files these are, and their rows with their links, as markup. What does not:
reading reports (`disclosure`), what is followed (`choice`).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html import escape
from zipfile import BadZipFile

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

BOOKS = frozenset({".xlsx", ".docx"})
MOST_BYTES = 8 * 1024**2
MOST_ROWS = 5_000
_LISTS = re.compile(r"网址|链接|地址")


def lists_addresses(title: str, suffix: str) -> bool:
    """Whether a file says that it lists addresses."""
    return suffix in BOOKS and bool(_LISTS.search(title))


def as_page(body: bytes, suffix: str) -> bytes:
    """The rows of a file as a table, with its links; nothing where it can't be read."""
    if len(body) > MOST_BYTES:
        return b""
    try:
        rows = list(_of_workbook(body) if suffix == ".xlsx" else _of_document(body))[:MOST_ROWS]
    except (BadZipFile, KeyError, ValueError, OSError):
        return b""
    made = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows)
    return f"<html><body><table>{made}</table></body></html>".encode()


def _of_workbook(body: bytes) -> Iterator[list[str]]:
    for sheet in load_workbook(io.BytesIO(body)).worksheets:
        for row in sheet.iter_rows():
            links = [one.hyperlink.target if one.hyperlink else None for one in row]
            said = [str(one.value) if one.value is not None else "" for one in row]
            yield [_cell(text, url) for text, url in zip(said, links, strict=True)]


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
