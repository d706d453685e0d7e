"""Lists of income: which source each line is, and which lines are parts of the one above.

What belongs here: lines told by their names, and by sums where a name says nothing. What does not:
expenditure (`account_lists`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from disclosure.forms.inference.account_lists import (
    HALF_QUANTUM_YUAN,
    whole_lines,
)
from disclosure.forms.inference.column_keys import (
    FUNDS,
    QUALIFIED,
    SOURCES,
    UNIT_FUNDS,
    UNNAMED,
)
from disclosure.forms.inference.trade_words import is_of_which, meanings
from disclosure.forms.row_tree import Identity, SideRow
from disclosure.forms.texts import bare_name, key_text, label_text

_SUBTOTAL = re.compile(r"(?<=..)小计$")
_PARTS = {
    "fiscal_appropriation": FUNDS,
    "unit_funds": UNIT_FUNDS,
    "other_funds": UNIT_FUNDS,
    "carry_over": (
        *FUNDS, "fiscal_special_account", "unit_funds", *UNIT_FUNDS, "fiscal_appropriation",
        "nonfiscal_surplus",
    ),
}  # fmt: skip
_CARRIED = "carry_over"
"""Named again below itself (财政拨款结余) it is a part of it that the form knows no name for."""
_BY_SUMS = ("fiscal_appropriation", "unit_funds")
"""Groups that their parts tell, whatever they are called."""


def identify_income(rows: Sequence[SideRow]) -> list[Identity]:
    """Sources of money by their names. A group's members stand below it; their sum tells it.

    A line that says 其中 is a part of the one above it, whatever it is called.
    """
    rows = [row for row in rows if label_text(row.label)]
    totals = whole_lines(rows)
    sources = _with_unknown(rows, [_source(row) for row in rows], totals)
    found: list[Identity] = []
    seen: set[str] = set()
    group: tuple[str, int] | None = None
    above: Identity | None = None
    for index, (row, total, source) in enumerate(zip(rows, totals, sources, strict=True)):
        label = label_text(row.label)
        key = None if source == _CARRIED and _CARRIED in seen else source
        if total:
            found.append(Identity(row.row_no, "total", total, 0, label))
            group = above = None
            continue
        parent = None
        if group is not None and key in _PARTS[group[0]] and _below(group[0], key) not in seen:
            parent = group[1]
            name = _below(group[0], key)
        elif key in _PARTS and _has_members(rows, sources, index, _PARTS[key]):
            name = key if key in QUALIFIED else f"{key}.subtotal"
            group = (key, row.row_no)
        elif is_of_which(label) and above is not None:
            name, parent = f"{above.row_key}.{key or key_text(bare_name(label))}", above.row_no
        else:
            group = group if key is None else None
            name = key or f"line:{key_text(bare_name(label))}"
        seen.add(name)
        level = 2 if parent is not None or key is None else 1
        found.append(Identity(row.row_no, "line", name, level, label, parent))
        above = found[-1] if parent is None else above
    return found


def _source(row: SideRow) -> str | None:
    known = (*SOURCES, *QUALIFIED)
    name = _SUBTOTAL.sub("", bare_name(label_text(row.label)))
    return next((one.key for one in meanings(name) if one.key in known), None)


def _below(group: str, key: str | None) -> str:
    return f"{group}.{key}" if group in QUALIFIED else str(key)


def _has_members(
    rows: Sequence[SideRow], sources: Sequence[str | None], index: int, parts: Sequence[str]
) -> bool:
    """Whether parts follow a line; where only the line has an amount they say nothing of it."""
    members = []
    for row, key in zip(rows[index + 1 :], sources[index + 1 :], strict=True):
        if key not in parts:
            break
        members.append(row)
    has_amounts = any(row.total_yuan for row in members)
    return bool(members) and (has_amounts or not rows[index].total_yuan)


def _with_unknown(
    rows: Sequence[SideRow], sources: Sequence[str | None], totals: Sequence[str | None]
) -> list[str | None]:
    """What sums tell of lines whose names say nothing: a group by its parts, the one part that a
    group lacks, the one source that the year's income lacks."""
    keys = list(sources)
    for index, row in enumerate(rows):
        if keys[index] is None and totals[index] is None and row.total_yuan:
            _name_group(rows, keys, totals, index)
    if "current_year_total" in totals:
        _name_lacking(rows, keys, totals.index("current_year_total"))
    return keys


def _name_group(
    rows: Sequence[SideRow], keys: list[str | None], totals: Sequence[str | None], index: int
) -> None:
    """Two lines or more below an unknown one, one of them unknown at most, that add up to it."""
    for end in range(index + 3, len(rows) + 1):
        if totals[end - 1] is not None:
            return
        below = range(index + 1, end)
        own = {keys[n] for n in below}
        group = next((key for key in _BY_SUMS if own - {None} <= {*_PARTS[key]}), None)
        if group is None or len(own) < end - index - 1:
            return
        if _is_sum(rows[index], (rows[n] for n in below)):
            keys[index] = group
            lacking = [key for key in _PARTS[group] if key not in own]
            for n in below:
                if keys[n] is None:
                    keys[n] = lacking[0] if len(lacking) == 1 else UNNAMED[0]
            return


def _name_lacking(rows: Sequence[SideRow], keys: list[str | None], total: int) -> None:
    """One unknown line is a source where the year's income is all known ones and it."""
    own = [n for n in range(total) if keys[n] in SOURCES]
    parts = {part for n in own for part in _PARTS.get(str(keys[n]), ())}
    own = [n for n in own if keys[n] not in parts or not _stands_below(keys, n)]
    known = [rows[n] for n in own]
    if _is_sum(rows[total], known):
        return
    open_ = [n for n in range(total) if keys[n] is None and rows[n].total_yuan]
    fitting = [n for n in open_ if _is_sum(rows[total], [*known, rows[n]])]
    if len(fitting) == 1:
        keys[fitting[0]] = UNNAMED[0]


def _stands_below(keys: Sequence[str | None], place: int) -> bool:
    """Whether a line is a part of a group printed above it."""
    return any(keys[place] in _PARTS.get(str(key), ()) for key in keys[:place])


def _is_sum(whole: SideRow, parts: Iterable[SideRow]) -> bool:
    amounts = [row.total_yuan or Decimal(0) for row in parts]
    rest = abs(sum(amounts, Decimal(0)) - (whole.total_yuan or Decimal(0)))
    return bool(amounts) and rest <= HALF_QUANTUM_YUAN * (len(amounts) + 1)
