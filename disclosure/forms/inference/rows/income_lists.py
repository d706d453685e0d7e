"""Lists of income: which source each line is, and which lines are parts of the one above.

What belongs here: lines told by their names, and by sums where a name says nothing. What does not:
expenditure (`account_lists`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from disclosure.forms.inference.columns.column_keys import (
    QUALIFIED,
    SOURCES,
    UNNAMED,
)
from disclosure.forms.inference.columns.trade_words import meanings
from disclosure.forms.inference.rows.account_lists import whole_lines
from disclosure.forms.inference.rows.income_parts import PARTS, counted, is_sum, parts_of_which
from disclosure.forms.texts import bare_name, key_text, label_text
from disclosure.forms.typed.row_tree import Identity, SideRow

_SUBTOTAL = re.compile(r"(?<=..)小计$")
_CARRIED = "carry_over"
"""Named again below itself (财政拨款结余) it is a part of it that the form knows no name for."""
_BY_SUMS = ("fiscal_appropriation", "unit_funds")
"""Groups that their parts tell, whatever they are called."""


def identify_income(rows: Sequence[SideRow]) -> list[Identity]:
    """Sources of money by their names. A group's members stand below it; their sum tells it.

    A line that says 其中 is a part of the one above it, whatever it is called; it claims to be all
    of it only where the sum says so.
    """
    rows = [row for row in rows if label_text(row.label)]
    totals = whole_lines(rows)
    named = [_source(row) for row in rows]
    parts = parts_of_which(rows, named, totals)
    sources = _with_unknown(rows, named, totals, parts)
    found: list[Identity] = []
    seen: set[str] = set()
    group: tuple[str, int] | None = None
    for index, (row, total, source) in enumerate(zip(rows, totals, sources, strict=True)):
        label = label_text(row.label)
        key = None if source == _CARRIED and _CARRIED in seen else source
        if total:
            found.append(Identity(row.row_no, "total", total, 0, label))
            group = None
            continue
        parent = None
        if (part := parts.get(index)) is not None:
            whole = found[part.above]
            name = f"{whole.row_key}.{key_text(bare_name(label))}"
            parent = whole.row_no if part.adds_up else None
        elif group is not None and key in PARTS[group[0]] and _below(group[0], key) not in seen:
            parent = group[1]
            name = _below(group[0], key)
        elif key is not None and key in PARTS and _has_members(rows, sources, index, PARTS[key]):
            name = key if key in QUALIFIED else f"{key}.subtotal"
            group = (key, row.row_no)
        else:
            group = group if key is None else None
            name = key or f"line:{key_text(bare_name(label))}"
        seen.add(name)
        level = 2 if part is not None or parent is not None or key is None else 1
        found.append(Identity(row.row_no, "line", name, level, label, parent))
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
    rows: Sequence[SideRow],
    sources: Sequence[str | None],
    totals: Sequence[str | None],
    parts: Container[int],
) -> list[str | None]:
    """What sums tell of lines whose names say nothing: a group by its parts, the one part that a
    group lacks, the one source that the year's income lacks. Said parts are no source."""
    keys = [None if place in parts else key for place, key in enumerate(sources)]
    for index, row in enumerate(rows):
        if keys[index] is None and totals[index] is None and index not in parts and row.total_yuan:
            _name_group(rows, keys, totals, index)
    if "current_year_total" in totals:
        _name_lacking(rows, keys, totals.index("current_year_total"), parts)
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
        group = next((key for key in _BY_SUMS if own - {None} <= {*PARTS[key]}), None)
        if group is None or len(own) < end - index - 1:
            return
        if is_sum(rows[index], (rows[n] for n in below)):
            keys[index] = group
            lacking = [key for key in PARTS[group] if key not in own]
            for n in below:
                if keys[n] is None:
                    keys[n] = lacking[0] if len(lacking) == 1 else UNNAMED[0]
            return


def _name_lacking(
    rows: Sequence[SideRow], keys: list[str | None], total: int, parts: Container[int]
) -> None:
    """One unknown line is a source where the year's income is all known ones and it."""
    known = [rows[n] for n in counted(rows, keys, range(total)) if keys[n] in SOURCES]
    if is_sum(rows[total], known):
        return
    open_ = [n for n in range(total) if keys[n] is None and n not in parts and rows[n].total_yuan]
    fitting = [n for n in open_ if is_sum(rows[total], [*known, rows[n]])]
    if len(fitting) == 1:
        keys[fitting[0]] = UNNAMED[0]
