"""The walk over one portal: which addresses to ask next after each answer; nothing is ever silent.

What belongs here: lists and their pages, details, files, redirects, bounds, and what is told of
each. What does not: the network (`spider`), reading a page (`page_facts`), choosing (`choice`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from collection.jurisdiction import Portal
from collection.portal.page import page_of
from collection.portal.pages.held_files import held_file, is_held, place_of
from collection.portal.pages.link_books import PACKED
from collection.portal.pages.links import Link, of_same_key
from collection.portal.pages.obstacles import CHALLENGE, GONE, REFUSED, excuse
from collection.portal.pages.page_facts import PageFacts, packed, unpacked
from collection.portal.pages.titles import Kind, judged
from collection.portal.walking.afterwards import Afterwards, Seen, shows_others
from collection.portal.walking.asides import NOT_AMONG_ITEMS, NOT_IN_SITE, Searches
from collection.portal.walking.asking import (
    MOST_REDIRECTS,
    Answer,
    Ask,
    Role,
    file_suffix,
    is_binary,
    may_be_data,
)
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.choice import (
    Action,
    Choice,
    Setting,
    choices,
    here,
    is_own_site,
    leads_to_file,
    may_list,
    report_title,
)
from collection.portal.walking.door import Door
from collection.portal.walking.following import ask_for
from collection.portal.walking.keeping import Keeper, Memory
from collection.portal.walking.lists import Lists, ListState
from collection.portal.walking.monitor import PortalNight
from collection.portal.walking.preparing import Prepared, Preparing
from collection.portal.walking.telling import LIST, Sight, Teller
from collection.portal.walking.ways import Ways
from disclosure.documents.web.markup import is_markup
from disclosure.errors import UnreadableDocument

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
HELPS = frozenset({Role.SCRIPT, Role.DATA})
"""What is asked for a page, before that can be read."""
MOST_SHOWN = 3
"""Files that a viewer's page may name."""
MOST_PAGE_BYTES = 16 * 1024**2
"""Of a page whose links are read: its tree takes up to twenty times as much memory."""


class Walk:
    """Takes answers, gives further addresses. One for each portal and night."""

    def __init__(
        self,
        portal: Portal,
        bounds: Bounds,
        memory: Memory,
        sight: Sight,
        night: PortalNight,
        *,
        draws: bool = False,
    ) -> None:
        self.portal, self.bounds, self.memory, self.night = portal, bounds, memory, night
        self.searches = Searches()
        self.tell = Teller(night, sight, self.searches)
        self.lists = Lists(portal.max_list_pages)
        self.door = Door(portal, bounds, self.tell)
        self.preparing = Preparing(portal, bounds, self.door, draws=draws)
        self.keeper = Keeper(memory, self.tell)
        self.afterwards = Afterwards(bounds, self.tell, self.searches)
        self.doubts = self.tell.doubts
        self.ways = Ways(bounds, self.searches, self.tell, self._open)

    def start(self, urls: list[str]) -> Iterator[Ask]:
        self.night.starts, self.starts = len(urls), urls
        for url in urls:
            setting = Setting(must=self.portal.title_must, must_not=self.portal.title_must_not)
            yield from self._open(Ask(url, Role.LIST, LIST, setting=setting, list_url=url))

    def answered(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        """What to ask after an answer. Whatever goes wrong with it is one failed sighting."""
        try:
            if ask.role == Role.WITNESS and answer.status not in REDIRECTS:
                yield from self._told(self.afterwards.heard(ask, answer))
            else:
                yield from self._answered(ask, answer)
        except UnreadableDocument as error:
            self.tell.failed(ask, error.reason, answer.status)
        except Exception as error:
            self.tell.failed(ask, f"网站的答复无法处理（{type(error).__name__}）", answer.status)

    def unanswered(self, ask: Ask, reason: str, *, forbidden: bool = False) -> Iterator[Ask]:
        """No answer at all: forbidden by robots.txt, too large, or not reachable."""
        if ask.role == Role.WITNESS:
            return
        if ask.role in HELPS:
            if ask.role == Role.DATA:
                self.tell.failed(ask, reason, None, outcome="skipped" if forbidden else "failed")
            yield from self._helped(ask, None)
            return
        if ask.is_drawn:
            yield from self.answered(*self.preparing.drawings.had(ask, None))
            return
        yield from self._next_guess(ask)
        if not ask.is_guess or ask.goes_on:
            if ask.depth == 0 and ask.number == 1:
                self.night.starts_unanswered += 1
            self.tell.failed(ask, reason, None, outcome="skipped" if forbidden else "failed")

    def remaining(self) -> Iterator[Ask]:
        """When nothing is left to ask: what pages name or link to, and nothing has come of."""
        yield from self._told(self.afterwards.tries(self.door, self.starts))

    def _told(self, asks: Iterable[Ask]) -> Iterator[Ask]:
        """Asks for what was told of by another than a followed link."""
        return chain.from_iterable(map(self._open, asks))

    def finish(self) -> PortalNight:
        """Tells what is known only at the end."""
        self.afterwards.conclude(self.lists, self.door, self.preparing)
        return self.night

    def stopped(self, reason: str) -> PortalNight:
        """The walk was ended before its end: told, with what had been counted."""
        self.night.gap(f"{reason}，其余的地址没有读取")
        night = self.finish()
        night.finished = False
        return night

    def _answered(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        if ask.is_drawn:
            ask, answer = self.preparing.drawings.had(ask, answer)
        if answer.status in REDIRECTS:
            yield from self._turned(ask, answer)
        elif ask.role in HELPS:
            yield from self._helped(ask, answer)
        elif answer.from_memory:
            yield from self._remembered(ask, answer)
        elif answer.status != 200:
            yield from self._refused(ask, answer)
        elif (suffix := file_suffix(answer)) is not None:
            yield from self._filed(ask, answer, suffix)
        elif ask.role == Role.DOCUMENT and (said := excuse(answer.url, answer.body)):
            self.tell.failed(ask, f"得到的是网页而不是文件：{said}", answer.status)
        elif ask.role == Role.DOCUMENT and not is_markup(answer.body) and not may_be_data(answer):
            self.keeper.file(ask, answer, Link(ask.url, ask.title).suffix)
        elif ask.role == Role.DOCUMENT and Link(ask.url, ask.title).is_document:
            yield from self._shown_instead(ask, answer)
        elif is_binary(answer):
            self.tell.failed(ask, "得到的既不是网页也不是报告文件，无法处理", answer.status)
        elif len(answer.body) > MOST_PAGE_BYTES:
            said = f"网页超过 {MOST_PAGE_BYTES // 1024**2} MB，没有读取"
            self.tell.failed(ask, said, answer.status)
        else:
            yield from self._prepared(self.preparing.page(ask, answer))

    def _filed(self, ask: Ask, answer: Answer, suffix: str) -> Iterator[Ask]:
        """A file: a report; or a book of links, for which alone others are opened."""
        is_looked_into = ask.role == Role.PAGE and may_list(Link(ask.url, ask.title), ask.setting)
        shown = None
        if is_looked_into or suffix in PACKED:
            try:
                shown = self.preparing.book(ask, answer)
            except UnreadableDocument:
                if is_looked_into:
                    raise
        if shown is not None:
            yield from self._prepared(self.preparing.page(replace(ask, role=Role.PAGE), shown))
        elif is_looked_into:
            said = ask.setting.refusal(ask.title)
            self.tell.sight(ask, "skipped", said, answer.status, None)
        else:
            self.keeper.file(ask, answer, suffix)

    def _shown_instead(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        """A page where a file was linked: a viewer, a step to the file, or the report itself."""
        links = [one for one in self.preparing.facts(ask, answer).links if not one.framed]
        files = [one for one in links if one.is_document and leads_to_file(one, ask.setting)]
        shown = files or [*of_same_key(answer.url, links)]
        urls = [one.url for one in shown if self.bounds.why_not(one.url) is None]
        if 0 < len(urls) <= MOST_SHOWN and ask.hops < MOST_REDIRECTS:
            for url in urls:
                yield from self._open(ask.turned_to(url))
            return
        self.keeper.page_for_file(ask, answer)

    def _turned(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        """A redirect within bounds; a page that is sent back to the front page has moved."""
        target = page_of(answer.url, b"").absolute(answer.headers.get("location", ""))
        if ask.role in HELPS and (ask.hops >= MOST_REDIRECTS or self.bounds.why_not(target)):
            yield from self._helped(ask, None)
            return
        if ask.hops >= MOST_REDIRECTS:
            self.tell.failed(ask, "跳转次数过多", answer.status)
            return
        refused = self.bounds.why_not(target)
        if refused is not None:
            self.tell.failed(ask, f"跳转到允许范围之外：{refused}", answer.status)
            return
        yield ask.turned_to(target)

    def _refused(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        yield from self._next_guess(ask)
        if ask.is_guess and (not ask.goes_on or answer.status in GONE):
            return
        reason = f"链接打不开（HTTP {answer.status}）"
        if answer.status in REFUSED:
            self.night.blocked += not ask.may_fail
            reason = f"网站拒绝访问（HTTP {answer.status}）"
        if ask.depth == 0 and ask.number == 1:
            self.night.starts_blocked += answer.status in REFUSED
            self.night.starts_moved += answer.status in GONE
            self.night.starts_unanswered += answer.status not in REFUSED | GONE
        if not self.afterwards.is_dead_end(ask, answer.status, reason):
            self.tell.failed(ask, reason, answer.status)

    def _remembered(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        known = self.memory.known(ask.key)
        if "page" in known:
            yield from self._walked(ask, answer, unpacked(known["page"]), known)
        else:
            self.tell.sight(ask, "unchanged", None, answer.status, known["sha256"])

    def _prepared(self, prepared: Prepared) -> Iterator[Ask]:
        """What a page needs before it is read is asked; what is ready is read."""
        for one in prepared:
            if isinstance(one, Ask) and is_held(one.url):
                held = replace(one, url=place_of(one.url, one.key), role=Role.DOCUMENT)
                yield from self.answered(held, Answer(200, held.url, held_file(one.url)))
                continue
            if isinstance(one, Ask):
                yield one
                continue
            ask, answer = one.ask, one.answer
            if ask.is_search:
                yield from self._told(self.afterwards.results(ask, one.facts))
                continue
            is_further = ask.role == Role.LIST and ask.number > 1
            own: dict[str, Any] = {}
            if not (is_further or ask.clicks):
                own = self.keeper.own_text(ask, one.original) or self.keeper.own_text(ask, answer)
            yield from self._walked(ask, answer, one.facts, own)
            holds = any(is_held(each.url) for each in one.facts.links)
            if ask.form is None and one.is_lasting and not holds:
                self.memory.remember(ask.key, {"page": packed(one.facts), **own}, answer)

    def _open(self, ask: Ask) -> Iterator[Ask]:
        """Asks for an address, once and within bounds; a page after clicks is there already."""
        for one in self.door.ask(ask):
            known = self.preparing.script_runs.had_as.get((one.url, one.form))
            if one.clicks:
                yield from self._prepared(self.preparing.clicked(one))
            elif known is not None and one.is_data:
                yield from self.answered(one, known)
            else:
                yield one

    def _helped(self, ask: Ask, answer: Answer | None) -> Iterator[Ask]:
        """A script file, or what a script asked for; None where there is none."""
        if ask.role == Role.SCRIPT:
            yield from self._prepared(self.preparing.companion(ask, answer))
            return
        if answer is not None and answer.status != 200:
            reason = f"网页的脚本要的数据打不开（HTTP {answer.status}）"
            self.night.blocked += answer.status in REFUSED and not ask.may_fail
            self.tell.failed(ask, reason, answer.status)
            if ask.is_hope:
                self.doubts.refused.add(ask.seen_from or "")
        yield from self._prepared(self.preparing.data(ask, answer))

    def _walked(
        self, ask: Ask, answer: Answer, facts: PageFacts, own: dict[str, Any]
    ) -> Iterator[Ask]:
        """Everything that a page leads to."""
        self.door.charsets |= dict.fromkeys((ask.key, ask.url), facts.charset)
        self.tell.system(facts)
        setting = here(ask.setting, "" if ask.title == LIST else ask.title, ask.url, facts)
        if is_own_site(ask.title, ask.seen_from, ask.url, facts):
            own_site = replace(setting, column=None, folder="")
            setting = self.searches.begin(ask, NOT_IN_SITE, own_site)
        report = report_title(facts, setting)
        made = choices(facts, setting, answer.url, *self.lists.begun(ask, answer.url))
        self.tell.cut(ask, facts, answer)
        useful = [one for one in made if one.action in {Action.DOCUMENT, Action.PAGE}]
        if ask.goes_on and facts.obstacle == CHALLENGE:
            self.tell.failed(ask, CHALLENGE, answer.status)
        if ask.is_guess and not self.lists.is_new(ask, made, facts):
            if setting.column is not None:
                self.doubts.remains.page(ask, setting, facts, is_list=False)
            yield from self._next_guess(ask)
            return
        has_file = any(one.action == Action.DOCUMENT for one in made)
        is_article = report is not None
        is_list = not (is_article and has_file)
        has_reports = any(judged(one.title).kind == Kind.REPORT for one in useful)
        in_column = has_reports or setting.column is not None
        as_seen = {"is_list": is_list, "in_column": in_column, "is_article": is_article}
        state = self.lists.page_read(ask, facts, made, answer.url, **as_seen)
        others = list(self.ways.instead(ask, facts, setting, state, is_useful=bool(useful)))
        beside = list(self.ways.beside(ask, facts, setting)) if is_list and useful else []
        beside += self.ways.chosen(ask, facts, setting, is_list=is_list, in_column=in_column)
        if not (useful or others or beside or facts.pages):
            others = list(self.ways.below(ask, facts, setting))
        if is_start := ask.depth == 0 and ask.number == 1:
            goes_on = bool(others or beside or facts.pages)
            self.tell.start_page(ask, answer, facts, made, led_on=goes_on)
        is_text = not useful or (is_article and ask.form is None)
        if kept := bool(own.get("sha256")) and is_text and setting.column is not None:
            self.keeper.page_itself(ask, answer, facts, own, report)
        if kept or has_file or has_reports:
            self.searches.succeeded(setting.sought)
        was_read = is_start or useful or kept or others or beside or (facts.pages and state)
        if not (was_read or shows_others(ask, made)):
            self.afterwards.bare(ask, answer, facts, report)
        seen = Seen(setting, state, is_list, in_column, is_article, len(useful))
        self._clicked(ask, answer, useful, kept=kept)
        self.afterwards.page(ask, facts, seen, self.preparing.wanted_by(ask))
        yield from others
        if state is not None:
            yield from self._further_pages(ask, facts, state, setting)
        self.door.departments_elsewhere([] if has_reports else useful)
        sought = self._sought(ask, setting, useful)
        for one in made:
            yield from self._choose(ask, facts, one, sought, is_article=is_article)
        yield from beside

    def _clicked(self, ask: Ask, answer: Answer, useful: list[Choice], *, kept: bool) -> None:
        """A report's item that was clicked and shows nothing that was not there before."""
        is_item = ask.is_chosen and ask.clicks and judged(ask.title).kind == Kind.REPORT
        before = self.preparing.script_runs.shown.get(ask.key, set())
        if is_item and not kept and all(one.link.key in before for one in useful):
            self.tell.failed(ask, "点开条目以后没有读到文件", answer.status)

    def _sought(self, ask: Ask, setting: Setting, useful: list[Choice]) -> Setting:
        """Where no item of a list says what it is, reports are sought among all of them."""
        has_file = any(one.action == Action.DOCUMENT for one in useful)
        unknown = all(setting.kind(one.title) == Kind.UNKNOWN for one in useful)
        if useful and unknown and not has_file:
            return self.searches.begin(ask, NOT_AMONG_ITEMS, setting)
        return setting

    def _further_pages(
        self, ask: Ask, facts: PageFacts, state: ListState, setting: Setting
    ) -> Iterator[Ask]:
        for more in self.lists.further(ask, facts, state, setting):
            yield from self._open(more)
        if state.cut and not state.told:
            state.told = True
            self.tell.gap(state, f"列表超过 {self.portal.max_list_pages} 页，其余没有读取")

    def _next_guess(self, ask: Ask) -> Iterator[Ask]:
        """The next address where a guessed page may be."""
        if ask.is_guess and ask.tries:
            more = replace(ask, url=ask.tries[0], tries=ask.tries[1:], asked="", hops=0)
            yield from self._open(more)

    def _choose(
        self, ask: Ask, facts: PageFacts, one: Choice, setting: Setting, *, is_article: bool
    ) -> Iterator[Ask]:
        link = one.link
        if one.action == Action.LEAVE:
            self.night.left += 1
            is_report = judged(link.text).kind == Kind.REPORT and not link.framed
            if is_report and self.bounds.why_not(link.url) is None:
                self.afterwards.left.setdefault(link.url, link.text)
            return
        day = facts.published_on if is_article else None
        made = ask_for(one, ask, facts, setting, day)
        if one.action == Action.SKIP:
            self.doubts.left_out(made)
            if self.door.passes_over(made):
                self.tell.sight(made, "skipped", one.reason, None, None)
            return
        self.night.wanted += 1
        if one.action == Action.DOCUMENT:
            self.doubts.had(made)
            self.doubts.told(link.section)
        if is_held(link.url) and self.door.first_time(made):
            yield from self.answered(made, Answer(200, made.url, held_file(link.url)))
        elif not is_held(link.url):
            yield from self._open(made)
