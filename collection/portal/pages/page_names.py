"""What a page calls itself: its title, the names of its column, its day.

What belongs here: names and day as printed, in the address, in meta elements. What does not: what
the names mean (`titles`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from collection.portal.page import Page
from collection.portal.pages.surroundings import ANY_DATE, DAY, date_of
from collection.portal.pages.titles import Kind, judged
from collection.portal.pages.wording import text_of

MOST_NAMES = 12
"""Headings of a page that may say what its list holds."""
LONGEST_TITLE = 80
_HEADINGS = ("p", "div", "b", "strong", "font", "td", "h3", "h4", "h5", "span", "center")
_PLACES = "//*[text()[contains(., '位置：') or contains(., '位置:') or contains(., '当前位置')]]"
_STEPS = re.compile(r"[>＞»›→]")
_INDEX = re.compile(r"/(?:index|default)\.\w+$", re.IGNORECASE)
_PUBLISHED = re.compile(
    rf"(?:发布|公开|发文|成文|更新|公布|录入)(?:时间|日期)?[\s:：]*{DAY}|(?:时间|日期)[:：]\s*{DAY}"
)
_IN_ADDRESS = re.compile(
    r"/t(20\d{2})(\d{2})(\d{2})_\d|/(20\d{2})/(\d{1,2})/(\d{1,2})/|/(20\d{2})-(\d{2})/(\d{2})/"
)


def page_title(page: Page) -> str:
    """The title of a page: of those it gives, the first that speaks of a budget, else the first."""
    said = [one for one in _titles(page) if one]
    told = next((one for one in said if judged(one).is_about_budgets), "")
    return told or _sole_report(page) or (said[0] if said else "")


def _sole_report(page: Page) -> str:
    """The only report's title that stands in an element of its own and leads nowhere."""
    if page.root is None:
        return ""
    found: set[str] = set()
    for one in page.root.iter(*_HEADINGS):
        around = (*one.iter(etree.Element), *one.iterancestors())
        text = text_of(one) if len(one) <= 1 else ""
        is_short = 0 < len(text) <= LONGEST_TITLE
        if is_short and judged(text).kind == Kind.REPORT and not any(map(_may_lead, around)):
            found.add(text)
    linked = [one for one in page.root.iter("a") if judged(text_of(one)).kind == Kind.REPORT]
    return found.pop() if len(found) == 1 and len(linked) <= 1 else ""


def _may_lead(element: Any) -> bool:
    return element.tag in {"a", "option", "button"} or any(
        name.startswith(("on", "data-mz")) for name in element.attrib
    )


def page_names(page: Page) -> list[str]:
    """What a page calls itself and its list: column, title, headings, where it says it stands."""
    said = [_meta(page, "ColumnName"), *_titles(page)]
    if page.root is not None:
        said += [text_of(one) for one in page.root.iter("h2", "h3", "h4")][:MOST_NAMES]
        said += [_last_step(one) for one in page.root.xpath(_PLACES)[:2]]
        said += [text_of(one) for one in page.root.iter("a") if _leads_to(page, one)]
    return [one for one in dict.fromkeys(said) if one and len(one) <= 120][:MOST_NAMES]


def _leads_to(page: Page, element: Any) -> bool:
    """Whether a link (of a menu) leads to the page on which it stands: its words name that page."""
    href = (element.get("href") or "").strip()
    if not href or href.startswith(("#", "?")) or ":" in href.partition("/")[0]:
        return False
    return _INDEX.sub("/", page.absolute(href)) == _INDEX.sub("/", page.url)


def _last_step(element: Any) -> str:
    """The last name of the way to a page, which stands behind the words 当前位置 or around them."""
    text = text_of(element)
    if not _STEPS.search(text) and element.getparent() is not None:
        text = text_of(element.getparent())
    steps = [one.strip() for one in _STEPS.split(text)]
    return next((one for one in reversed(steps) if one), "")


def published_on(page: Page) -> dt.date | None:
    """The day that an article itself states: printed, in its address, or in its meta element."""
    printed = _PUBLISHED.search(page.seen_text[:200_000])
    if printed and (day := _day(printed)):
        return day
    address = _IN_ADDRESS.search(page.url)
    if address and (day := _day(address)):
        return day
    return date_of(ANY_DATE.search(_meta(page, "PubDate")))


def _titles(page: Page) -> Iterator[str]:
    yield _meta(page, "ArticleTitle")
    if page.root is None:
        return
    for tag in ("h1", "h2"):
        first = next(page.root.iter(tag), None)
        yield "" if first is None else text_of(first)
    title = next(page.root.iter("title"), None)
    if title is not None:
        whole = text_of(title)
        yield re.split(r"[_|]|\s[-—–]+\s|-(?=[^-]*(?:政府|网|平台))", whole)[0].strip() or whole


def _meta(page: Page, name: str) -> str:
    if page.root is None:
        return ""
    found = (
        one for one in page.root.iter("meta") if (one.get("name") or "").lower() == name.lower()
    )
    return " ".join(next((one.get("content") or "" for one in found), "").split())


def _day(match: re.Match[str]) -> dt.date | None:
    parts = [int(one) for one in match.groups() if one]
    try:
        return dt.date(*parts[:3])
    except (ValueError, TypeError):
        return None
