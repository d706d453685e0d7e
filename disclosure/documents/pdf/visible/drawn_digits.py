"""Whether digits of a font whose signs are drawings (Type 3) look like the digits they are called.

What belongs here: a few of each digit, looked at in the picture of the page. What does not: fonts
that have outlines (`digit_shapes`), and whether a sign is seen at all (`visibility`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from typing import Any

from disclosure.documents.pdf.glyphs import Char
from disclosure.documents.pdf.visible.digit_shapes import DIGITS, is_drawn_as_other
from disclosure.documents.pdf.visible.picture import Picture
from disclosure.documents.pdf.visible.visibility import PageText

OF_EACH = 3
"""How many of each digit are looked at on a page: a font has one drawing for each."""
TYPE_PIXELS = 36.0
"""How high the smallest type is drawn, as far as pictures go: enough for every stroke."""


def are_drawn_as_others(page: Any, text: PageText, things: Set[int], turn: int) -> bool:
    """Whether a digit that these objects print, by drawings, is clearly seen as another one."""
    chosen: dict[str, list[Char]] = defaultdict(list)
    for char, owner in zip(text.chars, text.owners, strict=True):
        if owner in things and char.text in DIGITS and len(chosen[char.text]) < OF_EACH:
            chosen[char.text].append(char)
    chars = [char for some in chosen.values() for char in some]
    if not chars:
        return False
    picture = Picture(page, turn, set(text.things), chars, TYPE_PIXELS)
    return any(is_drawn_as_other(char.text, picture.darkened_by(char)) for char in chars)
