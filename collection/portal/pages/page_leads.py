"""Where a page leads besides its links: refreshes, frames, what its scripts ask for.

What belongs here: these addresses as the page's own text has them. What does not: links (`links`),
which of these are asked (`asides`, `ways`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collection.portal.page import Page
from collection.portal.pages.choosing_forms import MOST_CHOICES, form_choices
from collection.portal.pages.file_addresses import file_in
from collection.portal.pages.link import Link
from collection.portal.pages.links import LinkReader
from collection.portal.pages.second_sources import own_searches
from collection.portal.pages.titles import Kind, judged
from collection.portal.scripts.script_requests import (
    MOST_REQUESTS,
    Target,
    asked_by_markup,
    requests_in,
)

_REFRESH = re.compile(r"^\s*(\d{1,3})\s*[;,]\s*url\s*=\s*[\"']?([^\"']+)", re.IGNORECASE)
_TURNED = re.compile(
    r"(?:^|[;{\s])(?:(?:window|self|top|document|parent)\.)?location(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*[\"']([^\"'\n]{1,400})[\"']"
)
_FUNCTION = re.compile(r"function\b[^{]{0,120}\{|=>\s*\{")
_ASKED = re.compile(
    r"(?:\burl\s*+:|\.open\(\s*+[\"'](?:GET|POST)[\"']\s*+,)\s*+\(?\s*+[\"']([^\"'\s<>]{3,400})[\"'](?!\s*\+)",
    re.IGNORECASE,
)


def turns_of(page: Page) -> Iterator[str]:
    """Where a page sends whoever opens it: a refresh, or a script outside any function."""
    if page.root is None:
        return
    for one in page.root.iter("meta"):
        if (one.get("http-equiv") or "").lower() == "refresh":
            found = _REFRESH.match(one.get("content") or "")
            if found and int(found[1]) <= 30:
                yield page.absolute(found[2])
    for script in page.root.iter("script"):
        text = script.text or ""
        turned = _TURNED.search(text)
        if turned and not _FUNCTION.search(text[: turned.start() + 1]):
            yield page.absolute(turned[1])


def frames_of(page: Page) -> Iterator[str]:
    if page.root is None:
        return
    for one in page.root.iter("iframe", "frame", "object", "embed"):
        src = (one.get("data" if one.tag == "object" else "src") or "").strip()
        is_frame = one.tag.endswith("frame") or "html" in (one.get("type") or src)
        is_page = not src.startswith(("about:", "javascript:", "data:")) and not file_in(src)
        if src and is_frame and is_page:
            yield page.absolute(src)


def chosen_targets(page: Page, reader: LinkReader) -> list[Target]:
    made = [*reader.handlers.asked, *form_choices(page), *own_searches(page)]
    return list(dict.fromkeys(made))[:MOST_CHOICES]


def asks_of(page: Page, found: list[Link], reader: LinkReader) -> list[Target]:
    """What the page's scripts ask for and no link that is followed leads to; at most one more than
    is asked.
    """
    followed = {Kind.REPORT, Kind.COLUMN, Kind.DEPARTMENT, Kind.STEP}
    known = {one.url for one in found if judged(one.text).kind in followed}
    clicked = set(reader.handlers.asked)
    known |= {one.url for one in found} - {one.url for one in clicked}
    made = list(requests_in(page, page.scripts, reader.handlers.known))
    made = [one for one in made if not one.lacks] + list(asked_by_markup(page))
    own = {one.url.partition("?")[0] for one in made}
    for written in dict.fromkeys(_ASKED.findall(page.scripts)):
        url = page.absolute(written)
        if url.partition("?")[0] not in own:
            made.append(Target(url, is_data=True))
    return [one for one in made if one.url not in known and one not in clicked][: MOST_REQUESTS + 1]


def hopes_of(page: Page, asks: list[Target], reader: LinkReader) -> list[Target]:
    """What may hold items: what scripts ask for with more than is known here, and what script files
    ask for; of what those post only what counts pages.
    """
    own = requests_in(page, page.scripts, reader.handlers.known)
    made = requests_in(page, page.companions, reader.handlers.known)
    fit = [one for one in own if one.lacks]
    fit += [one for one in made if one.form is None or one.counts_pages]
    known = {one.url.partition("?")[0] for one in [*asks, *reader.handlers.asked]}
    return [one for one in fit if one.url.partition("?")[0] not in known][:MOST_REQUESTS]
