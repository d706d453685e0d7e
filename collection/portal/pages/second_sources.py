"""Where a page says that the same can be had another way: its feeds, its search.

What belongs here: finding them on one page. What does not: asking them (`witnesses`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from collection.portal.page import Page
from collection.portal.pages.form_fields import TELLS, fields_of, sent_by
from collection.portal.scripts.script_requests import Target

MOST_FEEDS, MOST_FORMS = 6, 20
SEARCHED = ("部门预算", "部门决算")
"""What a portal's own search is asked for."""
_FEED = re.compile(r"rss|atom", re.IGNORECASE)
_SEARCHES = re.compile(
    r"search|query|keyw|sousuo|jiansuo|[\"'](?:q|qt|wd|kw|key)[\"']|搜\s*索|检\s*索|查\s*询|关键",
    re.IGNORECASE,
)


def feeds(page: Page) -> list[str]:
    """The addresses of what a page offers for subscription."""
    if page.root is None:
        return []
    offered = [
        one.get("href") or ""
        for one in page.root.iter("link", "a")
        if _FEED.search(one.get("type") or "")
        or (
            one.tag == "a"
            and re.fullmatch(r"\s*+(?:RSS\s*+(?:订?阅?\s*+)|订阅\s*+)", one.text or "")
        )
    ]
    found = [page.absolute(one) for one in offered if one and not one.startswith(("#", "java"))]
    return list(dict.fromkeys(found))[:MOST_FEEDS]


def searches(page: Page) -> list[Target]:
    """What a page's search would ask for each of the words: forms with one field to write in."""
    if page.root is None:
        return []
    forms = page.root.xpath("//form")[:MOST_FORMS]
    return [one for form in forms for one in _of_form(page, form)]


def own_searches(page: Page) -> list[Target]:
    """The pages that a script's search within the column opened (`script_engine`)."""
    made = [] if page.root is None else page.root.xpath("//a[@data-mz-search and @data-mz-done]")
    return [Target(page.absolute(one.get("href") or ""), title=one.text or "") for one in made]


def _of_form(page: Page, form: Any) -> Iterator[Target]:
    if form.xpath(".//textarea | .//input[@type='password' or @type='file' or @type='checkbox']"):
        return
    written = [
        one
        for one in form.iter("input")
        if (one.get("type") or "text").lower() in {"text", "search"} and one.get("name")
    ]
    if any((one.get("value") or "").strip().isdigit() for one in written):
        return  # the number of a page
    said = _said(form)
    action = (form.get("action") or "").strip()
    if len(written) != 1 or not _SEARCHES.search(said) or TELLS.search(said):
        return
    if not action or action.lower().startswith(("javascript:", "#")):
        return
    fields, name = fields_of(form), written[0].get("name")
    fields |= {
        one.get("name"): one.get("value") or ""
        for one in form.xpath(".//input[@type='submit'][@name]")[:1]
    }
    for word in SEARCHED:
        yield Target(*sent_by(page, form, {**fields, name: word}))


def _said(form: Any) -> str:
    """All that tells what a form is for; that a button sends it (type="submit") tells nothing."""
    parts = [*form.attrib.values(), *form.itertext()]
    inner = [one for field in form.iter("input", "button") for one in field.attrib.items()]
    parts += [f'"{value}"' for name, value in inner if name != "type"]
    return " ".join(parts)[:4_000]
