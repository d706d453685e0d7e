"""Which lines of income are parts of the one above, and what a total counts: sums decide.

What belongs here: the groups of the trade, lines that say 其中, lines that a total adds up. What
does not: what a line is called (`income_lists`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from disclosure.forms.inference.columns.column_keys import FUNDS, QUALIFIED, SOURCES, UNIT_FUNDS
from disclosure.forms.inference.columns.trade_words import is_of_which
from disclosure.forms.inference.rows.account_lists import HALF_QUANTUM_YUAN
from disclosure.forms.texts import label_text
from disclosure.forms.typed.row_tree import SideRow

PARTS: Mapping[str | None, Sequence[str]] = {
    "fiscal_appropriation": FUNDS,
    "unit_funds": UNIT_FUNDS,
    "other_funds": UNIT_FUNDS,
    "carry_over": (
        *FUNDS, "fiscal_special_account", "unit_funds", *UNIT_FUNDS, "fiscal_appropriation",
        "nonfiscal_surplus",
    ),
}  # fmt: skip
"""The members of each group of sources."""
_COUNTED = frozenset((*SOURCES, *QUALIFIED))


@dataclass(frozen=True, slots=True)
class Part:
    """A line that is a part of the one at the place `above`; where `adds_up`, one of all its."""

    above: int
    adds_up: bool


def parts_of_which(
    rows: Sequence[SideRow], keys: Sequence[str | None], totals: Sequence[str | None]
) -> dict[int, Part]:
    """Lines that say 其中, and what stands below them, as parts of the line above, by place.

    One that its total needs besides the line above is none; members of a group are left to it,
    unless each only says 其中 and they do not add up to it: so much of it is told, not all. A
    line that does not say 其中 is a part only where it and those before it add up to the line above
    and no total needs it.
    """
    groups = groups_of(keys)
    says = [is_of_which(label_text(row.label)) for row in rows]
    said = {n for n, group in enumerate(groups) if says[n] and group is None}
    for group in {group for group in groups if group is not None and rows[group].total_yuan}:
        members = [n for n, own in enumerate(groups) if own == group]
        if all(says[n] for n in members) and not is_sum(rows[group], (rows[n] for n in members)):
            said.update(members)
    lines = _Lines(rows, keys, totals, said)
    found: dict[int, Part] = {}
    above: int | None = None
    for place, total in enumerate(totals):
        if total is not None:
            above = None
        elif place not in found:
            if place in said and above is not None:
                found |= lines.parts(above, place)
            above = above if place in found else place
    return found


@dataclass(frozen=True, slots=True)
class _Lines:
    """A list; `said` are the lines that say 其中 and are no members of a group."""

    rows: Sequence[SideRow]
    keys: Sequence[str | None]
    totals: Sequence[str | None]
    said: Set[int]

    def parts(self, above: int, first: int) -> dict[int, Part]:
        """The parts of a line from its first 其中 on; none where that counts by itself."""
        all_ = self._all_parts(above, first)
        if all_:
            return {n: Part(above, adds_up=True) for n in all_}
        is_counted = self.keys[above] in _COUNTED
        if self.keys[first] is None:
            is_part = is_counted or bool(self.rows[above].total_yuan)
        else:
            needed = self._are_needed([first])
            is_part = is_counted if needed is None else not needed
        return {first: Part(above, adds_up=False)} if is_part else {}

    def _all_parts(self, above: int, first: int) -> Sequence[int]:
        """The fewest lines from the first on that add up to the one above, if no total needs them.

        Where no total tells, only those are that say so.
        """
        end = self._total_below(first) or len(self.rows)
        for stop in range(first + 1, end + 1) if self.rows[above].total_yuan else ():
            own = range(first, stop)
            if is_sum(self.rows[above], (self.rows[n] for n in own)):
                needed = self._are_needed(own)
                is_told = needed is False or (needed is None and set(own) <= self.said)
                return own if is_told else ()
        return ()

    def _are_needed(self, places: Sequence[int]) -> bool | None:
        """Whether the total below comes out only with these lines counted; None where neither."""
        total = self._total_below(places[0])
        if total is None:
            return None
        last = next((n for n in reversed(range(total)) if self.totals[n] is not None), None)
        every = counted(self.rows, self.keys, range(last or 0, total))
        others = [n for n in every if n not in self.said and n not in places]
        others += [last] if last is not None else []
        if is_sum(self.rows[total], (self.rows[n] for n in others)):
            return False
        together = (self.rows[n] for n in (*others, *places))
        return True if is_sum(self.rows[total], together) else None

    def _total_below(self, place: int) -> int | None:
        return next((n for n in range(place, len(self.rows)) if self.totals[n] is not None), None)


def groups_of(keys: Sequence[str | None]) -> list[int | None]:
    """For each line the place of the group that it is a member of, by the names that follow it."""
    found: list[int | None] = []
    group: int | None = None
    members: set[str] = set()
    for place, key in enumerate(keys):
        is_member = group is not None and key in PARTS[keys[group]] and key not in members
        found.append(group if is_member else None)
        if key is None:
            continue
        if not is_member:
            group = place if key in PARTS else None
            members = set()
        members.add(key)
    return found


def counted(
    rows: Sequence[SideRow], keys: Sequence[str | None], places: Iterable[int]
) -> list[int]:
    """The lines that a total adds up: a group, or its members where it prints no amount."""
    groups = groups_of(keys)
    return [
        n
        for n in places
        if keys[n] in _COUNTED and ((group := groups[n]) is None or not rows[group].total_yuan)
    ]


def is_sum(whole: SideRow, parts: Iterable[SideRow]) -> bool:
    amounts = [row.total_yuan or Decimal(0) for row in parts]
    rest = abs(sum(amounts, Decimal(0)) - (whole.total_yuan or Decimal(0)))
    return bool(amounts) and rest <= HALF_QUANTUM_YUAN * (len(amounts) + 1)
