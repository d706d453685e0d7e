"""The door of a walk: each address once, within the bounds of place, depth and number; what does
not pass is told.

What belongs here: these bounds. What does not: which addresses there are (`portal_walk`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from collection.jurisdiction import Portal
from collection.portal.pages.link import Link
from collection.portal.pages.titles import Kind, judged
from collection.portal.walking.asking import Ask, Role
from collection.portal.walking.bounds import BROKEN_ADDRESS, Bounds
from collection.portal.walking.choice import Choice
from collection.portal.walking.telling import Teller, allow

MOST_DEPTH = 8
"""Links from a start page: year, department, year, article, attachment and some more."""
MOST_DEPTH_SOUGHT = 4
"""Links within which the column of the budgets is sought from a start page that is none."""


class Door:
    """Lets an address out to be asked, or says why not. What was `passed_over` by the words of one
    link may still be asked for by those of another. `opened` counts them; `charsets` are those
    of the pages that were read: what their forms post is written so.
    """

    def __init__(self, portal: Portal, bounds: Bounds, tell: Teller) -> None:
        self.portal, self.bounds, self.tell = portal, bounds, tell
        self.asked: set[tuple[str, Any]] = set()
        self.passed_over: set[tuple[str, Any]] = set()
        self.charsets: dict[str, str] = {}
        self.opened = 0

    def ask(self, ask: Ask) -> Iterator[Ask]:
        """An address, once and within bounds; one that is refused is sighted, never asked."""
        refused = self.bounds.why_not(ask.url)
        if not self.first_time(ask):
            return
        if refused is not None:
            self._out_of_bounds(ask, refused)
            return
        is_found = ask.role == Role.DOCUMENT or judged(ask.title).kind == Kind.REPORT
        is_sought = not (ask.setting.column or is_found)
        deepest = ask.setting.sought_from + MOST_DEPTH_SOUGHT if is_sought else MOST_DEPTH
        if ask.depth > deepest:
            self.tell.bound(ask, f"网页离起始页超过 {deepest} 层，太深，没有读取", None)
            return
        if self.opened >= self.portal.max_pages:
            self.tell.night.gap(f"网页和文件超过 {self.portal.max_pages} 个，其余没有读取")
            self.tell.sight(
                ask, "failed", f"网页和文件超过 {self.portal.max_pages} 个，没有读取", None, None
            )
            return
        self.opened += 1
        self.tell.night.followed += 1
        charset = self.charsets.get(ask.seen_from or "", ask.charset)
        yield replace(ask, charset=charset) if ask.form else ask

    def _out_of_bounds(self, ask: Ask, refused: str) -> None:
        """What leads out of the place. A file whose title names its department is a link that
        can't be had, and its department's alone; behind a page there may be anybody's.
        """
        if "有误" in refused:
            self.tell.sight(ask, "failed", refused, None, None)
            return
        kind = judged(ask.title).kind
        if ask.role == Role.PAGE:
            if kind not in {Kind.REPORT, Kind.COLUMN}:
                self.tell.night.left += 1
                return
            self.tell.night.gap(f"有预决算的链接在别的网站上，没有读取；{allow(ask.url)}")
        elif ask.role == Role.DOCUMENT:
            if kind == Kind.REPORT:
                self.tell.failed(ask, refused, None)
                return
            self.tell.night.gap(f"有报告的文件在别的网站上，没有读取；{allow(ask.url)}")
        self.tell.sight(ask, "skipped", refused, None, None)

    def departments_elsewhere(self, followed: list[Choice]) -> None:
        """Departments of a list whose pages are on hosts that the place does not allow."""
        links = [one.link for one in followed if judged(one.title).kind == Kind.DEPARTMENT]
        outside = [
            one for one in links if self.bounds.why_not(one.url) not in {None, BROKEN_ADDRESS}
        ]
        if outside:
            first = f"{outside[0].text}等 {len(outside)} 个部门"
            where = allow(*(one.url for one in outside))
            self.tell.night.gap(f"{first}的链接在别的网站上，没有读取；{where}")

    def passes_over(self, ask: Ask) -> bool:
        """Whether an address that is not asked is to be told: once, and not where it was asked."""
        key = (ask.url, (ask.form, ask.clicks))
        is_new = key not in self.asked and key not in self.passed_over
        self.passed_over.add(key)
        return is_new

    def is_new(self, link: Link) -> bool:
        return (link.url, (link.form, ())) not in self.asked

    def first_time(self, ask: Ask) -> bool:
        key = (ask.url, (ask.form, ask.clicks))
        if key in self.asked:
            return False
        self.asked.add(key)
        return True
