"""Tables that were printed over several sheets side by side, as one: wide sheets, facing pages.

What belongs here: telling by geometry which pages are parts of one wide table, and joining them
before anything is recognised. What does not: tables that only go on downwards (`continuation`).

Whoever prints a wide sheet gets its columns on pages behind each other, with the rows at the same
height: down first and then over, or over first. One page alone can tell neither the names of its
rows nor, where the head was cut, what a column is. Each cell keeps the page that it stands on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from disclosure.documents.document import Block, Cell, Document, Line, LineRole, Page, Table
from disclosure.forms.inference.table_titles import is_printed_number, title_text
from disclosure.forms.printed.captions import printed_unit
from disclosure.forms.printed.printed_amounts import money_tokens

_NEAR = 1.6
"""Points by which lines of one height may differ."""
_MOST_ACROSS, _MOST_DOWN = 4, 6
_FEWEST_ROWS = 3
_MOST_LINES = 3
_AGREEING = 0.6
"""Of the heights at which the rows of one part begin, so many are heights of the other."""


@dataclass(frozen=True)
class _Sheet:
    """A page that holds one ruled table, and the lines that stand above it."""

    page: Page
    table: Table
    above: tuple[Line, ...]

    @cached_property
    def tops(self) -> list[float]:
        return _apart([cell.bbox[1] for cell in self.table.cells if cell.bbox])

    @cached_property
    def uprights(self) -> list[float]:
        boxes = [cell.bbox for cell in self.table.cells if cell.bbox]
        return _apart([box[side] for box in boxes for side in (0, 2)])

    @cached_property
    def is_titled(self) -> bool:
        return any(title_text(line.text) for line in self.above)

    @cached_property
    def prints_its_title(self) -> bool:
        """Whether a title stands inside the frame: a form that begins anew."""
        return any(cell.row == 0 and title_text(cell.text) for cell in self.table.cells)

    @cached_property
    def lacks_names(self) -> bool:
        """Whether no row with a figure has a name: the page holds no table of its own."""
        priced = {cell.row for cell in self.table.cells if money_tokens(cell.text)}
        own = [cell.text.strip() for cell in self.table.cells if cell.row in priced]
        return bool(priced) and not any(text and not money_tokens(text) for text in own)

    @cached_property
    def first_figure(self) -> float:
        """Where the first row with a figure begins: heads above are parted as their names ask."""
        priced = (c.bbox[1] for c in self.table.cells if c.bbox and money_tokens(c.text))
        return min(priced, default=self.tops[0])

    @cached_property
    def bottom(self) -> float:
        return max(cell.bbox[3] for cell in self.table.cells if cell.bbox)


def with_facing_joined(document: Document) -> Document:
    """The document; each wide table stands whole on the first of its pages."""
    if document.file_format != "pdf":
        return document
    pages = {page.number: page for page in document.pages}
    sheets = {number: sheet for number, page in pages.items() if (sheet := _sheet(page))}
    done: set[int] = set()
    for first in sorted(sheets):
        if first in done:
            continue
        for across, down, over_first in _shapes():
            order = range(first, first + across * down)
            if done.isdisjoint(order) and all(number in sheets for number in order):
                rows = _rows([sheets[n] for n in order], across, down, over_first)
                if all(map(_is_one, rows)) and _has_title(rows[0]) and _goes_down(rows):
                    pages |= {one.number: one for row in rows for one in _joined(row)}
                    done.update(order)
                    break
    return replace(document, pages=tuple(pages[page.number] for page in document.pages))


def _shapes() -> Iterator[tuple[int, int, bool]]:
    """How many pages a table may go over, and down: the most first."""
    for across, down in product(range(_MOST_ACROSS, 1, -1), range(_MOST_DOWN, 0, -1)):
        yield across, down, False
        if down > 1:
            yield across, down, True


def _rows(sheets: Sequence[_Sheet], across: int, down: int, over_first: bool) -> list[list[_Sheet]]:
    """The sheets as they lay beside each other, row by row of pages."""
    if over_first:
        return [list(sheets[n * across : (n + 1) * across]) for n in range(down)]
    return [list(sheets[n::down]) for n in range(down)]


def _sheet(page: Page) -> _Sheet | None:
    tables = [block for block in page.blocks if isinstance(block, Table)]
    if page.is_scan or len(tables) != 1 or not tables[0].is_drawn or tables[0].bbox is None:
        return None
    place = page.blocks.index(tables[0])
    lines = tuple(
        block
        for block in page.blocks[:place]
        if isinstance(block, Line) and block.role is LineRole.TEXT and block.text.strip()
    )
    return _Sheet(page, tables[0], lines)


def _is_one(row: Sequence[_Sheet]) -> bool:
    """Whether pages beside each other are one table: rows at the same heights, other columns, and
    nothing above the further ones but a unit and what is left of the title."""
    first, *others = row
    return (
        all(_is_beside(first, other) for other in others)
        and not any(other.prints_its_title for other in others)
        and all(_is_of_whole(line, one, row) for one in others for line in one.above)
        and not any(
            _same(first.uprights, other.uprights) and not _have_heads_apart(first, other)
            for other in others
        )
    )


def _has_title(row: Sequence[_Sheet]) -> bool:
    """Whether a title stands above the table, on one page or cut by the edge of the first.

    Pages that go on downwards leave no room for one.
    """
    first, *others = row
    return any(one.is_titled for one in row) or any(
        _begun(first, rest) for one in others for rest in one.above
    )


def _is_of_whole(line: Line, sheet: _Sheet, row: Sequence[_Sheet]) -> bool:
    """Whether what stands above a further page is of the whole table: its unit, its number, its
    title where that is printed over a page that has no names, what an edge cut."""
    first = row[0]
    if printed_unit(line.text) is not None or _begun(first, line) or is_printed_number(line.text):
        return True
    if title_text(line.text):
        return not first.is_titled and sheet.lacks_names
    return any(
        rest.text.startswith(line.text.strip()) and _are_level(line, rest)
        for one in row
        if one is not sheet
        for rest in one.above
    )


def _are_level(one: Line, other: Line) -> bool:
    if one.bbox is None or other.bbox is None:
        return False
    return abs(one.bbox[1] - other.bbox[1]) < _NEAR


def _is_beside(first: _Sheet, other: _Sheet) -> bool:
    """Whether rows stand at the same heights, from the first figure on; asked first is what tells
    most of those that are not beside each other: where they end."""
    if (first.page.width, first.page.height) != (other.page.width, other.page.height):
        return False
    if len(other.above) > _MOST_LINES:
        return False
    mine, theirs = first.tops, other.tops
    if abs(mine[0] - theirs[0]) >= _NEAR or abs(first.bottom - other.bottom) >= _NEAR:
        return False
    body = min(first.first_figure, other.first_figure) - _NEAR
    few, many = sorted(([top for top in tops if top >= body] for tops in (mine, theirs)), key=len)
    return (
        (min(len(mine), len(theirs)) >= _FEWEST_ROWS or other.lacks_names)
        and len(few) >= _AGREEING * len(many)
        and all(any(abs(a - b) < _NEAR for b in many) for a in few)
        and not (other.is_titled and first.is_titled)
    )


def _begun(first: _Sheet, rest: Line) -> Line | None:
    """The line that a title begins with, where the page's edge cut it."""
    found = [line for line in first.above if title_text(_as_one(line, rest))]
    return max(
        found, key=lambda line: line.text.strip()[-1:] == rest.text.strip()[:1], default=None
    )


def _as_one(line: Line, rest: Line) -> str:
    """Both as one text; a character on the edge is printed on both pages."""
    start, end = line.text.strip(), rest.text.strip()
    return start + (end[1:] if start[-1:] == end[:1] else end)


def _have_heads_apart(first: _Sheet, other: _Sheet) -> bool:
    """Whether tables with equal columns begin with other names: 预算数 here and 决算数 there."""
    mine, theirs = _first_texts(first), _first_texts(other)
    is_named = all(text and not money_tokens(text) and not text.isdecimal() for text in theirs)
    return is_named and mine != theirs


def _first_texts(sheet: _Sheet) -> list[str]:
    return [cell.text.strip() for cell in sheet.table.cells if cell.row == 0]


def _goes_down(rows: Sequence[Sequence[_Sheet]]) -> bool:
    """Whether each further row of pages has the columns of the first one, and no title."""
    return not any(
        sheet.is_titled or not _same(sheet.uprights, above.uprights)
        for row in rows[1:]
        for above, sheet in zip(rows[0], row, strict=True)
    )


def _joined(row: Sequence[_Sheet]) -> Iterator[Page]:
    """The pages, the table on the first of them with all that stands above its parts."""
    first, *others = row
    whole = _whole([sheet.table for sheet in row], [sheet.page for sheet in row])
    moved: list[Block] = []
    whole_lines: dict[int, Line] = {}
    for rest in (line for other in others for line in other.above):
        begun = None if first.is_titled else _begun(first, rest)
        if begun is None:
            moved.append(rest)
        else:
            whole_lines[id(begun)] = begun._replace(text=_as_one(begun, rest))
    blocks: list[Block] = []
    for block in first.page.blocks:
        own = whole_lines.get(id(block), block)
        blocks += [*moved, whole] if block is first.table else [own]
    yield replace(first.page, blocks=tuple(blocks))
    for other in others:
        gone = {id(other.table), *map(id, other.above)}
        kept = tuple(block for block in other.page.blocks if id(block) not in gone)
        yield replace(other.page, blocks=kept)


def _whole(tables: Sequence[Table], pages: Sequence[Page]) -> Table:
    """One table of all columns, its rows where those of any part begin."""
    tops = _apart([cell.bbox[1] for table in tables for cell in table.cells if cell.bbox])
    cells: list[Cell] = []
    width = 0
    seams: list[int] = []
    for table, page in zip(tables, pages, strict=True):
        shown = None if page is pages[0] else (page.number, page.label)
        for cell in table.cells:
            if cell.bbox is None:
                continue
            row = _index(tops, cell.bbox[1])
            end = sum(top < cell.bbox[3] - _NEAR for top in tops)
            cells.append(
                cell._replace(
                    row=row,
                    row_span=max(1, end - row),
                    column=cell.column + width,
                    on_page=shown,
                )
            )
        width += table.column_count
        seams.append(width)
    whole = _with_groups_over(seams[:-1], cells)
    return Table(len(tops), width, tuple(whole), tables[0].bbox)


def _with_groups_over(seams: Sequence[int], cells: Sequence[Cell]) -> list[Cell]:
    """The cells; the name of a group that an edge of a page cuts stands over all its columns.

    Such a name is printed on one side alone. On the other a cell of the same height is left, with
    nothing in it and names of columns below.
    """
    body = min((cell.row for cell in cells if money_tokens(cell.text)), default=0)
    kept = list(cells)
    for seam in seams:
        for cell in [one for one in kept if one.column == seam]:
            beside = [one for one in kept if _are_parts_of_group(one, cell, body)]
            if len(beside) == 1:
                named = cell if cell.text.strip() else beside[0]
                column, span = beside[0].column, beside[0].column_span + cell.column_span
                kept = [one for one in kept if one is not cell and one is not beside[0]]
                kept.append(named._replace(column=column, column_span=span))
    return kept


def _are_parts_of_group(left: Cell, right: Cell, body: int) -> bool:
    """Whether a page's edge parts a cell that stands above names of columns."""
    return (
        left.column + left.column_span == right.column
        and (left.row, left.row_span) == (right.row, right.row_span)
        and right.row + right.row_span < body
        and bool(left.text.strip()) != bool(right.text.strip())
    )


def _apart(places: Sequence[float]) -> list[float]:
    """Places in order, those of one line once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] >= _NEAR:
            found.append(place)
    return found


def _index(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda n: abs(places[n] - place))


def _same(mine: Sequence[float], theirs: Sequence[float]) -> bool:
    return len(mine) == len(theirs) and all(
        abs(a - b) < _NEAR for a, b in zip(mine, theirs, strict=True)
    )
