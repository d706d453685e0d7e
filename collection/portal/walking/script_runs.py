"""Which pages of a walk have their scripts run, and what those ask for.

What belongs here: runs that wait for answers, each answer once for all pages. What does not: a run
itself (`script_engine`), what is clicked (`clicks`), what is read of what comes of it
(`page_reading`).
"""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urldefrag

from collection.portal.page import page_of
from collection.portal.pages.form_fields import TELLS, Fields
from collection.portal.pages.obstacles import CHALLENGE
from collection.portal.pages.page_facts import PageFacts, is_about_budgets
from collection.portal.pages.records import counts_of
from collection.portal.pages.signs.data_calls import IS_ASIDE
from collection.portal.scripts.script_engine import (
    Click,
    ScriptedPage,
    Step,
    Swap,
    Wanted,
    has_engine,
    run_scripts,
)
from collection.portal.scripts.script_engine.page_run import ScriptsFailed
from collection.portal.scripts.script_engine.tries import FEWEST_ALIKE, Alike, Groups
from collection.portal.scripts.script_requests import JSON_BODY
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.companions import MOST_FILE_BYTES, leads, leaves_out
from collection.portal.walking.standing import Standing, Told
from disclosure.documents.web.markup import decoded

MOST_RUNS = 4_000
"""Of one walk; each takes a tenth of a second."""
MOST_ANSWERS = 60
"""Of one page's scripts; what they ask for beyond it is told."""
MOST_ROUNDS = 30
MOST_MARKUP = 2_000_000
_COUNTS = re.compile(r"^x-.*(?:total|page|count|next|link)|^(?:link|content-range)$")
"""Headers that say how much there is; no script sees any other."""
MOST_IDLE = 2
"""Clicks in a row that show nothing new, behind which no more are tried."""


@dataclass
class Run:
    """One page that is being run: what it waits for, and what came of it. `foreseen` is what its
    last click asked for when it was tried, asked before it is run.
    """

    ask: Ask
    answer: Answer
    plain: PageFacts
    files: dict[str, str]
    waits: set[str] = field(default_factory=set)
    wanted: dict[str, Wanted] = field(default_factory=dict)
    foreseen: tuple[Wanted, ...] = ()
    rounds: int = 0
    done: ScriptedPage | None = None
    failed: bool = False
    is_over: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether it was not run to its end: what its scripts would have shown was not seen."""
        is_left = self.rounds > MOST_ROUNDS and self.done is not None and bool(self.done.wants)
        return (
            self.failed or self.is_over or is_left or (self.done is not None and self.done.is_cut)
        )

    @property
    def shown(self) -> dict[str, Wanted]:
        """What it was given, by the key of what was wanted: other data where these are swapped."""
        swaps = {one.key: one.by for one in self.ask.clicks if isinstance(one, Swap)}
        return {key: swaps.get(key, one) for key, one in self.wanted.items()}

    @property
    def changed(self) -> bool:
        """Whether its scripts did anything that its own text does not say."""
        done = self.done
        return done is not None and bool(done.changed or done.steps or done.turns or done.posts)


@dataclass
class ScriptRuns:
    """The runs of one walk. `answers` by the key of what was wanted; None where there was none;
    `had_as` the same by address and form; `wanted` is what pages asked for, by their key and
    clicks; `shown` are the links of a page before any click;
    `groups` are those of the steps, `kept` those steps that change only what others ask for, by
    the states to which they lead;
    `tells` are requests after which a page is loaded again, by the key of what was wanted;
    `turned` is which list was turned first with each answer;
    `groups_of` is what a state's groups ask for, by its key and clicks;
    `alike` is what was learned of states of a page that are alike;
    `foreseen` is what clicks asked for when they were tried, `unforeseen` counts by states that
    are alike those that then asked for something else;
    `outside` are data on hosts that the place does not allow.
    """

    bounds: Bounds
    able: bool = field(default_factory=has_engine)
    answers: dict[str, Any] = field(default_factory=dict)
    had_as: dict[tuple[str, Any], Answer] = field(default_factory=dict)
    waiting: list[Run] = field(default_factory=list)
    pages: dict[str, Run] = field(default_factory=dict)
    wanted: dict[tuple[str, Any], dict[str, Wanted]] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)
    shown: dict[str, set[str]] = field(default_factory=dict)
    outside: dict[str, Ask] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)
    idle: dict[tuple[str, Any], int] = field(default_factory=dict)
    groups: dict[tuple[str, Any], str] = field(default_factory=dict)
    kept: set[tuple[str, Any]] = field(default_factory=set)
    tells: dict[str, Told] = field(default_factory=dict)
    turned: dict[str, str] = field(default_factory=dict)
    groups_of: dict[tuple[str, Any], Groups] = field(default_factory=dict)
    alike: dict[tuple[str, ...], Alike] = field(default_factory=lambda: defaultdict(Alike))
    foreseen: dict[tuple[str, Any], tuple[Wanted, ...]] = field(default_factory=dict)
    unforeseen: Counter[tuple[str, ...]] = field(default_factory=Counter)
    run_count: int = 0
    began: float = field(default_factory=time.time)

    def begin(
        self,
        ask: Ask,
        answer: Answer,
        facts: PageFacts,
        files: dict[str, str],
        *,
        is_list: bool = False,
    ) -> Run | None:
        """A run of a page of which the plain way does not read all, or of a list whose scripts may
        ask for more; None where that can't help, or a bound is met, which its facts say.
        """
        is_page = ask.role in {Role.LIST, Role.PAGE} and not ask.is_data and not ask.is_hope
        if not (self.able and is_page and has_scripts(facts, answer)):
            return None
        may_show = is_list or not any(one.is_document or one.is_download for one in facts.links)
        if not (leaves_out(facts) or may_show):
            return None
        if self.run_count >= MOST_RUNS or len(answer.body) > MOST_MARKUP:
            facts.cut_scripts = True
            return None
        return Run(ask, answer, facts, files)

    def clicked(self, ask: Ask) -> Run | None:
        """The run of a page's state after clicks; None where the page was not run. It has what the
        page was answered from the start, and in its state before the last click: what is clicked
        is counted among all that it shows.
        """
        first = self.pages.get(ask.key)
        if first is None or self.run_count >= MOST_RUNS:
            return None
        is_sure = self.unforeseen[self._likeness(ask)] < FEWEST_ALIKE
        foreseen = self.foreseen.get((ask.key, ask.clicks), ()) if is_sure else ()
        wanted = first.wanted | self.wanted.get((ask.key, ask.clicks[:-1]), {})
        return Run(ask, first.answer, first.plain, first.files, wanted=wanted, foreseen=foreseen)

    def offer(self, run: Run, step: Step) -> None:
        """Keeps what is known of a state before its run: of which group its last click is, whether
        that only changes what others ask for, what it will ask for as far as trying it told.
        """
        state = (run.ask.key, (*run.ask.clicks, step.number))
        self.groups[state] = step.group
        self.kept |= {state} if step.kept else set()
        may = [one for one in step.asks if self.bounds.why_not(one.url) is None]
        self.foreseen[state] = tuple(may)

    def _took(self, run: Run, done: ScriptedPage) -> None:
        """Counts what was foreseen among what a page asked for, if it took that."""
        took = [one for one in run.foreseen if one.key in done.used]
        self.unforeseen[self._likeness(run.ask)] += len(took) < len(run.foreseen)
        run.wanted |= {one.key: one for one in took}
        run.foreseen = ()

    def advance(self, run: Run) -> list[Ask]:
        """Runs a page; what is to be asked before it is run again, nothing where it is done."""
        page, address = page_of(run.answer.url, run.answer.body), _address(run)
        clicks = [one for one in run.ask.clicks if isinstance(one, int)]
        swaps = {one.key: one.by for one in run.ask.clicks if isinstance(one, Swap)}
        while run.rounds <= MOST_ROUNDS:
            lacking = [
                one
                for one in (*swaps.values(), *run.wanted.values(), *run.foreseen)
                if heard_as(run.ask, one.key) not in self.answers
            ]
            if lacking:
                return self._asks_for(run, lacking)
            self.run_count += 1
            run.rounds += 1
            given = run.shown | {one.key: one for one in run.foreseen}
            had = {k: self.answers[heard_as(run.ask, one.key)] for k, one in given.items()}
            try:
                run.done = run_scripts(
                    address,
                    page.text,
                    run.files,
                    had,
                    clicks,
                    now=self.began,
                    will_ask=partial(self._will_ask, run),
                    may_keep=all(
                        (run.ask.key, one) in self.kept for one in states_before(run.ask.clicks)
                    ),
                    alike=self.alike[self._likeness(run.ask)],
                    before=self.groups_of.get((run.ask.key, run.ask.clicks[:-1])),
                    took_before=self.wanted.get((run.ask.key, run.ask.clicks[:-1]), {}).keys(),
                )
            except ScriptsFailed:
                run.done, run.failed = None, True
                return []
            self._took(run, run.done)
            outside = [one for one in run.done.wants if self.bounds.why_not(one.url) is not None]
            self.outside |= {one.url: run.ask for one in outside if _is_list_like(one)}
            wants = [one for one in run.done.wants if one not in outside]
            run.is_over = run.is_over or len(wants) > MOST_ANSWERS - len(run.wanted)
            wants = wants[: MOST_ANSWERS - len(run.wanted)]
            if not wants:
                break
            run.wanted |= {one.key: one for one in wants}
        if not run.ask.clicks:
            self.pages[run.ask.key] = run
        self.wanted[run.ask.key, run.ask.clicks] = run.shown
        self.groups_of[run.ask.key, run.ask.clicks] = run.done.groups if run.done else {}
        return []

    def _likeness(self, ask: Ask) -> tuple[str, ...]:
        """What states of a page have in common that differ by which of a group was clicked."""
        page = urldefrag(ask.key).url if ask.standing else ask.key
        groups = [
            self.groups.get((ask.key, one), "") if isinstance(one[-1], int) else "data"
            for one in states_before(ask.clicks)
        ]
        return (page, str(len(ask.standing)), *groups)

    def _will_ask(self, run: Run, url: str) -> bool:
        """Whether an address that a run wants is asked, and the page run again with its answer."""
        is_room = run.rounds <= MOST_ROUNDS and len(run.wanted) < MOST_ANSWERS
        return is_room and self.bounds.why_not(url) is None

    def is_idle(self, run: Run, shown: set[str]) -> bool:
        """Whether what was clicked last brought nothing that the page had not `shown` before, and
        the clicks before it did not either.
        """
        ask, clicks = run.ask, run.ask.clicks
        seen = self.seen.setdefault(ask.key, set())
        before = self.idle.get((ask.key, clicks[:-1]), 0)
        self.idle[ask.key, clicks] = 0 if shown - seen or not clicks else before + 1
        seen |= shown
        return self.idle[ask.key, clicks] > MOST_IDLE

    def _asks_for(self, run: Run, lacking: list[Wanted]) -> list[Ask]:
        begun = {key for one in self.waiting for key in one.waits}
        run.waits = {heard_as(run.ask, one.key) for one in lacking}
        self.waiting.append(run)
        guessed = {one.by.key for one in run.ask.clicks if isinstance(one, Swap)}
        return [
            replace(_ask_for(one, run.ask), is_hope=one.key in guessed)
            for one in lacking
            if heard_as(run.ask, one.key) not in begun
        ]

    def known_to_tell(self, ask: Ask) -> Standing:
        """What a page's only click tells its server, where it is known to load it again then."""
        first = self.pages.get(ask.key)
        steps = first.done.steps if first is not None and first.done is not None else ()
        asks = [[each.key for each in one.asks] for one in steps if ask.clicks == (one.number,)]
        known = [self.tells[key] for one in asks for key in one if key in self.tells]
        return tuple(known) if ask.standing and asks and len(known) == len(asks[0]) else ()

    def told_by(self, run: Run) -> Standing:
        """What a page that loads itself again after a click told its server before."""
        first = self.pages.get(run.ask.key)
        before = first.wanted.keys() if first is not None else set()
        fresh = {key: one for key, one in run.wanted.items() if key not in before}
        self.tells |= {key: Told(one.url, _form_of(one), one.headers) for key, one in fresh.items()}
        return tuple(self.tells[key] for key in fresh)

    def had(self, ask: Ask, answer: Answer | None) -> list[Run]:
        """Takes an answer, or that there is none; gives the runs that need not wait any longer."""
        fits = answer is not None and len(answer.body) <= MOST_FILE_BYTES
        self.answers[ask.wanted] = (
            {
                "status": answer.status,
                "body": decoded(answer.body),
                "headers": {k: v for k, v in answer.headers.items() if _COUNTS.search(k)},
            }
            if answer and fits
            else None
        )
        if answer is not None and fits and not ask.standing:
            self.had_as[ask.url, ask.form] = answer
        ready = []
        for run in self.waiting:
            if ask.wanted in run.waits:
                run.waits.discard(ask.wanted)
                if not run.waits:
                    ready.append(run)
        self.waiting = [one for one in self.waiting if one.waits]
        return ready


def states_before(clicks: tuple[Click, ...]) -> list[tuple[Click, ...]]:
    """The states of a page through which its clicks lead, the last among them."""
    return [clicks[: n + 1] for n in range(len(clicks))]


def _is_list_like(one: Wanted) -> bool:
    """Whether what is wanted may be items, and not what counts visitors."""
    is_data = one.kind != "script" or re.search(r"callback|jsonp", one.url, re.IGNORECASE)
    return bool(is_data) and not (TELLS.search(one.url) or IS_ASIDE.search(one.url))


def has_scripts(facts: PageFacts, answer: Answer) -> bool:
    body = answer.body.lower()
    return facts.obstacle != CHALLENGE and (
        b"<script" in body or b"onload" in body or (b"<select" in body and b"onclick" in body)
    )


def may_go_on(ask: Ask, facts: PageFacts) -> bool:
    """Whether a page is a list of the column of the budgets: its scripts may show more of it."""
    in_column = ask.depth == 0 or ask.setting.column is not None
    is_there = in_column or is_about_budgets(facts) is not None
    return is_there and (ask.role == Role.LIST or leads(facts) > 1)


def _address(run: Run) -> str:
    """Where its scripts think they are: an answer's address lacks the route that was asked for."""
    asked, fragment = urldefrag(run.ask.url)
    is_there = urldefrag(run.answer.url).url == asked and bool(fragment)
    return f"{asked}#{fragment}" if is_there else run.answer.url


def count_data(run: Run, runs: ScriptRuns, facts: PageFacts) -> None:
    """Adds what the data of a run's lists say of how many there are."""
    clicks = run.ask.clicks
    before = runs.wanted.get((run.ask.key, clicks[:-1]), {}) if clicks else {}
    for key in run.wanted.keys() - before.keys():
        answer = runs.answers.get(heard_as(run.ask, key))
        if answer is None:
            continue
        said = counts_of(answer["body"])
        facts.total_items = max(facts.total_items or 0, said.total_items or 0) or None
        facts.total_pages = max(facts.total_pages or 0, said.total_pages or 0) or None


def heard_as(ask: Ask, key: str) -> str:
    """By what an answer is known: one server says different things in different standings."""
    return f"{key} @{urldefrag(ask.key).fragment}" if ask.standing else key


def _form_of(one: Wanted) -> Fields | None:
    if one.method != "POST":
        return None
    return ((JSON_BODY, one.body),) if one.kind == "json" else tuple(parse_qsl(one.body, True))


def _ask_for(one: Wanted, ask: Ask) -> Ask:
    return replace(
        ask,
        url=one.url,
        role=Role.DATA,
        form=_form_of(one),
        headers=one.headers,
        wanted=heard_as(ask, one.key),
        clicks=(),
        seen_from=ask.key,
        asked="",
        hops=0,
        is_guess=False,
        is_renewed=False,
        is_chosen=False,
        tries=(),
        list_url=one.url,
        is_aside=not (ask.clicks and ask.setting.column),
        is_data=True,
    )
