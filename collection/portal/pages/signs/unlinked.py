"""Items of a list that name a report and lead nowhere that can be told: to be said, never silent.

What belongs here: finding them. What does not: links (`links`), what is said (`telling`).
"""

from __future__ import annotations

from typing import Any

from collection.portal.page import Page
from collection.portal.pages.links import LinkReader
from collection.portal.pages.surroundings import ROWS
from collection.portal.pages.titles import Kind, judged
from collection.portal.pages.wording import own_text

LONGEST = 90
"""Characters of an item; what is longer is text."""
MOST = 500


def unlinked(page: Page, reader: LinkReader) -> list[str]:
    """The titles of reports that stand as items of their own, without any address."""
    found: dict[str, None] = {}
    if page.root is None:
        return []
    for element in page.root.iter("a", *ROWS, "div", "span", "p"):
        is_item = element.tag == "a" or element.tag in ROWS or bool(element.get("onclick"))
        if not is_item or len(found) == MOST or _holds_a_list(element):
            continue
        text = own_text(element)
        if not 6 <= len(text) <= LONGEST or judged(text).kind != Kind.REPORT:
            continue
        if not _leads(element, reader) and not reader.is_framed(element):
            found.setdefault(text)
    return [one for one in found if not any(one != other and other in one for other in found)]


def _holds_a_list(element: Any) -> bool:
    """Whether an item holds items of its own: its text is theirs."""
    return any(True for _ in element.iter("li", "dd", "tr") if _ is not element)


def _leads(element: Any, reader: LinkReader) -> bool:
    """Whether the item, something in it or around it has an address."""
    around: list[Any] = []
    parent = element.getparent()
    while parent is not None and len(around) < 3 and parent.tag not in {"body", "table", "ul"}:
        around.append(parent)
        parent = parent.getparent()
    return any(one in reader.leading for one in (*element.iter(), *around))
