"""What of a page is followed: one choice for each of its links.

What belongs here: what the links of a page say of each other: its files, its tools, its menus.
What does not: one link by itself (`choice`), items that words do not tell (`doubted_items`).
"""

from __future__ import annotations

from dataclasses import replace

from collection.portal.page import split
from collection.portal.pages.link import Link
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.paging import is_list_page
from collection.portal.pages.titles import (
    Kind,
    judged,
)
from collection.portal.walking.choice import (
    LEADS_ON,
    Action,
    Choice,
    choice_of_file,
    choice_of_page,
    is_file,
    may_list,
)
from collection.portal.walking.doubted_items import Forms, with_doubted
from collection.portal.walking.setting import FEWEST_DEPARTMENTS, Setting, report_title, within

MOST_TOOLS = 3
MOST_BOOKS = 5


def choices(
    facts: PageFacts, setting: Setting, url: str, list_url: str, forms: Forms | None = None
) -> list[Choice]:
    """One choice for every link of a page that is no further page of its list; `forms` are those
    of items that were alike on the list's pages so far.
    """
    report = report_title(facts, setting)
    further = {one.url for one in facts.pages}
    links = [
        one
        for one in _with_sites(facts, setting)
        if one.form is not None
        or (
            one.url not in further
            and not is_list_page(one, list_url)
            and one.url.rstrip("/") != url.rstrip("/")
        )
    ]
    made = [
        choice_of_file(one, facts, within(setting, one), report)
        for one in links
        if is_file(one, report)
    ]
    has_file = any(one.action == Action.DOCUMENT and one.link.is_document for one in made)
    if report is not None and not has_file:
        made = [_of_its_tools(one, report, len(made)) for one in made]
    has_own = report is not None and any(one.action == Action.DOCUMENT for one in made)
    pages = [one for one in links if not is_file(one, report)]
    others = [choice_of_page(one, within(setting, one), report, has_own) for one in pages]
    made += [one for one in others if one is not None]
    is_list = report is None and setting.column is not None and not setting.is_doubted
    known = set() if forms is None else forms
    return _with_books(with_doubted(made, url, known), setting) if is_list else made


def _with_books(made: list[Choice], setting: Setting) -> list[Choice]:
    """Where a list leads nowhere, the files on it that may list where departments publish, and what
    there is more of its blocks, whatever these are called.
    """
    if any(one.action in LEADS_ON for one in made):
        return made
    made = [replace(one, action=Action.PAGE) if _is_more(one) else one for one in made]
    books = [one for one in made if one.action == Action.SKIP and may_list(one.link, setting)]
    few = books if len(books) <= MOST_BOOKS else []
    return [replace(one, action=Action.PAGE) if one in few else one for one in made]


def _is_more(one: Choice) -> bool:
    """通知公告 更多: named by its block."""
    last = one.link.text.rpartition(" ")[2]
    return one.action == Action.SKIP and last != one.link.text and judged(last).kind == Kind.STEP


def _with_sites(facts: PageFacts, setting: Setting) -> list[Link]:
    """The links of a page. Where one of the column has nothing else, the departments of its menu,
    or of a list for choosing among other sites, are its items.
    """
    leads = {Kind.REPORT, Kind.DEPARTMENT, Kind.COLUMN}
    unframed = [one for one in facts.links if not one.framed]
    own = any(judged(one.text).kind in leads or one.is_document for one in unframed)
    if setting.column is None or own or facts.says_empty:
        return facts.links
    host = split(setting.folder).netloc
    menu = [one for one in facts.links if one.framed and split(one.url).netloc == host]
    sites = [one for one in facts.links if one.is_site] or menu
    sites = [one for one in sites if judged(one.text).kind == Kind.DEPARTMENT]
    if len(sites) < FEWEST_DEPARTMENTS:
        return facts.links
    return [replace(one, framed=False) if one in sites else one for one in facts.links]


def _of_its_tools(one: Choice, report: str, count: int) -> Choice:
    """The only files of a report's page, though they stand among its tools."""
    is_left = one.action == Action.LEAVE and count <= MOST_TOOLS
    return replace(one, action=Action.DOCUMENT, title=report, reason=None) if is_left else one
