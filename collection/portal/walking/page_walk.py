"""What a page that was read leads to: its choices, its list's further pages, ways beside its links.

What belongs here: the order of these, and what is told of the page itself. What does not: which
links are followed (`page_choices`), how an address is asked and what is answered (`portal_walk`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from collection.portal.pages.link import Link
from collection.portal.pages.obstacles import CHALLENGE
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind, judged
from collection.portal.walking.afterwards import Afterwards, shows_others
from collection.portal.walking.asides import NOT_AMONG_ITEMS, NOT_IN_SITE
from collection.portal.walking.asking import Answer, Ask
from collection.portal.walking.choice import Action, Choice
from collection.portal.walking.door import Door
from collection.portal.walking.following import ask_for
from collection.portal.walking.keeping import Keeper
from collection.portal.walking.lists import ListState
from collection.portal.walking.preparing import Preparing
from collection.portal.walking.seen_page import Seen, seen_in
from collection.portal.walking.setting import Setting, here, is_own_site
from collection.portal.walking.telling import LIST
from collection.portal.walking.ways import Opens, Ways


class PageWalk:
    """Of one walk, with its lists; `opens` asks for an address, once and within bounds."""

    def __init__(
        self,
        door: Door,
        preparing: Preparing,
        keeper: Keeper,
        afterwards: Afterwards,
        opens: Opens,
    ) -> None:
        self.door, self.preparing, self.opens = door, preparing, opens
        self.keeper, self.afterwards, self.tell = keeper, afterwards, door.tell
        self.searches, self.doubts = self.tell.searches, self.tell.doubts
        self.lists = afterwards.lists
        self.ways = Ways(door.portal.place, door.bounds, self.searches, self.tell, opens)

    def led(self, ask: Ask, answer: Answer, facts: PageFacts, own: dict[str, Any]) -> Iterator[Ask]:
        """Everything that a page leads to; `own` is what was kept of its text."""
        self.door.charsets |= dict.fromkeys((ask.key, ask.url), facts.charset)
        self.tell.system(facts)
        setting = self._setting(ask, facts)
        seen = seen_in(setting, facts, answer.url, *self.lists.begun(ask, answer.url))
        self.tell.cut(ask, facts, answer)
        if ask.goes_on and facts.obstacle == CHALLENGE:
            self.tell.failed(ask, CHALLENGE, answer.status)
        if ask.is_guess and not self.lists.is_new(ask, seen.made, facts):
            if setting.column is not None:
                self.doubts.remains.page(ask, setting, facts, is_list=False)
            yield from chain.from_iterable(map(self.opens, ask.next_guess()))
            return
        self.ways.shown(ask, facts)
        state = self.lists.page_read(ask, facts, seen, answer.url)
        instead, beside = self._ways(ask, facts, seen, state)
        goes_on = bool(instead or beside or facts.pages)
        if is_start := ask.is_start:
            self.tell.start_page(ask, answer, facts, seen.useful, led_on=goes_on)
        is_text = not seen.useful or (seen.is_article and ask.form is None)
        if kept := bool(own.get("sha256")) and is_text and setting.column is not None:
            self.keeper.page_itself(ask, answer, facts, own, seen.report)
        if kept or seen.has_file or seen.has_reports:
            self.searches.succeeded(setting.sought)
        was_read = is_start or seen.useful or kept or instead or beside or (facts.pages and state)
        if not (was_read or shows_others(ask, seen.made)):
            self.afterwards.bare(ask, answer, facts, seen.report)
        if not kept:
            self._clicked_for_nothing(ask, answer, seen.useful)
        self.afterwards.page(ask, facts, seen, state, self.preparing.wanted_by(ask))
        yield from instead
        if state is not None:
            yield from self._further_pages(ask, facts, state, setting)
        self.door.departments_elsewhere([] if seen.has_reports else seen.useful)
        is_first = ask.number == 1 and any(self.door.is_new(one.link) for one in seen.useful)
        is_sought = seen.is_unknown and is_first
        sought = self.searches.begin(ask, NOT_AMONG_ITEMS, setting) if is_sought else setting
        day = facts.published_on if seen.is_article else None
        for one in seen.made:
            if one.action == Action.LEAVE:
                self._left(one.link)
            else:
                yield from self._choose(one, ask_for(one, ask, facts, sought, day))
        yield from beside

    def _setting(self, ask: Ask, facts: PageFacts) -> Setting:
        title = "" if ask.title == LIST else ask.title
        setting = here(ask.setting, title, ask.url, facts)
        if not is_own_site(ask.title, ask.seen_from, ask.url, facts):
            return setting
        return self.searches.begin(ask, NOT_IN_SITE, replace(setting, column=None, folder=""))

    def _ways(
        self, ask: Ask, facts: PageFacts, seen: Seen, state: ListState | None
    ) -> tuple[list[Ask], list[Ask]]:
        """What is asked instead of a page's own items, and what is asked beside them."""
        setting, is_list = seen.setting, seen.is_list
        is_useful = bool(seen.useful)
        instead = list(self.ways.instead(ask, facts, setting, state, is_useful=is_useful))
        beside = list(self.ways.beside(ask, facts, setting)) if is_list and is_useful else []
        beside += self.ways.chosen(ask, facts, setting, is_list=is_list, in_column=seen.in_column)
        if not (is_useful or instead or beside or facts.pages):
            instead = list(self.ways.below(ask, facts, setting))
        return instead, beside

    def _clicked_for_nothing(self, ask: Ask, answer: Answer, useful: list[Choice]) -> None:
        """A report's item that was clicked and shows nothing that was not there before."""
        is_item = ask.is_chosen and ask.clicks and judged(ask.title).kind == Kind.REPORT
        before = self.preparing.script_runs.shown.get(ask.key, set())
        if is_item and all(one.link.key in before for one in useful):
            self.tell.failed(ask, "点开条目以后没有读到文件", answer.status)

    def _further_pages(
        self, ask: Ask, facts: PageFacts, state: ListState, setting: Setting
    ) -> Iterator[Ask]:
        for more in self.lists.further(ask, facts, state, setting):
            yield from self.opens(more)
        if state.cut and not state.told:
            state.told = True
            self.tell.gap(state, f"列表超过 {self.lists.most_pages} 页，其余没有读取")

    def _left(self, link: Link) -> None:
        self.tell.night.left += 1
        is_report = judged(link.text).kind == Kind.REPORT and not link.framed
        if is_report and self.door.bounds.why_not(link.url) is None:
            self.afterwards.neighbour(link)

    def _choose(self, one: Choice, made: Ask) -> Iterator[Ask]:
        """What becomes of a choice, and of the ask that was `made` of it."""
        if one.action == Action.SKIP:
            self.doubts.left_out(made)
            if self.door.passes_over(made):
                self.tell.sight(made, "skipped", one.reason, None, None)
            return
        if self.ways.is_spent(made):
            return
        self.tell.night.wanted += 1
        if one.action == Action.DOCUMENT:
            self.doubts.had(made)
            self.doubts.told(one.link.section)
        yield from self.opens(made)
