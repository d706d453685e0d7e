"""A table in plain text (CSV) that lists departments beside addresses: the page it stands for.

What belongs here: its rows with their links, as markup. What does not: workbooks (`link_books`).
"""

from __future__ import annotations

import csv
import io
from html import escape
from itertools import islice

from collection.portal.pages.file_addresses import suffix_of
from disclosure.documents.web.markup import decoded

MOST_ROWS = 5_000
FEWEST = 3
"""Addresses that make a table one that may list departments."""


def page_of_table(url: str, content_type: str, body: bytes) -> bytes | None:
    """The page of a table that holds addresses; None for every other answer."""
    if suffix_of(url) != ".csv" and not content_type.startswith("text/csv"):
        return None
    text = decoded(body)
    try:
        rows = list(islice(csv.reader(io.StringIO(text)), MOST_ROWS))
    except csv.Error:
        return None
    if sum(one.startswith(("http://", "https://")) for row in rows for one in row) < FEWEST:
        return None
    made = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f"<html><meta charset='utf-8'><body><table>{made}</table></body></html>".encode()


def _cell(text: str) -> str:
    said = escape(text.strip())
    is_link = said.startswith(("http://", "https://"))
    return f'<td><a href="{said}">查看</a></td>' if is_link else f"<td>{said}</td>"
