"""What pdfium says stands on a page: its characters, and its size as it is shown upright.

What belongs here: pdfium's raw calls for text, made for all characters of a page at once, since one
by one they cost more than all else. What does not: lines and rectangles (`pdfium_paths`).
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from disclosure.documents.glyphs import BACKGROUND, LARGE, Char, is_pale, placed, turn_of
from disclosure.documents.pdfium_calls import (
    INT,
    POINTER,
    address,
    bulk,
    doubles,
    floats,
    rows,
)
from disclosure.documents.pdfium_paths import page_edges
from disclosure.documents.placing import Placing, needed_turn, page_placing
from disclosure.documents.sheets import Sheet
from disclosure.errors import CorruptDocument, EncryptedDocument

_UNKNOWN = "\ufffd"
_LINE_END_HYPHEN = 2

_unicode = bulk(raw.FPDFText_GetUnicode, ctypes.c_uint, INT)
_object = bulk(raw.FPDFText_GetTextObject, POINTER, INT)
_size = bulk(raw.FPDFText_GetFontSize, ctypes.c_double, INT)
_box = bulk(raw.FPDFText_GetLooseCharBox, INT, INT, POINTER)
_matrix = bulk(raw.FPDFText_GetMatrix, INT, INT, POINTER)
_origin = bulk(raw.FPDFText_GetCharOrigin, INT, INT, POINTER, POINTER)
_colour = bulk(raw.FPDFPageObj_GetFillColor, INT, POINTER, POINTER, POINTER, POINTER)
_mode = bulk(raw.FPDFTextObj_GetTextRenderMode, INT)


def open_pdf(content: bytes) -> pypdfium2.PdfDocument:
    """An open document, to be closed. Raises EncryptedDocument or CorruptDocument."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocument("文件设有打开密码，无法读取") from error
        raise CorruptDocument("文件已损坏：PDF 结构不完整") from error


def read_sheet(page: Any, number: int) -> Sheet:
    """What is printed on an open page of pypdfium2; sideways pages are turned upright."""
    text = page.get_textpage()
    try:
        printed = _Printed(text)
        turn = printed.turn()
        turn = page.get_rotation() if turn is None else turn
        left, bottom, right, top = box = page.get_bbox()
        placing = page_placing(box, turn)
        chars = list(printed.chars(placing))
    finally:
        text.close()
    width, height = right - left, top - bottom
    if turn in (90, 270):
        width, height = height, width
    edges = page_edges(page, placing)
    return Sheet(number, width, height, chars, edges.horizontal, edges.vertical)


def turn_upright(page: Any) -> bool:
    """Turns an open page whose text runs sideways as shown; False where it is upright."""
    text = page.get_textpage()
    try:
        turn = _Printed(text).turn()
    finally:
        text.close()
    if turn is None or turn == page.get_rotation() % 360:
        return False
    page.set_rotation(turn)
    return True


class _Style(NamedTuple):
    """How a text object is printed: its type size, its quarter turns, and whether it shows."""

    size: float
    turn: int
    is_visible: bool


class _Printed:
    """The characters of a text page that the file itself holds, without pdfium's own spaces."""

    def __init__(self, text: Any) -> None:
        self._handle = handle = address(text)
        self._count = count = text.count_chars()
        numbers = range(count)
        self._objects: list[int | None] = list(map(_object, repeat(handle), numbers))
        self._matrices = {
            thing: self._matrix_at(number)
            for number, thing in zip(reversed(numbers), reversed(self._objects), strict=True)
            if thing is not None
        }

    def turn(self) -> int | None:
        """The rotation under which most text is upright; None where there is little or mixed."""
        votes = Counter(self._objects)
        return needed_turn((*self._matrices[t][:2], n) for t, n in votes.items() if t is not None)

    def chars(self, placing: Placing) -> Iterator[Char]:
        """The characters as they stand on the page that is shown."""
        numbers, handle = range(self._count), self._handle
        codes = map(_unicode, repeat(handle), numbers)
        styles: dict[int, _Style] = {}
        for number, (thing, code, box, origin) in enumerate(
            zip(self._objects, codes, self._boxes(), self._origins(), strict=True)
        ):
            if thing is None:
                continue
            style = styles.get(thing)
            if style is None:
                style = styles[thing] = self._style(thing, number, placing)
            if style.is_visible:
                text = chr(code) if code > 31 else _control(code)
                at = placing.point(*origin)
                yield placed(text, at, _advance(at, placing, box, style), style.size, style.turn)

    def _boxes(self) -> list[tuple[float, ...]]:
        buffer, at = floats(4 * self._count)
        end = at + 16 * self._count
        list(map(_box, repeat(self._handle), range(self._count), range(at, end, 16)))
        return rows(buffer, 4)

    def _origins(self) -> list[tuple[float, ...]]:
        buffer, at = doubles(2 * self._count)
        end = at + 16 * self._count
        places = range(at, end, 16), range(at + 8, end + 8, 16)
        list(map(_origin, repeat(self._handle), range(self._count), *places))
        return rows(buffer, 2)

    def _matrix_at(self, number: int) -> tuple[float, ...]:
        buffer, at = floats(6)
        return tuple(buffer) if _matrix(self._handle, number, at) else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def _style(self, thing: int, number: int, placing: Placing) -> _Style:
        a, b, c, d = self._matrices[thing][:4]
        turn = turn_of(placing.direction(a, b), placing.direction(c, d))
        size = _size(self._handle, number) * (c * c + d * d) ** 0.5
        if turn != BACKGROUND and size >= LARGE and is_pale(size, *_colour_of(thing)):
            turn = BACKGROUND
        is_visible = _mode(thing) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
        return _Style(size, turn, is_visible)


def _control(code: int) -> str:
    """What stands for a code that is no character: pdfium gives 2 for a hyphen at a line's end."""
    return {_LINE_END_HYPHEN: "-", 9: " "}.get(code, _UNKNOWN)


def _advance(
    at: tuple[float, float], placing: Placing, box: tuple[float, ...], style: _Style
) -> float:
    """How far a character reaches from its origin along its reading direction."""
    left, bottom, right, top = box[0], box[3], box[2], box[1]
    if style.turn in (0, BACKGROUND) and placing.b == 0:
        return max(0.0, placing.a * (right - left))
    x0, y0, x1, y1 = placing.box(left, bottom, right, top)
    reach = {1: y1 - at[1], 2: at[0] - x0, 3: at[1] - y0}.get(style.turn, x1 - at[0])
    return max(0.0, reach)


def _colour_of(thing: int) -> tuple[tuple[float, ...], float]:
    """Red, green and blue as shares, and the opacity."""
    parts = (ctypes.c_uint * 4)()
    at = ctypes.addressof(parts)
    if not _colour(thing, at, at + 4, at + 8, at + 12):
        return (), 1.0
    red, green, blue, opacity = (value / 255 for value in parts)
    return (red, green, blue), opacity
