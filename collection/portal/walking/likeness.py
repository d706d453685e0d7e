"""What the addresses of a portal's reports look like, and which others look like them.

What belongs here: the shapes of addresses that led to reports, and the next of those alike to try.
What does not: where such addresses were seen (`remains`, `witnesses`).
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass, field
from functools import partial

from collection.portal.page import split
from collection.portal.walking.asking import Ask

WAVE = 24
"""Addresses of unknown words that look like those of reports, asked at a time: the next ones only
where any of them was one."""


@dataclass
class Likeness:
    """Of one walk: `shapes` of addresses that led to reports, which were `had_at` some; `went_on`
    are tried pages of a list that had items.
    """

    shapes: set[str] = field(default_factory=set)
    had_at: set[str] = field(default_factory=set)
    went_on: set[str] = field(default_factory=set)
    waves: dict[str, list[str]] = field(default_factory=dict)

    def led(self, ask: Ask) -> None:
        """A file or page of a report was had: addresses like these are of reports."""
        self.had_at |= {ask.key, ask.seen_from or ""}
        for url in (ask.seen_from or "", ask.key):
            if re.search(r"\d", split(url).path + split(url).query):
                self.shapes.add(shape_of(url))

    def wave(self, name: str, among: list[Ask]) -> list[Ask]:
        """The next addresses that look like those of reports, nearest to them first."""
        before = self.waves.get(name)
        if before is not None and not (self.had_at | self.went_on).intersection(before):
            return []
        had = sorted(self.had_at)
        alike = [one for one in among if shape_of(one.url) in self.shapes]
        alike.sort(key=lambda one: -_nearness(one.url, had))
        if alike:
            self.waves[name] = [one.url for one in alike[:WAVE]]
        return alike[:WAVE]


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
