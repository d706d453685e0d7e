"""A page that was photographed at an angle, laid flat again by its own rules.

What belongs here: the map that makes rules level and upright once more, and how far they are from
straight after it. What does not: turns and skew, which are the same all over a page (`upright`).
A map (x, y) → ((x + k·y) / w, (m·x + y) / w) with w = p·x + q·y + 1 makes a level line level where
m·(x1 − x2) + p·(y1·x2 − y2·x1) = y2 − y1, and an upright one upright where
k·(y1 − y2) + q·(x1·y2 − x2·y1) = x2 − x1: two small problems of least squares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from disclosure.documents.scans.ocr_engine import Image

Floats = NDArray[np.float64]

LOOKED_AT = 1300
"""Pixels of the longer side at which rules are looked for."""
SHORTEST = 0.06
"""Share of the longer side from which a line is a rule."""
MOST_SLOPE = 0.2
FEWEST = 4
SPREAD = 0.1
"""Of the longer side: rules that lie closer together do not say how the page lies."""
LEAST_MOVE = 0.0065
"""Share of the longer side by which a corner must move for a page to be laid flat: pages of
scanners move by 0.006 at most, where few rules say how they lie."""
BENT = 1.0
"""Degrees from level that a tenth of a flat page's rules never are; a slight curl is read well."""
_PASSES, _ROUNDS = 2, 4
_TOLERANCE = 0.004


@dataclass(frozen=True, slots=True)
class Flattening:
    """`map` takes points of the image, in pixels, to the flat page; None where it is flat."""

    map: Floats | None
    is_bent: bool


def flattening(grey: Image) -> Flattening:
    """How a page's image is laid flat, and whether its rules are bent even then."""
    side = max(grey.shape)
    centre, scale = np.array([grey.shape[1] / 2, grey.shape[0] / 2]), side / 2
    rules = (straight_lines(grey) - np.tile(centre, 2)) / scale
    flat = np.eye(3)
    for _ in range(_PASSES):
        seen = np.hstack([mapped(flat, rules[:, :2]), mapped(flat, rules[:, 2:])])
        m, p = _solved(_along(seen, 0), 1)
        k, q = _solved(_along(seen, 1), 0)
        flat = np.array([[1, k, 0], [m, 1, 0], [p, q, 1]]) @ flat
    inward = np.array(
        [[1 / scale, 0, -centre[0] / scale], [0, 1 / scale, -centre[1] / scale], [0, 0, 1]]
    )
    whole = np.linalg.inv(inward) @ flat @ inward
    high, wide = grey.shape[:2]
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float64)
    moved = float(np.abs(mapped(whole, corners) - corners).max())
    is_moved = moved >= LEAST_MOVE * side
    level = _along(rules, 0)
    return Flattening(whole if is_moved else None, _is_bent(level, flat))


def mapped(by: Floats, points: Floats) -> Floats:
    """Points (rows of x and y) through a projective map."""
    ahead = np.column_stack([points, np.ones(len(points))]) @ by.T
    found: Floats = ahead[:, :2] / ahead[:, 2:]
    return found


def straight_lines(grey: Image) -> Floats:
    """Both ends of long straight lines, rows of x1, y1, x2, y2 in pixels."""
    factor = LOOKED_AT / max(grey.shape)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    detector: Any = cv2.createLineSegmentDetector(cv2.LSD_REFINE_STD)
    found = detector.detect(small)[0]
    if found is None:
        return np.zeros((0, 4))
    ends = found.reshape(-1, 4).astype(np.float64) / factor
    lengths = np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1])
    kept: Floats = ends[lengths >= SHORTEST * max(grey.shape)]
    return kept


def _along(rules: Floats, axis: int) -> Floats:
    """Those that run along an axis, from its lower to its higher end."""
    run, rise = rules[:, 2 + axis] - rules[:, axis], rules[:, 3 - axis] - rules[:, 1 - axis]
    found = rules[np.abs(rise) <= MOST_SLOPE * np.abs(run)]
    back = found[:, 2 + axis] < found[:, axis]
    found[back] = found[back][:, [2, 3, 0, 1]]
    return found


def _solved(rules: Floats, axis: int) -> tuple[float, float]:
    """The two numbers that make the rules straight; noughts where they are too few to say.

    Rules that stay far from straight (a stroke by hand, the edge of the paper) lose their say.
    """
    x1, y1, x2, y2 = rules.T
    places = (rules[:, axis] + rules[:, axis + 2]) / 2
    if len(rules) < FEWEST or np.ptp(places) < 2 * SPREAD:
        return 0.0, 0.0
    if axis:
        shear, tilt, off = x1 - x2, y1 * x2 - y2 * x1, y2 - y1
    else:
        shear, tilt, off = y1 - y2, x1 * y2 - x2 * y1, x2 - x1
    sides, weights = np.column_stack([shear, tilt]), np.ones(len(rules))
    answer = np.zeros(2)
    for _ in range(_ROUNDS):
        answer = np.linalg.lstsq(sides * weights[:, None], off * weights, rcond=None)[0]
        missed = np.abs(sides @ answer - off) / np.abs(shear)
        weights = 1 / np.sqrt(1 + (missed / _TOLERANCE) ** 2)
    return float(answer[0]), float(answer[1])


def _is_bent(level: Floats, flat: Floats) -> bool:
    """Whether more than a tenth of the level rules are not level on the flat page."""
    if len(level) < FEWEST:
        return False
    starts, ends = mapped(flat, level[:, :2]), mapped(flat, level[:, 2:])
    run, rise = (ends - starts).T
    angles = np.abs(np.degrees(np.arctan2(rise, run)))
    return bool(np.quantile(angles, 0.9) > BENT)
