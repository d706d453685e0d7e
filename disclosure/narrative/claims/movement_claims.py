"""What a section claims of how figures moved, and how far budgets were met.

What belongs here: which levels and which figures of last year a change may speak of. What does not:
shares (`share_claims`), sums (`sum_claims`), nor whether a claim is true (`expectations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from disclosure.narrative.claims.kinds import name_of
from disclosure.narrative.figures.figure_reach import FigureReach
from disclosure.narrative.figures.movements import UP_TO, continues, goes_on_behind, is_rounded
from disclosure.narrative.figures.told_figure import (
    COMPARES,
    EARLIER,
    FUNCTION_WORDS,
    NAMES_NOTHING,
    THAN,
    Told,
    as_role,
    leads_of_side,
    side_named,
    span_of,
)
from disclosure.reading import Relation, Statement

_BARE_BASE = re.compile(
    rf",{EARLIER}(?:年初)?(?:预算|决算|执行|实际|安排|支出)*(?:数|额)?(?:为|是)?"
)
"""`增加3万元,上年安排1万元`: last year's right behind a change, of no other name."""
_READABLE = 160
"""Letters between what moved and how much it did that are quoted."""
_COMPARED = re.compile(r"[比较与同和](20\d\d)年(?!底|末|初|年末|年底)")


class MovementClaims(FigureReach):
    """Changes, growths, and completed budgets of one section."""

    def movements(self) -> Iterator[Relation]:
        """增加10万元，增长5%; 持平: of the levels before it, and last year's where printed."""
        place = 0
        before: tuple[Told, list[Told]] | None = None
        while place < len(self.told):
            first = self.told[place]
            place += 1
            if first.role not in {"change", "growth", "same"} or first.in_reason:
                continue
            if self._change_of(first) is not None:
                continue
            moved, bases, reached = [first], self._bases(first), list[Told]()
            moved += [one for one in self.told[place:] if self._change_of(one) is first]
            for following in self.told[place:]:
                if self._goes_on(moved, following):
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
            levels = self._carried_on(before, first) or levels
            before = first, levels
            yield self.relation(
                "deviation" if first.against_budget else "movement",
                [*moved, *levels, *bases],
                span=self._quoted((levels or bases)[:1], moved),
                compared_year=self._base_year(first),
            )

    def _quoted(self, of: list[Told], moved: list[Told]) -> tuple[int, int]:
        """From what moved to how much it did, or its sentence, where one can still read that."""
        whole = span_of([*of, *moved])
        start, end = moved[0].figure.start, whole[1]
        sentence = self.sentence_start(start)
        starts = (place for place in (whole[0], sentence) if end - place <= _READABLE)
        return next(starts, start), end

    def _carried_on(self, before: tuple[Told, list[Told]] | None, moved: Told) -> list[Told]:
        """What a movement without a name goes on with: `接待费比上年持平，比预算减少5万元`.

        That of the movement right before it, where that one has a name and its own clause no level.
        """
        if before is None or before[0].sentence != moved.sentence or moved.of is not None:
            return []
        between = self.told[self.places[id(before[0])] : self.places[id(moved)]]
        levels = any(one.role == "level" and not one.in_reason for one in between)
        if levels or not self._names_subject(before[0]) or self._names_subject(moved):
            return []
        said = THAN.sub("", self.words.base.sub("", moved.before_word)).lstrip(",、;)")
        if self.subject(moved) != self.subject(before[0]) or not NAMES_NOTHING.fullmatch(said):
            return []
        return before[1]

    def _change_of(self, growth: Told) -> Told | None:
        """The change that a list gives a percent to: `各减少1、2万元，各下降10%、20%`."""
        if growth.of is None or growth.role != "growth":
            return None
        spoken_of = next((one for one in self.told if one.figure is growth.of), None)
        return spoken_of if spoken_of is not None and spoken_of.role == "change" else None

    def _goes_on(self, moved: Sequence[Told], following: Told) -> bool:
        """Whether a figure goes on with a movement, and is not one of what it is made of."""
        is_part = re.match(r"[,;(]?(?:其中|包括)", following.lead) is not None
        return not is_part and following.of is None and continues(moved, following)

    def _compared_levels(self, moved: Told) -> list[Told]:
        """What may have moved: of the subject that the clause names, else the levels before it."""
        if moved.of is not None:
            return [one for one in self.told if one.figure is moved.of]
        statement = self.statement(moved)
        own = self._names_subject(moved)
        if own and (statement is None or statement.subject == "unknown"):
            return self._said_before(moved)
        near = self.near(moved, {"level"})
        if statement is not None and not own and self._is_named_before(moved, near, statement):
            own = True
        if own and statement is not None:
            earlier = self.before(moved, {"level"})
            same = [
                one
                for one in earlier
                if self.is_of(one, statement) and (moved.role != "change" or one.is_like(moved))
            ]
            very = (one for one in same if self.subject(one) == statement.subject)
            named = next(very, None) or next(iter(same), None)
            named = named or self._called_alike(moved, near)
            return [] if named is None else [named]
        near = self._of_named_side(near, moved)
        like = [one for one in near if moved.role != "change" or one.is_like(moved)]
        return [one for one in like if not any(is_rounded(one, other) for other in like)]

    def _is_named_before(self, moved: Told, near: list[Told], of: Statement) -> bool:
        """Whether an earlier clause names what moved: `接待费与预算持平，比上年增加5万元`."""
        earlier = self.words.base.sub("", moved.before_word).rpartition(",")[0].strip(",、:;()。")
        known = {self.subject(one) for one in near} - {"unknown"}
        is_other = of.subject != "unknown" and not any(self.is_of(one, of) for one in near)
        return is_other and bool(known) and NAMES_NOTHING.fullmatch(earlier) is None

    def _said_before(self, moved: Told) -> list[Told]:
        """The last level of the very name that its clause says, whatever it is a name of."""
        name = self._own_words(moved).strip("、,:;)")
        levels = (
            one
            for one in self.before(moved, {"level"})
            if one.is_like(moved) or moved.role != "change"
        )
        return [one for one in levels if len(name) > 3 and name_of(one) == name][:1]

    def _of_named_side(self, near: list[Told], moved: Told) -> list[Told]:
        """Of levels before its clauses, those of the side that a bare 收入 or 支出 names."""
        side = side_named(self._own_words(moved))
        if not side or any(one.stop == moved.stop for one in near):
            return near
        leads = leads_of_side((one.lead for one in near), side, self.words)
        return [one for one in near if one.lead in leads]

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
        like = (
            x for x in self.before(moved, {"level"}) if moved.role != "change" or x.is_like(moved)
        )
        named = next((x for x in like if self.is_of(x, base)), None)
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
        if NAMES_NOTHING.fullmatch(rest) or self.words.this_year.fullmatch(rest):
            return False
        is_idle = self.words.idle.fullmatch(rest) is not None
        return not is_idle or self.words.find(rest, self.section.title, "money") is not None

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
        years = {None, self._base_year(moved)}
        return [as_role(it, "base") for it in like if years == {None} or it.year in years]

    def _is_base_behind(self, moved: Told, following: Told) -> bool:
        """`增加5万元(上年20万元`, `增加5万元，由20万元升至`: last year's right behind a change."""
        opened = following.bracket >= moved.figure.end and following.bracket != moved.bracket
        from_it = re.match("[,、]由", following.lead) is not None
        bare = _BARE_BASE.fullmatch(following.lead) is not None
        is_base = following.role == ("level" if from_it else "base")
        return is_base and (opened or from_it or bare) and following.stop == moved.stop

    def _base_year(self, moved: Told) -> int | None:
        """The year that a comparison names: 2025 in `比2025年预算增加`."""
        reach = self.text[max(0, moved.figure.start - len(moved.lead)) : moved.figure.end]
        years = _COMPARED.findall(reach)
        return int(years[-1]) if years else None

    def completions(self) -> Iterator[Relation]:
        """支出决算为5万元，完成年初预算的50%."""
        for one in self.told:
            if one.role == "completion" and not one.in_reason:
                levels = self.near(one, {"level"}) or self._outcomes_before(one)
                near = [*levels, *self._budgets_of(levels, one)]
                yield self.relation("completion", [one, *near], span=span_of([*near[:1], one]))

    def _outcomes_before(self, completion: Told) -> list[Told]:
        """`支出决算为5万元，比上年增加1万元。年初预算为10万元，完成50%`: the paragraph's levels.

        Only where its own sentence says the budget and no outcome.
        """
        if not any(
            it.sentence == completion.sentence for it in self.before(completion, {"budget"})
        ):
            return []
        return [it for it in self.before(completion, {"level"}) if it.figure.kind == "money"]

    def _budgets_of(self, levels: list[Told], completion: Told) -> list[Told]:
        """The budgets of what was completed: said in the level's own clause, or by its name.

        That of the whole is no budget of an item listed below it; what is said to be completed
        (`完成全年预算5万元的80%`) is no other's.
        """
        place = self.places[id(completion)]
        before = self.told[place - 1] if place else None
        behind = self.text[before.figure.end : completion.figure.start] if before else ""
        if before is not None and before.role == "budget" and behind == "的":
            return [before]
        budgets = self.near(completion, {"budget"})
        own = [one for one in budgets if one.stop == completion.stop]
        if own or not levels:
            return own or budgets
        clauses = {one.stop for one in levels}
        subjects = {self.subject(one) for one in levels} - {"unknown"}
        return [one for one in budgets if one.stop in clauses or self.subject(one) in subjects]
