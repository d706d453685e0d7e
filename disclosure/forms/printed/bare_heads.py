"""Heads of the form's tables under which no table was read: title, then the unit of money.

What belongs here: finding them among the lines. What does not: reading captions (`captions`).
"""

from __future__ import annotations

from disclosure.documents.document import Document, Page
from disclosure.forms.declaration import Form
from disclosure.forms.printed.captions import title_of, unit_of_lines

_LINES_BELOW = 2
"""Between a title and its unit stands at most a number or the agency; contents print no unit."""


def bare_heads(document: Document, form: Form) -> dict[int, Page]:
    """The page of each table, by number, whose title and unit stand among the lines."""
    found: dict[int, Page] = {}
    for page in document.pages:
        lines = [line.text for line in page.lines()]
        for index, line in enumerate(lines):
            titled = title_of(line, form)
            if titled and unit_of_lines(lines[index + 1 : index + 1 + _LINES_BELOW]):
                longest = max(length for length, _ in titled)
                for length, table in titled:
                    if length == longest:
                        found.setdefault(table.table_no, page)
    return found
