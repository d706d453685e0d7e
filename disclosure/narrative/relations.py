"""What sentences claim of their own figures: that they grew by so much, are a share, add up.

What belongs here: putting figures together into relations, each with every figure that it may speak
of, nearest first. What does not: whether a relation holds (`expectations`), nor subjects.

A relation is never guessed: where a sentence leaves open what it speaks of, all candidates are
given, and it contradicts itself only if none of them fits.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from disclosure.narrative.composed import composed
from disclosure.narrative.figure_reach import FigureReach
from disclosure.narrative.figure_roles import IS_SO_MUCH, shared_in, shares_of_its_own
from disclosure.narrative.listed import composes, is_apposition, parts_of, summed_up
from disclosure.narrative.movements import UP_TO, continues, goes_on_behind, is_rounded
from disclosure.narrative.orders import orders
from disclosure.narrative.told_figure import (
    COMPARES,
    FUNCTION_WORDS,
    NAMES_NOTHING,
    THAN,
    Told,
    as_role,
    span_of,
)
from disclosure.narrative.told_sections import ToldSection
from disclosure.reading import Relation, Statement, Term

_COMPARED = re.compile(r"[比较与同和](20\d\d)年(?!底|末|初|年末|年底)")
_RELATIVE = re.compile("同类|同期|同级|各自|各类|相应|相关|该|本类|其")
"""What opens the name of a whole that is another for each: 占同类产品的60%."""
_CLOSED = re.compile(r"其他|其它")


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


class _Reader(FigureReach):
    """The relations of one section."""

    def all(self) -> Iterator[Relation]:
        yield from self.movements()
        yield from self.completions()
        yield from self.orders()
        yield from self.shares()
        listed = list(self.sums())
        yield from listed
        yield from self.named_sums(listed)

    def movements(self) -> Iterator[Relation]:
        """增加10万元，增长5%; 持平: of the levels before it, and last year's where printed."""
        place = 0
        while place < len(self.told):
            first = self.told[place]
            place += 1
            if first.role not in {"change", "growth", "same"} or first.in_reason:
                continue
            moved, bases, reached = [first], self._bases(first), list[Told]()
            for following in self.told[place:]:
                if continues(moved, following):
                    moved.append(following)
                elif not bases and self._is_base_behind(first, following):
                    bases.append(as_role(following, "base"))
                elif bases and following.stop == first.stop and UP_TO.search(following.lead):
                    reached = [following]
                else:
                    break
                place += 1
            levels = reached or self._of_base(bases, self._compared_levels(first), first)
            levels = self._of_this_year(levels, first)
            yield self._relation(
                "deviation" if first.against_budget else "movement",
                [*moved, *levels, *bases],
                span=span_of([*(levels or bases)[:1], *moved]),
                compared_year=self._base_year(first),
            )

    def _compared_levels(self, moved: Told) -> list[Told]:
        """What may have moved: of the subject that the clause names, else the levels before it."""
        if moved.of is not None:
            return [one for one in self.told if one.figure is moved.of]
        statement = self.statement(moved)
        own = self._names_subject(moved)
        if own and (statement is None or statement.subject == "unknown"):
            return []
        near = self.near(moved, {"level"})
        if own and statement is not None:
            earlier = self.before(moved, {"level"})
            named = next((one for one in earlier if self.is_of(one, statement)), None)
            named = named or self._called_alike(moved, near)
            return [] if named is None else [named]
        like = [one for one in near if moved.role != "change" or one.is_like(moved)]
        return [one for one in like if not any(is_rounded(one, other) for other in like)]

    def _called_alike(self, moved: Told, near: Sequence[Told]) -> Told | None:
        """`一般公共预算支出9万元。一般公共预算增加1万元`: what is called the same but for 支出."""
        name = self._own_words(moved)
        alike = (one for one in near if re.search(f"{re.escape(name)}(?:总?支出|收入)", one.lead))
        return next(alike, None) if len(name) > 3 else None

    def _of_this_year(self, levels: list[Told], moved: Told) -> list[Told]:
        """Without those that are said to be of the year that is compared with."""
        statement = self.statement(moved)
        now = self.year if statement is None else statement.year
        compared = self._base_year(moved)
        if compared is None and now is not None and COMPARES.search(moved.lead):
            compared = now - 1
        if compared is None or now is None or compared >= now:
            return levels
        said = ((one, self.statement(one)) for one in levels)
        return [one for one, it in said if it is None or it.year != compared]

    def _of_base(self, bases: list[Told], levels: list[Told], moved: Told) -> list[Told]:
        """The levels of what last year's figure is said to be of, where its clause names it."""
        base = self.statement(bases[0]) if bases else None
        if base is None or base.subject == "unknown" or any(self.is_of(x, base) for x in levels):
            return levels
        named = next((x for x in self.before(moved, {"level"}) if self.is_of(x, base)), None)
        known = {getattr(self.statement(one), "subject", "unknown") for one in levels}
        if named is None and known <= {"unknown"}:
            return levels
        return [] if named is None else [named]

    def _names_subject(self, moved: Told) -> bool:
        """Whether the clause has words of its own beside the verb and what it compares with."""
        rest = self._own_words(moved)
        if moved.against_budget and self.words.phase.fullmatch(rest):
            return False
        rest = re.sub('^[、:,;)"”]+|(?:降|减|增)$', "", rest)
        return not (NAMES_NOTHING.fullmatch(rest) or self.words.this_year.fullmatch(rest))

    def _own_words(self, moved: Told) -> str:
        said = moved.lead if moved.role == "same" else moved.before_word
        text = self.words.base.sub("", re.sub(r"\([^()]*\)", "", said))
        clause = text.rsplit(",", maxsplit=1)[-1] if "," in text else text
        return re.sub("约$", "", FUNCTION_WORDS.sub("", THAN.sub("", clause)))

    def _bases(self, moved: Told) -> list[Told]:
        role = "budget" if moved.against_budget else "base"
        own = any(it.stop == moved.stop for it in self.before(moved, {"level"}))
        before = takewhile(
            lambda it: it.stop == moved.stop or (not own and goes_on_behind(it, moved)),
            self.before(moved, {role}),
        )
        like = (one for one in before if moved.role != "change" or one.is_like(moved))
        return [as_role(one, "base") for one in like]

    def _is_base_behind(self, moved: Told, following: Told) -> bool:
        """`增加5万元(上年20万元`, `增加5万元，由20万元升至`: last year's right behind a change."""
        opened = following.bracket >= moved.figure.end and following.bracket != moved.bracket
        from_it = re.match("[,、]由", following.lead) is not None
        is_base = following.role == ("level" if from_it else "base")
        return is_base and (opened or from_it) and following.stop == moved.stop

    def _base_year(self, moved: Told) -> int | None:
        """The year that a comparison names: 2025 in `比2025年预算增加`."""
        reach = self.text[max(0, moved.figure.start - len(moved.lead)) : moved.figure.end]
        years = _COMPARED.findall(reach)
        return int(years[-1]) if years else None

    def completions(self) -> Iterator[Relation]:
        """支出决算为5万元，完成年初预算的50%."""
        for one in self.told:
            if one.role == "completion" and not one.in_reason:
                levels = self.near(one, {"level"})
                near = [*levels, *self._budgets_of(levels, one)]
                yield self._relation("completion", [one, *near], span=span_of([*near[:1], one]))

    def _budgets_of(self, levels: list[Told], completion: Told) -> list[Told]:
        """The budgets of what was completed: said in the level's own clause, or by its name.

        That of the whole is no budget of an item listed below it.
        """
        budgets = self.near(completion, {"budget"})
        if not levels:
            return budgets
        clauses = {one.stop for one in levels}
        subjects = {self.subject(one) for one in levels} - {"unknown"}
        return [one for one in budgets if one.stop in clauses or self.subject(one) in subjects]

    def orders(self) -> Iterator[Relation]:
        """决算数大于预算数."""
        for one in orders(self.text, self.told):
            yield self._relation("order", one.terms, word=one.word, span=one.span)

    def shares(self) -> Iterator[Relation]:
        """占60%: parts and shares of one sentence that speak of the same whole."""
        groups: dict[tuple[int, str], list[tuple[Told, Told]]] = {}
        for one in self.told:
            if one.role != "share" or one.in_reason:
                continue
            place = self.places[id(one)]
            stated = (
                self.told[place - 1] if place and self.told[place - 1].role == "whole" else None
            )
            parts = self._having(one)
            if not parts:
                continue
            if stated is not None:
                terms = [as_role(parts[0], "part"), stated, one]
                yield self._relation("share", terms)
                continue
            of = shared_in(one.lead)
            if of and (wholes := self._named_wholes(of, parts[0], one)):
                yield self._relation("share", [as_role(parts[0], "part"), *wholes, one])
                continue
            groups.setdefault(self._whole_of(of, parts[0], one), []).append((parts[0], one))
        for (_, of), pairs in groups.items():
            if _RELATIVE.match(of):
                continue
            first = pairs[0][0]
            wholes = [] if of else self._heads(first)
            terms = [term for part, share in pairs for term in (as_role(part, "part"), share)]
            last = terms if first.sentence == pairs[-1][0].sentence else pairs[-1]
            yield self._relation("shares", [*terms, *wholes], span=span_of(last))

    def _whole_of(self, of: str, part: Told, share: Told) -> tuple[int, str]:
        """What tells shares of one whole from others: its name in a section and year, if it has
        one (占本年支出的60%), else the sentence."""
        statement = self.statement(part)
        named = (
            len(of) > 3
            and not _RELATIVE.match(of)
            and share.bracket == -1
            and statement is not None
        )
        return (statement.year or 0, of) if named and statement else (-share.sentence, of)

    def _having(self, share: Told) -> list[Told]:
        """Amounts that may have the share, nearest first: of what its clause names, else before it.

        `基本支出占40%,为80万元` names what has it, and says its amount behind it, if at all.
        """
        if share.of is not None:
            return [one for one in self.told if one.figure is share.of]
        roles = {"level"}
        if not any(it.stop == share.stop for it in self.before(share, roles)):
            roles = {"level", "base"}  # 2024年基本支出5万元，占…
        near = [it for it in self.near(share, roles, any_bracket=True) if it.figure.kind == "money"]
        near = [it for it in near if it.bracket == share.bracket] or near
        name = shares_of_its_own(share.lead)
        if not name:
            return near
        place = self.places[id(share)] + 1
        behind = self.told[place] if place < len(self.told) else None
        is_level = behind is not None and behind.role == "level" and behind.figure.kind == "money"
        if behind is not None and is_level and IS_SO_MUCH.fullmatch(behind.lead):
            return [behind]
        statement = self.statement(share)
        return [
            it
            for it in near
            if name in it.lead
            or (statement and statement.subject != "unknown" and self.is_of(it, statement))
        ]

    def _heads(self, part: Told) -> list[Told]:
        """What parts may be shares of: amounts said before the first of them."""
        return [as_role(one, "whole") for one in self.near(part, {"level"}) if one.is_like(part)]

    def _named_wholes(self, of: str, part: Told, share: Told) -> list[Told]:
        """`80万元，占收入总额的40%`: what the section says of this whole before, nearest first."""
        between = self.told[self.places[id(part)] + 1 : self.places[id(share)]]
        is_bare = re.match(r"[,(、]*[占为]", share.lead) is not None
        if not is_bare or any(it.role not in {"change", "growth", "same"} for it in between):
            return []
        match = self.words.find(of, self.section.title, "money")
        name = None if match is None else match.identifier([])
        said = [(one, self.statement(one)) for one in self.before(part, {"level"})]
        if name is None:
            return [as_role(one, "whole") for one, _ in said if of in one.lead and len(of) > 3]
        return [as_role(one, "whole") for one, it in said if it and it.subject == name]

    def sums(self) -> Iterator[Relation]:
        """13459平方米，其中地上8103平方米: a whole and what is listed as parts of it."""
        for place, whole in enumerate(self.told):
            if whole.role not in {"level", "budget"}:
                continue
            if summed := summed_up(self.told, place):
                terms = [as_role(whole, "whole"), *(as_role(one, "part") for one in summed)]
                yield self._relation("sum", terms, word="closed")
                continue
            if place + 1 == len(self.told):
                continue
            parts = parts_of(self.text, self.told, place)
            if parts and len({part.figure.start for part in parts}) == len(parts):
                closed = len(parts) > 1 and (
                    _CLOSED.search(parts[-1].lead) is not None
                    or composes(self.text, whole, parts)
                    or is_apposition(self.text, whole, parts)
                    or self._are_all(parts)
                )
                yield self._relation(
                    "sum",
                    [as_role(whole, "whole"), *(as_role(one, "part") for one in parts)],
                    word="closed" if closed else "open",
                    span=(whole.figure.start, parts[-1].figure.end),
                )

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
            numbers = {self._term(one).statement_no for one in terms}
            if any(numbers <= one for one in known):
                continue
            span = whole.figure.start, whole.figure.end
            yield self._relation("sum", terms, word="named", span=span)

    def _relation(
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
            terms=tuple(self._term(one) for one in terms),
        )

    def _clause_start(self, place: int) -> int:
        """Where the clause begins that a quotation is to begin with."""
        passed = bisect_right(self.clause_ends, place)
        return self.clause_ends[passed - 1] if passed else 0

    def _term(self, one: Told) -> Term:
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
