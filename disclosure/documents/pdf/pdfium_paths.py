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
from numpy.typing import NDArray
from pypdfium2 import raw

from disclosure.documents.document import BBox
from disclosure.documents.pdf.glyphs import Numbers, Places
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
from disclosure.documents.pdf.ruled.ruling import is_background
from disclosure.documents.pdf.ruled.shapes import SAME_PLACE, Edges, Point, add_shape

MAX_NESTING = 12
"""Forms within forms: deeper than this no page is meant to be read."""
PICTURE_NESTING = 4
"""So deep a page's picture may lie within forms."""
_BENT_SEGMENTS = 60
"""A bent line of more segments is no line that somebody drew through a figure."""
_NOISE_SEGMENTS = 20_000
"""A path of more segments is a drawing, not a table."""

_ASKED_AT_ONCE = 20_000
_OF_A_STROKE, _OF_A_BOX = 2, 5
_KINDS_OF_A_BOX = np.array([raw.FPDF_SEGMENT_MOVETO, *[raw.FPDF_SEGMENT_LINETO] * 4])
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
    """Paths that are not just small filled ones, their segments, and which are strokes."""

    paths: Sequence[int]
    segments: Places
    stroked: NDArray[np.bool_]


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

    @property
    def forms(self) -> list[int]:
        """The form objects of the page, those within others too."""
        return [form for form in self._inside if form]

    def within(self, forms: Iterable[int], things: Container[int]) -> set[int]:
        """Those of the objects that stand in one of the forms, or in a form of it."""
        found: set[int] = set()
        waiting = list(forms)
        while waiting:
            own = self._inside.get(waiting.pop(), [])
            found.update(one for one in own if one in things)
            waiting += [one for one in own if one in self._inside]
        return found

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
    _collect(_Inside(things, texts, MAX_NESTING), placing, edges)
    return edges


class _Inside(NamedTuple):
    """What a page or a form draws, which of it is known to be text, and how deep forms may lie."""

    things: Sequence[int]
    texts: Container[int]
    depth: int


def _collect(inside: _Inside, placing: Placing, edges: PaintedEdges) -> None:
    things = [thing for thing in inside.things if thing not in inside.texts]
    kinds = list(map(_type, things))
    paths = [t for t, kind in zip(things, kinds, strict=True) if kind == raw.FPDF_PAGEOBJ_PATH]
    if paths:
        _add_paths(paths, placing, edges)
    if len(paths) == len(things):
        return
    for thing, kind in zip(things, kinds, strict=True):
        if kind in _PICTURES:
            left, bottom, right, top = bounds = _bounds_of(thing)
            edges.fills.append((thing, placing.box(*bounds)))
            if kind == raw.FPDF_PAGEOBJ_IMAGE and MAX_NESTING - inside.depth < PICTURE_NESTING:
                edges.picture_area += max(0.0, right - left) * max(0.0, top - bottom)
        elif kind == raw.FPDF_PAGEOBJ_FORM and inside.depth:
            own = list(map(_get_in_form, repeat(thing), range(_count_in_form(thing))))
            edges.add_form(thing, own)
            deeper = _Inside(own, inside.texts, inside.depth - 1)
            _collect(deeper, placing.after(_own_matrix(thing)), edges)


def _add_paths(paths: Sequence[int], placing: Placing, edges: PaintedEdges) -> None:
    """Simple filled paths by the box around them, the others corner by corner."""
    fills, strokes = written(_mode, len(paths), paths, width=2, outs=2, kind=np.int32)[1] != 0
    counts = np.fromiter(map(_segments, paths), np.intp, len(paths))
    simple = fills & ~strokes & (counts >= _OF_A_STROKE) & (counts <= _OF_A_BOX)
    drawn = (fills | strokes) & ~simple & (counts >= _OF_A_STROKE) & (counts <= _NOISE_SEGMENTS)
    if drawn.any():
        chosen = list(compress(paths, drawn.tolist()))
        for path in compress(chosen, fills[drawn].tolist()):
            edges.fills.append((path, placing.box(*_bounds_of(path))))
        _add_drawn(_Drawn(chosen, counts[drawn], strokes[drawn]), placing, edges)
    if simple.any():
        _add_filled(list(compress(paths, simple.tolist())), placing, edges)


def _add_filled(paths: Sequence[int], placing: Placing, edges: PaintedEdges) -> None:
    sides = written(_bounds, len(paths), paths, width=4, outs=4)[1]
    x0, top, x1, bottom = placed = np.array(placing.boxes(sides.tolist())).T
    thick = is_background(x1 - x0, bottom - top)
    boxes = map(tuple, placed[:, thick].T.tolist())
    edges.fills.extend(zip(compress(paths, thick.tolist()), boxes, strict=True))
    edges.add_rectangles(placed[:, ~thick])


def _bounds_of(thing: int) -> BBox:
    left, bottom, right, top = written(_bounds, 1, [thing], width=4, outs=4)[1][:, 0].tolist()
    return left, bottom, right, top


def _own_matrix(thing: int) -> Placing:
    known, matrix = written(_matrix, 1, [thing], width=6)
    return Placing(*matrix[:, 0].tolist()) if known[0] else Placing(*_IDENTITY)


def _add_drawn(drawn: _Drawn, placing: Placing, edges: PaintedEdges) -> None:
    """Single strokes all at once, the other paths corner by corner."""
    known, own = written(_matrix, len(drawn.paths), drawn.paths, width=6)
    own[:, np.array(known) == 0] = np.array(_IDENTITY)[:, None]
    turned = *placing.direction(own[0], own[1]), *placing.direction(own[2], own[3])
    placings = np.array((*turned, *placing.point(own[4], own[5])))
    single = drawn.stroked & (drawn.segments == _OF_A_STROKE)
    if single.any():
        _add_strokes(list(compress(drawn.paths, single.tolist())), placings[:, single], edges)
    boxed = drawn.stroked & (drawn.segments == _OF_A_BOX)
    if boxed.any():
        paths = list(compress(drawn.paths, boxed.tolist()))
        boxed[boxed] = _add_boxes(paths, placings[:, boxed], edges)
    others = ~single & ~boxed
    if others.any():
        paths = list(compress(drawn.paths, others.tolist()))
        outlines = _Drawn(paths, drawn.segments[others], drawn.stroked[others])
        _add_outlines(outlines, placings[:, others], edges)


def _add_strokes(paths: Sequence[int], placings: Numbers, edges: PaintedEdges) -> None:
    """Strokes from one point to another; a closed one goes there and back."""
    owners = chain.from_iterable(zip(paths, paths, strict=True))
    segments = list(map(_segment, owners, cycle((0, 1))))
    ends = segments[1::2]
    is_line = np.array(list(map(_kind, ends))) == raw.FPDF_SEGMENT_LINETO
    is_closed = np.array(list(map(_closes, ends))) != 0
    x, y = written(_point, len(segments), segments, width=2, outs=2)[1]
    a, b, c, d, e, f = placings.repeat(2, axis=1)
    across, down = a * x + c * y + e, b * x + d * y + f
    edges.add_lines(across.reshape(-1, 2), down.reshape(-1, 2), is_line)
    if is_closed.any():
        edges.add_lines(across.reshape(-1, 2), down.reshape(-1, 2), is_line & is_closed)


def _add_boxes(paths: Sequence[int], placings: Numbers, edges: PaintedEdges) -> NDArray[np.bool_]:
    """Outlined rectangles all at once, as `add_shape` adds each; which of the paths are such."""
    owners = chain.from_iterable(map(repeat, paths, repeat(_OF_A_BOX)))
    segments = list(map(_segment, owners, cycle(range(_OF_A_BOX))))
    kinds = np.array(list(map(_kind, segments))).reshape(-1, _OF_A_BOX)
    x, y = written(_point, len(segments), segments, width=2, outs=2)[1]
    a, b, c, d, e, f = placings.repeat(_OF_A_BOX, axis=1)
    across = (a * x + c * y + e).reshape(-1, _OF_A_BOX)
    down = (b * x + d * y + f).reshape(-1, _OF_A_BOX)
    is_box: NDArray[np.bool_] = (kinds == _KINDS_OF_A_BOX).all(axis=1)
    moves = (across[:, 1:] != across[:, :-1]) | (down[:, 1:] != down[:, :-1])
    is_box &= moves.all(axis=1)
    sides = []
    for places in (across, down):
        low, high = places.min(axis=1), places.max(axis=1)
        aside = np.minimum(places - low[:, None], high[:, None] - places)
        is_box &= (aside <= SAME_PLACE).all(axis=1) & (places[:, 0] == places[:, -1])
        sides.append((low, high))
    (left, right), (top, bottom) = sides
    edges.add_rectangles(np.array((left, top, right, bottom))[:, is_box])
    return is_box


def _add_outlines(drawn: _Drawn, placings: Numbers, edges: PaintedEdges) -> None:
    """Paths corner by corner: pdfium is asked for all segments of several paths at once."""
    counts, stroked = drawn.segments.tolist(), drawn.stroked.tolist()
    own = [Placing(*row) for row in placings.T.tolist()]
    first = 0
    while first < len(counts):
        last, asked = first + 1, counts[first]
        while last < len(counts) and asked + counts[last] <= _ASKED_AT_ONCE:
            asked += counts[last]
            last += 1
        segments = _segments_of(drawn.paths[first:last], counts[first:last])
        for number in range(first, last):
            for points, is_curved in _subpaths(islice(segments, counts[number])):
                placed = list(starmap(own[number].point, points))
                if not is_curved:
                    add_shape(placed, edges, stroked=stroked[number])
                elif stroked[number] and len(placed) <= _BENT_SEGMENTS:
                    edges.by_hand.append(placed)
        first = last


def _segments_of(paths: Sequence[int], counts: Sequence[int]) -> Iterator[tuple[int, int, Point]]:
    """Kind, whether it closes its run, and corner of each segment of some paths, in order."""
    owners = chain.from_iterable(map(repeat, paths, counts))
    numbers = chain.from_iterable(map(range, counts))
    segments = list(map(_segment, owners, numbers))
    places = written(_point, len(segments), segments, width=2, outs=2)[1]
    points = zip(*places.tolist(), strict=True)
    return zip(map(_kind, segments), map(_closes, segments), points, strict=True)


def _subpaths(segments: Iterable[tuple[int, int, Point]]) -> Iterator[tuple[list[Point], bool]]:
    """The corners of each run of lines, its first again at the end where it is closed.

    With them whether any line is a curve; of such a one the corners are those of its frame.
    """
    run: list[Point] = []
    is_curved = False
    for kind, closes, point in segments:
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(run) > 1:
                yield run, is_curved
            run, is_curved = [], False
        is_curved = is_curved or kind == raw.FPDF_SEGMENT_BEZIERTO
        run.append(point)
        if closes and run[-1] != run[0]:
            run.append(run[0])
    if len(run) > 1:
        yield run, is_curved
