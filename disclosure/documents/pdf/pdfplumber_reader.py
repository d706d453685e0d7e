"""The second opinion on a PDF: pdfplumber's characters and lines under the same geometry.

What belongs here: what pdfplumber and pdfminer say stands on a page. It is six times slower than
`pdf` and shares no code with it that looks into a file; it is asked where that one is in doubt.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from disclosure.documents.document import BBox, Page
from disclosure.documents.furniture import mark_furniture
from disclosure.documents.pdf.glyphs import BACKGROUND, Char, is_pale, placed, turn_of
from disclosure.documents.pdf.page_geometry import Sheet, page_of
from disclosure.documents.pdf.placing import page_placing
from disclosure.documents.pdf.shapes import Edges, Point, add_shape
from disclosure.documents.pdf.sideways import upright_copy
from disclosure.errors import CorruptDocument

logging.getLogger("pdfminer").setLevel(logging.ERROR)
"""Its remarks on fonts help nobody who watches a night: a figure in doubt is said by its place."""


def read_pdf(content: bytes) -> tuple[Page, ...]:
    """Every page of a PDF. Raises EncryptedDocument or CorruptDocument."""
    return mark_furniture(tuple(read_pages(content)))


def read_pages(content: bytes, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of the given numbers (from 1) in that order, or all; furniture is not marked.

    Raises EncryptedDocument or CorruptDocument.
    """
    try:
        upright = io.BytesIO(upright_copy(content, numbers))
        with pdfplumber.open(upright, pages=None if numbers is None else list(numbers)) as document:
            found = {int(page.page_number): page for page in document.pages}
            for number in found if numbers is None else numbers:
                yield _read_page(found[number])
    except PdfminerException as error:
        raise CorruptDocument("文件已损坏：PDF 结构不完整") from error


def _read_page(page: Any) -> Page:
    page.page_obj.mediabox = _sorted_box(page.page_obj.mediabox)  # pdfminer takes it as written
    left, top, width, height = _shown(page.page_obj)
    edges = _edges(page, (left, top))
    above = float(page.height) - top
    chars = [_char(char, left, above) for char in page.chars]
    number = int(page.page_number)
    page.close()
    return page_of(Sheet(number, width, height, chars, edges.horizontal, edges.vertical))


def _shown(page: Any) -> tuple[float, float, float, float]:
    """Left, top, width and height of the part of the sheet that is shown, turned as it is shown.

    pdfminer's places count from the corner of the sheet (MediaBox), whatever part is shown.
    """
    sheet: BBox = page.mediabox
    crop = _sorted_box(page.cropbox)
    box = (
        max(sheet[0], crop[0]),
        max(sheet[1], crop[1]),
        min(sheet[2], crop[2]),
        min(sheet[3], crop[3]),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        box = sheet
    turn = page.rotate % 360
    whole, part = page_placing(sheet, turn), page_placing(box, turn)
    size = box[2] - box[0], box[3] - box[1]
    return whole.e - part.e, whole.f - part.f, *(reversed(size) if turn in (90, 270) else size)


def _sorted_box(box: Sequence[Any]) -> BBox:
    x0, y0, x1, y1 = map(float, box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _char(char: dict[str, Any], left: float, above: float) -> Char:
    """The character on the part that is shown, which begins at `left` and reaches up to `above`."""
    a, b, c, d, x, y = char["matrix"]
    turn = turn_of((a, -b), (c, -d))
    size = float(char["size"])
    if turn != BACKGROUND and is_pale(size, _colour(char)):
        turn = BACKGROUND
    along = ("x0", "x1") if turn in (BACKGROUND, 0, 2) else ("top", "bottom")
    advance = float(char[along[1]]) - float(char[along[0]])
    return placed(char["text"], (float(x) - left, above - float(y)), advance, size, turn)


def _colour(char: dict[str, Any]) -> tuple[float, ...]:
    """Grey or red, green, blue as shares; nothing for the other colour spaces."""
    colour = char.get("non_stroking_color")
    values = tuple(colour) if isinstance(colour, list | tuple) else (colour,)
    plain = len(values) in (1, 3) and all(isinstance(value, int | float) for value in values)
    return values if plain else ()


def _edges(page: Any, corner: Point) -> Edges:
    """What the page draws, from the corner of the part that is shown."""
    left, top = page.mediabox[0] + corner[0], page.mediabox[1] + corner[1]
    edges = Edges()
    for shape in (*page.lines, *page.rects, *page.curves):
        points = [(float(x) - left, float(y) - top) for x, y in _corners(shape["path"])]
        if len(points) > 1 and (shape["fill"] or shape["stroke"]):
            add_shape(points, edges, stroked=bool(shape["stroke"]))
    return edges


def _corners(path: Sequence[tuple[Any, ...]]) -> list[Point]:
    """The corners of a run of straight lines, its first again where it is closed; else nothing."""
    corners: list[Point] = []
    for command, *points in path:
        if command == "h":
            corners.extend(corners[:1])
        elif len(points) == 1:
            corners.extend(points)
        else:
            return []
    return corners
