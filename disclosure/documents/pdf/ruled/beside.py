"""Tables beside each other on a page: the lines above them are of one or of the other.

What belongs here: telling such tables, and on which side of the white between them a character
stands. What does not: titles (`forms`), lists that share one frame, and pages beside each other
(`forms.facing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from disclosure.documents.pdf.char_columns import CharColumns, Mask
from disclosure.documents.pdf.ruled.ruling import Ruling

NARROWEST = 6.0
"""Points of white between two tables; less is a double rule."""
_TOUCHING = 1.0
"""Points by which text that ends or begins with a table may reach over its edge."""
FEWEST_LINES = 2
"""A title and what stands with it; one line on a side (单位：万元) may be of a title over both."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two tables, by their numbers; above both, from `top` down, no text stands in the white
    that begins where the left one ends."""

    left: int
    right: int
    top: float
    left_ends: float
    bottom: float

    def on_the_right(self, chars: CharColumns) -> Mask:
        """Which characters stand above the right table."""
        x, y = chars.middles()
        mask: Mask = (x > self.left_ends) & (y > self.top) & (y < self.bottom)
        return mask


def tables_beside(rulings: Sequence[Ruling], chars: CharColumns) -> Iterator[Beside]:
    """The pairs of tables whose captions are told apart by the white between the tables."""
    for left, one in enumerate(rulings):
        for right, other in enumerate(rulings):
            if not _is_beside(one, other):
                continue
            bottom = min(one.bbox[1], other.bbox[1])
            edges = one.bbox[2], other.bbox[0]
            top = _last_across(rulings, chars, edges, bottom)
            found = Beside(left, right, top, edges[0], max(one.bbox[1], other.bbox[1]))
            if all(count >= FEWEST_LINES for count in _lines_of(found, one, other, chars)):
                yield found


def _is_beside(one: Ruling, other: Ruling) -> bool:
    if other.bbox[0] - one.bbox[2] < NARROWEST or not (one.is_drawn and other.is_drawn):
        return False
    shared = min(one.bbox[3], other.bbox[3]) - max(one.bbox[1], other.bbox[1])
    return 2 * shared >= min(box[3] - box[1] for box in (one.bbox, other.bbox))


def _last_across(
    rulings: Sequence[Ruling], chars: CharColumns, edges: tuple[float, float], bottom: float
) -> float:
    """How far down text or another table reaches over the white above two tables."""
    x0, x1, baseline, _ = chars.lying()
    is_within = (x1 > edges[0] + _TOUCHING) & (x0 < edges[1] - _TOUCHING)
    across = is_within & (baseline < bottom) & chars.printing
    tables = [one.bbox[3] for one in rulings if one.bbox[3] < bottom]
    return float(max([0.0, *tables, *baseline[across]]))


def _lines_of(found: Beside, one: Ruling, other: Ruling, chars: CharColumns) -> tuple[int, int]:
    """How many lines stand above the left and above the right table."""
    x, y = chars.middles()
    y = np.where(chars.printing, y, -1.0)
    left = (x <= found.left_ends) & (y > found.top) & (y < one.bbox[1])
    right = (x > found.left_ends) & (y > found.top) & (y < other.bbox[1])
    return _count(y[left]), _count(y[right])


def _count(heights: np.ndarray) -> int:
    gaps = np.diff(np.sort(heights))
    return int((gaps > NARROWEST).sum()) + 1 if len(heights) else 0
