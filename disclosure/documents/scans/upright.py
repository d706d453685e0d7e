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
from disclosure.documents.scans.perspective import flattening, mapped

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


def set_upright(source: Image, *, one_bit: bool = False) -> Upright:
    """Scales, turns and deskews a page's image, grey or colour (BGR); finds its lines of text."""
    one_bit = one_bit or is_one_bit(source)
    scaled, back = _scaled(source, WORKING_SIDE / max(source.shape[:2]))
    image, back = _deskewed(scaled, back)
    image, back, is_bent = _flattened(image, back)
    spots = find_spots(_ink(image)[0])
    if _is_sideways(spots):
        image, back = _turned(image, back)
        spots = find_spots(_ink(image)[0])
    closer = _closer(source, spots, image)
    if closer is not None:
        image, back = cv2.resize(image, None, fx=closer, fy=closer), _zoomed(back, closer)
        image, back = _sharper(source, back, (image.shape[1], image.shape[0]))
        spots = find_spots(_ink(image)[0])
    if _is_upside_down(image, spots):
        image, back = _turned(*_turned(image, back))
        spots = find_spots(_ink(image)[0])
    grey, seal = _ink(image)
    return Upright(grey, seal, tuple(spots), back, one_bit, is_bent)


def is_one_bit(source: Image) -> bool:
    """Whether a page was binarised: hardly any tones between its ink and its paper."""
    grey = cv2.cvtColor(source, cv2.COLOR_BGR2GRAY) if source.ndim == 3 else source
    dark = int(np.count_nonzero(grey < 60))
    middle = int(np.count_nonzero((grey >= 60) & (grey <= 195)))
    return dark > 0 and middle < _MIDTONES * dark


def skew_of(image: Image) -> float:
    """Degrees by which the page's lines fall to the right: roughly by its rules, then finely.

    The fine measure is the sharpness of the profile across lines of text and rules alike.
    """
    factor = SKEW_SIDE / max(image.shape[:2])
    small = cv2.resize(_ink(image)[0], None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
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
    edges = cv2.Canny(small, 50, 150)
    length = max(small.shape) // 8
    found = cv2.HoughLinesP(edges, 1, np.pi / 1800, 80, minLineLength=length, maxLineGap=6)
    if found is None:
        return None
    steps = found.reshape(-1, 4).astype(np.float64)
    across, down = steps[:, 2] - steps[:, 0], steps[:, 3] - steps[:, 1]
    angles = (np.degrees(np.arctan2(down, across)) + 45) % 90 - 45
    near = np.abs(angles) <= MOST_SKEW
    return float(np.median(angles[near])) if near.any() else None


def _scaled(source: Image, factor: float) -> tuple[Image, NDArray[np.float64]]:
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    image = cv2.resize(source, None, fx=factor, fy=factor, interpolation=method)
    return image, np.diag([1 / factor, 1 / factor, 1.0])


def _deskewed(image: Image, back: NDArray[np.float64]) -> tuple[Image, NDArray[np.float64]]:
    angle = skew_of(image)
    if abs(angle) < 0.015:
        return image, back
    height, width = image.shape[:2]
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1), [0, 0, 1]])
    cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
    wide, high = int(width * cosine + height * sine), int(width * sine + height * cosine)
    turn[0, 2] += (wide - width) / 2
    turn[1, 2] += (high - height) / 2
    paper = (255, 255, 255)
    turned = cv2.warpAffine(image, turn[:2], (wide, high), flags=cv2.INTER_CUBIC, borderValue=paper)
    return turned, back @ np.linalg.inv(turn)


def _flattened(image: Image, back: NDArray[np.float64]) -> tuple[Image, NDArray[np.float64], bool]:
    """The page as if it lay flat, and whether it is bent besides."""
    found = flattening(_ink(image)[0])
    if found.map is None:
        return image, back, found.is_bent
    height, width = image.shape[:2]
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float64)
    low, high = (side(mapped(found.map, corners), axis=0) for side in (np.min, np.max))
    if (high - low).max() > MOST_SPREAD * max(width, height):
        return image, back, True
    flat = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]]) @ found.map
    size = int(np.ceil(high[0] - low[0])), int(np.ceil(high[1] - low[1]))
    paper = (255, 255, 255)
    laid = cv2.warpPerspective(image, flat, size, flags=cv2.INTER_CUBIC, borderValue=paper)
    return laid, back @ np.linalg.inv(flat), found.is_bent


def _turned(image: Image, back: NDArray[np.float64]) -> tuple[Image, NDArray[np.float64]]:
    """A quarter turn clockwise."""
    height = image.shape[0]
    turn = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, height], [0.0, 0.0, 1.0]])
    return cv2.rotate(image, cv2.ROTATE_90_CLOCKWISE), back @ turn


def _zoomed(back: NDArray[np.float64], factor: float) -> NDArray[np.float64]:
    return back @ np.diag([1 / factor, 1 / factor, 1.0])


def _closer(source: Image, spots: Sequence[Spot], image: Image) -> float | None:
    """How much closer to look at small text, as far as the source shows more; None if not."""
    if not spots:
        return None
    height = float(np.median([spot.height for spot in spots]))
    side = max(image.shape[:2])
    most = min(max(source.shape[:2]), LARGEST_SIDE) / side
    factor = min(USUAL_TEXT / height, most)
    return factor if height < SMALLEST_TEXT and factor > 1.15 else None


def _sharper(
    source: Image, back: NDArray[np.float64], size: tuple[int, int]
) -> tuple[Image, NDArray[np.float64]]:
    """The same view, taken from the source anew."""
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    paper = (255, 255, 255)
    if back[2, :2].any():
        return cv2.warpPerspective(source, back, size, flags=flags, borderValue=paper), back
    return cv2.warpAffine(source, back[:2], size, flags=flags, borderValue=paper), back


def _is_sideways(spots: Sequence[Spot]) -> bool:
    long = [
        spot for spot in spots if max(spot.height, spot.width) > 2 * min(spot.height, spot.width)
    ]
    return len(long) > 3 and sum(spot.height > spot.width for spot in long) > len(long) / 2


def _is_upside_down(image: Image, spots: Sequence[Spot]) -> bool:
    longest = sorted(spots, key=lambda spot: -spot.width)[:_SAMPLES]
    grey = _ink(image)[0]
    crops = [
        crop
        for spot in longest
        if (crop := grey[int(spot.top) : int(spot.bottom), int(spot.x0) : int(spot.x1)]).size
    ]
    return bool(crops) and are_upside_down(crops)


def _ink(image: Image) -> tuple[Image, Image | None]:
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
