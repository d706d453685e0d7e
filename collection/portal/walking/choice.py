"""What becomes of one link: a document, a page to be opened, left out and why, or left alone.

What belongs here: what its own words, its place and the setting of its page say. What does not: the
other links of the page (`page_choices`), asking (`portal_walk`), the grammar of titles (`titles`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from collection.portal.pages.link import Link
from collection.portal.pages.link_books import BOOKS, MAY_BE_BOOKS
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.paging import SHORTEST_TITLE, is_pager_text
from collection.portal.pages.titles import (
    LONGEST_COLUMN,
    Kind,
    fiscal_year,
    is_pathway,
    judged,
)
from collection.portal.walking.setting import INDEX, Setting, what_of

_NEIGHBOUR = re.compile(r"^\s*+(?:[\[(【]\s*+)?(?:上|下|前|后)一?(?:篇|条|个|则)")
NOT_OPENED = "栏目以外的链接"
ARCHIVES = frozenset({".zip", ".rar", ".7z"})


class Action(StrEnum):
    DOCUMENT = "document"
    PAGE = "page"
    SKIP = "skip"
    LEAVE = "leave"


LEADS_ON = frozenset({Action.DOCUMENT, Action.PAGE})


@dataclass(frozen=True, slots=True)
class Choice:
    """What becomes of a link. `title` is what its document or page is known by."""

    link: Link
    action: Action
    title: str = ""
    reason: str | None = None


def is_file(link: Link, report: str | None) -> bool:
    if link.is_document or (report is not None and link.is_attached_page and not link.framed):
        return True
    return link.is_download and not link.framed and not is_pager_text(link.text)


def choice_of_file(link: Link, facts: PageFacts, setting: Setting, report: str | None) -> Choice:
    kind = setting.kind(link.text)
    if report is not None:
        return _of_report(link, kind, setting, report)
    if link.framed and kind != Kind.REPORT:
        return Choice(link, Action.LEAVE, link.text, NOT_OPENED)
    title = _title_in_column(link, kind, facts, setting)
    if title is not None:
        return Choice(link, Action.DOCUMENT, title)
    if setting.column and not link.framed and link.suffix in BOOKS and may_list(link, setting):
        return Choice(link, Action.PAGE, link.text)
    return Choice(link, Action.SKIP, link.text, setting.refusal(link.text))


def _of_report(link: Link, kind: Kind, setting: Setting, report: str) -> Choice:
    """A file on a report's own page: taken, whatever its name; called by it if that says more."""
    if setting.must_not and re.search(setting.must_not, report):
        return Choice(link, Action.SKIP, report, setting.refusal(report))
    if link.framed and kind not in {Kind.REPORT, Kind.COLUMN} and not link.shown:
        return Choice(link, Action.LEAVE, link.text, NOT_OPENED)
    named = kind == Kind.REPORT or (kind in {Kind.COLUMN, Kind.OTHER} and "算" in link.text)
    return Choice(link, Action.DOCUMENT, link.text if named else report)


def _title_in_column(link: Link, kind: Kind, facts: PageFacts, setting: Setting) -> str | None:
    """What a file of a list is known by; None where nothing says that it is a report."""
    if kind == Kind.REPORT or (kind == Kind.COLUMN and not _is_whole(link.text)):
        return link.text
    if setting.is_doubted:
        return None
    if setting.column and kind == Kind.DEPARTMENT:
        return f"{link.text}{what_of(setting.column)}"
    is_archive = kind == Kind.UNKNOWN and link.suffix in ARCHIVES
    is_of_part = judged(link.section).kind == Kind.DEPARTMENT
    if setting.column and is_of_part and kind in {Kind.BARE, Kind.STEP, Kind.UNKNOWN}:
        return f"{link.section}{what_of(setting.column, link.text)}"
    if setting.column and (kind in {Kind.BARE, Kind.STEP} or is_archive):
        return facts.title or setting.title
    return None


def choice_of_page(
    link: Link, setting: Setting, report: str | None, has_own: bool
) -> Choice | None:
    if not link.may_be_page or is_pager_text(link.text):
        return None
    kind = setting.kind(link.text)
    is_another = setting.column and kind in {Kind.REPORT, Kind.DEPARTMENT} and not link.framed
    if report is not None and ((has_own and not is_another) or leads_beside(link.text)):
        return Choice(link, Action.LEAVE, link.text, NOT_OPENED)
    if is_another or _is_followed(link, kind, setting, report) or _is_below(link, kind, setting):
        is_step = report is not None and kind == Kind.BARE  # 点击下载, to a page with the file
        return Choice(link, Action.PAGE, report if report and is_step else link.text)
    long_enough = len(link.text) >= SHORTEST_TITLE or (
        setting.column and judged(link.text).kind == Kind.DEPARTMENT
    )
    if link.framed or report is not None or not long_enough:
        return Choice(link, Action.LEAVE, link.text, NOT_OPENED)
    return Choice(link, Action.SKIP, link.text, setting.refusal(link.text))


def _is_below(link: Link, kind: Kind, setting: Setting) -> bool:
    """Whether a link of unknown words leads to a list in the column's own folder."""
    is_list = link.url.endswith("/") or bool(INDEX.search(link.url))
    is_unknown = kind == Kind.UNKNOWN and not link.framed and not setting.is_doubted
    below = bool(setting.column and setting.folder) and link.url.startswith(setting.folder)
    return is_unknown and is_list and below and len(link.text) <= LONGEST_COLUMN


def _is_followed(link: Link, kind: Kind, setting: Setting, report: str | None) -> bool:
    """Reports wherever they stand; what leads on to them only within the column."""
    if kind == Kind.REPORT:
        return True
    if setting.is_doubted:  # of a frame with the years of an old list nobody says more
        is_way = kind in {Kind.STEP, Kind.COLUMN}
        return is_way and fiscal_year(link.text) is not None and not link.framed
    if setting.column is None:
        leads_on = kind == Kind.DEPARTMENT and setting.is_directory and not link.framed
        leads_on = leads_on or (kind == Kind.STEP and is_pathway(setting.title))
        return leads_on or kind == Kind.COLUMN or is_pathway(link.text)
    if link.framed:
        own = bool(setting.folder) and link.url.startswith(setting.folder)
        own = own and link.url != setting.folder  # the column above, not one below
        is_whole_site = setting.folder.count("/") == 3
        return own and kind in ({Kind.COLUMN} if is_whole_site else {Kind.COLUMN, Kind.STEP})
    if report is not None:
        return kind in {Kind.BARE, Kind.COLUMN, Kind.STEP} and bool(link.text)
    return kind in {Kind.COLUMN, Kind.DEPARTMENT, Kind.STEP} or (
        kind == Kind.BARE and bool(link.text)
    )


def leads_beside(text: str) -> bool:
    """Whether a link leads to another article beside this one: 上一篇, 下一篇."""
    return bool(_NEIGHBOUR.search(text))


def may_list(link: Link, setting: Setting) -> bool:
    """Whether a file may list where departments publish: one whose words name no report. It is
    opened to see, and left where it does not.
    """
    return link.suffix in MAY_BE_BOOKS and setting.kind(link.text) in {Kind.UNKNOWN, Kind.OTHER}


def leads_to_file(link: Link, setting: Setting) -> bool:
    """Whether a link of a page that came instead of a file may be that file: its words name no
    other thing.
    """
    return link.shown or setting.kind(link.text) not in {Kind.UNKNOWN, Kind.OTHER}


def _is_whole(title: str) -> bool:
    return "政府" in title or "财政总" in title
