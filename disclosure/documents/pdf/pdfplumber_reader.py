"""The second opinion on a PDF: pdfplumber's characters and lines under the same geometry.

What belongs here: what pdfplumber and pdfminer say stands on a page. It is six times slower than
`pdf` and shares no code with it that looks into a file; it is asked where that one is in doubt.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pdfplumber
from pdfplumber.utils.exceptions import PdfminerException

from disclosure.documents.document import Page
from disclosure.documents.furniture import mark_furniture
from disclosure.documents.pdf.edges import Edge
from disclosure.documents.pdf.glyphs import BACKGROUND, Char, is_pale, placed, turn_of
from disclosure.documents.pdf.page_geometry import Sheet, page_of
from disclosure.documents.pdf.ruling import is_background, rectangle_edges
from disclosure.documents.pdf.sideways import upright_copy
from disclosure.errors import CorruptDocument


def read_pdf(content: bytes) -> tuple[Page, ...]:
    """Every page of a PDF. Raises EncryptedDocument or CorruptDocument."""
    return mark_furniture(tuple(read_pages(content)))


def read_pages(content: bytes, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of the given numbers (from 1) in that order, or all; furniture is not marked.

    Raises EncryptedDocument or CorruptDocument.
    """
    try:
        with pdfplumber.open(io.BytesIO(upright_copy(content))) as document:
            wanted = range(1, len(document.pages) + 1) if numbers is None else numbers
            for number in wanted:
                yield _read_page(document.pages[number - 1])
    except PdfminerException as error:
        raise CorruptDocument("文件已损坏：PDF 结构不完整") from error


def _read_page(page: Any) -> Page:
    horizontal, vertical = _edges(page)
    chars = [_char(char, float(page.height)) for char in page.chars]
    number, width, height = int(page.page_number), float(page.width), float(page.height)
    page.close()
    return page_of(Sheet(number, width, height, chars, horizontal, vertical))


def _char(char: dict[str, Any], height: float) -> Char:
    a, b, c, d, x, y = char["matrix"]
    turn = turn_of((a, -b), (c, -d))
    size = float(char["size"])
    if turn != BACKGROUND and is_pale(size, _colour(char)):
        turn = BACKGROUND
    along = ("x0", "x1") if turn in (BACKGROUND, 0, 2) else ("top", "bottom")
    advance = float(char[along[1]]) - float(char[along[0]])
    return placed(char["text"], (float(x), height - float(y)), advance, size, turn)


def _colour(char: dict[str, Any]) -> tuple[float, ...]:
    """Grey or red, green, blue as shares; nothing for the other colour spaces."""
    colour = char.get("non_stroking_color")
    values = tuple(colour) if isinstance(colour, list | tuple) else (colour,)
    plain = len(values) in (1, 3) and all(isinstance(value, int | float) for value in values)
    return values if plain else ()


def _edges(page: Any) -> tuple[list[Edge], list[Edge]]:
    horizontal: list[Edge] = []
    vertical: list[Edge] = []
    for line in page.lines:
        x0, top, x1, bottom = _box(line)
        if top == bottom:
            horizontal.append(Edge(top, x0, x1))
        else:
            vertical.append(Edge(x0, top, bottom))
    for level, upright in _outlines(page.rects):
        horizontal.extend(level)
        vertical.extend(upright)
    return horizontal, vertical


def _outlines(rectangles: list[dict[str, Any]]) -> Iterator[tuple[list[Edge], list[Edge]]]:
    for rectangle in rectangles:
        filled = rectangle.get("fill") and not rectangle.get("stroke")
        if not (filled and is_background(rectangle["width"], rectangle["height"])):
            yield rectangle_edges(_box(rectangle))


def _box(thing: dict[str, Any]) -> tuple[float, float, float, float]:
    return float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"])
