"""Where a text stands on a PDF page, in pixels of its rendering, whatever its line breaks.

What belongs here: finding quotes among pdfium's characters. What does not: drawing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

from disclosure.documents.document import BBox

SHORTEST = 2
TELLING = 4
"""So many characters, and half of it, are enough of a name that a narrow cell breaks up."""


class PageText:
    """The characters of a rendered page without white space, with their boxes in pixels."""

    def __init__(self, page: Any, to_bitmap: Callable[[float, float], tuple[int, int]]) -> None:
        text_page = page.get_textpage()
        try:
            count = text_page.count_chars()
            characters = [
                chr(pdfium.FPDFText_GetUnicode(text_page, index)) for index in range(count)
            ]
            kept = [
                index for index, one in enumerate(characters) if not one.isspace() and one > " "
            ]
            self.text = "".join(characters[index] for index in kept)
            self._boxes = [_pixels(text_page.get_charbox(index), to_bitmap) for index in kept]
        finally:
            text_page.close()

    def boxes(self, wanted: str, lead: str = "") -> list[BBox]:
        """One box a line of where the text stands, first after `lead`; empty if it does not."""
        squeezed, before = "".join(wanted.split()), "".join(lead.split())
        if len(squeezed) < SHORTEST:
            return []
        led = self.text.find(before + squeezed)
        start = led + len(before) if led >= 0 else self.text.find(squeezed)
        if start < 0:
            return self._beginning(squeezed)
        return _lines(self._boxes[start : start + len(squeezed)])

    def _beginning(self, wanted: str) -> list[BBox]:
        """Lines of a cell stand apart among those of its neighbours: its first line tells it."""
        for length in range(len(wanted) - 1, max(TELLING, len(wanted) // 2) - 1, -1):
            if (start := self.text.find(wanted[:length])) >= 0:
                return _lines(self._boxes[start : start + length])
        return []


def _pixels(
    box: tuple[float, float, float, float], to_bitmap: Callable[[float, float], tuple[int, int]]
) -> BBox:
    left, bottom, right, top = box
    (xa, ya), (xb, yb) = to_bitmap(left, top), to_bitmap(right, bottom)
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _lines(boxes: list[BBox]) -> list[BBox]:
    """Boxes of characters joined as long as they share a line."""
    joined: list[BBox] = []
    for box in boxes:
        last = joined[-1] if joined else None
        if last and box[0] >= last[0] and box[1] < last[3] and box[3] > last[1]:
            joined[-1] = (
                min(last[0], box[0]),
                min(last[1], box[1]),
                max(last[2], box[2]),
                max(last[3], box[3]),
            )
        else:
            joined.append(box)
    return joined
