"""What annotations and form fields lay over a page: they are seen, and no text of the page itself.

What belongs here: laying what they print down onto the page, so that it is read where it stands;
the lines that they draw, which may strike out text; and what can't be laid down, which is told.
What does not: text that they cover (`visibility`), and which text a line strikes out (`strikes`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from disclosure.documents.pdf.placing import Placing
from disclosure.documents.pdf.ruled.edges import Edge
from disclosure.documents.pdf.ruled.shapes import Point
from disclosure.documents.pdf.visible.strikes import Lines
from disclosure.documents.remarks import FIGURE

WRITTEN = "有批注或表单域写在页面上的数字没有读入，写明的是“{}”"
REDACTED = "有批注圈定了要涂黑、还没有涂黑的文字，仍按原文读入"
_SAYING = {
    raw.FPDF_ANNOT_FREETEXT: b"Contents",
    raw.FPDF_ANNOT_STAMP: b"Contents",
    raw.FPDF_ANNOT_WIDGET: b"V",
}
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_MOST, _LONGEST, _DEEPEST = 2000, 200, 4
_MOST_POINTS = 500


@dataclass
class Overlay:
    """What lies over a page, in the PDF's own coordinates."""

    prints: bool = False
    """Whether an annotation that is seen draws text."""
    level: list[tuple[Point, Point]] = field(default_factory=list)
    """Both ends of each line that strikes out what is marked."""
    by_hand: list[list[Point]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def lines(self, placing: Placing) -> Lines:
        """The lines as they stand on the page that is shown."""
        placed = ((placing.point(*one), placing.point(*other)) for one, other in self.level)
        level = [Edge((y0 + y1) / 2, min(x0, x1), max(x0, x1)) for (x0, y0), (x1, y1) in placed]
        return Lines(level, [[placing.point(*end) for end in run] for run in self.by_hand])


def overlay_of(page: Any) -> Overlay:
    """What the annotations of an open page lay over it."""
    found = Overlay()
    for number in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        if not raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
            _look(annotation, found)
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def lay_down(page: Any) -> None:
    """Makes what annotations draw a part of the page; it must be opened again to be read."""
    for number in reversed(range(raw.FPDFPage_GetAnnotCount(page.raw))):
        annotation = raw.FPDFPage_GetAnnot(page.raw, number)
        is_unseen = annotation and raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN
        raw.FPDFPage_CloseAnnot(annotation)
        if is_unseen:
            raw.FPDFPage_RemoveAnnot(page.raw, number)
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)


def _look(annotation: Any, found: Overlay) -> None:
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == raw.FPDF_ANNOT_STRIKEOUT:
        found.level += _marked(annotation)
    elif kind == raw.FPDF_ANNOT_REDACT:
        found.told.append(REDACTED)
    elif kind == raw.FPDF_ANNOT_LINE:
        start, end = raw.FS_POINTF(), raw.FS_POINTF()
        if raw.FPDFAnnot_GetLine(annotation, ctypes.byref(start), ctypes.byref(end)):
            found.by_hand.append([(start.x, start.y), (end.x, end.y)])
    elif kind == raw.FPDF_ANNOT_INK:
        for number in range(min(raw.FPDFAnnot_GetInkListCount(annotation), _MOST)):
            found.by_hand.append(_points(raw.FPDFAnnot_GetInkListPath, annotation, number))
    elif kind in (raw.FPDF_ANNOT_POLYLINE, raw.FPDF_ANNOT_POLYGON):
        found.by_hand.append(_points(raw.FPDFAnnot_GetVertices, annotation))
    if kind != raw.FPDF_ANNOT_LINK and _draws_text(annotation):
        found.prints = True
    elif kind in _SAYING:
        said = " ".join(_value(annotation, _SAYING[kind]).split())
        if FIGURE.search(said):
            found.told.append(WRITTEN.format(said[:_LONGEST]))
    found.by_hand = [run for run in found.by_hand if len(run) > 1]


def _marked(annotation: Any) -> Iterator[tuple[Point, Point]]:
    """Through the middle of each marked place, from its left to its right."""
    quad = raw.FS_QUADPOINTSF()
    for number in range(min(raw.FPDFAnnot_CountAttachmentPoints(annotation), _MOST)):
        if raw.FPDFAnnot_GetAttachmentPoints(annotation, number, ctypes.byref(quad)):
            corners = sorted(
                [(quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4)]
            )
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
            yield ((ax + bx) / 2, (ay + by) / 2), ((cx + dx) / 2, (cy + dy) / 2)


def _points(ask: Any, annotation: Any, *which: int) -> list[Point]:
    count = min(ask(annotation, *which, None, 0), _MOST_POINTS)
    places = (raw.FS_POINTF * max(1, count))()
    ask(annotation, *which, places, count)
    return [(place.x, place.y) for place in places[:count]]


def _draws_text(annotation: Any) -> bool:
    count = min(raw.FPDFAnnot_GetObjectCount(annotation), _MOST)
    return any(_is_text(raw.FPDFAnnot_GetObject(annotation, n), _DEEPEST) for n in range(count))


def _is_text(thing: Any, depth: int) -> bool:
    """Whether an object is text, or a form that draws some."""
    kind = raw.FPDFPageObj_GetType(thing)
    if kind != raw.FPDF_PAGEOBJ_FORM or not depth:
        return bool(kind == raw.FPDF_PAGEOBJ_TEXT)
    count = min(raw.FPDFFormObj_CountObjects(thing), _MOST)
    return any(_is_text(raw.FPDFFormObj_GetObject(thing, n), depth - 1) for n in range(count))


def _value(annotation: Any, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    written = ctypes.create_string_buffer(max(2, length))
    place = ctypes.cast(written, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(annotation, key, place, length)
    return written.raw[: max(0, length - 2)].decode("utf-16-le", "replace")
