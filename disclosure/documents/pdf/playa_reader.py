"""The second opinion on a PDF: playa's characters and lines under the same geometry.

What belongs here: what playa says stands on a page. It shares no code that looks into a file with
`pdfium`, and is asked where that one is in doubt: a page costs it several times as much.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from math import hypot

import playa
from playa.content import ContentObject, PathObject, TextObject, XObjectObject
from playa.pdftypes import ContentStream, ObjRef, resolve1
from playa.utils import transform_bbox

from disclosure.documents.document import BBox, Page
from disclosure.documents.furniture import mark_furniture
from disclosure.documents.pdf.glyphs import BACKGROUND, Char, is_pale, placed, turn_of
from disclosure.documents.pdf.page_geometry import Sheet, page_of
from disclosure.documents.pdf.pdfium_paths import MAX_NESTING
from disclosure.documents.pdf.placing import Placing
from disclosure.documents.pdf.ruled.shapes import Edges, Point, add_shape
from disclosure.documents.pdf.sideways import upright_copy

logging.getLogger("playa").setLevel(logging.CRITICAL)
"""Its remarks on fonts help nobody who watches a night: a figure in doubt is said by its place."""


def read_pdf(content: bytes) -> tuple[Page, ...]:
    """Every page of a PDF. Raises EncryptedDocument or CorruptDocument."""
    return mark_furniture(tuple(read_pages(content)))


def read_pages(content: bytes, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of the given numbers (from 1) in that order, or all; furniture is not marked.

    Raises EncryptedDocument, CorruptDocument, or whatever playa stumbles over.
    """
    with playa.parse(upright_copy(content, numbers), space="screen") as document:
        for number in range(1, len(document.pages) + 1) if numbers is None else numbers:
            yield _read_page(document.pages[number - 1], number)


def holds_contents(content: bytes) -> list[bool] | None:
    """Of each page that playa finds, whether the file holds all contents that the page names.

    None where playa can't walk the pages: what it stumbles over is told otherwise.
    """
    try:
        with playa.parse(content) as document:
            return [_has_contents(page) for page in document.pages]
    except Exception:
        return None


def _has_contents(page: playa.Page) -> bool:
    named = page.attrs.get("Contents")
    listed = resolve1(named)
    streams = listed if isinstance(listed, list) else [named]
    return all(_is_stream(one) for one in streams if isinstance(one, ObjRef))


def _is_stream(named: ObjRef) -> bool:
    """Asked of the type: playa's is compiled and shares what its abstract base has answered."""
    return type(resolve1(named)) is ContentStream


def _read_page(page: playa.Page, number: int) -> Page:
    left, top, right, bottom = _shown(page)
    chars: list[Char] = []
    edges = Edges()
    for thing in _printed(page, MAX_NESTING):
        if type(thing) is TextObject:
            chars += _chars(thing, (left, top))
        elif type(thing) is PathObject and (thing.fill or thing.stroke):
            for corners in _corners(thing, (left, top)):
                add_shape(corners, edges, stroked=thing.stroke)
    size = right - left, bottom - top
    return page_of(Sheet(number, *size, chars, edges.horizontal, edges.vertical))


def _shown(page: playa.Page) -> BBox:
    """The part of the sheet that is shown, as it is shown, from the upper left of the sheet."""
    sheet, crop = page.mediabox, page.cropbox
    box = (
        max(sheet[0], crop[0]),
        max(sheet[1], crop[1]),
        min(sheet[2], crop[2]),
        min(sheet[3], crop[3]),
    )
    return transform_bbox(page.ctm, box if box[0] < box[2] and box[1] < box[3] else sheet)


def _printed(things: Iterable[ContentObject], depth: int) -> Iterator[ContentObject]:
    """What is drawn, in forms too; kinds are told by `type`, for `isinstance` is slow there."""
    for thing in things:
        if type(thing) is not XObjectObject:
            yield thing
        elif depth:
            yield from _printed(thing, depth - 1)


def _chars(text: TextObject, corner: Point) -> Iterator[Char]:
    """The characters on the part that is shown, whose upper left is the corner."""
    font, colour = text.font, text.gstate.ncolor.values
    colour = colour if len(colour) in (1, 3) else ()
    for glyph in text:
        a, b, c, d, x, y = glyph.matrix
        turn, size = turn_of((a, b), (c, d)), glyph.size
        if turn != BACKGROUND and is_pale(size, colour):
            turn = BACKGROUND
        along = font.vdisp(glyph.cid) if font.vertical else font.hdisp(glyph.cid)
        advance = abs(along) * (hypot(c, d) if font.vertical else hypot(a, b))
        said = glyph.text or f"(cid:{glyph.cid})"
        yield placed(said, (x - corner[0], y - corner[1]), advance, size, turn)


def _corners(path: PathObject, corner: Point) -> Iterator[list[Point]]:
    """The corners of each run of straight lines, its first again where it is closed."""
    placing = Placing(*path.ctm[:4], path.ctm[4] - corner[0], path.ctm[5] - corner[1])
    run: list[Point] = []
    is_straight = True
    for operator, points in path.raw_segments:
        if operator == "m":
            if is_straight and len(run) > 1:
                yield run
            run, is_straight = [], True
        is_straight = is_straight and len(points) <= 1
        run += [placing.point(*point) for point in points] or run[:1]
    if is_straight and len(run) > 1:
        yield run
