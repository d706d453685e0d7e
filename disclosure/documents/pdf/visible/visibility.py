"""Which text of a PDF page is seen: what is in doubt is looked at in the picture of the page.

What belongs here: signs that a text may not be seen (its colour, a clip that cuts it, paint that
comes after it or is as dark, an annotation over it), and the judgement: the page is drawn with and
without the text; where that makes no difference nobody sees it. What does not: characters and
their places (`pdfium`). Drawing costs tens of milliseconds: pages without a sign are not drawn.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, compress, product, repeat
from typing import Any

import numpy as np
from pypdfium2 import raw

from disclosure.documents.document import BBox
from disclosure.documents.pdf.char_columns import CharColumns
from disclosure.documents.pdf.glyphs import Char
from disclosure.documents.pdf.pdfium_calls import (
    ADDRESS,
    INT,
    POINTER,
    Handle,
    address,
    bulk,
    numbered,
    written,
)
from disclosure.documents.pdf.pdfium_paths import PaintedEdges
from disclosure.documents.pdf.placing import Placing
from disclosure.documents.pdf.visible.inks import DARK, Ink, luminances
from disclosure.documents.pdf.visible.picture import Picture, around, set_active

WHITISH = 0.88
"""Luminance from which a text may be white on white."""
MOST_DRAWINGS = 6
"""Texts in doubt that lie over each other are looked at one after the other, so many times."""
MOST_DOUBTS = 4000
_SQUARE, _MOST_SQUARES = 20.0, 64
"""Points of the side of a square, and in how many a box may lie that is looked for by them."""
_ALIKE = 0.1
"""Luminances that are no further apart may be one and the same on paper."""
_NEAR = 0.5
"""Points by which a character may stand beyond a clip's edge and is not cut."""
_COVERING = {
    raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT,
    raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_HIGHLIGHT,
}  # fmt: skip

_clip = bulk(raw.FPDFPageObj_GetClipPath, Handle)
_clip_count = numbered(raw.FPDFClipPath_CountPaths, INT)
_clip_segments = numbered(raw.FPDFClipPath_CountPathSegments, INT)
_clip_segment = numbered(raw.FPDFClipPath_GetPathSegment, ADDRESS)
_point = bulk(raw.FPDFPathSegment_GetPoint, INT)
_transform = bulk(raw.FPDFPageObj_Transform, None, *[ctypes.c_double] * 6)
_FAR_OFF = 1e6
_NOTHING: BBox = (1e9, 1e9, -1e9, -1e9)
_mark_count = bulk(raw.FPDFPageObj_CountMarks, INT)
_mark = bulk(raw.FPDFPageObj_GetMark, ADDRESS, ctypes.c_ulong)
_mark_name = bulk(raw.FPDFPageObjMark_GetName, INT, POINTER, ctypes.c_ulong, POINTER)
_LAYER = "OC\0".encode("utf-16-le")
_NAME, _LENGTH = ctypes.create_string_buffer(len(_LAYER)), ctypes.c_ulong()
_NAME_AT, _LENGTH_AT = ctypes.addressof(_NAME), ctypes.addressof(_LENGTH)
_is_blended = bulk(raw.FPDFPageObj_HasTransparency, INT)
"""Of a soft mask, an opacity or a way to mix colours."""
_annotations = bulk(raw.FPDFPage_GetAnnotCount, INT)


@dataclass
class PageText:
    """The characters of a page with the text objects that print them, and how those are painted."""

    chars: CharColumns
    owners: Sequence[int]
    inks: Mapping[int, Ink] = field(default_factory=dict)
    """Only those that are not dark."""
    odd_modes: frozenset[int] = frozenset()
    """Objects that are outlined only, or in white, or whose colour is a pattern."""

    @cached_property
    def things(self) -> list[int]:
        """The objects, each once."""
        return list(dict.fromkeys(self.owners))


def doubtful(
    page: Any, text: PageText, edges: PaintedEdges, placing: Placing, *, layered: bool = False
) -> set[int]:
    """The text objects that may not be seen, or not whole.

    `layered`: a form of the file, and all that it draws, may be on a layer.
    """
    doubts = set(text.odd_modes)
    forms = edges.forms
    odd = forms if layered else {*_in_layers(forms), *compress(forms, map(_is_blended, forms))}
    doubts |= edges.within(odd, set(text.things))
    doubts |= {thing for thing, ink in text.inks.items() if ink.luminance >= WHITISH}
    doubts |= _clipped(text, placing)
    doubts |= set(_in_layers(text.things))
    doubts |= set(compress(text.things, map(_is_blended, text.things)))
    if edges.fills:
        doubts |= _under_paint(text, edges)
    if count := _annotations(address(page)):
        doubts |= _under_annotations(page, count, text, placing)
    return doubts


def unseen(
    page: Any, text: PageText, doubts: set[int], turn: int
) -> tuple[set[int], set[tuple[int, float, float]]]:
    """Of the objects in doubt those that nobody sees, and the places of characters of others.

    `turn` is the rotation under which the characters were placed. A character's place is its
    object, its start and its baseline.
    """
    held: dict[int, list[Char]] = defaultdict(list)
    numbers = [number for number, thing in enumerate(text.owners) if thing in doubts]
    for number, char in zip(numbers, text.chars.picked(numbers), strict=True):
        held[text.owners[number]].append(char)
    if len(held) > MOST_DOUBTS:
        return set(), set()
    doubted = [char for chars in held.values() for char in chars]
    if not doubted:
        return set(), set()
    picture = Picture(page, turn, set(text.things), doubted)
    whole: set[int] = set()
    single: set[tuple[int, float, float]] = set()
    for group in _apart(held):
        changed = picture.changed_without(group)
        for thing in group:
            said = [char for char in held[thing] if not char.text.isspace()]
            gone = [char for char in said if not changed(char)]
            if len(gone) == len(said):
                whole.add(thing)
            single |= {(thing, char.start, char.baseline) for char in gone}
    return whole, single


def take_away(things: Iterable[int]) -> None:
    """Makes text objects count no more, for all that asks the page from here on.

    They are also moved far off: pdfium leaves out a text that stands where the same one stood
    before, active or not.
    """
    for thing in things:
        set_active(thing, 0)
        _transform(thing, 1, 0, 0, 1, _FAR_OFF, _FAR_OFF)


def _in_layers(things: Sequence[int]) -> Iterator[int]:
    """Objects within marked content that a layer may show or hide (ISO 32000-1, 8.11)."""
    counts = list(map(_mark_count, things))
    if not any(counts):
        return
    names: dict[int, bool] = {}
    for thing, count in zip(things, counts, strict=True):
        for number in range(max(count, 0)):
            mark = _mark(thing, number)
            if mark not in names:
                names[mark] = _name_of(mark) == _LAYER
            if names[mark]:
                yield thing


def _name_of(mark: int) -> bytes:
    """The name of a mark in UTF-16, with its end; empty for one longer than a layer's."""
    _LENGTH.value = 0
    _mark_name(mark, _NAME_AT, len(_LAYER), _LENGTH_AT)
    return _NAME.raw if _LENGTH.value == len(_LAYER) else b""


def _clipped(text: PageText, placing: Placing) -> set[int]:
    """Objects with a character beyond the edge of a path that clips them.

    The address of a path's first segment tells the path: pdfium shares what is the same.
    """
    things = text.things
    clips = list(map(_clip, things))
    counts = list(map(_clip_count, clips))
    if max(counts, default=0) <= 0:
        return set()
    if min(counts) <= 0:
        is_clipped = [count > 0 for count in counts]
        things, clips, counts = (
            list(compress(column, is_clipped)) for column in (things, clips, counts)
        )
    lasts = [count - 1 for count in counts]
    firsts = list(map(_clip_segment, clips, lasts, repeat(0)))
    if 0 in firsts:
        firsts = [first or -number for number, first in enumerate(firsts)]
    keys = list(zip(firsts, counts, strict=True))
    clip_of = dict(zip(keys, clips, strict=True))
    x0, top, x1, bottom = text.chars.around()
    cut: dict[tuple[int, int], BBox] = {}
    for key, clip in clip_of.items():
        box = _shown_part(clip, key[1], placing)
        if not (box[0] <= x0 and box[1] <= top and x1 <= box[2] and bottom <= box[3]):
            cut[key] = box
    if not cut:
        return set()
    box_of = {thing: cut[key] for thing, key in zip(things, keys, strict=True) if key in cut}
    return set(_beyond(text, box_of))


def _beyond(text: PageText, box_of: Mapping[int, BBox]) -> Iterator[int]:
    """Objects with a printed character whose middle lies beyond the object's box."""
    numbers = [number for number, thing in enumerate(text.owners) if thing in box_of]
    x0, top, x1, bottom = np.array([box_of[text.owners[number]] for number in numbers]).T
    across, down = (middles[numbers] for middles in text.chars.middles())
    inside = (x0 - _NEAR <= across) & (across <= x1 + _NEAR) & (top <= down) & (down <= bottom)
    for place in (~inside).nonzero()[0].tolist():
        if not text.chars.texts[numbers[place]].isspace():
            yield text.owners[numbers[place]]


def _shown_part(clip: Handle, count: int, placing: Placing) -> BBox:
    """The box within which nothing is cut; none where a path of the clip is no rectangle."""
    x0, top, x1, bottom = -1e9, -1e9, 1e9, 1e9
    for number in range(count):
        segments = range(min(_clip_segments(clip, number), 64))
        points = [_clip_segment(clip, number, segment) for segment in segments]
        if not points:
            continue
        _, places = written(_point, len(points), points, width=2, outs=2)
        corners = [placing.point(*point) for point in places.T.tolist()]
        if not _is_rectangle(corners):
            return _NOTHING
        across, down = [x for x, _ in corners], [y for _, y in corners]
        x0, x1 = max(x0, min(across)), min(x1, max(across))
        top, bottom = max(top, min(down)), min(bottom, max(down))
    return x0, top, x1, bottom


def _is_rectangle(corners: Sequence[tuple[float, float]]) -> bool:
    """Whether a path is one rectangle, its first corner again at the end or not."""
    sides = [{round(place, 1) for place in axis} for axis in zip(*corners, strict=True)]
    return len(corners) in (4, 5) and all(len(one) <= 2 for one in sides)


def _under_paint(text: PageText, edges: PaintedEdges) -> set[int]:
    """Objects over which something is painted later, or that stand on paint as dark as they are."""
    order = edges.painted_order()
    first = min((order.get(thing, -1) for thing in text.things), default=0)
    painted = [(order.get(thing, 1 << 30), box) for thing, box in edges.fills]
    lightness = luminances([thing for thing, _ in edges.fills])
    late = [
        (at, light, box)
        for (at, box), light in zip(painted, lightness, strict=True)
        if light < DARK or at >= first or text.inks
    ]
    if not late:
        return set()
    across, down = text.chars.middles()
    by_height = np.argsort(down, kind="stable")
    across, down = across[by_height], down[by_height]
    tops, bottoms = [box[1] for *_, box in late], [box[3] for *_, box in late]
    bands = zip(np.searchsorted(down, tops), np.searchsorted(down, bottoms, "right"), strict=True)
    found: set[int] = set()
    for (at, light, (x0, _, x1, _)), (low, high) in zip(late, bands, strict=True):
        if low >= high:
            continue
        beside = (across[low:high] >= x0) & (across[low:high] <= x1)
        numbers = by_height[low:high][beside].tolist()
        for owner in {text.owners[number] for number in numbers} - found:
            ink = text.inks[owner].luminance if owner in text.inks else 0.0
            if order.get(owner, -1) < at or _is_as_light(ink, light):
                found.add(owner)
    return found


def _is_as_light(ink: float, ground: float) -> bool:
    """Whether text of an ink may be lost on a ground; dark text is seen on all that is not dark."""
    return ground < DARK if ink < DARK else abs(ink - ground) <= _ALIKE


def _under_annotations(page: Any, count: int, text: PageText, placing: Placing) -> set[int]:
    boxes = list(_covering_boxes(page, count, placing))
    return {
        owner
        for char, owner in zip(text.chars, text.owners, strict=True)
        for x0, top, x1, bottom in boxes
        if x0 <= char.centre[0] <= x1 and top <= char.centre[1] <= bottom
    }


def _covering_boxes(page: Any, count: int, placing: Placing) -> Iterator[BBox]:
    for number in range(count):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        rectangle = raw.FS_RECTF()
        covers = raw.FPDFAnnot_GetSubtype(annotation) in _COVERING or _is_drawn(annotation)
        if covers and raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rectangle)):
            r = rectangle
            yield placing.box(r.left, min(r.bottom, r.top), r.right, max(r.bottom, r.top))
        raw.FPDFPage_CloseAnnot(annotation)


def _is_drawn(annotation: Any) -> bool:
    """Whether an annotation brings a picture of itself; that of none ends at once."""
    return bool(raw.FPDFAnnot_GetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2)


def _apart(held: Mapping[int, Sequence[Char]]) -> Iterator[list[int]]:
    """The objects in groups in which none lies over another, as far as few groups can do it."""
    groups: list[tuple[list[int], _Boxes]] = []
    for thing, chars in held.items():
        box = around(chars)
        for things, boxes in groups:
            if len(groups) < MOST_DRAWINGS and boxes.meet(box):
                continue
            things.append(thing)
            boxes.add(box)
            break
        else:
            groups.append(([thing], _Boxes()))
            groups[-1][1].add(box)
    return (things for things, _ in groups)


class _Boxes:
    """Boxes by the squares that they lie in: only those of one square can overlap."""

    def __init__(self) -> None:
        self._all: list[BBox] = []
        self._large: list[BBox] = []
        self._in_square: defaultdict[tuple[int, int], list[BBox]] = defaultdict(list)

    def add(self, box: BBox) -> None:
        self._all.append(box)
        squares = self._of(box)
        if squares is None:
            self._large.append(box)
            return
        for square in squares:
            self._in_square[square].append(box)

    def meet(self, box: BBox) -> bool:
        """Whether any of them overlaps the box."""
        squares = self._of(box)
        if squares is None:
            near: Iterable[BBox] = self._all
        else:
            near = chain(self._large, *(self._in_square.get(one, ()) for one in squares))
        return any(_overlap(box, other) for other in near)

    @staticmethod
    def _of(box: BBox) -> list[tuple[int, int]] | None:
        """The squares of a box; None where they are too many to be told."""
        left, top, right, bottom = (int(side // _SQUARE) for side in box)
        if (right - left + 1) * (bottom - top + 1) > _MOST_SQUARES:
            return None
        return list(product(range(left, right + 1), range(top, bottom + 1)))


def _overlap(one: BBox, other: BBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
