"""From a PDF's own coordinates to the page as it is shown: origin at the upper left, y down.

What belongs here: affine maps of points and directions, and which way up a page is read. What does
not: what stands there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from disclosure.documents.document import BBox

T = TypeVar("T", float, NDArray[np.float64])
"""One number, or many of them at once."""

MOSTLY = 0.8
"""Share of the characters that must run one way for a page to be read that way."""
_ENOUGH_CHARS = 20


class Placing(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f, as PDF writes a matrix."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: T, y: T) -> tuple[T, T]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def direction(self, x: T, y: T) -> tuple[T, T]:
        """The way that a way runs as shown, or many of them."""
        return self.a * x + self.c * y, self.b * x + self.d * y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> BBox:
        """The box around a rectangle's placed corners."""
        a, b, c, d, e, f = self
        left, right = sorted((a * x0, a * x1))
        near, far = sorted((c * y0, c * y1))
        top, bottom = sorted((b * x0, b * x1))
        low, high = sorted((d * y0, d * y1))
        return left + near + e, top + low + f, right + far + e, bottom + high + f

    def boxes(self, sides: Sequence[Sequence[float]]) -> list[BBox]:
        """The placed boxes of many rectangles, whose x0, y0, x1, y1 stand in four rows."""
        a, b, c, d, e, f = self
        if b or c or a <= 0 or d >= 0:
            return [self.box(*corners) for corners in zip(*sides, strict=True)]
        lefts, rights = ([a * x + e for x in sides[number]] for number in (0, 2))
        tops, bottoms = ([d * y + f for y in sides[number]] for number in (3, 1))
        return list(zip(lefts, tops, rights, bottoms, strict=True))

    def after(self, first: Placing) -> Placing:
        """The map that does `first`, then this one."""
        return Placing(
            *self.direction(first.a, first.b),
            *self.direction(first.c, first.d),
            *self.point(first.e, first.f),
        )


def page_placing(box: BBox, turn: int) -> Placing:
    """The placing of a page whose shown part is `box` (x0, y0, x1, y1 of the PDF's coordinates).

    `turn` is the page's rotation in degrees clockwise: 0, 90, 180 or 270.
    """
    left, bottom, right, top = box
    match turn:
        case 90:
            return Placing(0, 1, 1, 0, -bottom, -left)
        case 180:
            return Placing(-1, 0, 0, 1, right, -bottom)
        case 270:
            return Placing(0, -1, -1, 0, top, right)
    return Placing(1, 0, 0, -1, -left, top)


def needed_turn(directions: Iterable[tuple[float, float, int]]) -> int | None:
    """The rotation in degrees clockwise that shows most text upright; None if there is none such.

    `directions` are x and y of reading directions in the PDF's coordinates, with how many
    characters run that way.
    """
    votes: Counter[int] = Counter()
    for x, y, count in directions:
        votes[round(math.degrees(math.atan2(y, x)) / 90) * 90 % 360] += count
    if votes.total() < _ENOUGH_CHARS:
        return None
    angle, most = votes.most_common(1)[0]
    return angle if most >= MOSTLY * votes.total() else None
