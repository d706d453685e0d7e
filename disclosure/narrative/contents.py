"""The table of contents: which lines are its entries, and the titles it lists.

What belongs here: telling contents from body. What does not: sections of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.documents.document import Document, LineRole
from disclosure.narrative.prose_text import at_hand, compact, fold

_NUMERAL = "[一二三四五六七八九十]{1,5}"
_LEADER = re.compile(
    r"(?<![.…·_-])(?=[.·_-]*?(?:\.{3}|…|·{3}|-{5}|_{4}))[.…·_-]++\s*+\d*+$"
    r"|(?<!\s)[^\S\t]*+\t\s*+\d++$"
)
_NUMBERING = re.compile(
    rf"第{_NUMERAL}部分|{_NUMERAL}、|\({_NUMERAL}\)|\d{{1,2}}[、.]|附?表{_NUMERAL}"
)
_HEADING = {"目录", "目次"}
_LONGEST_ENTRY = 45
_MOST_ENTRIES = 80


@dataclass(frozen=True, slots=True)
class Contents:
    """`places` count the text lines of the document from 0; `titles` are compact, unnumbered.

    `entries` are the lines as printed, in order, without leaders and page numbers.
    """

    titles: frozenset[str]
    places: frozenset[int]
    entries: tuple[str, ...] = ()


@at_hand
def is_contents_entry(text: str) -> bool:
    """A line of the table of contents: dotted leaders, or a tab, before a page number."""
    return bool(_LEADER.search(fold(text).strip()))


def _text_lines(document: Document) -> Iterator[tuple[int, str]]:
    """All lines of running text, in reading order, each with its page's number."""
    for page in document.pages:
        for line in page.lines():
            if line.role is LineRole.TEXT:
                yield page.number, line.text


def contents(document: Document) -> Contents:
    """Entries with leaders anywhere, and the lines below 目录 until the first title comes again."""
    lines = list(_text_lines(document))
    places = {place for place, (_, text) in enumerate(lines) if is_contents_entry(text)}
    for place, (_, text) in enumerate(lines):
        if compact(text) in _HEADING:
            places |= set(_block(lines, place))
    titles = {_bare(lines[place][1]) for place in places}
    entries = (compact(_LEADER.sub("", fold(lines[place][1]).strip())) for place in sorted(places))
    return Contents(
        frozenset(title for title in titles if len(title) >= 4),
        frozenset(places),
        tuple(entry.rstrip(".…·") for entry in entries if entry not in _HEADING),
    )


def _bare(text: str) -> str:
    plain = compact(_LEADER.sub("", fold(text).strip())).rstrip(".…·")
    return _NUMBERING.sub("", plain, count=1)


def _block(lines: list[tuple[int, str]], heading: int) -> list[int]:
    """The entries below 目录: to the first title that comes again, else to the end of its page.

    A numbered title comes again with its number: 第二部分 and 第三部分 may name the same body.
    """
    seen: set[str] = set()
    own_page = [heading]
    for place in range(heading + 1, min(heading + _MOST_ENTRIES, len(lines))):
        page, text = lines[place]
        title, whole = _bare(text), compact(_LEADER.sub("", fold(text).strip()))
        if whole in seen or (title == whole and title in seen):
            return list(range(heading, place))
        if len(title) > _LONGEST_ENTRY or compact(text).endswith(("。", ";")):
            break
        seen |= {title, whole}
        if page == lines[heading][0]:
            own_page.append(place)
    is_whole_page = len(own_page) < len(lines) - heading and lines[-1][0] != lines[heading][0]
    return own_page if is_whole_page else []
