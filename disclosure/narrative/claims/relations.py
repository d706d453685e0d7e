"""What sentences claim of their own figures: that they grew by so much, are a share, add up.

What belongs here: putting figures together into relations, each with every figure that it may speak
of, nearest first. What does not: whether a relation holds (`expectations`), nor subjects.

A relation is never guessed: where a sentence leaves open what it speaks of, all candidates are
given, and it contradicts itself only if none of them fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosure.narrative.claims.movement_claims import MovementClaims
from disclosure.narrative.claims.orders import orders
from disclosure.narrative.claims.reason_claims import ReasonClaims
from disclosure.narrative.claims.share_claims import ShareClaims
from disclosure.narrative.claims.sum_claims import SumClaims
from disclosure.narrative.told_sections import ToldSection
from disclosure.reading import Relation, Statement


def relations(told: Sequence[ToldSection], said: Sequence[Statement]) -> tuple[Relation, ...]:
    """Every relation of the report's prose in reading order, numbered from 1.

    `said` are the statements of the same sections: terms point to them. Amounts of money are in
    yuan.
    """
    numbers = {(one.section_no, one.span[0]): one for one in said}
    found: list[Relation] = []
    for part in told:
        reader = _Reader(part, numbers)
        found += reader.sums() if part.is_excluded else reader.all()
    return tuple(
        one.model_copy(update={"relation_no": number}) for number, one in enumerate(found, start=1)
    )


class _Reader(MovementClaims, ReasonClaims, ShareClaims, SumClaims):
    """The relations of one section."""

    def all(self) -> Iterator[Relation]:
        yield from self.movements()
        yield from self.completions()
        yield from self.orders()
        yield from self.reasons()
        yield from self.shares()
        listed = list(self.sums())
        yield from listed
        yield from self.named_sums(listed)

    def orders(self) -> Iterator[Relation]:
        """决算数大于预算数."""
        for one in orders(self.text, self.told, self.is_of_name):
            yield self.relation("order", one.terms, word=one.word, span=one.span)
