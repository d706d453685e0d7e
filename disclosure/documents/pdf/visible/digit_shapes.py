"""Whether the digits that a font says it prints are the digits that are seen.

What belongs here: the outline of each digit of a font, held against those of pdfium's own standard
typefaces. A map of characters (ToUnicode) that calls a drawn 8 a 3 gives figures that nobody sees.
Of a font whose signs are drawings the page tells what they look like (`drawn_digits`). What does
not: fonts without a map (`printed_text`). Over 80 typefaces of real reports each digit is nearest
to itself, but for decorative ones, which are near to none.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

from disclosure.documents.pdf.pdfium_calls import ADDRESS, INT, POINTER, bulk

Point = tuple[float, float]
Floats = NDArray[np.float64]
DIGITS = "0123456789"
OTHERS = "()%"
"""Signs beside figures that have a shape of their own, however a font calls them."""
BLANK = " "
TYPEFACES = (b"Helvetica", b"Times-Roman", b"Courier", b"Helvetica-Bold", b"Times-Bold")
COLUMNS, ROWS = 10, 14
"""Points of a digit's box that are looked at."""
NARROWEST = 0.55
"""Of its height: a 1 is not stretched to the width of the others."""
CLEARLY = 0.85
"""Correlation with another digit above which a glyph is that digit."""
MARGIN = 0.05
"""By how much more it must look like the other than like the one that it is said to be."""
KNOWN = DIGITS + OTHERS
LOWEST = 0.3
"""Of the type size: what is lower is a point or a stroke, and no digit."""
_CURVE_WEIGHTS = [
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3) for t in (1 / 3, 2 / 3, 1.0)
]
"""Of the four points of a curve, for each place on it."""
_ACROSS, _UP = ctypes.c_float(), ctypes.c_float()
_ACROSS_AT, _UP_AT = ctypes.addressof(_ACROSS), ctypes.addressof(_UP)
"""Where pdfium writes a point."""

_font = bulk(raw.FPDFTextObj_GetFont, ADDRESS)
_outline = bulk(raw.FPDFFont_GetGlyphPath, ADDRESS, ctypes.c_uint32, ctypes.c_float)
_data = bulk(raw.FPDFFont_GetFontData, INT, POINTER, ctypes.c_size_t, POINTER)
_count = bulk(raw.FPDFGlyphPath_CountGlyphSegments, INT)
_segment = bulk(raw.FPDFGlyphPath_GetGlyphPathSegment, POINTER, INT)
_point = bulk(raw.FPDFPathSegment_GetPoint, INT, POINTER, POINTER)
_kind = bulk(raw.FPDFPathSegment_GetType, INT)

_Signature = tuple[str, int, tuple[Point, ...]]
"""What a glyph is said to be, the pieces of its outline, and where some of them end.

The same typeface in another file or another subset has the same.
"""
_judged: dict[_Signature, bool] = {}


class JudgedFonts:
    """The fonts of a file, page after page: those of the page before are judged already.

    A font goes by its address. pdfium frees it with the last page that shows it, so what is known
    holds only as long as the page before is open while the next one is asked.
    """

    def __init__(self) -> None:
        self._page = 0
        self._lies: dict[int, frozenset[str]] = {}

    def lying_digits(self, page: int, things: Sequence[int]) -> list[frozenset[str]]:
        """For each text object (an address) of a page: the digits that its font shows as others."""
        fonts = list(map(_font, things))
        known = self._lies if page == self._page + 1 else {}
        none: frozenset[str] = frozenset()
        self._page = page
        self._lies = {
            font: known[font] if font in known else _lies(font) if font else none
            for font in set(fonts)
        }
        return [self._lies[font] for font in fonts]


def with_drawn_signs(things: Iterable[int]) -> set[int]:
    """The text objects whose font's signs are drawings (Type 3)."""
    fonts = {thing: _font(thing) for thing in things}
    has_program = {font: _has_program(font) for font in set(fonts.values())}
    return {thing for thing, font in fonts.items() if not has_program[font]}


def _has_program(font: int) -> bool:
    """Whether a font has outlines of its own; a font whose signs are drawings has none."""
    length = ctypes.c_size_t()
    return not font or not _data(font, None, 0, ctypes.addressof(length)) or length.value > 0


def _lies(font: int) -> frozenset[str]:
    outlines = ((digit, _outline(font, ord(digit), 100.0)) for digit in (*DIGITS, BLANK))
    return frozenset(digit for digit, one in outlines if one and _is_seen_as_other(digit, one))


def _is_seen_as_other(digit: str, outline: int) -> bool:
    count = _count(outline)
    some = (1, count // 3, 2 * count // 3)
    signature = digit, count, tuple(_end(_segment(outline, n)) for n in some if n < count)
    if signature not in _judged:
        _judged[signature] = _is_other(digit, outline)
    return _judged[signature]


def _is_other(digit: str, outline: int) -> bool:
    if digit == BLANK:
        return bool(_contours(outline))
    if 0 < _height(outline) < LOWEST:
        return True
    shape = _shape(outline)
    return shape is not None and _looks_like_other(digit, shape)


def is_drawn_as_other(digit: str, dark: NDArray[np.bool_]) -> bool:
    """Whether the pixels that a digit darkens, rows from the top, are clearly another's."""
    rows, columns = dark.nonzero()
    if not len(rows):
        return False
    height = np.ptp(rows) + 1.0
    xs = np.floor(_across(columns.min(), columns.max() + 1, height)).astype(np.intp)
    ys = rows.max() - np.floor(height * (np.arange(ROWS) + 0.5) / ROWS).astype(np.intp)
    inside = (xs >= 0) & (xs < dark.shape[1])
    seen = dark[np.ix_(ys, np.clip(xs, 0, dark.shape[1] - 1))] & inside
    shape = _of_length_one(_blurred(seen))
    return shape is not None and _looks_like_other(digit, shape)


def _looks_like_other(digit: str, shape: Floats) -> bool:
    likeness = (_standard_shapes() @ shape).reshape(len(TYPEFACES), len(KNOWN)).max(axis=0)
    seen = int(likeness.argmax())
    own = DIGITS.index(digit)
    return bool(seen != own and likeness[seen] >= max(CLEARLY, likeness[own] + MARGIN))


@cache
def _standard_shapes() -> Floats:
    """One row a typeface and digit, in this order."""
    document = pypdfium2.PdfDocument.new()
    try:
        shapes = [
            _shape(raw.FPDFFont_GetGlyphPath(font, ord(digit), 100.0))
            for font in (raw.FPDFText_LoadStandardFont(document, name) for name in TYPEFACES)
            for digit in KNOWN
        ]
    finally:
        document.close()
    return np.array(shapes)


def _shape(outline: Any) -> Floats | None:
    """How dark each point of the glyph's box is, about the mean, of length 1; None for a blank."""
    contours = _contours(outline)
    if not contours:
        return None
    points = np.concatenate(contours)
    low, high = points.min(axis=0), points.max(axis=0)
    height = high[1] - low[1]
    if height <= 0:
        return None
    xs = _across(low[0], high[0], height)
    ys = low[1] + height * (np.arange(ROWS) + 0.5) / ROWS
    return _of_length_one(_blurred(_windings(contours, xs, ys) != 0))


def _across(left: float, right: float, height: float) -> Floats:
    """The places from left to right at which a digit's box is looked at."""
    width = max(right - left, NARROWEST * height)
    places: Floats = (left + right - width) / 2 + width * (np.arange(COLUMNS) + 0.5) / COLUMNS
    return places


def _of_length_one(dark: Floats) -> Floats | None:
    """About the mean; None where all is as dark."""
    apart = dark.ravel() - dark.mean()
    length = float(np.linalg.norm(apart))
    return apart / length if length else None


def _height(outline: Any) -> float:
    contours = _contours(outline)
    points = np.concatenate(contours) if contours else np.zeros((1, 2))
    return float(np.ptp(points[:, 1]))


def _windings(contours: Sequence[Floats], xs: Floats, ys: Floats) -> NDArray[np.int_]:
    """How often the contours go round each point: 0 outside (the non-zero rule of fonts)."""
    starts = np.concatenate(contours)
    ends = np.concatenate([np.roll(one, -1, axis=0) for one in contours])
    x0, y0, x1, y1 = (column[:, None] for column in (*starts.T, *ends.T))
    upward = (y0 <= ys) & (ys < y1)
    downward = (y1 <= ys) & (ys < y0)
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = x0 + (ys - y0) * (x1 - x0) / (y1 - y0)
    to_the_right = crossing[:, :, None] > xs
    turns = upward.astype(np.int_) - downward.astype(np.int_)
    found: NDArray[np.int_] = (turns[:, :, None] * to_the_right).sum(axis=0)
    return found


def _blurred(dark: NDArray[np.bool_]) -> Floats:
    """Each point with its eight neighbours, so that a stroke may lie a little aside."""
    padded = np.pad(dark.astype(np.float64), 1)
    down = padded[:-2] + 2 * padded[1:-1] + padded[2:]
    found: Floats = down[:, :-2] + 2 * down[:, 1:-1] + down[:, 2:]
    return found


def _contours(outline: Any) -> list[Floats]:
    """The closed lines of a glyph, curves as a few straight pieces."""
    contours: list[list[Point]] = []
    controls: list[Point] = []
    for number in range(_count(outline)):
        segment = _segment(outline, number)
        point = _end(segment)
        kind = _kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO or not contours:
            contours.append([point])
        elif kind == raw.FPDF_SEGMENT_LINETO:
            contours[-1].append(point)
        else:
            controls.append(point)
            if len(controls) == 3:
                contours[-1].extend(_curve(contours[-1][-1], controls))
                controls = []
    return [np.array(one) for one in contours if len(one) > 2]


def _end(segment: int) -> Point:
    """Where a piece of an outline ends."""
    _point(segment, _ACROSS_AT, _UP_AT)
    return _ACROSS.value, _UP.value


def _curve(start: Point, controls: Sequence[Point]) -> list[Point]:
    """Points along a Bézier curve of third degree."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = start, *controls
    return [
        (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
        for a, b, c, d in _CURVE_WEIGHTS
    ]
