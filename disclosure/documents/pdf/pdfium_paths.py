"""The straight lines that a page draws, by pdfium: strokes and thin filled rectangles.

What belongs here: a page's path objects, those inside form objects too, as edges of the page as it
is shown. What does not: which of them make a table (`ruling`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, compress, cycle, islice, repeat, starmap
from typing import Any, NamedTuple

import numpy as np
from pypdfium2 import raw

from disclosure.documents.document import BBox
from disclosure.documents.pdf.pdfium_calls import (
    ADDRESS,
    INT,
    POINTER,
    address,
    bulk,
    numbered,
    written,
)
from disclosure.documents.pdf.placing import Placing
from disclosure.documents.pdf.ruling import is_background
from disclosure.documents.pdf.shapes import Edges, Point, add_shape

MAX_NESTING = 12
"""Forms within forms: deeper than this no page is meant to be read."""
PICTURE_NESTING = 4
"""So deep a page's picture may lie within forms."""
_NOISE_SEGMENTS = 20_000
"""A path of more segments is a drawing, not a table."""

_ASKED_AT_ONCE = 20_000
_OF_A_STROKE = 2
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_PICTURES = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
_count = bulk(raw.FPDFPage_CountObjects, INT)
_get = numbered(raw.FPDFPage_GetObject, ADDRESS)
_count_in_form = bulk(raw.FPDFFormObj_CountObjects, INT)
_get_in_form = bulk(raw.FPDFFormObj_GetObject, POINTER, ctypes.c_ulong)
_type = bulk(raw.FPDFPageObj_GetType, INT)
_matrix = bulk(raw.FPDFPageObj_GetMatrix, INT)
_bounds = bulk(raw.FPDFPageObj_GetBounds, INT)
_mode = bulk(raw.FPDFPath_GetDrawMode, INT)
_segments = bulk(raw.FPDFPath_CountSegments, INT)
_segment = bulk(raw.FPDFPath_GetPathSegment, POINTER, INT)
_point = bulk(raw.FPDFPathSegment_GetPoint, INT)
_kind = bulk(raw.FPDFPathSegment_GetType, INT)
_closes = bulk(raw.FPDFPathSegment_GetClose, INT)


class _Drawn(NamedTuple):
    """A path that is not just a small filled one, and how many segments it has."""

    path: int
    segments: int
    stroked: bool


class PaintedEdges(Edges):
    """The level and the upright edges of one page, and what is painted on it besides."""

    def __init__(self) -> None:
        super().__init__()
        self.fills: list[tuple[int, BBox]] = []
        """Thick filled paths, images and shadings: text under them may not be seen."""
        self.picture_area = 0.0
        """Of all images, those within forms as the form measures them, in square points."""
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


def page_edges(page: Any, placing: Placing, texts: Container[int] = ()) -> PaintedEdges:
    """All edges of an open page; `texts` are objects that are known to be text."""
    edges = PaintedEdges()
    handle = address(page)
    things = list(map(_get, repeat(POINTER(handle)), range(_count(handle))))
    edges.add_form(0, things)
    _collect([t for t in things if t not in texts], placing, edges, MAX_NESTING)
    return edges


def _collect(things: Sequence[int], placing: Placing, edges: PaintedEdges, depth: int) -> None:
    kinds = list(map(_type, things))
    paths = [t for t, kind in zip(things, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_PATH]
    _add_paths(paths, placing, edges)
    for thing, kind in zip(things, kinds, strict=True):
        if kind in _PICTURES:
            left, bottom, right, top = bounds = _bounds_of(thing)
            edges.fills.append((thing, placing.box(*bounds)))
            if kind == raw.FPDF_PAGEOBJ_IMAGE and MAX_NESTING - depth < PICTURE_NESTING:
                edges.picture_area += max(0.0, right - left) * max(0.0, top - bottom)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
            inside = list(map(_get_in_form, repeat(thing), range(_count_in_form(thing))))
            edges.add_form(thing, inside)
            _collect(inside, placing.after(_own_matrix(thing)), edges, depth - 1)


def _add_paths(paths: Sequence[int], placing: Placing, edges: PaintedEdges) -> None:
    """Simple filled paths by the box around them, the others corner by corner."""
    modes = written(_mode, len(paths), paths, width=2, outs=2, kind=np.int32)[1]
    filled: list[int] = []
    drawn: list[_Drawn] = []
    for path, count, (fill, stroke) in zip(
        paths, map(_segments, paths), modes.T.tolist(), strict=True
    ):
        if fill and not stroke and 2 <= count <= 5:
            filled.append(path)
        elif (fill or stroke) and 2 <= count <= _NOISE_SEGMENTS:
            drawn.append(_Drawn(path, count, bool(stroke)))
            if fill:
                edges.fills.append((path, placing.box(*_bounds_of(path))))
    _add_drawn(drawn, placing, edges)
    sides = written(_bounds, len(filled), filled, width=4, outs=4)[1].tolist()
    for path, box in zip(filled, placing.boxes(sides), strict=True):
        if is_background(box[2] - box[0], box[3] - box[1]):
            edges.fills.append((path, box))
        else:
            edges.add_rectangle(box, filled_only=False)


def _bounds_of(thing: int) -> BBox:
    left, bottom, right, top = written(_bounds, 1, [thing], width=4, outs=4)[1][:, 0].tolist()
    return left, bottom, right, top


def _own_matrix(thing: int) -> Placing:
    known, matrix = written(_matrix, 1, [thing], width=6)
    return Placing(*matrix[:, 0].tolist()) if known[0] else Placing(*_IDENTITY)


def _add_drawn(drawn: Sequence[_Drawn], placing: Placing, edges: PaintedEdges) -> None:
    """Single strokes all at once, the other paths corner by corner."""
    known, matrices = written(_matrix, len(drawn), [path for path, *_ in drawn], width=6)
    found = zip(*matrices.tolist(), strict=True)
    rows = [row if has else _IDENTITY for row, has in zip(found, known, strict=True)]
    placings = {row: placing.after(Placing(*row)) for row in set(rows)}
    single = [one.stroked and one.segments == _OF_A_STROKE for one in drawn]
    strokes = [one.path for one, is_single in zip(drawn, single, strict=True) if is_single]
    _add_strokes(strokes, [placings[row] for row in compress(rows, single)], edges)
    others = [not is_single for is_single in single]
    _add_outlines(
        list(compress(drawn, others)), [placings[row] for row in compress(rows, others)], edges
    )


def _add_strokes(paths: Sequence[int], placings: Sequence[Placing], edges: PaintedEdges) -> None:
    """Strokes from one point to another; a closed one goes there and back."""
    if not paths:
        return
    segments = list(
        map(_segment, chain.from_iterable(zip(paths, paths, strict=True)), cycle((0, 1)))
    )
    ends = segments[1::2]
    is_line = [kind == raw.FPDF_SEGMENT_LINETO for kind in map(_kind, ends)]
    is_closed = list(map(_closes, ends))
    x, y = written(_point, len(segments), segments, width=2, outs=2)[1]
    a, b, c, d, e, f = np.array(placings).repeat(2, axis=0).T
    across, down = a * x + c * y + e, b * x + d * y + f
    edges.add_lines(across.reshape(-1, 2), down.reshape(-1, 2), is_line)
    if any(is_closed):
        again = [line and bool(closed) for line, closed in zip(is_line, is_closed, strict=True)]
        edges.add_lines(across.reshape(-1, 2), down.reshape(-1, 2), again)


def _add_outlines(
    drawn: Sequence[_Drawn], placings: Sequence[Placing], edges: PaintedEdges
) -> None:
    """Paths corner by corner: pdfium is asked for all segments of several paths at once."""
    first = 0
    while first < len(drawn):
        last, asked = first + 1, drawn[first].segments
        while last < len(drawn) and asked + drawn[last].segments <= _ASKED_AT_ONCE:
            asked += drawn[last].segments
            last += 1
        segments = _segments_of(drawn[first:last])
        for (_, count, stroked), own in zip(drawn[first:last], placings[first:last], strict=True):
            for points in _subpaths(islice(segments, count)):
                add_shape(list(starmap(own.point, points)), edges, stroked=stroked)
        first = last


def _segments_of(drawn: Sequence[_Drawn]) -> Iterator[tuple[int, int, Point]]:
    """Kind, whether it closes its run, and corner of each segment of some paths, in order."""
    owners = chain.from_iterable(repeat(path, count) for path, count, _ in drawn)
    numbers = chain.from_iterable(range(count) for _, count, _ in drawn)
    segments = list(map(_segment, owners, numbers))
    places = written(_point, len(segments), segments, width=2, outs=2)[1]
    points = zip(*places.tolist(), strict=True)
    return zip(map(_kind, segments), map(_closes, segments), points, strict=True)


def _subpaths(segments: Iterable[tuple[int, int, Point]]) -> Iterator[list[Point]]:
    """The corners of each run of straight lines, its first again at the end where it is closed."""
    run: list[Point] = []
    is_curved = False
    for kind, closes, point in segments:
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(run) > 1 and not is_curved:
                yield run
            run, is_curved = [], False
        is_curved = is_curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        run.append(point)
        if closes and run[-1] != run[0]:
            run.append(run[0])
    if len(run) > 1 and not is_curved:
        yield run
