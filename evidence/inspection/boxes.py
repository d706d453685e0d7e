"""Where on each page the reader saw what: headers, names, figures, strangers, lost tokens.

What belongs here: places and what they were taken for. What does not: drawing them (`drawing`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from disclosure.documents.document import BBox, LineRole, Page
from disclosure.forms.recognition import JoinedTable, Recognition

BoxRole = Literal["header", "name", "value", "stranger", "unknown", "performance", "lost"]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its upper left corner, and what the reader took it for."""

    role: BoxRole
    bbox: BBox


def boxes_of(
    page: Page, found: Recognition, consumed: Collection[tuple[int, int]]
) -> tuple[Box, ...]:
    """All places of a page; none for files without pages, whose cells have no place."""
    return (
        *(box for joined in found.tables for box in _known(page.number, joined)),
        *_unknown(page.number, found),
        *_performance(page, consumed),
        *(Box("lost", x.bbox) for x in page.lines() if x.role is LineRole.STRAY and x.bbox),
    )


def _known(page_no: int, joined: JoinedTable) -> Iterator[Box]:
    if joined.pieces[0].page_no == page_no:
        header = {id(cell): cell for row in joined.header for cell in row if cell is not None}
        yield from (Box("header", cell.bbox) for cell in header.values() if cell.bbox)
    for row in joined.rows:
        for (side_no, column_no), cell in row.cells.items():
            if cell.page_no == page_no and cell.bbox:
                column = joined.table.sides[side_no].columns[column_no]
                yield Box("value" if column.is_value else "name", cell.bbox)
        for _, cell in row.strangers:
            if cell.page_no == page_no and cell.bbox:
                yield Box("stranger", cell.bbox)


def _unknown(page_no: int, found: Recognition) -> Iterator[Box]:
    pieces = [candidate for candidate, _ in found.unknown]
    pieces += [piece for joined in found.duplicates for piece in joined.pieces]
    for piece in pieces:
        if piece.page_no == page_no and piece.bbox:
            yield Box("unknown", piece.bbox)


def _performance(page: Page, consumed: Collection[tuple[int, int]]) -> Iterator[Box]:
    for index, table in enumerate(page.tables()):
        if (page.number, index) in consumed and table.bbox:
            yield Box("performance", table.bbox)
