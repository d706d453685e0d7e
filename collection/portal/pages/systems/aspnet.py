"""ASP.NET: further pages and files by `__doPostBack`, which posts the page's own form back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from collection.portal.page import Page
from collection.portal.pages.form_fields import choices_of, fields_of
from collection.portal.pages.link import Link
from collection.portal.pages.links import LinkReader
from collection.portal.pages.paging import Further, Next, is_pager_text, leads_back
from collection.portal.pages.surroundings import named_by_row
from collection.portal.pages.titles import Kind, judged
from collection.portal.pages.wording import own_text
from collection.portal.scripts.script_requests import Target

NAME = "ASP.NET"
_POST_BACK = re.compile(
    r"__doPostBack\(\s*\\?[\"']((?:[^\"'\\]|\\[^\"']){1,200})\\?[\"']\s*,\s*\\?[\"']([^\"']{0,200})[\"']"
)
MOST_POSTED = 512 * 1024
"""Characters of hidden state that are sent back."""


def further(page: Page, _found: list[Link], list_url: str) -> Further:
    if page.root is None or "__doPostBack" not in page.text:
        return Further()
    said = Further(system=NAME)
    for element in page.root.iter("a"):
        called = _POST_BACK.search(element.get("href", "") + element.get("onclick", ""))
        if called is None or not _leads_on(text := own_text(element)):
            continue
        form = next(element.iterancestors("form"), None)
        if form is not None and (posted := _posted(form, called[1], called[2])):
            action = page.absolute(form.get("action") or page.url)
            numbered = bool(re.search(r"\d", text)) or "…" in text or ".." in text
            place = f"{called[1]}#{called[2]}{_chosen(form)}"
            known_by = f"{action}#{place}" if numbered and called[2] else ""
            said.pages.append(Next(action, form=posted, known_by=known_by))
    if any(one.known_by for one in said.pages):
        said.pages = [one for one in said.pages if one.known_by]
    return said


def post_backs(page: Page) -> Iterator[tuple[str, Target]]:
    """Every link that posts the page's form back, with its text."""
    if page.root is None or "__doPostBack" not in page.text:
        return
    for element in page.root.iter("a"):
        called = _POST_BACK.search(element.get("href", "") + element.get("onclick", ""))
        form = next(element.iterancestors("form"), None)
        if called and form is not None and (posted := _posted(form, called[1], called[2])):
            yield own_text(element), Target(page.absolute(form.get("action") or page.url), posted)


def files(page: Page, reader: LinkReader) -> Iterator[Link]:
    """The buttons of a list's rows that post the page's form back for a file: 下载, 查看."""
    if page.root is None or "__doPostBack" not in page.text:
        return
    for element in page.root.iter("a"):
        called = _POST_BACK.search(element.get("href", "") + element.get("onclick", ""))
        form = next(element.iterancestors("form"), None)
        if called is None or form is None or judged(own_text(element)).kind != Kind.BARE:
            continue
        name = named_by_row(element, reader.rows, "")
        posted = _posted(form, called[1], called[2])
        if posted and judged(name).kind in {Kind.REPORT, Kind.DEPARTMENT}:
            reader.leading.add(element)
            yield Link(page.absolute(form.get("action") or page.url), name, form=posted)


def posted_by(handler: str) -> dict[str, str]:
    """The fields by which a handler's call says what of the page is posted back."""
    called = _POST_BACK.search(handler)
    return {"__EVENTTARGET": called[1], "__EVENTARGUMENT": ""} if called else {}


def _leads_on(text: str) -> bool:
    """A number, 下一页, or the dots behind which the next numbers are."""
    return text.strip() in {"...", "…"} or (is_pager_text(text) and not leads_back(text))


def _posted(form: Any, target: str, argument: str) -> tuple[tuple[str, str], ...]:
    fields = fields_of(form)
    said = [re.sub(r"\\(.)", r"\1", one) for one in (target, argument)]
    fields |= {"__EVENTTARGET": said[0], "__EVENTARGUMENT": said[1]}
    return tuple(fields.items()) if sum(map(len, fields.values())) <= MOST_POSTED else ()


def _chosen(form: Any) -> str:
    """What tells the pages of one choice from those of another: #year=2026."""
    chosen = choices_of(form)
    return f"#{urlencode(chosen)}" if chosen else ""
