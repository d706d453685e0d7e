"""A few rows of a table with the figures marked, for files that have no page to crop.

What belongs here: the excerpt as SVG. What does not: choosing rows and columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from evidence.pictures.marks import COLOURS, Picture, Role
from evidence.pictures.svg import LEADING, box, broken, picture, text_width, words

MARGIN, PAD = 16, 8
WIDEST, NARROWEST = 260.0, 64.0


@dataclass(frozen=True, slots=True)
class TableExcerpt:
    """Printed texts, all rows as long as the header; None is a row of dots for rows left out.

    `marks` are (row, column, role) with row 0 the first below the header. `figures` is the number
    of the first column that holds figures: these stand to the right. `needed` are (row, column,
    text): what the likeliest repair would print there.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...] | None, ...]
    figures: int
    marks: tuple[tuple[int, int, Role], ...] = field(default=())
    title: str = ""
    needed: tuple[tuple[int, int, str], ...] = field(default=())
    is_cut: bool = False

    def role(self, row: int, column: int) -> Role | None:
        """What the figure in this place is to the finding."""
        return next((role for r, c, role in self.marks if (r, c) == (row, column)), None)

    def needed_at(self, row: int, column: int) -> str | None:
        """What should be printed in this place."""
        return next((text for r, c, text in self.needed if (r, c) == (row, column)), None)


def draw_excerpt(table: TableExcerpt) -> Picture:
    """The excerpt as a ruled table, its marked cells outlined in their colours."""
    widths = _widths(table)
    elements, top = _row(table.header, widths, MARGIN, len(table.header), fill="#eef1f4")
    outlines: list[Any] = []
    marked = {(row, column): role for row, column, role in table.marks}
    for number, row in enumerate(table.rows):
        if row is None:
            elements.append(words(MARGIN + PAD, top + LEADING - 6, "……", fill="#5f6368"))
            top += LEADING
            continue
        cells, bottom = _row(row, widths, top, table.figures)
        elements.extend(cells)
        for column in range(len(row)):
            if role := marked.get((number, column)):
                left = MARGIN + sum(widths[:column])
                place = (left, top, widths[column], bottom - top)
                outlines.append(box(*place, fill="none", stroke=COLOURS[role], stroke_width="3"))
        top = bottom
    width = int(2 * MARGIN + sum(widths))
    return picture(width, int(top + MARGIN), elements + outlines, table.title)


def _widths(table: TableExcerpt) -> list[float]:
    rows = [table.header, *(row for row in table.rows if row is not None)]
    return [
        min(WIDEST, max(NARROWEST, *(text_width(row[k]) + 2 * PAD for row in rows)))
        for k in range(len(table.header))
    ]


def _row(
    texts: Sequence[str], widths: Sequence[float], top: float, figures: int, fill: str = "#ffffff"
) -> tuple[list[Any], float]:
    """The cells of one row and the y of its lower edge."""
    broken_texts = [broken(text, widths[k] - 2 * PAD) for k, text in enumerate(texts)]
    height = LEADING * max(len(lines) for lines in broken_texts) + PAD
    elements: list[Any] = []
    left = float(MARGIN)
    for column, lines in enumerate(broken_texts):
        elements.append(box(left, top, widths[column], height, fill=fill, stroke="#9aa0a6"))
        is_figure = column >= figures
        x = left + widths[column] - PAD if is_figure else left + PAD
        anchor = "end" if is_figure else "start"
        for number, line in enumerate(lines):
            y = top + PAD / 2 + (number + 1) * LEADING - 6
            elements.append(words(x, y, line, text_anchor=anchor, fill="#1f1f1f"))
        left += widths[column]
    return elements, top + height
