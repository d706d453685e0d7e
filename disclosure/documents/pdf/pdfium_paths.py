"""The straight lines that a page draws, by pdfium: strokes and thin filled rectangles.

What belongs here: a page's path objects, those inside form objects too, as edges of the page as it
is shown. What does not: which of them make a table (`ruling`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise, repeat
from typing import Any

from pypdfium2 import raw

from disclosure.documents.document import BBox
from disclosure.documents.pdf.edges import Edge
from disclosure.documents.pdf.pdfium_calls import INT, POINTER, Buffer, address, bulk, consume
from disclosure.documents.pdf.placing import Placing
from disclosure.documents.pdf.ruling import is_background, rectangle_edges

SAME_PLACE = 0.1
SLOPE = 0.5
"""Points by which the two ends of a level line may differ in height."""
MAX_NESTING = 12
"""Forms within forms: deeper than this no page is meant to be read."""
_NOISE_SEGMENTS = 20_000
"""A path of more segments is a drawing, not a table."""

_PICTURES = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
_count = bulk(raw.FPDFPage_CountObjects, INT)
_get = bulk(raw.FPDFPage_GetObject, POINTER, INT)
_count_in_form = bulk(raw.FPDFFormObj_CountObjects, INT)
_get_in_form = bulk(raw.FPDFFormObj_GetObject, POINTER, ctypes.c_ulong)
_type = bulk(raw.FPDFPageObj_GetType, INT)
_matrix = bulk(raw.FPDFPageObj_GetMatrix, INT, POINTER)
_bounds = bulk(raw.FPDFPageObj_GetBounds, INT, POINTER, POINTER, POINTER, POINTER)
_mode = bulk(raw.FPDFPath_GetDrawMode, INT, POINTER, POINTER)
_segments = bulk(raw.FPDFPath_CountSegments, INT)
_segment = bulk(raw.FPDFPath_GetPathSegment, POINTER, INT)
_point = bulk(raw.FPDFPathSegment_GetPoint, INT, POINTER, POINTER)
_kind = bulk(raw.FPDFPathSegment_GetType, INT)
_closes = bulk(raw.FPDFPathSegment_GetClose, INT)

Point = tuple[float, float]


class Edges:
    """The level and the upright edges of one page, and what is painted on it besides."""

    def __init__(self) -> None:
        self.horizontal: list[Edge] = []
        self.vertical: list[Edge] = []
        self.fills: list[tuple[int, BBox]] = []
        """Thick filled paths, images and shadings: text under them may not be seen."""
        self._inside: dict[int, list[int]] = {}

    def add_form(self, form: int, inside: list[int]) -> None:
        """Notes what a form draws, which is drawn where the form stands."""
        self._inside[form] = inside

    def painted_order(self) -> dict[int, int]:
        """When each object is painted, those within forms too."""
        order: dict[int, int] = {}

        def walk(things: Sequence[int]) -> None:
            for thing in things:
                order.setdefault(thing, len(order))
                if thing in self._inside:
                    walk(self._inside[thing])

        walk(self._inside.get(0, []))
        return order

    def add_line(self, one: Point, other: Point) -> None:
        """A line from point to point; a slanted one is no edge."""
        (x0, y0), (x1, y1) = one, other
        if abs(y1 - y0) <= SLOPE and abs(x1 - x0) >= abs(y1 - y0):
            self.horizontal.append(Edge((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= SLOPE:
            self.vertical.append(Edge((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def add_rectangle(self, box: BBox, *, filled_only: bool) -> None:
        x0, top, x1, bottom = box
        if not (filled_only and is_background(x1 - x0, bottom - top)):
            level, upright = rectangle_edges(box)
            self.horizontal.extend(level)
            self.vertical.extend(upright)


def page_edges(page: Any, placing: Placing) -> Edges:
    """All edges of an open page."""
    edges = Edges()
    handle = address(page)
    things = list(map(_get, repeat(handle), range(_count(handle))))
    edges.add_form(0, things)
    _collect(things, placing, edges, MAX_NESTING)
    return edges


def _collect(things: Sequence[int], placing: Placing, edges: Edges, depth: int) -> None:
    kinds = list(map(_type, things))
    paths = [t for t, kind in zip(things, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_PATH]
    _add_paths(paths, placing, edges)
    for thing, kind in zip(things, kinds, strict=True):
        if kind in _PICTURES:
            edges.fills.append((thing, placing.box(*_bounds_of(thing))))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            inside = list(map(_get_in_form, repeat(thing), range(_count_in_form(thing))))
            edges.add_form(thing, inside)
            _collect(inside, placing.after(_own_matrix(thing)), edges, depth - 1)


def _add_paths(paths: Sequence[int], placing: Placing, edges: Edges) -> None:
    """Simple filled paths by the box around them, the others corner by corner."""
    modes = Buffer(len(paths), 2, "i")
    consume(map(_mode, paths, modes.places(), modes.places(1)))
    filled: list[int] = []
    for path, count, (fill, stroke) in zip(paths, map(_segments, paths), modes.rows(), strict=True):
        if fill and not stroke and 2 <= count <= 5:
            filled.append(path)
        elif (fill or stroke) and 2 <= count <= _NOISE_SEGMENTS:
            whole = placing.after(_own_matrix(path))
            if fill:
                edges.fills.append((path, placing.box(*_bounds_of(path))))
            for points in _subpaths(path, count):
                _add_shape([whole.point(*point) for point in points], edges, stroked=bool(stroke))
    boxes = Buffer(len(filled), 4)
    consume(map(_bounds, filled, *(boxes.places(number) for number in range(4))))
    for path, bounds in zip(filled, boxes.rows(), strict=True):
        box = placing.box(*bounds)
        if is_background(box[2] - box[0], box[3] - box[1]):
            edges.fills.append((path, box))
        else:
            edges.add_rectangle(box, filled_only=True)


def _bounds_of(thing: int) -> BBox:
    buffer = Buffer(1, 4)
    _bounds(thing, *(buffer.places(number)[0] for number in range(4)))
    left, bottom, right, top = buffer.rows()[0]
    return left, bottom, right, top


def _own_matrix(thing: int) -> Placing:
    buffer = Buffer(1, 6)
    if not _matrix(thing, *buffer.places()):
        return Placing(1, 0, 0, 1, 0, 0)
    return Placing(*buffer.rows()[0])


def _subpaths(path: int, count: int) -> Iterator[list[Point]]:
    """The corners of each run of straight lines, its first again at the end where it is closed."""
    segments = list(map(_segment, repeat(path), range(count)))
    buffer = Buffer(count, 2)
    consume(map(_point, segments, buffer.places(), buffer.places(1)))
    run: list[Point] = []
    is_curved = False
    for segment, (x, y) in zip(segments, buffer.rows(), strict=True):
        kind = _kind(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(run) > 1 and not is_curved:
                yield run
            run, is_curved = [], False
        is_curved = is_curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        run.append((x, y))
        if _closes(segment) and run[-1] != run[0]:
            run.append(run[0])
    if len(run) > 1 and not is_curved:
        yield run


def _add_shape(points: list[Point], edges: Edges, *, stroked: bool) -> None:
    corners = [points[0], *(after for before, after in pairwise(points) if before != after)]
    box = (
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    )
    if _is_rectangle(corners, box) and (not stroked or corners[0] == corners[-1]):
        edges.add_rectangle(box, filled_only=not stroked)
    elif stroked:
        for one, other in pairwise(corners):
            edges.add_line(one, other)
    elif not is_background(box[2] - box[0], box[3] - box[1]):
        edges.add_rectangle(box, filled_only=True)


def _is_rectangle(corners: Sequence[Point], box: BBox) -> bool:
    """Whether four corners, the first perhaps again at the end, are those of the box."""
    left, top, right, bottom = box
    return len(corners) in (4, 5) and all(
        min(x - left, right - x) <= SAME_PLACE and min(y - top, bottom - y) <= SAME_PLACE
        for x, y in corners
    )
