"""What a walk owes: in one queue, whatever was promised and has not come yet.

What belongs here: each promise with what may still settle it, what is asked next, which are open at
the end. What does not: who promises (`remains`, `witnesses`, `ways`, `afterwards`), in which words
an open one is told (`telling`, `second_look`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from collection.portal.walking.asking import Ask
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.likeness import Likeness


class Matter(Enum):
    """What is owed."""

    BELOW = auto()
    """The pages below a start page's frame, where no other frame led to anything."""
    NAMED = auto()
    """A report that a page, its scripts or another source names."""
    BARE = auto()
    """The file of a report's page that has none."""
    BESIDE = auto()
    """What a link of unknown words leads to that stands beside a list."""
    ALIKE = auto()
    """What a link of unknown words leads to that looks like those of reports."""
    MAPPED = auto()
    """The same, of the portal's own map."""
    SOURCE = auto()
    """What another source knows: a map, a feed, a search, the column that a report names."""
    DEPARTMENT = auto()
    """Anything of a department that has a page of its own, or is listed."""
    FURTHER_PAGE = auto()
    """A page of a list that was refused or not answered."""
    LIST = auto()
    """The rest of a list that says how much it has."""
    SEARCH = auto()
    """What was sought behind a page that does not say where it leads."""
    COLUMN = auto()
    """The column behind a link that is gone."""
    YEAR = auto()
    """A year to choose that leads nowhere."""
    ITEM = auto()
    """A list's item without an address."""
    REPORT = auto()
    """A report that a list names and that was not had at its address."""
    NEIGHBOUR = auto()
    """A report that only another's page names (上一篇)."""


MOST = {Matter.NAMED: 240, Matter.BARE: 240, Matter.BESIDE: 40}
"""Addresses of one walk that are asked only to see what they are."""
TURNS = (
    (Matter.BELOW,),
    (Matter.BARE, Matter.NAMED, Matter.BESIDE, Matter.ALIKE, Matter.MAPPED),
    (Matter.SOURCE, Matter.DEPARTMENT),
)
"""What is tried together; the next only where nothing is left to try of those before."""
IN_WAVES = frozenset({Matter.ALIKE, Matter.MAPPED})
SOURCES = frozenset({Matter.SOURCE, Matter.DEPARTMENT})
"""Asked whether or not the same address was asked for something else before."""


@dataclass(frozen=True, slots=True)
class Debt:
    """`what` was promised `where`; `is_open` as long as it has not come; `tries` may settle it;
    `why` it was not had at once. At the end an open one is `told`, one that came otherwise
    `settled`, where that is to be said.
    """

    what: str
    where: Ask
    is_open: Callable[[], bool]
    tries: tuple[Ask, ...] = ()
    told: Callable[[], None] | None = None
    settled: Callable[[], None] | None = None
    why: str = ""


@dataclass
class Owed:
    """Of one walk, by what it is and by its own key: what is promised twice is owed once."""

    bounds: Bounds
    likeness: Likeness = field(default_factory=Likeness)
    debts: dict[Matter, dict[str, Debt]] = field(
        default_factory=lambda: {one: {} for one in Matter}
    )
    tried: set[tuple[str, Any]] = field(default_factory=set)
    count: Counter[Matter] = field(default_factory=Counter)

    def owe(self, matter: Matter, key: str, debt: Debt) -> None:
        self.debts[matter].setdefault(key, debt)

    def open(self, matter: Matter) -> list[Debt]:
        return [one for one in self.debts[matter].values() if one.is_open()]

    def tries(
        self, asked: Collection[str], passed_over: Collection[str], *, is_readable: bool
    ) -> list[Ask]:
        """What is asked next, each once; other sources only of a portal that `is_readable`."""
        for turn in TURNS:
            among = [one for one in turn if is_readable or one not in SOURCES]
            made = [ask for one in among for ask in self._due(one, asked, passed_over)]
            if made:
                return made
        return []

    def _due(
        self, matter: Matter, asked: Collection[str], passed_over: Collection[str]
    ) -> Iterator[Ask]:
        known: Collection[str] = () if matter in SOURCES else asked
        fresh = [
            ask
            for one in self.open(matter)
            for ask in one.tries
            if (ask.url, ask.form) not in self.tried and ask.url not in known
        ]
        fresh = [one for one in fresh if self.bounds.why_not(one.url) is None]
        if matter in IN_WAVES:
            fresh = [one for one in fresh if one.url not in passed_over]
            fresh = self.likeness.wave(matter.name, fresh)
        room = MOST[matter] - self.count[matter] if matter in MOST else len(fresh)
        for ask in fresh[: max(0, room)]:
            if (ask.url, ask.form) not in self.tried:
                self.tried.add((ask.url, ask.form))
                self.count[matter] += 1
                yield ask

    def conclude(self, *matters: Matter) -> None:
        """Tells what is still open of these, one after the other."""
        for matter in matters:
            for one in self.debts[matter].values():
                tell = one.told if one.is_open() else one.settled
                if tell is not None:
                    tell()
