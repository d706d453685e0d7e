"""The part of a page in which a link stands: what is written above it says what it is of.

What belongs here: finding the heading of an element. What does not: what follows (`choice`).
"""

from __future__ import annotations

import re
from typing import Any

from collection.portal.pages.titles import Kind, judged, plain

MOST_UP, MOST_BEFORE = 6, 4
LONGEST = 40
MOST_WITHIN = 8
"""Elements in a heading."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "legend", "caption"})
_NAMED = re.compile(
    r"(?:^|[-_])(?:tit\w*|hd|head\w*|caption|column\w*|name|sub)(?:$|[-_\d])", re.IGNORECASE
)


class Sections:
    """The headings of one page, each looked for once."""

    def __init__(self) -> None:
        self.known: dict[Any, str] = {}

    def of(self, element: Any) -> str:
        """The heading above an element, where it speaks of budgets or names a department."""
        heading = self.any_of(element)
        kind = judged(heading).kind
        if kind == Kind.DEPARTMENT:
            return plain(heading)
        return heading if kind == Kind.COLUMN else ""

    def any_of(self, element: Any) -> str:
        """The heading above an element, whatever it says."""
        place = element.getparent()
        if place is None:
            return ""
        if place not in self.known:
            self.known[place] = self._above(element)
        return self.known[place]

    def _above(self, element: Any) -> str:
        for _ in range(MOST_UP):
            heading = _before(element)
            if heading:
                return heading
            element = element.getparent()
            if element is None or element.tag == "body":
                return ""
        return ""


def _before(element: Any) -> str:
    """The nearest heading before an element beside it; in a list of lists, the item above."""
    for number, one in enumerate(element.itersiblings(preceding=True)):
        if number == MOST_BEFORE:
            return ""
        text = _heading(one, is_above=element.tag in {"ul", "ol", "dd", "dl"})
        if text:
            return text
    return ""


def _heading(element: Any, *, is_above: bool) -> str:
    if not isinstance(element.tag, str):
        return ""
    names = f"{element.get('class', '')} {element.get('id', '')}".split()
    is_heading = element.tag in _HEADINGS or any(_NAMED.search(one) for one in names)
    text = " ".join("".join(element.itertext()).split()) if len(element) <= MOST_WITHIN else ""
    if not 2 <= len(text) <= LONGEST:
        return ""
    is_above = is_above and element.tag in {"a", "span", "p", "div", "strong", "b"}
    return text if is_heading or is_above or _names_department(element, text) else ""


def _names_department(element: Any, text: str) -> bool:
    """Whether a line of its own names a department and leads nowhere."""
    is_line = element.tag in {"p", "div"} and judged(text).kind == Kind.DEPARTMENT
    return is_line and not any(one.tag == "a" for one in element.iter())
