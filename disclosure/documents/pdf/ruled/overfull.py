"""A name of more lines than its cell is high: it runs over the rules above and below, and is read
whole, or not at all.

What belongs here: finding such names among ruled cells. What does not: the cell that each is
aligned with (`drawn_names`), figures wider than their cells (`overflow`). Without it the first line
of such a name is read in the row above, and the last one in the row below. Lengths are in points.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import pairwise

import numpy as np

from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import UNKNOWN, Numbers, Places
from disclosure.documents.pdf.ruled.drawn_names import (
    FURTHEST,
    DrawnCell,
    DrawnLine,
    DrawnName,
    are_of_one_name,
    names_by_place,
)
from disclosure.documents.pdf.ruled.ruling import Ruling

_TOUCHED, _CUT = 0.05, 0.2
"""Shares of the type size by which a level rule cuts into a character: a little, and so that it may
be of another cell."""
_OVER, _ONE_LINE, _NEIGHBOURS = 0.3, 0.8, 3
"""Shares of the type size that characters of two lines share and stand apart, at least and at most;
how many characters on the right may be one that is printed over."""
_SAME_LINE = 0.3
_LARGER = 1.2
_Column = tuple[int, int, int]
"""A ruling, and the first and the number of its columns."""


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
    touched = (depths > _TOUCHED) | _over_others(chars, places, first)
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
        are_of_one_name((above.lines[-1], below.lines[0])) for above, below in pairwise(around)
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
                if ruling.ruled_rows is None or row < ruling.ruled_rows:
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


def _over_others(chars: CharColumns, places: Places, first: int) -> Places:
    """Which characters of table cells are printed over others, a little higher or lower: the line
    of a name that stands wholly in the cell above, over the name there."""
    x0, x1, baseline, size = chars.lying()
    own = ((places >= first) & chars.printing & (chars.turns == 0)).nonzero()[0]
    own = own[np.lexsort((x0[own], places[own]))]
    over = np.zeros(len(chars), dtype=bool)
    for step in range(1, _NEIGHBOURS + 1):
        one, other = own[:-step], own[step:]
        shared = np.minimum(x1[one], x1[other]) - np.maximum(x0[one], x0[other])
        off = np.abs(baseline[one] - baseline[other]) / size[one]
        is_over = (shared > _OVER * size[one]) & (off > _TOUCHED) & (off < _ONE_LINE)
        found = is_over & (places[one] == places[other])
        over[one[found]] = over[other[found]] = True
    return over


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
    further right. The first or the last line of a name may stand outside of the table."""
    x0, x1, baseline, size = chars.lying()
    tops, feet = _ink(baseline, size)
    held, blank = places.tolist(), ~chars.printing
    found: dict[_Column, list[DrawnLine]] = defaultdict(list)
    last = -1
    outside: list[int] = []
    open_column: _Column | None = None
    for number in (chars.turns == 0).nonzero()[0].tolist():
        column = columns.get(held[number])
        down = (baseline[number] - baseline[last]) / size[number]
        if column is None and open_column is not None and 0 < down < FURTHEST:
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
                left, right = sides[column]
                is_below = outside[-1:] == [last] and 0 < down < FURTHEST
                if is_below and left < x0[outside[0]] and x1[last] < right:
                    found[column].append(_line(outside, tops, feet, size))
                found[column].append(_line([number], tops, feet, size))
        elif not is_open:
            column = None
        if column is None and held[number] not in columns:
            outside = outside if is_level and x0[number] > x0[last] else []
            outside.append(number)
        last, open_column = number, column
    return found


def _line(chars: Sequence[int], tops: Numbers, feet: Numbers, size: Numbers) -> DrawnLine:
    first = chars[0]
    return DrawnLine(list(chars), float(tops[first]), float(feet[first]), float(size[first]))


def _is_copy(number: int, line: DrawnLine, texts: Sequence[str], x0: Numbers) -> bool:
    """Whether a character stands where the line prints the same one: that makes it bold."""
    return any(
        texts[n] == texts[number] and abs(x0[n] - x0[number]) < _TOUCHED * line.size
        for n in line.chars
    )
