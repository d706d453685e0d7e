"""Indicators under whatever head: levels, name, target with its sign and unit.

What belongs here: which columns of a grid hold them, and one row. What does not: where they begin
and end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from disclosure.documents.document import Cell
from disclosure.narrative.performance.goals.goal_grid import Row
from disclosure.narrative.performance.goals.goal_words import (
    IndicatorColumn,
    indicator_column,
    is_level,
    is_telling,
)
from disclosure.narrative.performance.labels import label_of, labels
from disclosure.narrative.prose_text import compact, joined
from disclosure.reading import PerformanceIndicator

_SIGNS = frozenset("≥≤=＝><＞＜≧≦》《")
_LEAST = 2
_SHARED: tuple[IndicatorColumn, ...] = ("level1", "level2", "level3", "name")

Half = dict[IndicatorColumn, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Heads:
    """The columns of each half; a second half is the year's beside the whole life's."""

    halves: tuple[Half, ...]
    notes: dict[int, str] = field(default_factory=dict)
    """The heads of further columns: how an indicator is explained and scored."""

    @property
    def first(self) -> int:
        return min(column for half in self.halves for group in half.values() for column in group)


@dataclass(slots=True)
class Carried:
    """First and second level of the rows above, where they are printed once for several rows."""

    level1: str = ""
    level2: dict[int, str] = field(default_factory=dict)


def heads_in(cells: Sequence[Cell]) -> Heads | None:
    """The columns that a row of heads tells, None where the row is no such head."""
    if sum(is_telling(cell.text) for cell in cells) < _LEAST:
        return None
    halves: list[Half] = [{}]
    notes: dict[int, str] = {}
    for cell in sorted(cells, key=lambda one: one.column):
        concept = indicator_column(cell.text)
        columns = tuple(range(cell.column, cell.column + cell.column_span))
        if concept == "note":
            notes[cell.column] = label_of(cell.text)
        elif concept is not None and concept not in halves[-1]:
            halves[-1][concept] = columns
        elif concept is not None:
            halves.append({concept: columns})
    full = tuple(_shared(halves[0], half) for half in halves if "target" in half)
    return Heads(full or (halves[0],), notes)


def _shared(first: Half, half: Half) -> Half:
    """A half with the levels and names that it has in common with the first."""
    return {**{key: first[key] for key in _SHARED if key in first and key not in half}, **half}


def heads_by_content(rows: Sequence[Row]) -> Heads | None:
    """Columns of a piece that has no head: levels by their names, then name and target."""
    levels = [cell for row in rows for cell in row.own if is_level(cell.text)]
    if not levels:
        return None
    half: Half = {}
    second = [c for c in levels if labels().is_level2(label_of(c.text))] or levels
    at = max(cell.column for cell in second)
    half["level2"] = (at,)
    before = [c.column for c in levels if c.column < at]
    if before:
        half["level1"] = (max(before),)
    after = sorted({c.column for row in rows for c in row.own if c.column > at})
    if len(after) < _LEAST:
        return None
    half["name"], half["target"] = (after[0],), (after[1],)
    return Heads((half,))


def indicators_of(row: Row, heads: Heads, carried: Carried) -> Iterator[PerformanceIndicator]:
    """What a row says in each half; nothing where neither name nor target is printed."""
    above, carried_over = _text(row, heads.halves[0].get("level1", ())), carried.level1
    if above and above != carried_over:
        carried.level1 = above
        carried.level2.clear()
    for number, half in enumerate(heads.halves):
        level2 = _text(row, half.get("level2", ())) or carried.level2.get(number, "")
        carried.level2[number] = level2
        name = _text(row, half.get("level3") or half.get("name", ()))
        target = _target(row, half)
        if not name and not target:
            continue
        scope: Literal["whole_life", "annual"] = (
            "whole_life" if len(heads.halves) > 1 and not number else "annual"
        )
        level1 = above or carried.level1 or labels().level1_of.get(label_of(level2), "")
        yield PerformanceIndicator(
            scope=scope, level1=level1, level2=level2, level3=name, target=target
        )


def notes_of(row: Row, heads: Heads) -> Iterator[tuple[str, str]]:
    """Explanations and scores that begin in a row, under their heads; bare weights left out."""
    for column, label in heads.notes.items():
        cell = row.cells[column] if column < len(row.cells) else None
        if cell is not None and cell in row.own and not compact(cell.text).isdecimal():
            yield label, joined(cell.text)


def _target(row: Row, half: Half) -> str:
    """≥95%: sign, value and unit, which may stand in three columns."""
    sign = compact(_text(row, half.get("sign", ())))
    value, measure = _text(row, half.get("target", ())), _text(row, half.get("measure", ()))
    return f"{sign if sign in _SIGNS else ''}{value}{measure if value else ''}"


def _text(row: Row, columns: Sequence[int]) -> str:
    cells: list[Cell] = []
    for column in columns:
        cell = row.cells[column] if column < len(row.cells) else None
        if cell is not None and all(cell is not other for other in cells):
            cells.append(cell)
    return "".join(joined(cell.text) for cell in cells)
