"""Rows that tabs align in a Word file, as a table: no rule is drawn, one tab parts two columns.

What belongs here: paragraphs beside each other with equally many tabs, figures among them. What
does not: whether their figures may be trusted, which only sums tell (`forms.undrawn`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from disclosure.documents.document import Block, Cell, Line, LineRole, Table

_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 2
_FIGURE = re.compile(r"[(（\-−△¥￥]*\d[\d,，]*(?:[.．]\d+)?[)）]?")
_LEADERS = re.compile(r"[.…·]{3,}")


def with_tabbed_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks; each run of lines that tabs part alike is one table."""
    run: list[Line] = []
    for block in blocks:
        if isinstance(block, Line) and _may_join(block, run):
            run.append(block)
            continue
        yield from _told(run)
        run = [block] if isinstance(block, Line) and _width(block) else []
        if not run:
            yield untabbed(block)
    yield from _told(run)


def untabbed(block: Block) -> Block:
    """A line with a blank for each tab."""
    if not isinstance(block, Line) or "\t" not in block.text:
        return block
    return block._replace(text=block.text.replace("\t", " ").strip())


def _may_join(line: Line, run: Sequence[Line]) -> bool:
    return bool(run) and _width(line) == _width(run[0])


def _width(line: Line) -> int:
    """The columns that tabs part, 0 where there are none or the line is no row of a table."""
    width = line.text.count("\t") + 1
    is_row = width >= _FEWEST_COLUMNS and not _LEADERS.search(line.text)
    return width if is_row and line.role is LineRole.TEXT else 0


def _is_word(text: str) -> bool:
    return not _FIGURE.fullmatch(text.strip()) and any(char.isalpha() for char in text)


def _told(run: Sequence[Line]) -> Iterator[Block]:
    rows = [line.text.split("\t") for line in run]
    figures = sum(any(_FIGURE.fullmatch(text.strip()) for text in row[1:]) for row in rows)
    named = sum(not any(text.strip() and _is_word(text) for text in row[-1:]) for row in rows)
    if len(run) < _FEWEST_ROWS or figures < _FEWEST_COLUMNS or 2 * named < len(run):
        yield from map(untabbed, run)
        return
    cells = tuple(
        Cell(row_no, column, text.strip())
        for row_no, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    yield Table(len(rows), len(rows[0]), cells, is_drawn=False, part=run[0].part)
