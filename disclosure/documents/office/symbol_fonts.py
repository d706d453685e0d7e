"""Fonts of symbols: what people see of a text that is set in one.

What belongs here: which fonts these are, and what they show, as far as it has a name. What does
not: which font a text is set in.
"""

from __future__ import annotations

import re

OTHER_SYMBOL = "•"
"""Stands for a pictogram that has no other name."""
PICTOGRAMS = "Wingdings"
"""One of them."""
_PICTOGRAMS = re.compile("dings|marlett", re.IGNORECASE)
_FIGURES_OF_SYMBOL = {0xF000 + ord(one): one for one in " 0123456789.,+-()%/"}
"""As Word keeps them: a font of symbols has its places from U+F020 on."""
_CIRCLED = {0xF081 + number: chr(0x2460 + number) for number in range(10)}


def shows_pictograms(font: str | None) -> bool:
    return bool(font) and _PICTOGRAMS.search(font or "") is not None


def shown_in(font: str | None, text: str) -> str:
    """What is seen of a text: characters that the font has not are taken from others."""
    if shows_pictograms(font):
        return "".join(map(_pictogram, text))
    if (font or "").lower() == "symbol":
        return text.translate(_FIGURES_OF_SYMBOL)
    return text


def _pictogram(character: str) -> str:
    """Of these fonts' 224 places, which are written as U+0020 and on, or as U+F020 and on."""
    code = ord(character) & ~0xF000
    if character.isspace() or not 0x20 <= code <= 0xFF:
        return character
    return _CIRCLED.get(code | 0xF000, OTHER_SYMBOL)
