"""A piece of prose with its figures marked, for files that have no page to crop.

What belongs here: the quote as SVG. What does not: choosing the quote.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.pictures.marks import COLOURS, Picture, Role
from evidence.pictures.svg import LEADING, box, broken, picture, text_width, words

WIDTH, MARGIN = 680, 20
CONTEXT = 60
"""Characters of the section shown on either side of what is marked."""

Span = tuple[int, int, Role]
"""Start and end in the section's text, and the colour."""


def draw_quote(text: str, spans: Sequence[Span], caption: str) -> Picture | None:
    """The sentence with its marked figures, cut to its neighbourhood; None without a span."""
    inside = sorted(span for span in spans if 0 <= span[0] < span[1] <= len(text))
    if not inside:
        return None
    start = max(0, inside[0][0] - CONTEXT)
    end = min(len(text), max(span[1] for span in inside) + CONTEXT)
    lead, trail = "……" * (start > 0), "……" * (end < len(text))
    shown = lead + text[start:end] + trail
    offset = len(lead) - start
    elements = []
    place = 0
    lines = broken(shown, WIDTH - 2 * MARGIN)
    for number, line in enumerate(lines):
        top = MARGIN + number * LEADING
        for first, last, role in inside:
            a, b = max(first + offset - place, 0), min(last + offset - place, len(line))
            if a < b:
                elements.append(
                    box(
                        MARGIN + text_width(line[:a]) - 2,
                        top + 1,
                        text_width(line[a:b]) + 4,
                        LEADING - 3,
                        fill="none",
                        stroke=COLOURS[role],
                        stroke_width="2",
                    )
                )
        length = f"{text_width(line):g}"
        elements.append(words(MARGIN, top + LEADING - 6, line, textLength=length, fill="#1f1f1f"))
        place += len(line)
    return picture(WIDTH, 2 * MARGIN + LEADING * len(lines), elements, caption)
