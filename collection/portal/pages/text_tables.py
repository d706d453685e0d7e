"""A table in plain text (CSV) that lists departments beside addresses: the page it stands for.

What belongs here: its rows with their links. What does not: the page that is made of them, and
workbooks (`link_books`).
"""

from __future__ import annotations

import csv
import io
from html import escape
from itertools import chain, islice

from collection.portal.pages.file_addresses import suffix_of
from collection.portal.pages.link_books import FEWEST, MOST_ROWS, Book, as_book
from disclosure.documents.web.markup import decoded


def book_of_table(url: str, content_type: str, body: bytes) -> Book | None:
    """The page of a table that holds addresses; None for every other answer."""
    if suffix_of(url) != ".csv" and not content_type.startswith("text/csv"):
        return None
    try:
        rows = list(islice(csv.reader(io.StringIO(decoded(body))), MOST_ROWS + 1))
    except csv.Error:
        return None
    if sum(map(_is_address, chain.from_iterable(rows))) < FEWEST:
        return None
    return as_book([[_cell(one) for one in row] for row in rows])


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://"))


def _cell(text: str) -> str:
    said = escape(text.strip())
    return f'<a href="{said}">查看</a>' if _is_address(said) else said
