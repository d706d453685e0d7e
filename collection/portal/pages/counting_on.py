"""The next page's address or form, made of this one's by counting on.

What belongs here: what is made, to be asked and checked before it is believed. What does not: pages
that a list links to (`paging`), a vendor's way of paging (`systems`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlencode

from collection.portal.page import split
from collection.portal.pages.file_addresses import suffix_of
from collection.portal.pages.paging import DIRECTORY_INDEX
from collection.portal.scripts.script_requests import JSON_BODY, PAGE_NAMES, PAGE_PARAMETER

_IN_DATA = re.compile(rf"([\"']?(?:{PAGE_NAMES})[\"']?\s*[:=]\s*[\"']?)(\d{{1,4}})", re.IGNORECASE)
GUESSED = ("page", "pageNo", "pageNum", "pageIndex", "currentPage", "curPage", "p")


def guesses(list_url: str, number: int) -> Iterator[str]:
    """Where page `number` of a list may be; the first is 1. Each is to be asked and checked."""
    parts = split(list_url)
    folder, _, name = parts.path.rpartition("/")
    suffix = suffix_of(name)
    stem = name[: len(name) - len(suffix)]
    query = parse_qsl(parts.query, keep_blank_values=True)
    root = f"{parts.scheme}://{parts.netloc}"
    if any(PAGE_PARAMETER.match(key) and value.isdigit() for key, value in query):
        changed = [
            (k, str(number) if PAGE_PARAMETER.match(k) and v.isdigit() else v) for k, v in query
        ]
        yield f"{root}{parts.path}?{urlencode(changed)}"
        return
    if suffix not in PROGRAMS_OF_QUERY:
        if numbered := re.fullmatch(r"(|.*[_-])1", stem):
            yield f"{root}{folder}/{numbered[1]}{number}{suffix}"
        own = stem or DIRECTORY_INDEX[0]
        ending = suffix or ".html"
        for one in (number - 1, number):
            yield f"{root}{folder}/{own}_{one}{ending}"
    for key in GUESSED:
        yield f"{root}{parts.path}?{urlencode([*query, (key, str(number))])}"


PROGRAMS_OF_QUERY = frozenset({".jsp", ".do", ".aspx", ".asp", ".php", ".action", ".ashx"})


def counted_on(url: str) -> str | None:
    """The same address for the next page, where a parameter of it counts pages; else None."""
    parts = split(url)
    plain = unquote(parts.query)
    found = list(_IN_DATA.finditer(plain))
    if not found:
        return None
    last = found[0]
    changed = f"{plain[: last.start(2)]}{int(last[2]) + 1}{plain[last.end(2) :]}"
    if changed.count("&") == parts.query.count("&") and not re.search(
        r"%[0-9A-Fa-f]{2}", parts.query
    ):
        return url.replace(parts.query, changed)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    again = [
        (key, _IN_DATA.sub(_one_more, value, count=1) if "{" in value else value)
        for key, value in pairs
    ]
    again = [
        (k, str(int(v) + 1) if PAGE_PARAMETER.match(k) and v.isdigit() else v) for k, v in again
    ]
    return f"{parts.scheme}://{parts.netloc}{parts.path}?{urlencode(again)}"


_OFFSET = re.compile(
    r"^(?:start|offset|skip|from|page_?start|start_?(?:row|index|num|record))$", re.IGNORECASE
)
_OF_ONE_PAGE = re.compile(
    r"^(?:rows|limit|(?:page_?)?size|take|length|count|per_?page|num)$", re.IGNORECASE
)


def offset_on(url: str) -> str:
    """The same address for the next page, where one parameter counts items and another is how many
    make a page; else nothing.
    """
    head, _, query = url.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    size = next((int(v) for k, v in pairs if _OF_ONE_PAGE.match(k) and v.isdigit()), 0)
    counts = [k for k, v in pairs if _OFFSET.match(k) and v.isdigit()]
    if not (size and counts):
        return ""
    again = [(k, str(int(v) + size) if k == counts[0] else v) for k, v in pairs]
    return f"{head}?{urlencode(again)}"


_NUMBERED = re.compile(r"""(["']?(\w{1,60})["']?\s*:\s*["']?)(\d{1,6})(?![\d.])""")


def form_counted_on(form: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...] | None:
    """The same form for the next page, where a field of it counts pages."""
    if form and form[0][0] == JSON_BODY:
        for match in _NUMBERED.finditer(form[0][1]):
            if PAGE_PARAMETER.match(match[2]):
                body = form[0][1]
                more = f"{match[1]}{int(match[3]) + 1}"
                return ((JSON_BODY, body[: match.start()] + more + body[match.end() :]),)
        return None
    counts = [k for k, v in form if PAGE_PARAMETER.match(k) and v.isdigit()]
    if not counts:
        return None
    return tuple((k, str(int(v) + 1) if k == counts[0] else v) for k, v in form)


def _one_more(match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) + 1}"
