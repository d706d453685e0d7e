"""What a section has said so far: its levels, its latest comparison, the circle it speaks in.

What belongs here: what later figures may refer to. What does not: reading a figure (`statements`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from disclosure.narrative.sections import Section
from disclosure.narrative.vocabulary import Direction, Vocabulary

UNKNOWN = "unknown"
_OF_WHICH = re.compile("其中|包括")


@dataclass(slots=True)
class Level:
    """A level that a comparison may refer to."""

    subject: str
    part: bool
    sentence: int
    year: int | None
    bracket: int = -1
    lead: str = ""
    """What leads to it: the words that it is named by."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What was understood of one figure."""

    subject: str
    measure: str
    direction: Direction | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The latest comparison: in which sentence, of what, after how many levels."""

    sentence: int
    subject: str
    levels: int


@dataclass(slots=True)
class Walk:
    """What has been said in a section so far."""

    section: Section
    text: str
    words: Vocabulary
    default_year: int | None
    year: int | None = None
    standing: int | None = None
    seen: list[str] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    compared: Comparison | None = None
    item: tuple[int, str] | None = None
    circle: tuple[int, str] = (0, UNKNOWN)
    closed_to: int = 0
    share: tuple[int, str] = (0, UNKNOWN)
    sentence: int = 0
    bracket: int = -1
    """Where the bracket opens that the present figure stands in, or -1."""
    opening: int = 0
    subjects: dict[int, str] = field(default_factory=dict)
    """What each figure so far is about, by its place."""

    def latest(self) -> Level | None:
        """The level before, outside of closed brackets where its sentence has one."""
        open_ones = [one for one in self.levels[-8:] if one.bracket in {-1, self.bracket}]
        near = [one for one in open_ones if one.sentence == self.sentence]
        known = near or self.levels
        return known[-1] if known else None

    def referent(self) -> str:
        """What `比上年增加` without a subject of its own speaks of.

        The level before it; a part of a total (上年结转) hands over to its total. Of an earlier
        sentence where it names a single thing, or a head with its parts behind. Otherwise unknown,
        never a guess.
        """
        latest = self.latest()
        if latest is None:
            return UNKNOWN
        if latest.part:
            return self._total_of(latest)
        if latest.sentence == self.sentence:
            return latest.subject
        if latest.sentence != self.sentence - 1:
            return UNKNOWN
        together = takewhile(lambda one: one.sentence == latest.sentence, reversed(self.levels))
        said = [one.subject for one in together][::-1]
        inside = {*self.words.sums.get(said[0], ())}
        inside |= {name for part in inside for name in self.words.sums.get(part, ())}
        return said[0] if set(said[1:]) <= inside | {said[0]} else UNKNOWN

    def _total_of(self, part: Level) -> str:
        """The total said before a part in its sentence, or in the one that its 其中 goes on with.

        A part that opens its sentence alone (本年支出8万元，比上年增加) is spoken of itself, and so
        is one behind a total that has had its comparison.
        """
        reach = part.sentence - (_OF_WHICH.match(self.text, self.opening) is not None)
        own = part.subject if part.sentence == self.sentence else UNKNOWN
        places = range(len(self.levels) - 1, -1, -1)
        near = takewhile(lambda place: self.levels[place].sentence >= reach, places)
        total = next((place for place in near if not self.levels[place].part), None)
        return own if total is None or self._is_compared(total) else self.levels[total].subject

    def _is_compared(self, place: int) -> bool:
        """Whether a level has had its comparison."""
        last = self.compared
        return (
            last is not None and last.levels > place and last.subject == self.levels[place].subject
        )
