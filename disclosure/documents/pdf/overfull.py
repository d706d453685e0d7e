"""A name of more lines than its cell is high: it runs over the rules above and below, and is read
whole, or not at all.

What belongs here: finding such names, and the cell that each belongs to. What does not: figures
wider than their cells (`overflow`). Without it the first line of such a name is read in the row
above, and the last one in the row below. Lengths are in points.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import UNKNOWN, Numbers, Places
from disclosure.documents.pdf.ruling import Ruling

_TOUCHED, _CUT = 0.05, 0.2
"""Shares of the type size by which a level rule cuts into a character: a little, and so that it may
be of another cell."""
_SAME_LINE, _SAME_PITCH = 0.3, 0.06
_LARGER = 1.2
_CLOSEST, _FURTHEST = 0.8, 1.8
"""Shares of the type size by which lines of one name stand below each other."""
_MOST_LINES = 8
_ALIGNED = 0.3
"""Share of the type size by which a name may be off the middle, the top or the foot of its cell."""
_Column = tuple[int, int, int]
"""A ruling, and the first and the number of its columns."""


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


def _in_the_middle(top: float, foot: float, cell: DrawnCell) -> float:
    """How far a name is from standing in the middle of a cell, down if that is lower."""
    return (cell.top + cell.foot - top - foot) / 2


_WAYS: tuple[_Off, ...] = (
    _in_the_middle,
    lambda top, foot, cell: cell.top - top,
    lambda top, foot, cell: cell.foot - foot,
)
"""How far a name is from standing in the middle of a cell, at its top, at its foot."""


def whole_names(
    chars: CharColumns, places: Places, rulings: Sequence[Ruling], first: int
) -> tuple[CharColumns, Places]:
    """The characters, and where each stands, every name being in the cell that it is aligned with.

    Places from `first` on are those of tables. Of lines of a name that a rule cuts, and that are
    aligned with no cell, or with one that holds another name, nobody can tell whose they are:
    UNKNOWN stands for them.
    """
    cells = _cells(rulings, first)
    if not cells or not len(chars):
        return chars, places
    depths = _depths(chars, places, cells)
    touched = depths > _TOUCHED
    if not touched.any():
        return chars, places
    columns = {cell.place: column for column, own in cells.items() for cell in own}
    crowded = {columns[place] for place in places[touched].tolist()}
    sides = {column: _sides(rulings, column) for column in crowded}
    drawn = _lines(chars, places, columns, crowded, sides)
    places, texts = places.copy(), list(chars.texts)
    for column, lines in drawn.items():
        names = names_by_place(lines, cells[column])
        claims = Counter(name.owner for name in names)
        whole = [name for name in names if name.owner is not None and claims[name.owner] == 1]
        for name in whole:
            places[name.chars] = np.intp(name.owner or 0)
        for number, name in enumerate(names):
            if name in whole:
                continue
            is_part = (depths[name.chars] > _CUT).any() and _may_go_on(names, number)
            if is_part or _is_over_any(name, names, places):
                for at in name.chars:
                    texts[at] = UNKNOWN
    return chars.with_texts(texts), places


def _may_go_on(names: Sequence[DrawnName], number: int) -> bool:
    """Whether a name may be one with the last line drawn before it, or the next one."""
    around = [names[n] for n in range(max(0, number - 1), min(len(names), number + 2))]
    return any(
        _are_of_one_name((above.lines[-1], below.lines[0])) for above, below in pairwise(around)
    )


def _is_over_any(name: DrawnName, names: Sequence[DrawnName], places: Places) -> bool:
    """Whether a line of the name stands in one line of a cell with another, in letters as large."""
    return any(
        places[one.chars[0]] == places[other.chars[0]]
        and abs(one.top - other.top) < _SAME_LINE * one.size
        and other.size < _LARGER * one.size
        for one in name.lines
        for each in names
        if each is not name
        for other in each.lines
    )


def _cells(rulings: Sequence[Ruling], first: int) -> dict[_Column, list[DrawnCell]]:
    """The cells of all tables whose columns are ruled, from top to bottom, by column."""
    found: dict[_Column, list[DrawnCell]] = defaultdict(list)
    for table, ruling in enumerate(rulings):
        if ruling.has_uprights and ruling.is_drawn:
            for place, (row, column, height, width) in enumerate(ruling.spans, first + 1):
                cell = DrawnCell(place, ruling.rows[row], ruling.rows[row + height])
                found[table, column, width].append(cell)
        first += 1 + len(ruling.spans)
    return found


def _sides(rulings: Sequence[Ruling], column: _Column) -> tuple[float, float]:
    table, first, width = column
    edges = rulings[table].columns
    return edges[first], edges[first + width]


def _depths(
    chars: CharColumns, places: Places, cells: Mapping[_Column, Sequence[DrawnCell]]
) -> Numbers:
    """How far a level rule of its cell cuts into each upright character, in its type size."""
    known = [cell for own in cells.values() for cell in own]
    numbers = [cell.place for cell in known]
    tops, feet = np.full((2, max([int(places.max()), *numbers]) + 1), np.nan)
    tops[numbers], feet[numbers] = [cell.top for cell in known], [cell.foot for cell in known]
    held = np.maximum(places, 0)
    _, _, baseline, size = chars.lying()
    high, low = _ink(baseline, size)
    depths: Numbers = np.maximum(tops[held] - high, low - feet[held]) / size
    depths[np.isnan(depths) | (places < 0) | (chars.turns != 0)] = 0.0
    return depths


def _ink(baseline: Numbers, size: Numbers) -> tuple[Numbers, Numbers]:
    """From where to where Chinese characters are printed."""
    return baseline - 0.84 * size, baseline + 0.1 * size


def _lines(
    chars: CharColumns,
    places: Places,
    columns: Mapping[int, _Column],
    crowded: Set[_Column],
    sides: Mapping[_Column, tuple[float, float]],
) -> dict[_Column, list[DrawnLine]]:
    """The lines of crowded columns as they were drawn: one ends where the next character is not
    further right. The rest of a name may stand below the table."""
    x0, x1, baseline, size = chars.lying()
    tops, feet = _ink(baseline, size)
    held, blank = places.tolist(), ~chars.printing
    found: dict[_Column, list[DrawnLine]] = defaultdict(list)
    last = -1
    open_column: _Column | None = None
    for number in np.flatnonzero(chars.turns == 0).tolist():
        column = columns.get(held[number])
        down = (baseline[number] - baseline[last]) / size[number]
        if column is None and open_column is not None and 0 < down < _FURTHEST:
            left, right = sides[open_column]
            column = open_column if left < x0[number] and x1[number] < right else None
        if column not in crowded:
            column = None
        is_level = column == open_column and abs(down) < _SAME_LINE
        is_open = is_level and x0[number] > x0[last]
        if is_level and not is_open and column is not None and found[column]:
            is_open = _is_copy(number, found[column][-1], chars.texts, x0)
        if column is not None and not blank[number]:
            if is_open and found[column]:
                found[column][-1].chars.append(number)
            else:
                place = float(tops[number]), float(feet[number]), float(size[number])
                found[column].append(DrawnLine([number], *place))
        elif not is_open:
            column = None
        last, open_column = number, column
    return found


def _is_copy(number: int, line: DrawnLine, texts: Sequence[str], x0: Numbers) -> bool:
    """Whether a character stands where the line prints the same one: that makes it bold."""
    return any(
        texts[n] == texts[number] and abs(x0[n] - x0[number]) < _TOUCHED * line.size
        for n in line.chars
    )


def names_by_place(lines: Sequence[DrawnLine], cells: Sequence[DrawnCell]) -> list[DrawnName]:
    """The lines as names, in the one way of standing in cells that tells most of them and has them
    least off."""
    by_place = {cell.place: cell for cell in cells}

    def told(way: tuple[_Off, list[DrawnName]]) -> tuple[int, int]:
        off, names = way
        own = [(name.lines, by_place[name.owner]) for name in names if name.owner is not None]
        return sum(len(part) for part, _ in own), -sum(_loss(*one, off) for one in own)

    return max(((off, _drawn_names(lines, cells, off)) for off in _WAYS), key=told)[1]


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
            if not _are_of_one_name(part):
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


def _are_of_one_name(lines: Sequence[DrawnLine]) -> bool:
    """Whether lines are of one size and stand equally far below each other."""
    unit = lines[0].size
    steps = [below.top - above.top for above, below in pairwise(lines)]
    return all(
        _CLOSEST * unit < step < _FURTHEST * unit and abs(step - steps[0]) < _SAME_PITCH * unit
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
