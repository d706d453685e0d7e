"""Drawn tables laid out on pages, and where on them each figure stands.

What belongs here: page breaks, repeated heads, boxes. What does not: what is drawn (`sheets`).
"""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.unseen.drawing.looks import Look
from benchmarks.unseen.drawing.sheets import LEFT, UP, Drawn, Fact, Sheet
from disclosure.documents.document import BBox, Block, Cell, Document, Line, Page, Table

_HEIGHT = 12.0
_LONG = 8
Place = tuple[int, BBox]


@dataclass(frozen=True, slots=True)
class DrawnReport:
    """`facts` by page number and box; blanks and zeros are none. `sheets` are of its tables."""

    document: Document
    facts: dict[Place, Fact]
    sheets: list[int]


class _Pages:
    def __init__(self) -> None:
        self.blocks: list[list[Block]] = [[]]
        self.facts: dict[Place, Fact] = {}
        self.sheets: list[int] = []
        self.top = 60.0

    def turn(self) -> None:
        if self.blocks[-1]:
            self.blocks.append([])
        self.top = 60.0

    def line(self, text: str) -> None:
        self.blocks[-1].append(Line(text))
        self.top += _HEIGHT

    def table(self, grid: list[list[Drawn]], edges: list[float]) -> None:
        cells = []
        for row, texts in enumerate(grid):
            for column, drawn in enumerate(texts):
                if drawn.text in (LEFT, UP):
                    continue
                wide, high = _spans(grid, row, column)
                box = (
                    edges[column], self.top + _HEIGHT * row,
                    edges[column + wide], self.top + _HEIGHT * (row + high),
                )  # fmt: skip
                cells.append(Cell(row, column, drawn.text, high, wide, box))
                if drawn.fact is not None:
                    self.facts[len(self.blocks), box] = drawn.fact
        box = (edges[0], self.top, edges[-1], self.top + _HEIGHT * len(grid))
        self.blocks[-1].append(Table(len(grid), len(grid[0]), tuple(cells), box))
        self.top += _HEIGHT * (len(grid) + 1)


def _spans(grid: list[list[Drawn]], row: int, column: int) -> tuple[int, int]:
    wide, high = 1, 1
    while column + wide < len(grid[row]) and grid[row][column + wide].text == LEFT:
        wide += 1
    while row + high < len(grid) and grid[row + high][column].text == UP:
        high += 1
    return wide, high


def laid_out(sheets: list[Sheet], look: Look) -> DrawnReport:
    pages = _Pages()
    if look.contents:
        pages.line("目　录")
        for number, sheet in enumerate(sheets, start=1):
            pages.line(f"{number}、{sheet.title}{'.' * 12}{number + 2}")
        pages.turn()
    for sheet in sheets:
        _lay(sheet, look, pages)
    made = tuple(
        Page(number, f"第{number}页", tuple(blocks))
        for number, blocks in enumerate(pages.blocks, start=1)
    )
    return DrawnReport(Document("0" * 64, "pdf", made), pages.facts, pages.sheets)


def _lay(sheet: Sheet, look: Look, pages: _Pages) -> None:
    width = len(sheet.head[0])
    edges = [50.0 + sum(40.0 + 7 * (n % 3) for n in range(count)) for count in range(width + 1)]
    inside = [[Drawn(text), *[Drawn(LEFT)] * (width - 1)] for text in sheet.inside]
    if look.new_pages:
        pages.turn()
    for text in sheet.above:
        pages.line(text)
    rows, is_first = sheet.body, True
    while rows:
        room = look.rows_a_page if is_first else look.rows_a_page + 3
        if look.cut_rows and len(rows) > room:
            rows = _cut(rows, room)
        grid = rows[:room]
        if is_first:
            grid = [*inside, *sheet.head, *grid]
        else:
            pages.turn()
            if look.repeats_head == "continued":
                pages.line(f"{sheet.title}（续）")
            if look.repeats_head != "no":
                grid = [*sheet.head, *grid]
        pages.table(grid, edges)
        pages.sheets.append(sheet.number)
        if look.foot:
            pages.line(look.foot.format(len(pages.blocks)))
        rows, is_first = rows[room:], False
    for text in sheet.below:
        pages.line(text)


def _cut(rows: list[list[Drawn]], room: int) -> list[list[Drawn]]:
    """The last row of the page goes on with the rest of its name on the next one."""
    last = rows[room - 1]
    long = [n for n, one in enumerate(last) if one.fact is None and len(one.text) >= _LONG]
    if not long or not last[long[0]].text[-_LONG:].isalpha():
        return rows
    place, text = long[0], last[long[0]].text
    half = len(text) // 2
    first = [Drawn(text[:half]) if n == place else one for n, one in enumerate(last)]
    rest = [Drawn(text[half:] if n == place else "") for n in range(len(last))]
    return [*rows[: room - 1], first, rest, *rows[room:]]
