"""A table of a web page as a grid: spans, nested tables, and whether it holds data at all.

What belongs here: one `<table>`. What does not: what stands around it (`html`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from disclosure.documents.document import NESTED_TABLE, Cell, Table
from disclosure.documents.web.html_text import cell_text, is_one_cell, link_share, own_text
from disclosure.errors import OversizedDocument

MOST_COLUMNS = 1000
"""As in the standard of HTML: a browser shows no wider span."""
MOST_CELLS = 500_000
LONG_TEXT = 500
"""More than this in a cell of a table of few rows is an article beside its navigation."""
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_INDEX = re.compile(r"^\s*(?:索\s*引\s*号|信息索引|信息分类|主题分类|发文机[关构]|信息名称)")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table by their upper left, and the tables inside each."""

    table: Table
    elements: dict[Place, etree._Element]

    def nested(self) -> Iterator[etree._Element]:
        """Tables that stand in cells, outermost only, in reading order."""
        for place in sorted(self.elements):
            for table in outer_tables(self.elements[place]):
                if not is_one_cell(table):
                    yield table

    def saying_where_tables_stand(self) -> Table:
        """The table, where a cell that holds nothing but another table is not blank."""
        held = {place for place, td in self.elements.items() if _holds_tables(td)}
        cells = (
            cell._replace(text=NESTED_TABLE)
            if not cell.text and (cell.row, cell.column) in held
            else cell
            for cell in self.table.cells
        )
        return replace(self.table, cells=tuple(cells))


def _holds_tables(td: etree._Element) -> bool:
    return any(own_text(table) and not is_one_cell(table) for table in outer_tables(td))


def outer_tables(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == "table":
            yield child
        else:
            yield from outer_tables(child)


def grid_of(element: etree._Element) -> Grid:
    """Lays out a `<table>`. Raises OversizedDocument for one that claims an absurd grid."""
    rows = list(_rows(element))
    taken: set[Place] = set()
    cells: dict[Place, Cell] = {}
    elements: dict[Place, etree._Element] = {}
    for row_no, row in enumerate(rows):
        column = 0
        for td in row:
            if td.tag not in ("td", "th"):
                continue
            while (row_no, column) in taken:
                column += 1
            tall = _span(td, "rowspan", len(rows) - row_no)
            wide = _free(taken, row_no, column, _span(td, "colspan", MOST_COLUMNS))
            if column + wide > MOST_COLUMNS or len(taken) + tall * wide > MOST_CELLS:
                raise OversizedDocument("网页中的表格大得异常（合并的格数过多），没有打开")
            taken |= {(row_no + r, column + c) for r in range(tall) for c in range(wide)}
            elements[row_no, column] = td
            cells[row_no, column] = Cell(row_no, column, cell_text(td), tall, wide)
            column += wide
    return _narrowed(len(rows), cells, elements)


def is_layout(grid: Grid, element: etree._Element) -> bool:
    """Whether a table only arranges the page: one row or column, an article, other tables."""
    table = grid.table
    if table.row_count < 2 or table.column_count < 2 or element.get("role") == "presentation":
        return True
    texts = [cell.text for cell in table.cells if cell.text]
    if any(True for _ in grid.nested()):
        return len(texts) < 6 or table.column_count < 3
    return table.row_count <= 3 and any(len(text) > LONG_TEXT for text in texts)


def is_navigation(grid: Grid, element: etree._Element) -> bool:
    """Links, or the head with the index number that disclosure pages carry."""
    first = next((cell.text for cell in grid.table.cells if cell.text), "")
    return link_share(element) > 0.7 or bool(_INDEX.match(first)) or not own_text(element)


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    """Rows in order; one that stands in another follows it."""
    for child in element:
        if child.tag == "tr":
            yield child
            yield from _rows(child)
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _span(td: etree._Element, name: str, most: int) -> int:
    """A span as the standard reads it: 0 rows are all that follow, more than `most` is `most`."""
    match = re.match(r"\s*(\d{1,9})", td.get(name) or "1")
    number = int(match[1]) if match else 1
    if number == 0:
        return most if name == "rowspan" else 1
    return min(number, most)


def _free(taken: set[Place], row: int, column: int, wide: int) -> int:
    """How much of a span is free: a cell that reaches down from above cuts it short."""
    return next((n for n in range(1, wide) if (row, column + n) in taken), wide)


def _narrowed(
    row_count: int, cells: dict[Place, Cell], elements: dict[Place, etree._Element]
) -> Grid:
    """Without the columns in which no cell begins: wide spans claim columns that nothing fills."""
    starts = sorted({column for _, column in cells})
    order = {column: number for number, column in enumerate(starts)}

    def moved(cell: Cell) -> Cell:
        covered = sum(cell.column <= start < cell.column + cell.column_span for start in starts)
        return Cell(cell.row, order[cell.column], cell.text, cell.row_span, covered)

    table = Table(row_count, len(starts), tuple(moved(cell) for cell in cells.values()))
    return Grid(table, {(row, order[column]): td for (row, column), td in elements.items()})
