"""Characters on a page become lines of text.

What belongs here: which characters are real, which share a baseline, where a space stands. What
does not: tables and files. Shapes: a character is pdfplumber's dictionary, all lengths in points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from disclosure.documents.model import BBox

Char = dict[str, Any]

SAME_BASELINE = 0.45
"""Share of the type size by which the baselines of one line may differ."""
WORD_GAP = 0.25
CLAUSE_GAP = 1.2
_RADICALS = range(0x2E80, 0x2FE0)


def real_chars(chars: Iterable[Char], page: BBox) -> list[Char]:
    """Characters inside the page box, each once (bold is often the same glyph printed twice)."""
    x0, top, x1, bottom = page
    seen: set[tuple[str, int, int]] = set()
    kept: list[Char] = []
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        key = (char["text"], round(char["x0"] / 1.5), round(char["top"] / 1.5))
        if not (x0 <= x <= x1 and top <= y <= bottom):
            continue
        if key in seen and not char["text"].isspace():
            continue
        seen.add(key)
        kept.append(char)
    return kept


def is_watermark(char: Char) -> bool:
    """Slanted text, or large and pale: it lies under the page and says nothing of it."""
    if not char["upright"] or _is_slanted(char):
        return True
    if char["size"] < 30:
        return False
    colour = char.get("non_stroking_color")
    values = colour if isinstance(colour, list | tuple) else (colour,)
    return (
        bool(values)
        and len(values) in (1, 3)
        and all(isinstance(value, int | float) and value >= 0.7 for value in values)
    )


def _is_slanted(char: Char) -> bool:
    """Whether the glyph runs neither level nor straight up: a quarter turn is a sideways page."""
    a, b = char["matrix"][:2]
    return bool(min(abs(a), abs(b)) > 0.1 * max(abs(a), abs(b)))


def text_lines(chars: Iterable[Char]) -> list[list[Char]]:
    """Characters grouped by baseline, top to bottom; each line left to right."""
    lines: list[list[Char]] = []
    baselines: list[float] = []
    for char in sorted(chars, key=lambda one: (_baseline(one), one["x0"])):
        baseline = _baseline(char)
        if lines and baseline - baselines[-1] <= SAME_BASELINE * max(char["size"], 4):
            lines[-1].append(char)
        else:
            lines.append([char])
            baselines.append(baseline)
    return [sorted(line, key=lambda one: float(one["x0"])) for line in lines]


def _baseline(char: Char) -> float:
    """Distance of the glyph's origin from the page's top; boxes of some fonts lie."""
    return float(char["bottom"]) if "matrix" not in char else float(char["origin_top"])


def line_text(line: Sequence[Char]) -> str:
    """The text of one line: real spaces kept, one added where a gap parts words or clauses."""
    parts: list[str] = []
    previous: Char | None = None
    for char in line:
        text = _plain(char["text"])
        if previous is not None and not text.isspace() and not parts[-1].isspace():
            gap = char["x0"] - previous["x1"]
            latin = parts[-1][-1:].isascii() and text[:1].isascii()
            if gap > (WORD_GAP if latin else CLAUSE_GAP) * char["size"]:
                parts.append(" ")
        parts.append(text)
        previous = char
    return "".join(parts).strip()


def _plain(text: str) -> str:
    """Radicals that fonts map to instead of the character (⼈ for 人) become the character."""
    if len(text) == 1 and ord(text) in _RADICALS:
        return unicodedata.normalize("NFKC", text)
    return text.replace("\xa0", " ")


def joined_text(chars: Iterable[Char]) -> str:
    """All lines of a cell, wrapped lines parted by a newline."""
    texts = (line_text(line) for line in text_lines(chars))
    return "\n".join(text for text in texts if text)


def box_of(chars: Sequence[Char]) -> BBox:
    return (
        round(min(char["x0"] for char in chars), 2),
        round(min(char["top"] for char in chars), 2),
        round(max(char["x1"] for char in chars), 2),
        round(max(char["bottom"] for char in chars), 2),
    )
