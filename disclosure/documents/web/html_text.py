"""Text of a web page as a person sees it: where lines break, which blanks count, what is a link.

What belongs here: text of elements. What does not: tables and pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from disclosure.documents.parted_lines import parted

_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "del", "dfn"}
    | {"em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small"}
    | {"span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")


def is_inline(element: etree._Element) -> bool:
    """Unknown elements are inline, and so are Office's own (`o:p`)."""
    return element.tag in _INLINE or ":" in str(element.tag)


def plain(text: str) -> str:
    """Runs of blanks as one, full-width ones only taken away at the ends."""
    return _BLANKS.sub(" ", text).strip(" 　")


def cell_text(td: etree._Element) -> str:
    """The lines of a cell, without what the tables inside it hold."""
    return parted(lines_of(td))


def lines_of(element: etree._Element) -> Iterator[str]:
    """The lines of an element, broken where blocks and `<br>` break them; tables left out."""
    return joined(pieces_of(element))


def joined(pieces: Iterable[str | None]) -> Iterator[str]:
    """Lines of text from pieces, None where a line ends; empty lines are left out."""
    parts: list[str] = []
    for piece in (*pieces, None):
        if piece is not None:
            parts.append(piece)
            continue
        if line := plain("".join(parts)):
            yield line
        parts.clear()


def pieces_of(element: etree._Element) -> Iterator[str | None]:
    """Texts in order, None where a line ends."""
    if element.text:
        yield element.text
    for child in element:
        if child.tag == "table" and is_one_cell(child):
            yield None
            yield from pieces_of(next(child.iter("td", "th")))
            yield None
        elif child.tag in ("br", "hr", "table"):
            yield None
        elif is_inline(child):
            yield from pieces_of(child)
        else:
            yield None
            yield from pieces_of(child)
            yield None
        if child.tail:
            yield child.tail


def is_one_cell(table: etree._Element) -> bool:
    """Whether a table has one cell: put around a figure to place it, it is no table."""
    return sum(1 for _ in table.iter("td", "th")) == 1


def own_text(element: etree._Element) -> str:
    """All text inside, without blanks."""
    return re.sub(r"\s", "", "".join(element.itertext()))


def text_beside_links(element: etree._Element) -> str:
    """All text inside that is no link to somewhere else."""
    return _beside(element)


def link_share(element: etree._Element) -> float:
    """How much of an element's text leads to other pages, 0 to 1."""
    whole = len(own_text(element))
    return 1 - len(_beside(element)) / whole if whole else 0.0


def count_links(element: etree._Element) -> int:
    return sum(_is_link(one) for one in element.iter("a"))


def _beside(element: etree._Element) -> str:
    if _is_link(element):
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [_beside(child), child.tail or ""]
    return re.sub(r"\s", "", "".join(parts))


def _is_link(element: etree._Element) -> bool:
    return element.tag == "a" and not (element.get("href") or "#").startswith("#")
