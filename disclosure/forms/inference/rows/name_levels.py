"""Lists whose levels of names have columns of their own: told by the column in which rows begin.

What belongs here: which name column is which level. What does not: the rows (`forms.nested`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from disclosure.forms.declaration import vocabulary
from disclosure.forms.inference.columns.column_keys import Meaning
from disclosure.forms.printed.candidates import GridRow
from disclosure.forms.texts import comparable

_FEWEST = 2
Levels = Mapping[int, tuple[int, bool]]
"""By grid column: its level, the outermost being 1, and whether it only adds to its name."""


def name_levels(columns: Sequence[Meaning], body: Sequence[GridRow]) -> Levels:
    """The levels of the columns before the first figure; none where all rows begin alike.

    A column in which rows begin is a level where some row prints names of outer ones alone: a group
    above its members. Else it is only blank where the name is that of the row above.
    """
    first = next((one.column for one in columns if one.kind == "value"), len(columns))
    names = [one.column for one in columns if one.column < first and one.key != "serial"]
    rows = [row for n in range(len(body)) if (row := _printed(body, n, names))]
    begins = sorted({row[0] for row in rows})
    if len(begins) < _FEWEST or not any(row[-1] < begins[-1] for row in rows):
        return {}
    return {
        name: (max(1, sum(begin <= name for begin in begins)), name not in begins) for name in names
    }


def _printed(body: Sequence[GridRow], number: int, names: Sequence[int]) -> list[int]:
    """The name columns in which a row begins a text of its own; none of a total."""
    row, above = body[number], body[number - 1] if number else ()
    found = []
    for name in names:
        cell = row[name] if name < len(row) else None
        if cell is None or not cell.text.strip() or (name and row[name - 1] is cell):
            continue
        if comparable(cell.text) in vocabulary()["total_names"]:
            return []
        if not (name < len(above) and above[name] is cell):
            found.append(name)
    return found
