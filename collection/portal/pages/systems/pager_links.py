"""Any system whose pager is made of links: numbers, 下一页, an icon, a select of pages.

What belongs here: links of a list's own address with a number; those of any address that stand
beside each other as a pager does; those of its own address with the number of the next page, or of
the next item, whatever they are called (较早文章, Older): believed once they show something new.
What does not: what a number in an address means (`paging`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from urllib.parse import parse_qsl

from collection.portal.page import Page, split
from collection.portal.pages.link import Link
from collection.portal.pages.paging import (
    Further,
    Next,
    is_list_page,
    is_pager_text,
    leads_back,
    number_beside,
)
from collection.portal.pages.titles import Kind, judged

NAME = "翻页链接"
MOST_DIGITS = 6
_NEXT = re.compile(r"[\[<]?\s*下一?页\s*[>»›\]]*")
FEWEST = 2
"""Links that make a pager, where one goes on or two have numbers that follow each other; 下一页 is
one by itself.
"""


def further(page: Page, found: list[Link], list_url: str) -> Further:
    own = [one for one in found if is_list_page(one, list_url) and not leads_back(one.text)]
    if own:
        return Further([Next(one.url) for one in own])
    others = _pager(page, found) or _numbered(page, found, list_url) or _counting(page, found)
    return Further([Next(one.url, is_guess=True) for one in others])


def _numbered(page: Page, found: list[Link], list_url: str) -> list[Link]:
    """Links of the list's own address with the number that follows this page's."""
    number = (number_beside(page.url, list_url) or 1) + 1
    fit = (one for one in found if judged(one.text).kind in {Kind.UNKNOWN, Kind.BARE})
    return [one for one in fit if number_beside(one.url, list_url) == number]


def _counting(page: Page, found: list[Link]) -> list[Link]:
    """Links of the page's own address that begin behind all that it shows, by a parameter of any
    name: as many items further on as stand in one place.
    """
    own, said = split(page.url), dict(parse_qsl(split(page.url).query))
    shown = Counter(one.place for one in found)
    steps = {count + more for count in shown.values() if count >= FEWEST for more in (0, 1)}

    def goes_on(one: Link) -> bool:
        parts = split(one.url)
        numbers = [
            (k, v) for k, v in parse_qsl(parts.query) if v.isdigit() and len(v) <= MOST_DIGITS
        ]
        far = {int(v) - int(was) for k, v in numbers if (was := said.get(k, "0")).isdigit()}
        return parts[:3] == own[:3] and bool(far & steps)

    fit = [one for one in found if judged(one.text).kind in {Kind.UNKNOWN, Kind.BARE}]
    return [one for one in fit if not one.framed and goes_on(one)]


def _pager(page: Page, found: list[Link]) -> list[Link]:
    """Links of other addresses in one place that turn pages, of this host."""
    places: dict[str, list[Link]] = defaultdict(list)
    host = split(page.url).netloc
    for one in found:
        if one.text.strip() and is_pager_text(one.text) and split(one.url).netloc == host:
            places[one.place].append(one)
    for links in places.values():
        numbers = [int(text) for one in links if (text := one.text.strip(" []第页")).isdigit()]
        goes_on = any("下" in one.text or "next" in one.text.lower() for one in links)
        follows = any(b - a == 1 for a, b in pairwise(numbers))
        says_so = any(_NEXT.fullmatch(one.text.strip()) for one in links)
        if says_so or (len(links) >= FEWEST and (goes_on or (follows and 2 in numbers))):
            return [one for one in links if not leads_back(one.text)]
    return []
