"""A workbook or document that lists where departments publish (网址汇总表): the page it stands for.

What belongs here: which files hold addresses, and the page that is made of their rows. What does
not: the rows (`book_rows`, `text_tables`), reading reports (`disclosure`), what is followed
(`choice`).
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from zipfile import ZipFile

from collection.apart import Overrun, apart
from collection.portal.pages import book_rows
from collection.portal.pages.file_beginnings import OLD_OFFICE, PDF
from disclosure.errors import CorruptDocument, OversizedDocument

BOOKS = frozenset({".xlsx", ".xls", ".docx"})
MAY_BE_BOOKS = BOOKS | {".pdf"}
"""A PDF is looked into where a list has nothing else: there are too many of them."""
PACKED = frozenset({".xlsx", ".docx", ".zip"})
"""As what some of them are known by their bytes: a report of theirs may be a book, too."""
MOST_BYTES = 8 * 1024**2
"""Of a workbook or document, unpacked."""
MOST_ROWS = 5_000
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
        kind = _kind(body)
        rows = _rows(kind, body) if kind else []
    except (OversizedDocument, MemoryError):
        raise
    except Overrun as error:
        reason = "文件读取过久或占用过多内存，没有读取其中的网址"
        raise OversizedDocument(reason) from error
    except Exception as error:  # whatever a library says of a broken file
        raise CorruptDocument("文件已损坏，没有读取其中的网址") from error
    if sum("://" in one for row in rows for one in row) < FEWEST:
        return None
    return as_book(rows)


def as_book(rows: Sequence[Sequence[str]]) -> Book:
    """Rows of markup as a page."""
    made = "".join(
        f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows[:MOST_ROWS]
    )
    page = f"<html><meta charset='utf-8'><body><table>{made}</table></body></html>".encode()
    return Book(page, len(rows) > MOST_ROWS)


def _rows(kind: str, body: bytes) -> list[list[str]]:
    """Raises Overrun and Unmade."""
    made: list[list[str]] = json.loads(apart(book_rows.__file__, [kind, str(MOST_ROWS + 1)], body))
    return made


def _kind(body: bytes) -> str | None:
    """What a file is that may hold addresses, as `book_rows` reads it; None where it holds none.
    Raises OversizedDocument, BadZipFile and other errors of damaged archives.
    """
    if body.startswith(PDF):
        return "pdf"
    _assert_small(len(body))
    if body.startswith(OLD_OFFICE):
        return "old workbook"
    with ZipFile(io.BytesIO(body)) as parts:
        if not _holds_addresses(parts):
            return None
        return "workbook" if "xl/workbook.xml" in parts.namelist() else "document"


def _holds_addresses(parts: ZipFile) -> bool:
    """By its bytes, before anything of it is read. Raises OversizedDocument."""
    _assert_small(sum(part.file_size for part in parts.infolist()))
    held = (parts.read(one) for one in parts.namelist() if _HELD.match(one))
    return sum(len(_LINKED.findall(one)) for one in held) >= FEWEST


def _assert_small(unpacked: int) -> None:
    """Raises OversizedDocument."""
    if unpacked > MOST_BYTES:
        raise OversizedDocument(f"文件展开后超过 {MOST_BYTES // 1024**2} MB，没有读取其中的网址")
