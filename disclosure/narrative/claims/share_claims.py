"""What a section claims of shares: which part, of which whole.

What belongs here: which amounts a share may be of, and what tells shares of one whole from others.
What does not: whether they fit (`expectations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from disclosure.narrative.claims.listed import parts_of
from disclosure.narrative.claims.nets import ratios
from disclosure.narrative.figures.figure_reach import FigureReach
from disclosure.narrative.figures.figure_roles import IS_SO_MUCH, shared_in, shares_of_its_own
from disclosure.narrative.figures.told_figure import (
    Told,
    as_role,
    span_of,
)
from disclosure.reading import Relation

_FRAME = re.compile(r"(?P<of>[^,;:。\n]{2,80}?)中,")
_RELATIVE = re.compile("同类|同期|同级|各自|各类|相应|相关|该|本类|其")
"""What opens the name of a whole that is another for each: 占同类产品的60%."""


class ShareClaims(FigureReach):
    """Shares of one section."""

    def shares(self) -> Iterator[Relation]:
        """占60%: parts and shares of one sentence that speak of the same whole."""
        for owed, there, ratio in ratios(self.text, self.told):
            terms = [as_role(owed, "part"), as_role(there, "whole"), as_role(ratio, "share")]
            yield self.relation("share", terms, span=span_of([ratio]))
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
                yield self.relation("share", terms)
                continue
            of = shared_in(one.lead)
            if of and (wholes := self._named_wholes(of, parts[0], one)):
                yield self.relation("share", [as_role(parts[0], "part"), *wholes, one])
                continue
            groups.setdefault(self._whole_of(of, parts[0], one), []).append((parts[0], one))
        for (_, of), pairs in groups.items():
            if _RELATIVE.match(of):
                continue
            first = pairs[0][0]
            wholes = [] if of else self._heads(first) or self._framing(first)
            terms = [term for part, share in pairs for term in (as_role(part, "part"), share)]
            last = terms if first.sentence == pairs[-1][0].sentence else pairs[-1]
            word = None if wholes else self._named(of)
            yield self.relation("shares", [*terms, *wholes], span=span_of(last), word=word)

    def _named(self, of: str) -> str | None:
        """The subject of a whole that shares name: project in 占项目支出总额的60%."""
        match = self.words.find(of, self.section.title, "money") if of else None
        return None if match is None else match.identifier([])

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
        """What parts may be shares of: amounts said before the first of them, or what lists it."""
        near = [one for one in self.near(part, {"level"}) if one.is_like(part)]
        return [as_role(one, "whole") for one in near or self._listing(part)]

    def _framing(self, part: Told) -> list[Told]:
        """What a sentence opens with and lists: 三公经费 of `三公经费中，接待费2万元，占40%`."""
        start = self.sentence_start(part.figure.start)
        frame = _FRAME.match(self.text, start, part.figure.start)
        match = self.words.find(frame["of"], self.section.title, "money") if frame else None
        now = self.statement(part)
        if match is None or now is None:
            return []
        name = match.identifier([])
        said = ((one, self.statement(one)) for one in self.before(part, {"level"}))
        of_it = [one for one, it in said if it and (it.subject, it.year) == (name, now.year)]
        return [as_role(one, "whole") for one in of_it[:1]]

    def _listing(self, part: Told) -> list[Told]:
        """The whole of the list that a part stands in: `收入9万元，增长5%。其中：拨款8万元`."""
        before = self.before(part, {"level"})
        near = takewhile(lambda one: one.sentence >= part.sentence - 1, before)
        return [one for one in near if part in parts_of(self.text, self.told, self.places[id(one)])]

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
