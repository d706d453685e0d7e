"""What a section claims to add up: lists, brackets, and wholes that are what their names say.

What belongs here: whether a list is closed. What does not: how lists open and end (`listed`), nor
whether they add up (`expectations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from disclosure.narrative.claims.both_sides import both_sides
from disclosure.narrative.claims.composed import are_all_by_name, composed, not_within_others
from disclosure.narrative.claims.kinds import are_kinds, name_of
from disclosure.narrative.claims.listed import composes, is_apposition, parts_of, summed_up
from disclosure.narrative.claims.nets import is_net_of, nets
from disclosure.narrative.claims.numbered_lists import numbered_lists
from disclosure.narrative.figures.figure_reach import FigureReach
from disclosure.narrative.figures.told_figure import (
    Told,
    as_role,
)
from disclosure.reading import Relation

_CLOSED = re.compile(r"其他|其它")


class SumClaims(FigureReach):
    """Sums of one section."""

    def sums(self) -> Iterator[Relation]:
        """13459平方米，其中地上8103平方米: a whole and what is listed as parts of it."""
        for place, whole in enumerate(self.told):
            if whole.role not in {"level", "budget"} and not self._is_base_alone(place):
                continue
            if summed := summed_up(self.told, place):
                terms = [as_role(whole, "whole"), *(as_role(one, "part") for one in summed)]
                yield self.relation("sum", terms, word="closed")
                continue
            if place + 1 == len(self.told):
                continue
            parts = self._outermost(parts_of(self.text, self.told, place))
            if is_net_of(whole, parts):
                continue
            if parts and len({part.figure.start for part in parts}) == len(parts):
                closed = len(parts) > 1 and (
                    _CLOSED.search(parts[-1].lead) is not None
                    or composes(self.text, whole, parts)
                    or is_apposition(self.text, whole, parts)
                    or self._are_all(parts)
                    or are_kinds(whole, self._put_together(parts))
                    or self._are_named(whole, parts)
                )
                yield self.relation(
                    "sum",
                    [as_role(whole, "whole"), *(as_role(one, "part") for one in parts)],
                    word="closed" if closed else "open",
                    span=(whole.figure.start, parts[-1].figure.end),
                )
        for whole, parts in both_sides(self.text, self.told):
            terms = [as_role(whole, "whole"), *(as_role(one, "part") for one in parts)]
            yield self.relation("sum", terms, word="closed")
        amounts = [one for one in self.told if one.role == "level" and one.figure.kind == "money"]
        for whole, net in nets(self.text, amounts):
            terms = [as_role(whole, "whole"), *(as_role(one, "part") for one in net)]
            span = net[0].figure.start, net[0].figure.end
            yield self.relation("sum", terms, word="net", span=span)
        for whole, parts, is_said in numbered_lists(self.text, self.told):
            if not (is_said or self._are_named(whole, parts)):
                continue
            terms = [as_role(whole, "whole"), *(as_role(one, "part") for one in parts)]
            span = whole.figure.start, whole.figure.end
            yield self.relation("sum", terms, word="numbered", span=span)

    def _outermost(self, parts: list[Told]) -> list[Told]:
        """Without those that another part has within itself: 运行费 listed beside 用车费."""
        kept = not_within_others([self.subject(one) for one in parts], self.words.sums)
        return [one for one, is_kept in zip(parts, kept, strict=True) if is_kept]

    def _is_base_alone(self, place: int) -> bool:
        """Whether last year's figure opens its sentence: `2023年决算9万元，其中：…` lists it."""
        whole = self.told[place]
        first = place == 0 or self.told[place - 1].sentence != whole.sentence
        return whole.role == "base" and first

    def _put_together(self, parts: Sequence[Told]) -> list[str]:
        """The names of parts, those that are all of another by that one's: 人员, 公用 as 基本."""
        subjects = [self.subject(one) for one in parts]
        names = [name_of(one) for one in parts]
        for whole, of in self.words.sums.items():
            title = self.words.titles.get(whole)
            if title and len(of) > 1 and set(of) <= set(subjects):
                rest = [name for name, it in zip(names, subjects, strict=True) if it not in of]
                return [title, *rest] if rest else names
        return names

    def _are_named(self, whole: Told, parts: Sequence[Told]) -> bool:
        names = [self.subject(one) for one in parts]
        return are_all_by_name(self.subject(whole), names, self.words.sums)

    def _are_all(self, parts: Sequence[Told]) -> bool:
        """Whether each of some parts has a share behind it, and those are 100 together."""
        places = [self.places[id(one)] + 1 for one in parts]
        behind = [self.told[place] for place in places if place < len(self.told)]
        shares = [one for one in behind if one.role == "share" and one.figure.amount is not None]
        if len(shares) < len(parts):
            return False
        left = sum((one.figure.amount or Decimal() for one in shares), Decimal(-100))
        return abs(left) <= sum((one.quantum for one in shares), Decimal()) / 2

    def named_sums(self, listed: Sequence[Relation]) -> Iterator[Relation]:
        """基本支出5万元……人员经费3万元……公用经费2万元: by their names, where no list has them."""
        known = [{term.statement_no for term in one.terms} for one in listed]
        levels = [
            (one, statement)
            for one in self.told
            if one.role == "level" and one.figure.kind == "money" and not one.in_reason
            if (statement := self.statement(one)) is not None and statement.measure == "level"
        ]
        for whole, parts in composed(levels, self.words.sums):
            terms = [as_role(whole, "whole"), *(as_role(one, "part") for one in parts)]
            numbers = {self.term(one).statement_no for one in terms}
            if any(numbers <= one for one in known):
                continue
            span = whole.figure.start, whole.figure.end
            yield self.relation("sum", terms, word="named", span=span)
