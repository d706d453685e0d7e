"""Which way the reasons go that a section gives for what moved.

What belongs here: where a reason stands, what it is given for, and whether all of it says more or
less, by the vocabulary's own words of direction. What does not: whether one is missing, nor the
judgement (`expectations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from disclosure.narrative.claims.orders import orders
from disclosure.narrative.figures.figure_reach import FigureReach
from disclosure.narrative.figures.told_figure import Told
from disclosure.narrative.vocabulary import Direction
from disclosure.reading import Relation

_GIVEN = re.compile(
    r"[,。;)、]{0,2}(?:(?:主要|变动|变化|[增减][加少长幅]|下降|的){0,6}原因(?:主要)?(?:[是为系:]|由于)+|主要(?:[是系]|由于):?)"
    r"(?P<why>[^。;:\n\d]{2,60}?)(?=,(?:主要)?用于|[。;\n]|$)"
)
_RETIRED_MONEY = re.compile(r"(?:离?退休|离休)(?=[^,、]{0,6}(?:经费|费|支出|补贴|津贴|待遇))")
"""Money for the retired goes the way that is said, which people who retire do not."""
_ORDERED = re.compile(
    r"决算数?(?:(?P<more>大于|高于|超过|多于)|小于|低于|少于)(?:年初|全年|调整)?预算数?$"
)
_READABLE = 80
"""Letters of a sentence that are quoted before what moved."""
_OWN = re.compile(r"(?P<name>[^,、]*?)(?:经费|支出|费用?)(?:有所)?$")


class ReasonClaims(FigureReach):
    """Reasons of one section."""

    def reasons(self) -> Iterator[Relation]:
        """`减少5万元,主要原因是人员增加`: what moved, and the way that all of its reason goes."""
        for found in _GIVEN.finditer(self.text):
            why = _RETIRED_MONEY.sub("", found.group("why"))
            moved = self._moved_before(found.start())
            way = self._way(why)
            if moved is None or way is None or self.words.no_reason.search(why):
                continue
            label = "own" if self._is_of_it(why, found.start()) else "other"
            span = self._opening(moved, found.start()), found.end()
            yield self.relation("reason", [replace(moved, label=label)], word=way, span=span)

    def _opening(self, moved: Told, place: int) -> int:
        """Where a quotation begins: with the sentence of what moved, or of the reason, where that
        is not too long to be read."""
        start = max(self.text.rfind(stop, 0, moved.figure.start) for stop in "。;\n") + 1
        own = self.sentence_start(place)
        if own - start > _READABLE:
            return own
        return start if moved.figure.start - start <= _READABLE else moved.figure.start

    def _moved_before(self, place: int) -> Told | None:
        """The change right before a reason; of an outcome said to be above or below its budget,
        the outcome."""
        before = [one for one in self.told if one.figure.end <= place and not one.in_reason]
        if not before:
            return None
        last = before[-1]
        if last.figure.end == place and last.role in {"change", "growth"}:
            way = last.direction if self._all_go_alike(before, place) else None
            way = way or self._way_of_a_gap(last)
            if way not in {"increase", "decrease"}:
                return None
            return replace(last, role="moved", direction=way)
        ordered = _ORDERED.search(self.text, last.figure.end, place)
        if ordered is None or "\n" in self.text[last.figure.end : place]:
            return None
        direction: Direction = "increase" if ordered.group("more") else "decrease"
        said = orders(self.text, self.told, self.is_of_name)
        near = (one.terms[0] for one in said if one.span[0] == ordered.start())
        return replace(next(near, last), role="moved", direction=direction)

    def _way_of_a_gap(self, gap: Told) -> Direction | None:
        """`预算5万元，决算4万元，差值1万元`: the way of a change that has no word of its own."""
        if gap.direction is not None or gap.role != "change":
            return None
        said = [it for it in self.told if it.sentence == gap.sentence and it.is_like(gap)]
        said = [it for it in said if it.figure.end <= gap.figure.start]
        now = next((it.amount for it in reversed(said) if it.role == "level"), None)
        of = next((it.amount for it in reversed(said) if it.role in {"budget", "base"}), None)
        if now is None or of is None or now == of:
            return None
        return "increase" if now > of else "decrease"

    def _all_go_alike(self, before: Sequence[Told], place: int) -> bool:
        """Whether a reason that is a sentence of its own follows a list that moved one way.

        `支出增加5万元。其中：基本支出增加8万元；项目支出减少3万元。主要原因是…` is open.
        """
        if self.text[place : place + 1] != "。":
            return True
        start = self.text.rfind("。", 0, place) + 1
        if self.text.startswith("其中", start):
            start = self.text.rfind("。", 0, start - 1) + 1
        listed = [one for one in before if start <= one.figure.start]
        return len({one.direction for one in listed if one.role in {"change", "growth"}}) == 1

    def _way(self, why: str) -> Direction | None:
        """The one way that all words of a reason go, or nothing where any may go the other."""
        ways = {self.words.direction(verb) for verb in self.words.moves.findall(why)}
        rises = "increase" in ways or self.words.is_growth.search(why) is not None
        more = rises and self.words.may_be_less.search(why) is None
        less = "decrease" in ways or self.words.is_thrift.search(why) is not None
        if more and not less:
            return "increase"
        return "decrease" if less and self.words.may_be_more.search(why) is None else None

    def _is_of_it(self, why: str, place: int) -> bool:
        """Whether a reason speaks of the very money that moved: `宣传经费增加` of 宣传经费."""
        last = self.words.moves.search(why)
        own = _OWN.fullmatch(why[: last.start()]) if last else None
        return own is not None and len(own.group("name")) > 1 and own["name"] in self.text[:place]
