"""The indicators of a performance form: levels, targets, both halves.

What belongs here: rows of indicators whose cells may be shifted, split over pages, or lack their
second level. What does not: the rest of the form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from disclosure.narrative.performance.labels import FormKind, label_of, labels
from disclosure.narrative.performance.performance_rows import Entry, FormRow
from disclosure.narrative.prose_text import joined
from disclosure.reading import PerformanceIndicator

IndicatorScope = Literal["whole_life", "annual"]


@dataclass(frozen=True, slots=True)
class _Half:
    """The columns of one half of the header: second level, third level, target."""

    scope: IndicatorScope
    level2: int
    level3: int
    target: int


@dataclass(slots=True)
class _Carried:
    """Labels of the rows above, where the form prints them once for several rows."""

    level1: str = ""
    level2: dict[IndicatorScope, str] = field(default_factory=dict)


def is_header(row: FormRow) -> bool:
    """一级指标 二级指标 三级指标 指标值, whatever else the row holds."""
    found = {label_of(entry.text) for entry in row.entries}
    return len(found & set(labels().groups["indicator_headers"])) >= 3


def read_indicators(
    kind: FormKind, header: FormRow, rows: list[FormRow]
) -> Iterator[PerformanceIndicator]:
    """The indicators under a header, as printed; those without name and target are left out.

    Where a form prints the label of a group on the group's last row, or not at all, the rows
    without one have an empty second level: it can't be told which group they belong to.
    """
    halves = _halves(kind, header)
    rows = [row for row in _merged(rows, halves) if row.entries]
    labels_lead = bool(rows) and _names_group(rows[0], halves)
    carried = _Carried()
    for row in rows:
        yield from _row(row, halves, carried, labels_lead)


def _halves(kind: FormKind, header: FormRow) -> list[_Half]:
    places: dict[str, list[int]] = {}
    for entry in header.entries:
        places.setdefault(label_of(entry.text), []).append(entry.column)
    level3, targets = places.get("三级指标", []), places.get("指标值", [])
    level2 = places.get("二级指标", [])
    scopes: tuple[IndicatorScope, ...] = ("whole_life", "annual")
    if kind.scope == "whole" or len(level2) < 2:
        scopes = ("annual",)
    return [
        _Half(scope, *columns)
        for scope, columns in zip(scopes, zip(level2, level3, targets, strict=False), strict=False)
    ]


def _merged(rows: list[FormRow], halves: list[_Half]) -> list[FormRow]:
    """Rows that a page break cut within their cells, put together again."""
    merged: list[FormRow] = []
    for row in rows:
        columns = {entry.column for entry in row.entries}
        whole = any({half.level3, half.target} <= columns for half in halves)
        if not (row.resumes and merged) or whole or _level2_at(row.entries, halves):
            merged.append(row)
            continue
        above = {entry.column: entry for entry in merged[-1].entries}
        if columns <= above.keys():
            for entry in row.entries:
                above[entry.column].text += entry.text
        else:
            merged.append(row)
    return merged


def _names_group(row: FormRow, halves: list[_Half]) -> bool:
    return bool(_level2_at(row.entries, halves))


def _level2_at(entries: list[Entry], halves: list[_Half]) -> list[int]:
    """Which entries are second levels: known by name, else in a full row under 二级指标."""
    known = labels()
    named = [place for place, entry in enumerate(entries) if known.is_level2(label_of(entry.text))]
    if named:
        if len(named) <= len(halves):
            return named
        return [place for place in named if not _repeats(entries, place)]
    columns = {entry.column for entry in entries}
    full = {half.level2 for half in halves if {half.level3, half.target} <= columns}
    return [
        place
        for place, entry in enumerate(entries)
        if entry.column in full and label_of(entry.text) not in known.level1
    ]


def _repeats(entries: list[Entry], place: int) -> bool:
    """Whether an entry is a third level named like the second level before it."""
    before = entries[place - 1] if place else None
    return before is not None and label_of(before.text) == label_of(entries[place].text)


def _row(
    row: FormRow, halves: list[_Half], carried: _Carried, labels_lead: bool
) -> Iterator[PerformanceIndicator]:
    entries, level1 = _without_level1(row.entries)
    if level1:
        carried.level1 = level1
    at = _level2_at(entries, halves)
    if at:
        for half, start, end in zip(halves, at, [*at[1:], len(entries)], strict=False):
            level2 = joined(entries[start].text)
            carried.level2[half.scope] = level2
            above = level1 or (carried.level1 if labels_lead else "")
            above = above or labels().level1_of.get(label_of(level2), "")
            yield from _indicator(half, above, level2, entries[start + 1 : end])
        return
    for half, group in _split(entries, halves):
        level2 = carried.level2.get(half.scope, "") if labels_lead else ""
        above = level1 or (carried.level1 if labels_lead else "")
        yield from _indicator(half, above, level2, group)


def _without_level1(entries: list[Entry]) -> tuple[list[Entry], str]:
    """The row without 绩效指标 and first level, and the first level if it is printed."""
    known = labels()
    rest = [entry for entry in entries if not known.has("indicators", label_of(entry.text))]
    if not rest:
        return rest, ""
    first = label_of(rest[0].text)
    is_both = first in known.level1 and known.is_level2(first)
    below = label_of(rest[1].text) if len(rest) > 1 else ""
    if first in known.level1 and (not is_both or known.is_level2(below)):
        return rest[1:], joined(rest[0].text)
    return rest, ""


def _split(entries: list[Entry], halves: list[_Half]) -> Iterator[tuple[_Half, list[Entry]]]:
    """A row without second levels, divided into the halves of the form."""
    if len(halves) == 1:
        yield halves[0], entries
    elif len(halves) == 2 and len(entries) == 4:
        yield halves[0], entries[:2]
        yield halves[1], entries[2:]
    elif len(halves) == 2:
        edge = halves[1].level2
        yield halves[0], [entry for entry in entries if entry.column < edge]
        yield halves[1], [entry for entry in entries if entry.column >= edge]


def _indicator(
    half: _Half, level1: str, level2: str, entries: list[Entry]
) -> Iterator[PerformanceIndicator]:
    if not entries:
        return
    only_target = len(entries) == 1 and entries[0].column == half.target
    yield PerformanceIndicator(
        scope=half.scope,
        level1=level1,
        level2=level2,
        level3="" if only_target else joined(entries[0].text),
        target="".join(joined(entry.text) for entry in entries[0 if only_target else 1 :]),
    )
