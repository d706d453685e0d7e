"""What the column's pages name or link to and nothing has come of, when all else is done: it is
looked into, and what is left then is a doubt.

What belongs here: titles of reports in any text, links of unknown words that look like those that
led to reports, each against what was asked and had. What does not: finding titles (`mentions`),
what else speaks against a portal (`second_look`).
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from collection.portal.page import page_of, split
from collection.portal.pages.link import Link
from collection.portal.pages.mentions import Had, addresses_in
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind, judged
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.choice import leads_beside
from collection.portal.walking.setting import Setting

MOST_OF_A_PAGE = 12
MOST_TRIED = 240
"""Addresses of one walk that are asked only to see what they are."""
MOST_ALONE, MOST_BESIDE = 2, 40
"""Links of unknown words that stand beside a list (历史数据) and not in one of their own, or give
the list's own address another query: how many are alone, how many of a walk are opened to see.
"""
WAVE = 24
"""Addresses of unknown words that look like those of reports, asked at a time: the next ones only
where any of them was one."""


@dataclass
class Remains:
    """Of one walk. `named` are titles with where they stand and the addresses beside them; `alike`
    links that were left, by address, `beside` those that stand beside a list; `shapes` are those of
    addresses that led to reports, `went_on` tried pages of a list that had items;
    `mapped` are addresses that the portal's own map names.
    """

    had: Had = field(default_factory=Had)
    named: dict[str, tuple[Ask, Setting, list[str]]] = field(default_factory=dict)
    left: dict[str, Ask] = field(default_factory=dict)
    beside: dict[str, Ask] = field(default_factory=dict)
    shapes: set[str] = field(default_factory=set)
    tried: set[str] = field(default_factory=set)
    without_file: dict[str, tuple[Ask, Answer, PageFacts, list[Ask]]] = field(default_factory=dict)
    led_from: set[str] = field(default_factory=set)
    had_at: set[str] = field(default_factory=set)
    went_on: set[str] = field(default_factory=set)
    mapped: dict[str, Ask] = field(default_factory=dict)
    waves: dict[str, list[str]] = field(default_factory=dict)

    def page(self, ask: Ask, setting: Setting, facts: PageFacts, *, is_list: bool) -> None:
        """What a page of the column names; of a list's, what it links to besides."""
        for title, beside in facts.named.items():
            self.named.setdefault(title, (ask, setting, beside))
        if is_list:
            self.went_on |= {ask.key} if ask.is_try else set()
            self._links(ask, setting, facts.links)

    def _links(self, ask: Ask, setting: Setting, links: Iterable[Link]) -> None:
        """The links of a list of the column whose words do not say that they lead elsewhere: those
        that lead on by their words, or turn the list's page without any, are tried.
        """
        path = ask.url.partition("?")[0]
        folder = path.rpartition("/")[0]
        links = list(links)
        places = Counter(one.place for one in links)
        for one in links:
            is_alone = places[one.place] <= MOST_ALONE and one.published_on is None
            is_state = one.url.partition("?")[0] == path and one.url != ask.url
            if (is_alone or is_state) and one.text and _may_hold(one):
                self.beside.setdefault(one.url, _try(ask, setting, one.url, one.text))
            may_be = one.may_be_page or one.is_document
            kind = setting.kind(one.text)
            if not may_be or one.framed or kind == Kind.OTHER:
                continue
            turns = kind == Kind.BARE and one.url.startswith(f"{folder}/")
            if turns or kind != Kind.UNKNOWN:
                self.shapes.add(shape_of(one.url))
            made = _try(ask, setting, one.url, one.text)
            self.left.setdefault(one.url, replace(made, depth=ask.depth) if turns else made)

    def bare(self, ask: Ask, answer: Answer, facts: PageFacts, title: str) -> None:
        """A report's page without a file: whatever addresses its text holds may be of one."""
        page = page_of(answer.url, answer.body)
        unknown = {one.url for one in facts.links if _may_hold(one)}
        known = {one.url for one in facts.links if one.framed or one.text} - unknown
        urls = dict.fromkeys([*unknown, *(page.absolute(one) for one in addresses_in(page.text))])
        host = split(answer.url).netloc
        own = [one for one in urls if one not in known and split(one).netloc == host]
        made = [_try(ask, ask.setting, one, title) for one in own[:MOST_OF_A_PAGE]]
        self.without_file[ask.key] = (ask, answer, facts, made)

    def still_bare(self) -> Iterator[tuple[Ask, Answer, PageFacts]]:
        """The pages of reports that nothing came of."""
        for key, (ask, answer, facts, _) in self.without_file.items():
            if key not in self.led_from:
                yield ask, answer, facts

    def led(self, ask: Ask) -> None:
        """A file or page of a report was had: addresses like these are of reports."""
        self.led_from.add(ask.seen_from or "")
        self.had_at |= {ask.key, ask.seen_from or ""}
        for url in (ask.seen_from or "", ask.key):
            if re.search(r"\d", split(url).path + split(url).query):
                self.shapes.add(shape_of(url))

    def tries(self, asked: set[str], passed_over: set[str]) -> Iterator[Ask]:
        """What is still to be asked: what pages of reports without a file hold, what stands beside
        each title of which nothing was had, and the links that look like those of reports, but
        for those whose own words say that they are none.
        """
        made = [one for *_, each in self.without_file.values() for one in each]
        for title in self.unsettled():
            ask, setting, beside = self.named[title]
            made += [_try(ask, setting, url, title) for url in beside]
        known = asked | self.tried
        fresh = [one for one in made if one.url not in known]
        fresh = fresh[: max(0, MOST_TRIED - len(self.tried))]
        lone = [one for url, one in self.beside.items() if url not in known]
        fresh += lone[: max(0, MOST_BESIDE - len(self.tried & self.beside.keys()))]
        known |= passed_over
        fresh += [self.left[url] for url in self._wave("left", self.left, known)]
        for url in self._wave("mapped", self.mapped, known):
            ask = self.mapped[url]
            fresh.append(_try(ask, ask.setting, url, ""))
        for one in fresh:
            if one.url not in self.tried:
                self.tried.add(one.url)
                yield one

    def _wave(self, name: str, among: Iterable[str], known: set[str]) -> list[str]:
        """The next addresses that look like those of reports, nearest to them first; not those
        that are known already.
        """
        before = self.waves.get(name)
        if before is not None and not (self.had_at | self.went_on).intersection(before):
            return []
        had = sorted(self.had_at)
        alike = [url for url in among if url not in known and shape_of(url) in self.shapes]
        alike.sort(key=lambda url: -_nearness(url, had))
        if alike:
            self.waves[name] = alike[:WAVE]
        return alike[:WAVE]

    def unsettled(self) -> list[str]:
        """The titles of reports of which nothing was had and nothing was said."""
        return [
            title
            for title, (_, _, beside) in self.named.items()
            if not (self.had_at.intersection(beside) or self.had.has(title))
        ]


def _try(ask: Ask, setting: Setting, url: str, title: str) -> Ask:
    return Ask(
        url,
        Role.PAGE,
        title,
        seen_from=ask.key,
        setting=setting,
        depth=ask.depth + 1,
        is_try=True,
    )


def _may_hold(link: Link) -> bool:
    """Whether a link of a report's page may lead to its file: its words name no other thing."""
    is_step = judged(link.text).kind == Kind.UNKNOWN and not leads_beside(link.text)
    return is_step and link.may_be_page and not link.framed


def _nearness(url: str, known: list[str]) -> int:
    """How many characters an address shares, from its beginning, with the nearest of some."""
    place = bisect(known, url)
    return max(map(partial(_shared, url), known[max(0, place - 1) : place + 1]), default=0)


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def shape_of(url: str) -> str:
    """What addresses of one make have in common: all but their numbers."""
    return re.sub(r"[0-9a-f]{8,}|\d+", "0", url.partition("#")[0])
