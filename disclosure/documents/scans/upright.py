"""A scanned page set upright: one scale, no quarter turns, no skew, and the way back.

What belongs here: geometry of the whole image, and what its colours say (seal, one bit). What does
not: lines and cells (`grid`), text (`engine`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from disclosure.documents.document import BBox
from disclosure.documents.scans.ocr_engine import Image, Spot, are_upside_down, find_spots
from disclosure.documents.scans.perspective import flattening, mapped, straight_lines

WORKING_SIDE = 2339
"""The longer side of A4 at 200 dpi: where figures were read best."""
LARGEST_SIDE = 4000
SMALLEST_TEXT = 24.0
"""Below this median height of a text line (pixels) a page is looked at more closely, if it can."""
USUAL_TEXT = 32.0
MOST_SKEW = 8.0
"""Degrees. Feeders skew by one or two; more is a page laid askew."""
SKEW_SIDE = 1300
MOST_SPREAD = 1.6
"""A page laid flat that becomes larger than so many times its picture was misjudged."""
RED_ABOVE = 45
SEAL_PIXELS = 400
SMALLEST_SEAL = 100
"""Pixels at working size: half an inch. A line of red print is lower."""
DARKER_THAN_SEAL = 0.75
"""What lies under a seal is ink where the red channel is so much darker than the seal alone."""
_MIDTONES = 0.12
_SAMPLES = 12


@dataclass(frozen=True)
class Upright:
    """A page ready to be read. `grey` has no seal on it; `seal` marks where one lies (0 or 255).

    `back` maps a point of `grey` to a point of the source image, in pixels.
    """

    grey: Image
    seal: Image | None
    spots: tuple[Spot, ...]
    back: NDArray[np.float64]
    is_one_bit: bool
    is_bent: bool = False
    """Whether the rules of the page are curved: rows and figures may have slipped."""

    @cached_property
    def text_height(self) -> float:
        """The usual height of a line of text, in pixels."""
        heights = [spot.height for spot in self.spots]
        return float(np.median(heights)) if heights else USUAL_TEXT

    def source_box(self, box: BBox) -> BBox:
        """Where a box of `grey` lies in the source image: the smallest upright box around it."""
        x0, top, x1, bottom = box
        corners = np.array([(x0, top), (x1, top), (x0, bottom), (x1, bottom)], np.float64)
        points = mapped(self.back, corners)
        low, high = points.min(axis=0), points.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])


@dataclass(frozen=True)
class _View:
    """A page's image, grey or colour (BGR); `back` maps its points to those of the source."""

    image: Image
    back: NDArray[np.float64]

    @cached_property
    def ink(self) -> tuple[Image, Image | None]:
        """As `ink_and_seal` has it, taken once."""
        return ink_and_seal(self.image)

    def spots(self) -> list[Spot]:
        return find_spots(self.ink[0])


def set_upright(source: Image, *, one_bit: bool = False) -> Upright:
    """Scales, turns and deskews a page's image, grey or colour (BGR); finds its lines of text."""
    one_bit = one_bit or is_one_bit(source)
    view = _deskewed(_scaled(source, WORKING_SIDE / max(source.shape[:2])))
    view, is_bent = _flattened(view)
    spots = view.spots()
    if _is_sideways(spots):
        view = _turned(view)
        spots = view.spots()
    if (closer := _closer(source, spots, view.image)) is not None:
        view = _sharper(source, view, closer)
        spots = view.spots()
    if _is_upside_down(view, spots):
        view = _turned(_turned(view))
        spots = view.spots()
    grey, seal = view.ink
    return Upright(grey, seal, tuple(spots), view.back, one_bit, is_bent)


def is_one_bit(source: Image) -> bool:
    """Whether a page was binarised: hardly any tones between its ink and its paper."""
    grey = cv2.cvtColor(source, cv2.COLOR_BGR2GRAY) if source.ndim == 3 else source
    dark = int(np.count_nonzero(grey < 60))
    middle = int(np.count_nonzero((grey >= 60) & (grey <= 195)))
    return dark > 0 and middle < _MIDTONES * dark


def skew_of(grey: Image) -> float:
    """Degrees by which the page's lines fall to the right: roughly by its rules, then finely.

    The fine measure is the sharpness of the profile across lines of text and rules alike.
    """
    factor = SKEW_SIDE / max(grey.shape)
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    ink = cv2.GaussianBlur((255 - small).astype(np.uint8), (5, 5), 0)
    ink[ink < 40] = 0
    if not ink.any():
        return 0.0
    middle = (small.shape[1] / 2, small.shape[0] / 2)

    def sharpness(angle: float) -> float:
        turn = cv2.getRotationMatrix2D(middle, angle, 1)
        rows = cv2.warpAffine(ink, turn, small.shape[::-1]).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    def best(around: float, reach: float, step: float) -> float:
        angles = np.arange(around - reach, around + reach + step / 2, step)
        return float(max(angles, key=lambda angle: (sharpness(angle), -abs(angle))))

    rough = _skew_of_rules(small)
    rough = best(0.0, 4.0, 0.5) if rough is None else rough
    return best(best(rough, 0.6, 0.1), 0.08, 0.02)


def _skew_of_rules(small: Image) -> float | None:
    """The usual angle of long straight lines, modulo a quarter turn; None where there are none."""
    rules = straight_lines(small)
    across, down = rules[:, 2] - rules[:, 0], rules[:, 3] - rules[:, 1]
    angles = (np.degrees(np.arctan2(down, across)) + 45) % 90 - 45
    near = np.abs(angles) <= MOST_SKEW
    return float(np.median(angles[near])) if near.any() else None


def _scaled(source: Image, factor: float) -> _View:
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    image = cv2.resize(source, None, fx=factor, fy=factor, interpolation=method)
    return _View(image, np.diag([1 / factor, 1 / factor, 1.0]))


def _deskewed(view: _View) -> _View:
    angle = skew_of(view.ink[0])
    if abs(angle) < 0.015:
        return view
    height, width = view.image.shape[:2]
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1), [0, 0, 1]])
    cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
    size = int(width * cosine + height * sine), int(width * sine + height * cosine)
    turn[0, 2] += (size[0] - width) / 2
    turn[1, 2] += (size[1] - height) / 2
    paper = (255, 255, 255)
    turned = cv2.warpAffine(view.image, turn[:2], size, flags=cv2.INTER_CUBIC, borderValue=paper)
    return _View(turned, view.back @ np.linalg.inv(turn))


def _flattened(view: _View) -> tuple[_View, bool]:
    """The page as if it lay flat, and whether it is bent besides."""
    found = flattening(view.ink[0])
    if found.map is None:
        return view, found.is_bent
    height, width = view.image.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
    low, high = (side(mapped(found.map, corners), axis=0) for side in (np.min, np.max))
    if (high - low).max() > MOST_SPREAD * max(width, height):
        return view, True
    flat = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]]) @ found.map
    size = int(np.ceil(high[0] - low[0])), int(np.ceil(high[1] - low[1]))
    paper = (255, 255, 255)
    laid = cv2.warpPerspective(view.image, flat, size, flags=cv2.INTER_CUBIC, borderValue=paper)
    return _View(laid, view.back @ np.linalg.inv(flat)), found.is_bent


def _turned(view: _View) -> _View:
    """A quarter turn clockwise."""
    turn = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, view.image.shape[0]], [0.0, 0.0, 1.0]])
    return _View(cv2.rotate(view.image, cv2.ROTATE_90_CLOCKWISE), view.back @ turn)


def _closer(source: Image, spots: Sequence[Spot], image: Image) -> float | None:
    """How much closer to look at small text, as far as the source shows more; None if not."""
    if not spots:
        return None
    height = float(np.median([spot.height for spot in spots]))
    side = max(image.shape[:2])
    most = min(max(source.shape[:2]), LARGEST_SIDE) / side
    factor = min(USUAL_TEXT / height, most)
    return factor if height < SMALLEST_TEXT and factor > 1.15 else None


def _sharper(source: Image, view: _View, factor: float) -> _View:
    """The same view so much closer, taken from the source anew."""
    back = view.back @ np.diag([1 / factor, 1 / factor, 1.0])
    size = tuple(round(side * factor) for side in view.image.shape[1::-1])
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    paper = (255, 255, 255)
    if back[2, :2].any():
        image = cv2.warpPerspective(source, back, size, flags=flags, borderValue=paper)
    else:
        image = cv2.warpAffine(source, back[:2], size, flags=flags, borderValue=paper)
    return _View(image, back)


def _is_sideways(spots: Sequence[Spot]) -> bool:
    long = [
        spot for spot in spots if max(spot.height, spot.width) > 2 * min(spot.height, spot.width)
    ]
    return len(long) > 3 and sum(spot.height > spot.width for spot in long) > len(long) / 2


def _is_upside_down(view: _View, spots: Sequence[Spot]) -> bool:
    longest = sorted(spots, key=lambda spot: -spot.width)[:_SAMPLES]
    grey = view.ink[0]
    crops = [
        crop
        for spot in longest
        if (crop := grey[int(spot.top) : int(spot.bottom), int(spot.x0) : int(spot.x1)]).size
    ]
    return bool(crops) and are_upside_down(crops)


def ink_and_seal(image: Image) -> tuple[Image, Image | None]:
    """Grey without a red seal, and where the seal lies.

    In the red channel red is nearly paper and what is printed below it stays dark.
    """
    if image.ndim == 2:
        return image, None
    red: Image = np.ascontiguousarray(image[:, :, 2])
    others = np.maximum(image[:, :, 0], image[:, :, 1])
    seal: Image = np.where(red.astype(np.int16) - others > RED_ABOVE, 255, 0).astype(np.uint8)
    seal = _only_seals(cv2.morphologyEx(seal, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)))
    if np.count_nonzero(seal) < SEAL_PIXELS:
        return cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), None
    wide = cv2.dilate(seal, np.ones((7, 7), np.uint8)) > 0
    printed = red < DARKER_THAN_SEAL * float(np.median(red[seal > 0]))
    red[wide & ~printed] = np.uint8(np.percentile(red[::7, ::7], 80))
    return red, seal


def _only_seals(red: Image) -> Image:
    """Red that is as wide and as high as a seal, and what lies inside: red print is print."""
    joined = cv2.dilate(red, np.ones((5, 5), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    seals: Image = np.zeros_like(red)
    for x, y, width, height, _ in stats[1:count]:
        if min(width, height) >= SMALLEST_SEAL:
            seals[y : y + height, x : x + width] = red[y : y + height, x : x + width]
    return seals
