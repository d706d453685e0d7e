"""The end of a walk: what is still tried when nothing is left to ask, and what is told then.

What belongs here: what can only be known at the end: searches that found nothing, reports that only
a neighbour names, pages of reports that nothing came of, dead ends, lists that were not read to
their end. What does not: the walk (`portal_walk`), the evidence itself (`remains`, `second_look`).
"""

from __future__ import annotations

from collection.portal.asides import Searches
from collection.portal.asking import Answer, Ask
from collection.portal.bounds import Bounds
from collection.portal.door import Door
from collection.portal.lists import Lists
from collection.portal.obstacles import GONE
from collection.portal.page_facts import PageFacts
from collection.portal.preparing import Preparing
from collection.portal.telling import Teller
from collection.portal.titles import Kind, is_pathway, judged


class Afterwards:
    """Of one walk. `left` are the reports that pages name beside their own, by address."""

    def __init__(self, bounds: Bounds, tell: Teller, searches: Searches) -> None:
        self.bounds, self.tell, self.searches = bounds, tell, searches
        self.left: dict[str, str] = {}
        self.dead_ends: list[tuple[Ask, str]] = []

    def is_dead_end(self, ask: Ask, status: int, reason: str) -> bool:
        """Whether a column that may lead to the budgets is gone for every reader: a gap only where
        nothing else led to them.
        """
        if status not in GONE or not is_pathway(ask.title) or judged(ask.title).kind != Kind.STEP:
            return False
        self.dead_ends.append((ask, reason))
        self.tell.sight(ask, "skipped", reason, status, None)
        return True

    def tries(self, door: Door) -> list[Ask]:
        """What pages name or link to, and nothing has come of."""
        asked = {url for url, _ in door.asked}
        made = list(self.tell.doubts.remains.tries(asked))
        return [one for one in made if self.bounds.why_not(one.url) is None]

    def conclude(self, lists: Lists, door: Door, preparing: Preparing) -> None:
        night, doubts = self.tell.night, self.tell.doubts
        for state, reason in lists.incomplete():
            self.tell.gap(state, reason)
        for ask, reason in self.searches.failed():
            self.tell.sought(ask, reason)
        for ask, answer, facts in doubts.remains.still_bare():
            self.tell.nothing(ask, answer, facts, may_be_empty=may_be_empty(ask, facts))
        for ask, reason in [] if night.files else self.dead_ends:
            self.tell.sought(ask, reason)
        self.tell.finish_years()
        self.tell.finish_unlinked()
        asked = [url for url, _ in door.asked] + preparing.asked
        self.tell.only_named(self.left, asked)
        self.tell.outside(preparing.script_runs.outside)
        doubts.lists(lists.known.values())
        doubts.conclude(night, asked, preparing.companions.texts, preparing.answers)
        lists.count(night)
        night.finished = True

    def bare(self, ask: Ask, answer: Answer, facts: PageFacts, report: str | None) -> None:
        """A page that leads nowhere: told, or, where it is a report's, looked into at the end."""
        if report is not None and facts.obstacle is None:
            self.tell.doubts.remains.bare(ask, answer, facts, report)
        else:
            self.tell.nothing(ask, answer, facts, may_be_empty=may_be_empty(ask, facts))


def may_be_empty(ask: Ask, facts: PageFacts) -> bool:
    """Whether a page that leads nowhere loses nothing: one beside others, or one that says so."""
    is_beside = ask.is_aside or ask.is_chosen or ask.is_try
    return (is_beside or (facts.says_empty and not facts.asks)) and facts.obstacle is None


def named_beside(facts: PageFacts, url: str) -> str:
    """The one report whose title stands beside an address in the page's text or data."""
    titles = [title for title, beside in facts.named.items() if beside[:1] == [url]]
    return titles[0] if len(titles) == 1 else ""
