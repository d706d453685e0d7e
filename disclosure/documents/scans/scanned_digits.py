"""A page's digits held against each other: a second opinion that no recogniser has a part in.

What belongs here: the shapes of digits, and which of them a shape is like. What does not: reading
(`ocr_engine`), and which of differing readings is right (`disclosure.certainty`).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from disclosure.documents.scans.ocr_engine import Image

HIGH, WIDE = 24, 20
"""Pixels that a digit is brought to, its proportions kept."""
DIGIT_HEIGHT = 0.65
"""Share of the highest stroke from which one is a digit: separators are lower."""
SMALLEST = 9
"""Pixels: lower digits have no shape."""
THIN = 0.65
"""The thinnest strokes of a digit are so much paler than what parts ink from paper."""
NEIGHBOURS = 3
LIKE, CLEARLY = 0.75, 0.06
"""Likeness (correlation) that a digit has to others of its kind, and by how much it must be more
like them than like any other kind."""
_Shapes = NDArray[np.float32]


def digits_by_shape(crops: Sequence[Image], readings: Sequence[str]) -> list[str | None]:
    """Of each crop of one line the digits that its shapes are most like on all these crops, by
    what the others were read as. None where its strokes can't be told apart, or are unclear."""
    said = ["".join(filter(str.isdecimal, text)) for text in readings]
    shapes = [_shapes(crop, len(digits)) for crop, digits in zip(crops, said, strict=True)]
    known = [(own, digits) for own, digits in zip(shapes, said, strict=True) if own is not None]
    if not known:
        return [None] * len(crops)
    every = np.concatenate([own for own, _ in known])
    kinds = np.array([int(digit) for _, digits in known for digit in digits])
    owner = np.repeat(np.arange(len(known)), [len(digits) for _, digits in known])
    likeness = every @ every.T
    likeness[owner[:, None] == owner[None, :]] = -1
    nearest = np.stack([_nearest(likeness[:, kinds == kind]) for kind in range(10)], axis=1)
    opinions = iter(
        [_opinion(nearest[owner == number], digits) for number, (_, digits) in enumerate(known)]
    )
    return [None if own is None else next(opinions) for own in shapes]


def _nearest(likeness: _Shapes) -> _Shapes:
    """How like each shape is to the nearest few of one kind; nothing where there are too few."""
    if likeness.shape[1] < NEIGHBOURS:
        return np.full(len(likeness), -1, np.float32)
    few: _Shapes = np.sort(likeness, axis=1)[:, -NEIGHBOURS:].mean(axis=1)
    return few


def _opinion(nearest: _Shapes, read: str) -> str | None:
    """To say another digit than was read, a shape must be told twice as clearly."""
    order = np.sort(nearest, axis=1)
    found = nearest.argmax(axis=1)
    clearly = np.where(found == np.array(list(map(int, read))), CLEARLY, 2 * CLEARLY)
    if (order[:, -1] < LIKE).any() or (order[:, -1] - order[:, -2] < clearly).any():
        return None
    return "".join(map(str, found))


def _shapes(crop: Image, count: int) -> _Shapes | None:
    """The digits of a line, left to right, as vectors of length 1; None if they aren't `count`."""
    if not count or min(crop.shape) < SMALLEST:
        return None
    dark = 255 - crop
    usual, _ = cv2.threshold(dark, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    _, ink = cv2.threshold(dark, THIN * usual, 255, cv2.THRESH_BINARY)
    number, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    boxes: list[_Box] = sorted(tuple(one[:4]) for one in stats[1:number].tolist())
    high = max((box[3] for box in boxes), default=0)
    tall = [box for box in boxes if box[3] >= DIGIT_HEIGHT * high]
    pitch = sum(box[2] for box in tall) / count
    if high < SMALLEST or not 0.3 * high < pitch < high:
        return None
    parts = [part for box in tall for part in _apart(ink, box, pitch)]
    if len(parts) != count:
        return None
    return np.stack([_shape(dark[y : y + h, x : x + w]) for x, y, w, h in parts])


_Box = tuple[int, int, int, int]


def _apart(ink: Image, box: _Box, pitch: float) -> Iterator[_Box]:
    """Digits that touch, cut where the ink is thinnest near where one should end."""
    x, y, wide, high = box
    count = max(1, round(wide / pitch))
    columns = np.count_nonzero(ink[y : y + high, x : x + wide], axis=0)
    reach, cuts = max(1, round(pitch / 5)), [0]
    for number in range(1, count):
        middle = round(wide * number / count)
        low = max(cuts[-1] + 1, middle - reach)
        cuts.append(low + int(columns[low : middle + reach + 1].argmin()))
    for left, right in itertools.pairwise([*cuts, wide]):
        yield x + left, y, right - left, high


def _shape(glyph: Image) -> NDArray[np.float32]:
    high, wide = glyph.shape
    width = min(WIDE, max(1, round(wide * HIGH / high)))
    shape = np.zeros((HIGH, WIDE), np.float32)
    left = (WIDE - width) // 2
    shape[:, left : left + width] = cv2.resize(glyph, (width, HIGH), interpolation=cv2.INTER_AREA)
    shape -= shape.mean()
    flat: NDArray[np.float32] = shape.ravel() / max(1.0, float(np.linalg.norm(shape)))
    return flat
