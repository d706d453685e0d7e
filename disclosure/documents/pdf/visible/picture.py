"""The part of a page that is in doubt, as it is drawn, and where it changes without a text.

What belongs here: drawing with and without text objects, and whether a character's place differs.
What does not: which text is in doubt (`visibility`). Only the part around it is drawn: of a page
with a watermark a tenth.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence, Set
from itertools import repeat
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from disclosure.documents.document import BBox
from disclosure.documents.pdf.glyphs import Char
from disclosure.documents.pdf.pdfium_calls import INT, bulk, consume

CONTRAST = 20
"""Of 255, in any colour: a smaller difference nobody sees."""
FEWEST_PIXELS = 3
TYPE_PIXELS = 13.0
"""How high the smallest type in doubt is drawn, within SCALES in pixels a point."""
SCALES = (0.9, 4.0)
LONGEST_SIDE = 4000
_MARGIN = 2
"""Pixels that are drawn around what is in doubt."""
_BLEED = 0.15
"""Share of a character's width at each side into which its neighbours may reach."""
_BODY = (0.35, 0.75)
"""Where between its top and bottom a letter or figure must be seen: not by a sliver at its edge."""
_LOW = frozenset(".,，。、；;：:_…·\"'“”‘’¹²³")
"""Characters without a body."""

_SIDES = [attrgetter(side) for side in ("x0", "top", "x1", "bottom")]
set_active = bulk(raw.FPDFPageObj_SetIsActive, INT, INT)


def around(chars: Sequence[Char]) -> BBox:
    """The box around characters; there must be some."""
    x0, top, x1, bottom = (map(side, chars) for side in _SIDES)
    return min(x0), min(top), max(x1), max(bottom)


class Picture:
    """What is drawn around characters in doubt.

    A text is seen where the page differs more from its ground with it than without; the ground is
    the page without any text. White figures over black ones only nibble at those.
    """

    def __init__(
        self,
        page: Any,
        turn: int,
        texts: Set[int],
        doubted: Sequence[Char],
        type_pixels: float = TYPE_PIXELS,
    ) -> None:
        self._page = page
        self._turn = (turn - page.get_rotation()) % 360
        wanted = min(max(type_pixels / min(char.size for char in doubted), SCALES[0]), SCALES[1])
        self._scale = min(wanted, LONGEST_SIDE / max(page.get_size()))
        self._left, self._top, self._crop = self._part(around(doubted))
        self._texts = texts
        whole = self._drawn()
        self._ground = self._drawn_without(texts)
        self._shown = self._from_ground(whole)

    def _part(self, box: BBox) -> tuple[int, int, tuple[float, ...]]:
        """Where the part begins in the picture of the whole page, and what pdfium leaves out of it.

        pdfium is told in points, and rounds the pixels up.
        """
        width, height = (math.ceil(side * self._scale) for side in self._page.get_size())
        if self._turn in (90, 270):
            width, height = height, width
        left, right = _within(box[0] * self._scale, box[2] * self._scale, width)
        top, bottom = _within(box[1] * self._scale, box[3] * self._scale, height)
        cut = (left, height - bottom, width - right, top)
        return left, top, tuple(max(0.0, pixels - 0.5) / self._scale for pixels in cut)

    def changed_without(self, things: Collection[int]) -> Callable[[Char], bool]:
        """Whether a character's place looks different without these objects, as a function."""
        differs = self._shown >= CONTRAST
        if len(things) < len(self._texts):
            hidden = self._from_ground(self._drawn_without(things))
            differs = self._shown.astype(np.int16) - hidden >= CONTRAST

        def is_seen(char: Char) -> bool:
            return int(np.count_nonzero(differs[self._place(char)])) >= FEWEST_PIXELS

        return is_seen

    def darkened_by(self, char: Char) -> NDArray[np.bool_]:
        """Which pixels of a character's box, rows from the top, the texts of the page change."""
        scale = self._scale
        top, bottom = int(char.top * scale) - self._top, math.ceil(char.bottom * scale) - self._top
        left, right = int(char.x0 * scale) - self._left, math.ceil(char.x1 * scale) - self._left
        shown: NDArray[np.bool_] = self._shown >= CONTRAST
        return shown[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]

    def _place(self, char: Char) -> tuple[slice, slice]:
        """Rows and columns of the part in which a character must be seen."""
        scale = self._scale
        narrow = _BLEED * (char.x1 - char.x0)
        left, right = int((char.x0 + narrow) * scale), int((char.x1 - narrow) * scale) + 1
        above, below = (0.0, 1.0) if char.text in _LOW or char.turn % 2 else _BODY
        height = char.bottom - char.top
        top = int((char.top + above * height) * scale)
        bottom = int((char.top + below * height) * scale) + 1
        return (
            slice(max(0, top - self._top), max(0, bottom - self._top)),
            slice(max(0, left - self._left), max(0, right - self._left)),
        )

    def _from_ground(self, drawn: Any) -> Any:
        """How far each pixel is from the ground, in the colour that differs most."""
        apart = np.maximum(drawn, self._ground) - np.minimum(drawn, self._ground)
        return np.maximum(np.maximum(apart[:, :, 0], apart[:, :, 1]), apart[:, :, 2])

    def _drawn_without(self, things: Collection[int]) -> Any:
        consume(map(set_active, things, repeat(0)))
        try:
            return self._drawn()
        finally:
            consume(map(set_active, things, repeat(1)))

    def _drawn(self) -> Any:
        bitmap = self._page.render(scale=self._scale, rotation=self._turn, crop=self._crop)
        try:
            return np.array(bitmap.to_numpy()[:, :, :3])
        finally:
            bitmap.close()


def _within(start: float, stop: float, length: int) -> tuple[int, int]:
    """The pixels from one place to another and a margin, as far as there are any; one at least."""
    first = min(max(0, math.floor(start) - _MARGIN), length - 1)
    return first, max(first + 1, min(length, math.ceil(stop) + _MARGIN))
