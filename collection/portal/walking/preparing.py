"""How an answered page comes to be read: its script files, a run of its scripts, a browser.

What belongs here: the order of these ways, each only where the one before leaves something out, and
what a run adds to what the page itself says. What does not: what follows from it (`portal_walk`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from collection.jurisdiction import Portal
from collection.portal.page import page_of
from collection.portal.pages.link_books import FEWEST, MOST_ROWS, Book, book_of
from collection.portal.pages.mentions import named_in
from collection.portal.pages.obstacles import SCRIPTED
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.page_reading import facts_of
from collection.portal.pages.paging import Further, Next
from collection.portal.pages.records import counts_of
from collection.portal.pages.stylesheets import styled, stylesheet_of
from collection.portal.pages.text_tables import book_of_table
from collection.portal.pages.titles import judged
from collection.portal.scripts.script_engine import Wanted
from collection.portal.scripts.script_requests import Target
from collection.portal.walking.asking import MOST_REDIRECTS, Answer, Ask
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.clicks import choice_steps, counted_steps, pager_steps
from collection.portal.walking.companions import (
    Companions,
    is_lacking,
    leads,
    leaves_out,
    says_more,
)
from collection.portal.walking.door import Door
from collection.portal.walking.drawings import Drawings
from collection.portal.walking.script_runs import Run, ScriptRuns, count_data, may_go_on
from collection.portal.walking.telling import CUT_SCRIPTS, OWN_NAMES
from disclosure.documents.web.markup import decoded


@dataclass(frozen=True, slots=True)
class Ready:
    """A page to be read. What came of data, or of clicks, is for this night alone:
    `is_lasting` not. `original` is
    the page before its scripts."""

    ask: Ask
    answer: Answer
    facts: PageFacts
    is_lasting: bool
    original: Answer


Prepared = Iterator[Ask | Ready]


class Preparing:
    """Gives the asks that a page needs first, then the page; one for each walk."""

    def __init__(self, portal: Portal, bounds: Bounds, door: Door, *, draws: bool) -> None:
        self.portal, self.door = portal, door
        self.companions, self.script_runs = Companions(bounds), ScriptRuns(bounds)
        self.drawings = Drawings(draws)
        self.stood_in: dict[str, Ready] = {}
        self.counted: dict[str, Further] = {}

    def book(self, ask: Ask, answer: Answer) -> Answer | None:
        """The page that a file stands for which lists departments beside their addresses; None for
        every other file. Raises UnreadableDocument.
        """
        book = book_of(answer.body)
        if book is None:
            return None
        shown = replace(answer, body=book.markup)
        said = (judged(one.text).kind for one in self.facts(ask, shown).links)
        if sum(one in OWN_NAMES for one in said) < FEWEST:
            return None
        self._tell_cut(ask, answer, book)
        return shown

    def _tell_cut(self, ask: Ask, answer: Answer, book: Book) -> None:
        if book.is_cut:
            self.door.tell.bound(ask, f"网址表超过 {MOST_ROWS} 行，其余没有读取", answer)

    def page(self, ask: Ask, answer: Answer) -> Prepared:
        if (sheet := stylesheet_of(answer.url, answer.body)) is not None:
            named = PageFacts(scripts=[sheet])
            yield from self._opened(self.companions.wanted(ask, answer, named))
            if self.companions.is_waiting(ask):
                return
            self.counted[ask.key] = counts_of(decoded(answer.body))
            answer = replace(answer, body=styled(answer.body, self.companions.of(named)))
        said_type = answer.headers.get("content-type", "")
        if (book := book_of_table(answer.url, said_type, answer.body)) is not None:
            self._tell_cut(ask, answer, book)
            answer = replace(answer, body=book.markup)
        facts = self.facts(ask, answer)
        is_list = may_go_on(ask, facts)
        is_bare = not any(one.is_document or one.is_download for one in facts.links)
        if facts.scripts and (is_list or is_bare or leaves_out(facts)):
            files = self.companions.wanted(ask, answer, facts)
            yield from self._opened(files)
            if self.companions.is_waiting(ask):
                return
            if is_lacking(facts) and (said := self.companions.of(facts)):
                facts = self.facts(ask, answer, said)
        if (
            run := self.script_runs.begin(
                ask, answer, facts, self.companions.files(facts), is_list=is_list
            )
        ) is None:
            yield from self._drawn(ask, answer, facts, is_lasting=not facts.cut_scripts)
        else:
            yield from self._run(run)

    def companion(self, ask: Ask, answer: Answer | None) -> Prepared:
        """A script file, or that there is none: the pages that waited for it go on."""
        for page, answered in self.companions.had(ask, answer):
            yield from self.page(page, answered)

    def data(self, ask: Ask, answer: Answer | None) -> Prepared:
        """What a script asked for, or that it was not had: the runs that waited for it go on."""
        for run in self.script_runs.had(ask, answer):
            yield from self._run(run)

    def clicked(self, ask: Ask) -> Prepared:
        """A page after clicks, which is not asked for again."""
        run = self.script_runs.clicked(ask)
        if run is not None and (tells := self.script_runs.known_to_tell(ask)):
            yield ask.shown_after(tells)
            return
        if run is None:
            self.door.tell.bound(ask, CUT_SCRIPTS, None)
            return
        yield from self._run(run)

    def _run(self, run: Run) -> Prepared:
        asks = self.script_runs.advance(run)
        yield from self._opened(asks)
        if run.waits:
            return
        if run.done is None or not run.changed:
            plain = replace(run.plain, cut_scripts=run.is_cut)
            yield from self._ran(run, Ready(run.ask, run.answer, plain, not run.is_cut, run.answer))
            return
        if run.ask.clicks and run.done.reloads and (tells := self.script_runs.told_by(run)):
            yield run.ask.shown_after(tells)
            return
        if run.ask.clicks and run.done.turns:
            for url in run.done.turns[:1]:
                yield replace(run.ask, url=url, clicks=(), is_guess=False, seen_from=run.ask.key)
            return
        if run.done.posts and not leads(run.plain) and run.ask.hops < MOST_REDIRECTS:
            url, form = run.done.posts[0]
            if self.door.bounds.why_not(url) is None:
                yield run.ask.sent_on(url, form)
                return
        answer = replace(run.answer, body=run.done.markup.encode("utf-8", "replace"))
        claimed = set(self.script_runs.claimed)
        facts = self._after(run, self.facts(run.ask, answer))
        clicked = any(one.clicks for one in facts.pages) or any(one.clicks for one in facts.chosen)
        facts.cut_scripts = run.is_cut
        is_lasting = not (run.wanted or clicked or run.ask.clicks or run.is_cut)
        if self._needs_libraries(run, facts):
            self.script_runs.claimed = claimed
        yield from self._ran(run, Ready(run.ask, answer, facts, is_lasting, run.answer))

    def _ran(self, run: Run, ready: Ready) -> Prepared:
        """What came of a run; where a list says more, what comes of another with the libraries for
        which the engine stood in.
        """
        if self._needs_libraries(run, ready.facts):
            self.stood_in[run.ask.key] = ready
            yield from self.page(run.ask, run.answer)
            return
        first = None if run.ask.clicks else self.stood_in.get(run.ask.key)
        if first is not None and _brings(first.facts) > _brings(ready.facts):
            ready = first
        lasts, original = ready.is_lasting, ready.original
        yield from self._drawn(
            run.ask, ready.answer, ready.facts, is_lasting=lasts, original=original
        )

    def _needs_libraries(self, run: Run, facts: PageFacts) -> bool:
        has_more = set(facts.libraries) - set(run.files)
        is_first = not run.ask.clicks and run.ask.key not in self.stood_in
        is_lacking = says_more(facts) or facts.unread_years or not leads(facts)
        is_shell = facts.obstacle == SCRIPTED and run.ask.setting.column is not None
        is_read = is_shell or may_go_on(run.ask, facts)
        return bool(is_first and has_more and is_lacking and is_read)

    def _after(self, run: Run, drawn: PageFacts) -> PageFacts:
        """What a page says after its scripts have run; with what its elements do on a click."""
        assert run.done is not None
        plain = run.plain
        drawn.charset = plain.charset
        if not run.ask.clicks:
            self.script_runs.shown[run.ask.key] = {one.key for one in drawn.links}
            shown = {one.key for one in drawn.links}
            drawn.links += [
                one
                for one in plain.links
                if one.key not in shown and not _is_made_of(one.url, shown)
            ]
        shown = {one.key for one in drawn.links} | {one.text for one in run.done.steps}
        is_idle = self.script_runs.is_idle(run, shown)
        steps = [] if is_idle else list(choice_steps(run, self.script_runs))
        is_more = leads(drawn) + len(steps) > leads(plain)
        if steps or run.ask.clicks or run.ask.standing or (run.wanted and is_more):
            drawn.asks, drawn.hopes = [], []
        if run.ask.clicks:
            first = self.script_runs.pages.get(run.ask.key)
            drawn.is_within = first is not None and run.wanted.keys() <= first.wanted.keys()
            drawn.chosen = []
            drawn.pages = [one for one in drawn.pages if not one.is_data]  # as if not clicked yet
            drawn.obstacle = None if drawn.obstacle == SCRIPTED else drawn.obstacle
        pages = [
            *pager_steps(run, self.script_runs),
            *(counted_steps(run, self.script_runs) if is_more else ()),
        ]
        pages = [] if is_idle else pages
        if pages and (is_more or not drawn.pages or not _turns(drawn.pages, run.answer)):
            drawn.pages, drawn.promised = pages, None
        elif pages:
            linked = {f"#第{one.text.strip()}页" for one in drawn.links}
            drawn.pages += [one for one in pages if one.clicks and not _ends(one.known_by, linked)]
        if steps:
            drawn.chosen = [
                Target(run.ask.key, title=one.text, clicks=(*run.ask.clicks, one.number))
                for one in steps
            ]
        done = {one.text for one in run.done.steps if one.asks or one.shows or one.kept}
        drawn.unlinked = [one for one in drawn.unlinked if one not in done]
        drawn.unread_years = [one for one in drawn.unread_years if one not in done]
        if is_more:
            count_data(run, self.script_runs, drawn)
        drawn.turns_to += [one for one in run.done.turns if one not in drawn.turns_to]
        return drawn

    def _drawn(
        self,
        ask: Ask,
        answer: Answer,
        facts: PageFacts,
        *,
        is_lasting: bool,
        original: Answer | None = None,
    ) -> Prepared:
        led_on = ask.clicks or any(one.clicks for one in (*facts.chosen, *facts.asks))
        drawn = None if led_on else self.drawings.wanted(ask, answer, facts)
        if drawn is not None:
            yield from self._opened([drawn])
            return
        is_lasting = is_lasting and not self.drawings.holds(ask)
        facts.named = self._named(ask, original or answer, facts)
        yield Ready(ask, answer, facts, is_lasting, original or answer)

    def _named(self, ask: Ask, answer: Answer, facts: PageFacts) -> dict[str, list[str]]:
        """The reports that a page, its script files and the answers to its scripts name."""
        page = page_of(answer.url, answer.body, self.portal.encoding)
        texts = [] if ask.clicks else [page.text, *self.companions.files(facts).values()]
        had = (self.script_runs.answers.get(one.key) for one in self.wanted_by(ask))
        texts += [one["body"] for one in had if one is not None]
        found: dict[str, list[str]] = {}
        for text in texts:
            for title, beside in named_in(text).items():
                found.setdefault(title, []).extend(page.absolute(one) for one in beside)
        return found

    @property
    def asked(self) -> list[str]:
        """The addresses of all data that scripts asked for."""
        return [key.split(" ")[1] for key in self.script_runs.answers]

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What scripts were answered, by address."""
        had = self.script_runs.answers.items()
        return [(key.split(" ")[1], said["body"]) for key, said in had if said is not None]

    def wanted_by(self, ask: Ask) -> list[Wanted]:
        """What a page's scripts asked for, after its clicks where it has any."""
        return list(self.script_runs.wanted.get((ask.key, ask.clicks), {}).values())

    def _opened(self, asks: list[Ask]) -> Iterator[Ask]:
        self.door.opened += len(asks)
        yield from asks

    def facts(self, ask: Ask, answer: Answer, companions: str = "") -> PageFacts:
        page = page_of(answer.url, answer.body, self.portal.encoding, companions)
        begins = ask.list_url or answer.url
        facts = facts_of(page, begins, ask.form, ask.templates, self.portal.system)
        if ask.key in self.stood_in:
            facts.scripts = facts.libraries
        if (said := self.counted.get(ask.key)) is not None:
            facts.total_items = facts.total_items or said.total_items
            facts.total_pages = facts.total_pages or said.total_pages
        return facts


def _brings(facts: PageFacts) -> tuple[int, int, int]:
    """What a page leads to: items, further pages, choices."""
    return leads(facts), len(facts.pages), len(facts.chosen)


def _turns(pages: list[Next], answer: Answer) -> bool:
    """Whether any of the further pages is another: a form just as the page has it is none."""
    root = page_of(answer.url, answer.body).root
    inputs = [] if root is None else list(root.iter("input"))
    own = {one.get("name"): one.get("value") or "" for one in inputs}
    return any(one.form is None or any(own.get(k) != v for k, v in one.form) for one in pages)


def _is_made_of(url: str, shown: set[str]) -> bool:
    """Whether a script put another address together of this one."""
    path = url.partition("//")[2].partition("/")[2]
    return len(path) > 3 and any(
        one != url and (one.endswith(f"/{path}") or f"/{path}." in one) for one in shown
    )


def _ends(known_by: str, ends: set[str]) -> bool:
    return f"#{known_by.rpartition('#')[2]}" in ends
