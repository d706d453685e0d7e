"""The one shape that every file format is read into.

What belongs here: pages, lines, tables and cells with their places. What does not: how a format
is opened, or what a table means. There are thousands of lines and cells: a named tuple is made in a
quarter of the time of a frozen class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

BBox = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the page's upper left corner."""
NESTED_TABLE = "〔表格〕"
"""Stands in a cell that holds nothing but another table: it is not blank, and no figure."""


class LineRole(StrEnum):
    """Why a line stands on its page."""

    TEXT = "text"
    FURNITURE = "furniture"
    """Running headers, footers, page numbers, watermarks."""
    STRAY = "stray"
    """Text inside a table's frame that no cell holds: kept, and a gap if it is money."""


class Line(NamedTuple):
    """One line of running text, in reading order; `doubt` as in a cell of a scan.

    `part` counts the paragraphs and tables of a file without pages, from 1; 0 where it has pages.
    """

    text: str
    bbox: BBox | None = None
    role: LineRole = LineRole.TEXT
    doubt: str = ""
    part: int = 0


class Cell(NamedTuple):
    """One cell of a ruled table; `row` and `column` are 0-based grid positions of its upper left.

    `text` keeps what is printed; lines wrapped inside the cell are joined by a newline.
    A cell of a scan that may hold a figure keeps all its readings, the chosen text first, and in
    `doubt` why its image can't be trusted by itself (Chinese; empty where nothing is wrong).
    `on_page` is the number and label of its page, where that is not the table's own.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    bbox: BBox | None = None
    readings: tuple[str, ...] = ()
    doubt: str = ""
    on_page: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of `row_count` × `column_count`; each grid position is covered by at most one cell.

    Of a table that is not drawn (`is_drawn`) no rule tells the columns: text lines up. `part` as of
    a line.
    """

    row_count: int
    column_count: int
    cells: tuple[Cell, ...]
    bbox: BBox | None = None
    is_drawn: bool = True
    part: int = 0

    def grid(self) -> list[list[Cell | None]]:
        """The cell that covers each grid position, spans repeated."""
        grid: list[list[Cell | None]] = [[None] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            if cell.row_span == cell.column_span == 1:
                grid[cell.row][cell.column] = cell
                continue
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    grid[row][column] = cell
        return grid


Block = Line | Table


RemarkKind = Literal["hidden_content", "unread_content", "unread_picture"]
"""In the file, seen by nobody and left out; or perhaps seen, and not read."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A thing that a reader left out, in a Chinese phrase that follows the page's label."""

    kind: RemarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A PDF page, a worksheet, or the whole body of a Word file or a web page.

    `number` counts from 1 in the file; `label` is how a person finds it (第3页, 工作表“表3”, 正文).
    `is_scan`: its text was recognised from an image. `pictured` is the share of it that images
    cover, where its reader knows.
    """

    number: int
    label: str
    blocks: tuple[Block, ...]
    width: float | None = None
    height: float | None = None
    has_text: bool = True
    is_scan: bool = False
    remarks: tuple[Remark, ...] = ()
    pictured: float | None = field(default=None, compare=False, repr=False)

    def lines(self) -> Iterator[Line]:
        return (block for block in self.blocks if isinstance(block, Line))

    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file, opened. `file_format` is as `open_document` names it."""

    sha256: str
    file_format: str
    pages: tuple[Page, ...]
