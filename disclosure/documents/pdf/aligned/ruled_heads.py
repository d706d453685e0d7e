"""Heads that are ruled above rows that are not: the head's own rules tell the columns.

What belongs here: which ruled tables are heads without a body, and joining one with the free rows
right below it. What does not: which lines are rows (`row_blocks`), and their grid (`tables`).
Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from disclosure.documents.pdf.aligned.page_words import WordLine
from disclosure.documents.pdf.aligned.row_blocks import Block
from disclosure.documents.pdf.ruled.ruling import Ruling

_FEWEST_COLUMNS = 3
_NEAR = 3.0
"""Type sizes between a head and its first row; rows that are set apart stand no further."""
_OVER = 2.0
_Grid = Callable[[Block, tuple[float, ...]], Ruling | None]


def may_be_head(ruling: Ruling) -> bool:
    """Whether a ruled table has the columns of a head; its cells say whether it has a body."""
    return ruling.has_uprights and len(ruling.columns) > _FEWEST_COLUMNS


def below_head(
    block: Block, heads: Sequence[Ruling], lines: Sequence[WordLine], grid_of: _Grid
) -> Ruling | None:
    """The table of a head and the rows right below it, None where they keep to no head's columns.

    `grid_of` lays rows out in columns. Nothing may stand between a head and its rows but what
    hangs out of the head's cells.
    """
    for head in heads:
        left, _, right, ends = head.bbox
        hanging = [line for line in block.head if line.top < ends < line.bottom]
        own = replace(block, head=[line for line in block.head if line not in hanging])
        first = own.first_line
        if not -_OVER <= first.top - ends <= _NEAR * first.size:
            continue
        if any(
            ends <= line.top < first.top - _OVER and _is_within(line, left, right) for line in lines
        ):
            continue
        body = grid_of(own, head.columns)
        if body is not None:
            return _joined(head, body, max([ends, *(line.bottom for line in hanging)]))
    return None


def _is_within(line: WordLine, left: float, right: float) -> bool:
    return line.words[0].box[0] < right and line.words[-1].box[2] > left


def _joined(head: Ruling, body: Ruling, ends: float) -> Ruling:
    """One grid; the columns are drawn, and no figure of the body crosses one.

    `ends` is where the last name of the head does, which may run out of its cell.
    """
    depth = len(head.rows) - 1
    edge = max(head.bbox[3], (ends + body.rows[0]) / 2)
    rows = (*head.rows[:-1], round(edge, 2), *body.rows[1:])
    spans = [(row + depth, column, down, over) for row, column, down, over in body.spans]
    bbox = (head.bbox[0], head.bbox[1], head.bbox[2], body.bbox[3])
    spans = [*head.spans, *sorted(spans)]
    return replace(head, bbox=bbox, rows=rows, spans=tuple(spans), ruled_rows=depth)
