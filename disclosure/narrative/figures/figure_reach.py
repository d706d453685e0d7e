"""One section's text and its figures: which of them another figure's clause may speak of.

What belongs here: how far a clause reaches back, and what a figure is said to be. What does not:
the relations that follow (`relations`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from disclosure.narrative.figures.told_figure import Told, span_of
from disclosure.narrative.told_sections import ToldSection
from disclosure.narrative.vocabulary import vocabulary
from disclosure.reading import Relation, Statement, Term

MOST_SENTENCES_BACK = 2
"""How far a comparison that opens a sentence may look back for what it compares."""
_OF_WHICH = re.compile(r"(?:其中|包括)")
_SAYS_WHY = re.compile(r"[^,;:]{0,8}原因|主要|由于|用于|其中|具体")
"""How a sentence begins that explains what was said before it."""
_CLAUSE_END = re.compile(r"[,;。!:\n]+")
_SIDES = {"total_income": "total_budget", "total_expenditure": "total_budget"} | {
    "grant_income": "grant_total",
    "grant_expenditure": "grant_total",
}
"""Income and expenditure balance: what is said of 收支总计 is said of either."""


class FigureReach:
    """One section's text and the figures in it."""

    def __init__(self, part: ToldSection, said: dict[tuple[int, int], Statement]) -> None:
        self.section, self.section_no, self.year = part.section, part.section_no, part.year
        self.text, self.told = part.text, part.told
        self.words, self.said = vocabulary(), said
        self.places = {id(one): place for place, one in enumerate(self.told)}
        inside = {at for one in self.told for at in range(one.figure.start + 1, one.figure.end)}
        stops = _CLAUSE_END.finditer(self.text)
        self.clause_ends = [stop.end() for stop in stops if stop.start() not in inside]

    def before(self, one: Told, roles: set[str]) -> Iterator[Told]:
        """Figures before this one in its section, nearest first, none of a reason."""
        for place in range(self.places[id(one)] - 1, -1, -1):
            it = self.told[place]
            if it.role in roles and not it.in_reason:
                yield it

    def near(self, one: Told, roles: set[str], *, any_bracket: bool = False) -> list[Told]:
        """Those of its own clause; where it has none, of the sentence before."""
        paragraph = self.text.rfind("\n", 0, one.figure.start)
        back = [
            it
            for it in takewhile(
                lambda it: (
                    it.figure.start > paragraph
                    and one.sentence - it.sentence <= MOST_SENTENCES_BACK
                ),
                self.before(one, roles),
            )
            if any_bracket or it.bracket in {-1, one.bracket}
        ]
        here = [it for it in back if it.stop == one.stop]
        if here:
            return [it for it in here if it.bracket in {-1, one.bracket}] or here
        if back and (self._is_compared(back[0], one) or self._is_of_another(back[0], one)):
            return []
        last = {back[0].sentence} if back else set()
        if back and self._lists_parts(back[0]):
            last |= {back[0].sentence - 1}
        return [it for it in back if it.sentence in last]

    def _is_compared(self, level: Told, one: Told) -> bool:
        """Whether a level of an earlier sentence has had its comparison before this one."""
        between = self.told[self.places[id(level)] : self.places[id(one)]]
        return any(
            it.role in {"change", "growth", "same"}
            and it.stop < one.stop
            and it.against_budget == one.against_budget
            for it in between
        )

    def _is_of_another(self, level: Told, one: Told) -> bool:
        """Whether a whole sentence without a figure, that gives no reason, stands between the two:
        what is compared is what that one speaks of, or open."""
        between = self.text[level.figure.end : self.sentence_start(one.figure.start)]
        said = between.split("。")[1:]
        return any(it.strip() and _SAYS_WHY.match(it.strip()) is None for it in said)

    def _lists_parts(self, one: Told) -> bool:
        """Whether its sentence lists parts of what the one before said: 。其中，…"""
        return _OF_WHICH.match(self.text, self.sentence_start(one.figure.start)) is not None

    def sentence_start(self, place: int) -> int:
        """Where the sentence begins that a place of the text stands in."""
        return max(self.text.rfind(stop, 0, place) for stop in "。\n") + 1

    def statement(self, one: Told) -> Statement | None:
        return self.said.get((self.section_no, one.figure.start))

    def subject(self, one: Told) -> str:
        statement = self.statement(one)
        return "unknown" if statement is None else statement.subject

    def is_of(self, level: Told, statement: Statement) -> bool:
        mine = self.statement(level)
        if mine is None:
            return False
        one, other = (_SIDES.get(it.subject, it.subject) for it in (mine, statement))
        return one == other

    def relation(
        self,
        kind: str,
        terms: Sequence[Told],
        *,
        span: tuple[int, int] | None = None,
        word: str | None = None,
        compared_year: int | None = None,
    ) -> Relation:
        start, end = span or span_of(terms)
        start = self._clause_start(start)
        page = self.section.page_at(start)
        return Relation(
            relation_no=0,
            section_no=self.section_no,
            section=self.section.title,
            kind=kind,
            word=word,
            compared_year=compared_year,
            quote=self.section.text[start:end],
            page_no=page.number,
            page_label=page.label,
            terms=tuple(self.term(one) for one in terms),
        )

    def _clause_start(self, place: int) -> int:
        """Where the clause begins that a quotation is to begin with."""
        passed = bisect_right(self.clause_ends, place)
        return self.clause_ends[passed - 1] if passed else 0

    def term(self, one: Told) -> Term:
        statement = self.statement(one)
        return Term(
            role=one.role,
            amount=one.amount,
            unit=one.figure.unit,
            quantum=one.quantum,
            decimals=one.figure.decimals,
            direction=one.direction,
            label=one.label,
            statement_no=None if statement is None else statement.statement_no,
        )

    def is_of_name(self, name: str) -> Callable[[Told], bool] | None:
        """Whether a figure is of what a clause names; nothing where it names nothing."""
        match = self.words.find(name, self.section.title, "money")
        if match is None:
            return None
        subject = match.identifier([])
        return lambda one: self.subject(one) == subject
