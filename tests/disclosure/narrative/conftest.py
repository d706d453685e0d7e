"""Documents built by hand: prose as lines, forms as grids."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from disclosure.documents.document import Block, Cell, Document, Line, Page, Table

Grid = Sequence[Sequence[str]]
Builder = Callable[..., Document]


def table_of(grid: Grid) -> Table:
    """A grid of texts; every position is a cell, blank ones too, as published forms have them."""
    width = max(len(row) for row in grid)
    cells = [
        Cell(row, column, text)
        for row, texts in enumerate(grid)
        for column, text in enumerate([*texts, *[""] * (width - len(texts))])
    ]
    return Table(len(grid), width, tuple(cells))


def document_of(*pages: Sequence[str | Grid]) -> Document:
    """Pages of lines (a string) and tables (a list of rows)."""
    made = []
    for number, blocks in enumerate(pages, start=1):
        content: list[Block] = [
            Line(block) if isinstance(block, str) else table_of(block) for block in blocks
        ]
        made.append(Page(number, f"第{number}页", tuple(content)))
    return Document("0" * 64, "docx", tuple(made))


@pytest.fixture(scope="session")
def build() -> Builder:
    return document_of
