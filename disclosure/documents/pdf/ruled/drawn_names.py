"""Lines that were drawn as one name, and the cell that each name is aligned with.

What belongs here: which lines make a name by their steps, and which cell it stands in the middle
of, at the top of, at the foot of. What does not: finding lines (`overfull`, `aligned.folded`).
Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

_CLOSEST, FURTHEST = 0.8, 1.8
"""Shares of the type size by which lines of one name stand below each other."""
_MOST_LINES = 8
_ALIGNED = 0.3
"""Share of the type size by which a name may be off the middle, the top or the foot of its cell."""
_SAME_PITCH = 0.06


@dataclass(slots=True)
class DrawnLine:
    """Characters of one column and height that were drawn one after the other."""

    chars: list[int]
    top: float
    foot: float
    size: float


class DrawnName(NamedTuple):
    """Lines drawn one after the other, and the place of the cell that they are aligned with."""

    lines: tuple[DrawnLine, ...]
    owner: int | None

    @property
    def chars(self) -> list[int]:
        return [number for line in self.lines for number in line.chars]


class DrawnCell(NamedTuple):
    place: int
    top: float
    foot: float


_Off = Callable[[float, float, DrawnCell], float]
"""How far a name is from where its cell would have it, down if that is lower."""


def _in_the_middle(top: float, foot: float, cell: DrawnCell) -> float:
    return (cell.top + cell.foot - top - foot) / 2


def _ways(lines: Sequence[DrawnLine], cells: Sequence[DrawnCell]) -> tuple[_Off, ...]:
    """How names may stand in their cells: in the middle, at the top, at the foot. From top and foot
    they keep the distance that most lines keep which their cells have room for."""
    held = [
        (line, cell)
        for line in lines
        for cell in cells
        if cell.top <= line.top and line.foot <= cell.foot
    ]
    below = median([line.top - cell.top for line, cell in held] or [0.0])
    above = median([cell.foot - line.foot for line, cell in held] or [0.0])
    return (
        _in_the_middle,
        lambda top, foot, cell: cell.top + below - top,
        lambda top, foot, cell: cell.foot - above - foot,
    )


def names_by_place(lines: Sequence[DrawnLine], cells: Sequence[DrawnCell]) -> list[DrawnName]:
    """The lines as names, in the one way of standing in cells that tells most of them and has them
    least off."""
    by_place = {cell.place: cell for cell in cells}

    def told(way: tuple[_Off, list[DrawnName]]) -> tuple[int, int]:
        off, names = way
        own = [(name.lines, by_place[name.owner]) for name in names if name.owner is not None]
        return sum(len(part) for part, _ in own), -sum(_loss(*one, off) for one in own)

    ways = _ways(lines, cells)
    return max(((off, _drawn_names(lines, cells, off)) for off in ways), key=told)[1]


_Best = dict[int, tuple[tuple[int, int, int], tuple[DrawnName, ...]]]
"""By the last cell that has a name: how many lines are of names that have one, how little these are
off, how many they are; and the names."""


def _drawn_names(
    lines: Sequence[DrawnLine], cells: Sequence[DrawnCell], off: _Off
) -> list[DrawnName]:
    """The lines as names, each aligned with a cell further down than the one before it, unless it
    begins further up: as many lines as can be, in as many names as can be. What is aligned with no
    cell is a name without an owner."""
    best: list[_Best] = [{-1: ((0, 0, 0), ())}]
    for stop in range(1, len(lines) + 1):
        now: _Best = {}
        for start in range(max(0, stop - _MOST_LINES), stop):
            part = lines[start:stop]
            if not are_of_one_name(part):
                continue
            owner = _aligned(part, cells, off)
            loss = 0 if owner is None else _loss(part, cells[owner], off)
            for reached, ((told, level, count), names) in best[start].items():
                is_below = bool(names) and part[0].top >= names[-1].lines[0].top
                if owner is not None and not (is_below and owner <= reached):
                    name = DrawnName(tuple(part), cells[owner].place)
                    gained, key = (told + len(part), level - loss, count + 1), owner
                elif len(part) == 1:
                    name = DrawnName(tuple(part), None)
                    gained, key = (told, level, count), reached
                else:
                    continue
                if key not in now or gained > now[key][0]:
                    now[key] = gained, (*names, name)
        best.append(now)
    return list(max(best[-1].values(), key=lambda one: one[0])[1])


def are_of_one_name(lines: Sequence[DrawnLine]) -> bool:
    """Whether lines are of one size and stand equally far below each other."""
    unit = lines[0].size
    steps = [below.top - above.top for above, below in pairwise(lines)]
    return all(
        _CLOSEST * unit < step < FURTHEST * unit and abs(step - steps[0]) < _SAME_PITCH * unit
        for step in steps
    )


def _aligned(lines: Sequence[DrawnLine], cells: Sequence[DrawnCell], off: _Off) -> int | None:
    top, foot, unit = lines[0].top, lines[-1].foot, lines[0].size
    near = [n for n, cell in enumerate(cells) if abs(off(top, foot, cell)) < _ALIGNED * unit]
    return near[0] if len(near) == 1 else None


def _loss(lines: Sequence[DrawnLine], cell: DrawnCell, off: _Off) -> int:
    """How far the lines are off, in tenths of the type size for each of them."""
    far = abs(off(lines[0].top, lines[-1].foot, cell))
    return len(lines) * round(far / (0.1 * lines[0].size))
