"""The end of a walk: what is still tried when nothing is left to ask, and what is told then.

What belongs here: what can only be known at the end: searches that found nothing, reports that only
a neighbour names, pages of reports that nothing came of, dead ends, lists that were not read to
their end. What does not: the walk (`portal_walk`), the evidence itself (`remains`, `second_look`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from collection.portal.pages.alike_titles import form_of
from collection.portal.pages.link import Link
from collection.portal.pages.obstacles import GONE, REFUSED
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind, is_cut, is_pathway, judged
from collection.portal.scripts.script_engine import Wanted
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.choice import Action, Choice
from collection.portal.walking.door import Door
from collection.portal.walking.lists import Lists, ListState
from collection.portal.walking.owed import Debt, Matter
from collection.portal.walking.preparing import Preparing
from collection.portal.walking.seen_page import Seen
from collection.portal.walking.telling import NOTHING, Teller, allow
from collection.portal.walking.witnesses import Witnesses

MOST_RESULTS = 10
"""Further pages that one page of a search's results leads to and that are asked."""


class Afterwards:
    """Of one walk."""

    def __init__(self, bounds: Bounds, tell: Teller, lists: Lists) -> None:
        self.bounds, self.tell, self.owed, self.lists = bounds, tell, tell.owed, lists
        self.witnesses = Witnesses(tell.doubts.remains)
        self.asked: set[str] = set()

    def page(
        self,
        ask: Ask,
        facts: PageFacts,
        seen: Seen,
        state: ListState | None,
        wanted: list[Wanted],
    ) -> None:
        """What a page says of others, and of other sources; its scripts asked for `wanted`."""
        doubts, is_list = self.tell.doubts, seen.is_list
        if not seen.is_article:
            self.tell.unlinked(ask, facts, in_column=seen.in_column)
        for url in facts.signs.moved if seen.in_column or ask.depth == 0 else ():
            if self.bounds.why_not(url) is not None:
                self.tell.night.gap(f"网页说还有的在别的网站上，没有读取；{allow(url)}")
        if state is not None:
            self._rest_of(state, ask)
        self.witnesses.page(ask, seen.setting, facts, is_article=seen.is_article)
        doubts.department(ask, facts)
        if seen.in_column or seen.is_article:
            is_known = seen.in_column and is_list and not seen.setting.is_doubted
            is_first = ask.number == 1 and not ask.is_try  # behind an empty page there is no end
            leads_on = is_known and (is_first or bool(seen.useful))
            doubts.remains.page(ask, seen.setting, facts, is_list=leads_on)
            doubts.page(ask, facts, state, wanted, is_list=is_list, items=len(seen.useful))

    def is_dead_end(self, ask: Ask, status: int, reason: str) -> bool:
        """Whether what may lead to the budgets is gone for every reader: a column, or an item that
        was to be opened because its words name neither a budget nor anybody; a gap only where
        nothing else led to them.
        """
        kind = judged(ask.title).kind
        is_way = is_pathway(ask.title) and kind == Kind.STEP
        is_item = ask.role == Role.PAGE and ask.is_chosen and kind == Kind.UNKNOWN
        is_item = is_item and not (is_cut(ask.title) or form_of(ask.title))
        if status not in GONE or not (is_way or is_item):
            return False
        self._dead_end(ask, reason)
        self.tell.sight(ask, "skipped", reason, status, None)
        return True

    def _rest_of(self, state: ListState, ask: Ask) -> None:
        """What a list says that it has, until it was read."""

        def told() -> None:
            self.tell.gap(state, self.lists.lack(state) or "")

        debt = Debt(state.title, ask, lambda: self.lists.lack(state) is not None, told=told)
        self.owed.owe(Matter.LIST, state.url, debt)

    def _dead_end(self, ask: Ask, reason: str) -> None:
        """What may lead to the budgets and does not: a gap only where nothing else led to them."""
        debt = Debt(
            reason,
            ask,
            lambda: not self.tell.night.files,
            told=lambda: self.tell.sought(ask, reason),
        )
        self.owed.owe(Matter.COLUMN, ask.key, debt)

    def neighbour(self, link: Link) -> None:
        """A report that a page names beside its own, whether or not a list leads to it."""
        url = link.url.partition("//")[2]
        where = Ask(link.url, Role.PAGE, link.text)
        self.owed.owe(Matter.NEIGHBOUR, url, Debt(link.text, where, lambda: url not in self.asked))

    def may_have(self, ask: Ask, reason: str, status: int | None) -> bool:
        """Whether what was not had may yet be had another way: a further page of a list that counts
        its pages or items. It is lost where the list lacks it at the end.
        """
        if not self.lists.counts(ask):
            return False

        def told() -> None:
            self.tell.night.blocked += status in REFUSED and not ask.may_fail
            self.tell.failed(ask, reason, status)

        debt = Debt(
            reason,
            ask,
            lambda: not self.lists.is_whole(ask),
            told=told,
            settled=lambda: self.tell.sight(ask, "skipped", reason, status, None),
        )
        self.owed.owe(Matter.FURTHER_PAGE, f"{ask.key} {ask.form} {ask.clicks}", debt)
        return True

    def tries(self, door: Door) -> list[Ask]:
        """What is still owed, as far as asking may settle it."""
        asked = {url for url, _ in door.asked}
        passed_over = {url for url, _ in door.passed_over}
        is_readable = bool(self.tell.night.starts_read and not self.tell.night.blocked)
        return self.owed.tries(asked, passed_over, is_readable=is_readable)

    def heard(self, ask: Ask, answer: Answer) -> None:
        """What the portal's map or feeds say, where it has any."""
        if answer.status == 200:
            self.witnesses.heard(ask, answer)

    def results(self, ask: Ask, facts: PageFacts) -> Iterator[Ask]:
        """The next pages of a search, as long as it knows something that was not had."""
        if self.witnesses.searched(ask, facts):
            for one in facts.pages[:MOST_RESULTS]:
                made = replace(ask, url=one.url, form=one.form, clicks=one.clicks, asked="", hops=0)
                yield replace(made, number=ask.number + 1)

    def conclude(self, door: Door, preparing: Preparing) -> None:
        """The verdict's sentences: what is still owed, in the order in which one explains another,
        and then what else speaks against the portal.
        """
        night, doubts, tell = self.tell.night, self.tell.doubts, self.tell
        asked = [url for url, _ in door.asked] + preparing.asked
        self.asked = {url.partition("//")[2] for url in asked}
        self.owed.conclude(Matter.FURTHER_PAGE, Matter.LIST)
        for one in self.owed.open(Matter.SEARCH):
            tell.sought(one.where, one.what)
        self.owed.conclude(Matter.BARE, Matter.COLUMN, Matter.YEAR, Matter.ITEM)
        tell.items()
        tell.reports()
        tell.neighbours()
        tell.outside(preparing.script_runs.outside)
        doubts.lists(self.lists.known.values())
        doubts.conclude(night, asked, preparing.companions.texts, preparing.answers)
        self.lists.count(night)
        night.finished = True

    def bare(self, ask: Ask, answer: Answer, facts: PageFacts, report: str | None) -> None:
        """A page that leads nowhere: told, or, where it is a report's, looked into at the end."""
        is_way = is_pathway(ask.title) and judged(ask.title).kind == Kind.STEP
        if is_way and ask.setting.column is None and facts.obstacle is None and not facts.asks:
            self._dead_end(ask, NOTHING)
        elif judged(ask.title).kind == Kind.DEPARTMENT and not facts.says_empty:
            self.tell.doubts.departments.setdefault(ask.title, ask.key)
            self.tell.nothing(ask, answer, facts, may_be_empty=may_be_empty(ask, facts))
        elif report is not None and facts.obstacle is None:
            may = may_be_empty(ask, facts)
            told = partial(self.tell.nothing, ask, answer, facts, may_be_empty=may)
            self.tell.doubts.remains.bare(ask, answer, facts, report, told)
        else:
            self.tell.nothing(ask, answer, facts, may_be_empty=may_be_empty(ask, facts))


def shows_others(ask: Ask, made: list[Choice]) -> bool:
    """Whether a further page of a list has items, and none of them is a report."""
    return ask.number > 1 and any(one.action == Action.SKIP for one in made)


def may_be_empty(ask: Ask, facts: PageFacts) -> bool:
    """Whether a page that leads nowhere loses nothing: one beside others, or one that says so."""
    is_beside = ask.is_aside or ask.is_chosen or ask.is_try
    return (is_beside or (facts.says_empty and not facts.asks)) and facts.obstacle is None


def named_beside(facts: PageFacts, url: str) -> str:
    """The one report whose title stands beside an address in the page's text or data."""
    titles = [title for title, beside in facts.named.items() if beside[:1] == [url]]
    return titles[0] if len(titles) == 1 else ""
