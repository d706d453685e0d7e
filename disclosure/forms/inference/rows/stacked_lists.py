"""Lists above each other in one frame, each below a head of its own: income, then expenditure.

What belongs here: finding the second head, and setting the lists beside each other, as most forms
print them. What does not: which piece goes on with which table (`reading_tables`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.forms.headers import Path
from disclosure.forms.inference.columns.heads import (
    DEEPEST,
    Head,
    contents,
    distinct,
    is_count,
    read_head,
)
from disclosure.forms.inference.columns.trade_words import meanings
from disclosure.forms.printed.candidates import GridRow
from disclosure.forms.texts import comparable

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class SecondHead:
    """Rows `start` to `end` of a body name other columns than its head: `names`."""

    start: int
    end: int
    names: tuple[GridRow, ...]


def second_head(body: Sequence[GridRow], above: Sequence[GridRow], head: Head) -> SecondHead | None:
    """Where another head begins in a body: other names than the first over the same figures.

    `above` are the rows of the pages before.
    """
    if head.is_absent:
        return None
    own = _texts(head)
    figures: list[int] | None = None
    for start in range(max(0, _FEWEST - len(above)), len(body) - 1):
        found = read_head(body[start : start + DEEPEST])
        if not found.rows or _texts(found) <= own:
            continue
        if figures is None:
            every = contents([*above, *body], len(head.paths))
            figures = [n for n, one in enumerate(every) if one.amounts]
        if _prints_at(body[start], figures) and _names_figures(found.paths, figures):
            end = start + found.rows
            end += end < len(body) and _goes_on_counting(body[end])
            return SecondHead(start, end, tuple(named_rows(body[start:end])))
    return None


def _prints_at(row: GridRow, columns: Sequence[int]) -> bool:
    return any(n < len(row) and (cell := row[n]) is not None and cell.text.strip() for n in columns)


def _texts(head: Head) -> set[str]:
    return {text for path in head.paths for text in path}


def beside(upper: Sequence[GridRow], lower: Sequence[GridRow], width: int) -> list[GridRow]:
    """The rows of two heads beside each other; the last of the lower one hangs down."""
    depth = max(len(upper), len(lower))
    pairs = zip(_deepened(upper, depth), _deepened(lower, depth), strict=True)
    return [(*_filled(a, width), *_filled(b, width)) for a, b in pairs]


def on_the_left(rows: Sequence[GridRow], width: int) -> list[GridRow]:
    """Rows of the first list: blank in the columns of the second."""
    return [(*_filled(row, width), *(None,) * width) for row in rows]


def on_the_right(rows: Sequence[GridRow], width: int) -> list[GridRow]:
    """Rows of the second list: blank in the columns of the first."""
    return [(*(None,) * width, *_filled(row, width)) for row in rows]


def named_rows(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows of a head less those that count its columns."""
    return [row for row in rows if not is_count(row) and not _goes_on_counting(row)]


def _names_figures(paths: Sequence[Path], figures: Sequence[int]) -> bool:
    """Whether over figures a head has names that no other column has, one a term for money."""
    labels = {path for n, path in enumerate(paths) if n not in figures}
    own = [paths[n] for n in figures if n < len(paths) and paths[n] and paths[n] not in labels]
    return any(one.is_value for path in own for one in meanings(path[-1]))


def _goes_on_counting(row: GridRow) -> bool:
    """Whether a row counts its columns from where the list above ended: 2, 3, 4."""
    texts = [comparable(cell.text) for cell in distinct(row) if comparable(cell.text)]
    if len(texts) < _FEWEST or not all(text.isdecimal() for text in texts):
        return False
    return [int(text) - int(texts[0]) for text in texts] == list(range(len(texts)))


def _deepened(rows: Sequence[GridRow], depth: int) -> list[GridRow]:
    return [*rows, *[rows[-1]] * (depth - len(rows))]


def _filled(row: GridRow, width: int) -> GridRow:
    return (*row, *(None,) * (width - len(row)))
