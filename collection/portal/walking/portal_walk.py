"""The walk over one portal: which addresses to ask next after each answer; nothing is ever silent.

What belongs here: what follows from what an answer is: a page, a file, a redirect, a refusal, none.
What does not: the network (`spider`), reading a page (`page_reading`), what it leads to
(`page_walk`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain
from typing import Any

from collection.jurisdiction import Portal
from collection.portal.page import page_of
from collection.portal.pages.form_fields import renewed
from collection.portal.pages.held_files import held_file, is_held, place_of
from collection.portal.pages.link import Link, of_same_key
from collection.portal.pages.link_books import PACKED
from collection.portal.pages.obstacles import CHALLENGE, GATE, GONE, REFUSED, excuse, is_page
from collection.portal.pages.page_facts import packed, unpacked
from collection.portal.walking.afterwards import Afterwards
from collection.portal.walking.answers import file_suffix, is_binary, may_be_data
from collection.portal.walking.asides import Searches
from collection.portal.walking.asking import MOST_REDIRECTS, Answer, Ask, Role
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.choice import leads_to_file, may_list
from collection.portal.walking.door import Door
from collection.portal.walking.keeping import Keeper, Memory
from collection.portal.walking.lists import Lists
from collection.portal.walking.monitor import PortalNight
from collection.portal.walking.owed import Owed
from collection.portal.walking.page_walk import PageWalk
from collection.portal.walking.preparing import Prepared, Preparing
from collection.portal.walking.setting import Setting
from collection.portal.walking.telling import LIST, Sight, Teller
from disclosure.errors import UnreadableDocument

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
TOKEN_SPENT = frozenset({400, 401, 403, 419, 422})
"""How a server refuses a form whose token was good for one time."""
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
        self.owed = Owed(bounds)
        self.searches = Searches(self.owed)
        self.tell = Teller(night, sight, self.searches, self.owed)
        self.door = Door(portal, bounds, self.tell)
        self.preparing = Preparing(portal, bounds, self.door, draws=draws)
        self.keeper = Keeper(memory, self.tell)
        self.afterwards = Afterwards(bounds, self.tell, Lists(portal.max_list_pages))
        self.doubts = self.tell.doubts
        self.pages = PageWalk(self.door, self.preparing, self.keeper, self.afterwards, self._open)

    def start(self, urls: list[str]) -> Iterator[Ask]:
        self.night.starts = len(urls)
        for url in urls:
            self.afterwards.witnesses.start(url)
            setting = Setting(must=self.portal.title_must, must_not=self.portal.title_must_not)
            yield from self._open(Ask(url, Role.LIST, LIST, setting=setting, list_url=url))

    def answered(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        """What to ask after an answer. Whatever goes wrong with it is one failed sighting."""
        try:
            if ask.then is not None and answer.status < 400:
                yield self._next(ask.then, answer)
            elif ask.role == Role.WITNESS and answer.status not in REDIRECTS:
                self.afterwards.heard(ask, answer)
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
        ask = ask.last
        if ask.role in HELPS:
            if ask.role == Role.DATA:
                self.tell.failed(ask, reason, None, outcome="skipped" if forbidden else "failed")
            yield from self._helped(ask, None)
            return
        if ask.is_drawn:
            yield from self.answered(*self.preparing.drawings.had(ask, None))
            return
        yield from self._told(ask.next_guess())
        if not ask.is_guess or ask.goes_on:
            if ask.is_start:
                self.night.starts_unanswered += 1
            if not forbidden and self.afterwards.may_have(ask, reason, None):
                return
            self.tell.failed(ask, reason, None, outcome="skipped" if forbidden else "failed")

    def remaining(self) -> Iterator[Ask]:
        """When nothing is left to ask: what pages name or link to, and nothing has come of."""
        yield from self._told(self.afterwards.tries(self.door))

    def _told(self, asks: Iterable[Ask]) -> Iterator[Ask]:
        """Asks for what was told of by another than a followed link."""
        return chain.from_iterable(map(self._open, asks))

    def finish(self) -> PortalNight:
        """Tells what is known only at the end."""
        self.afterwards.conclude(self.door, self.preparing)
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
            self.night.blocked += said in {CHALLENGE, GATE}
            self.tell.failed(ask, f"得到的是网页而不是文件：{said}", answer.status)
        elif ask.role == Role.DOCUMENT and not is_page(answer.body) and not may_be_data(answer):
            self.keeper.file(ask, answer, Link(ask.url, ask.title).suffix)
        elif len(answer.body) > MOST_PAGE_BYTES:
            said = f"网页超过 {MOST_PAGE_BYTES // 1024**2} MB，没有读取"
            self.tell.failed(ask, said, answer.status)
        elif ask.role == Role.DOCUMENT and Link(ask.url, ask.title).is_document:
            yield from self._shown_instead(ask, answer)
        elif is_binary(answer):
            self.tell.failed(ask, "得到的既不是网页也不是报告文件，无法处理", answer.status)
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

    def _next(self, ask: Ask, answer: Answer) -> Ask:
        """What is asked as soon as what must come first was answered."""
        ask = replace(ask, hops=ask.hops + 1)
        if not (ask.is_renewed and ask.form):
            return ask
        return replace(ask, form=renewed(page_of(answer.url, answer.body), ask.form))

    def _refused(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        if answer.status in TOKEN_SPENT and ask.may_be_renewed:
            yield ask.renewing()
            return
        yield from self._told(ask.next_guess())
        if ask.is_guess and (not ask.goes_on or answer.status in GONE):
            return
        reason = f"链接打不开（HTTP {answer.status}）"
        if answer.status in REFUSED:
            reason = f"网站拒绝访问（HTTP {answer.status}）"
        if ask.is_start:
            self.night.starts_blocked += answer.status in REFUSED
            self.night.starts_moved += answer.status in GONE
            self.night.starts_unanswered += answer.status not in REFUSED | GONE
        if self.afterwards.may_have(ask, reason, answer.status):
            return
        self.night.blocked += answer.status in REFUSED and not ask.may_fail
        if not self.afterwards.is_dead_end(ask, answer.status, reason):
            self.tell.failed(ask, reason, answer.status)

    def _remembered(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        known = self.memory.known(ask.key)
        if "page" in known:
            yield from self.pages.led(ask, answer, unpacked(known["page"]), known)
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
                yield from self._open(one) if one.is_standing else [one.told_first()]
                continue
            ask, answer = one.ask, one.answer
            if ask.is_search:
                yield from self._told(self.afterwards.results(ask, one.facts))
                continue
            is_further = ask.role == Role.LIST and ask.number > 1
            own: dict[str, Any] = {}
            if not (is_further or ask.clicks):
                own = self.keeper.own_text(ask, one.original) or self.keeper.own_text(ask, answer)
            yield from self.pages.led(ask, answer, one.facts, own)
            holds = any(is_held(each.url) for each in one.facts.links)
            own = {} if own.get("sha256") in self.keeper.unstored else own
            if ask.form is None and one.is_lasting and not holds:
                self.memory.remember(ask.key, {"page": packed(one.facts), **own}, answer)

    def _open(self, ask: Ask) -> Iterator[Ask]:
        """Asks for an address, once and within bounds; a page after clicks is there already, and so
        is a file that a page holds.
        """
        if ask.held:
            if self.door.first_time(ask):
                yield from self.answered(ask, Answer(200, ask.url, held_file(ask.held)))
            return
        for one in self.door.ask(ask):
            known = self.preparing.script_runs.had_as.get((one.url, one.form))
            if one.clicks:
                yield from self._prepared(self.preparing.clicked(one))
            elif known is not None and one.is_data:
                yield from self.answered(one, known)
            else:
                yield one.told_first()

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
