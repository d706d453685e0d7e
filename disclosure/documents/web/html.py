"""A web page whose text holds a report becomes one page of lines and tables.

What belongs here: which part of a government site's page is the article, and its blocks in reading
order. What does not: bytes and invisible elements (`markup`), the grid of a table (`html_grid`).
A web page has no pages and no places of its own: boxes are None.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from disclosure.documents.document import Block, Cell, Line, Page, Table
from disclosure.documents.remarks import Remarks
from disclosure.documents.web.html_grid import grid_of, is_layout, is_navigation
from disclosure.documents.web.html_text import (
    count_links,
    is_inline,
    joined,
    link_share,
    pieces_of,
    plain,
    text_beside_links,
)
from disclosure.documents.web.markup import bodies, is_markup
from disclosure.errors import UnreadableDocument

_FRAME = re.compile(
    r"^(?:site|page|g|m)?[-_]?(?:header|footer|foot|nav\w*|menu|side(?:bar)?|bread\w*|crumbs?|"
    r"copyright|share|pagination|toolbar)$",
    re.IGNORECASE,
)
_FRAME_TAGS = frozenset({"nav", "footer", "aside"})
_SUBSTANCE = re.compile(r"。|万元|预算|决算|单位[:：]")
_HEAD_LINE = re.compile(r"(?:单位|部门|单位名称|部门名称|编制单位|编制部门)\s*[:：]")
_NOTE = re.compile(r"^(?:注|备注|说明)\s*[:：]")
_DECIMALS = re.compile(r"\d\.\d")
_FIGURE = re.compile(r"^-?\d[\d,，]*(?:\.\d+)?$")
_ABOUT_BUDGETS = re.compile(r"预算|决算|万元|单位\s*[:：]\s*元")
_AMOUNT = re.compile(r"\d[\d,，]*(?:\.\d+)?\s*((?:万|亿)?元)?")
"""Every number, with its unit where it is an amount: each is passed once, however long it is."""
FEWEST_AMOUNTS = 5
"""A notice that names a sum or two is no prose of a report."""
FEWEST_MENU_LINKS = 3


@lru_cache(maxsize=1)
def read_html(content: bytes) -> tuple[Page, ...]:
    """The article of a web page, or of each page of an MHTML; raises CorruptDocument.

    Who asks whether a page holds a report reads it: the last one is kept for whoever reads it then.
    """
    remarks = Remarks()
    articles = [tuple(_blocks(_article(root))) for root in bodies(content, remarks)]
    kept = [blocks for blocks in articles if blocks]
    labels = ["网页"] if len(kept) == 1 else [f"网页第{n}部分" for n in range(1, len(kept) + 1)]
    pages = tuple(
        Page(number, label, blocks)
        for number, (label, blocks) in enumerate(zip(labels, kept, strict=True), start=1)
    )
    if told := remarks.told():
        return (*(replace(page, remarks=told) for page in pages[:1]), *pages[1:])
    return pages


def holds_report(content: bytes) -> bool:
    """Whether a page's own text holds tables of a report, or its prose with the tables attached.

    An error page or a list has neither.
    """
    return _are_a_report(read_html(content))


def what_it_says(content: bytes) -> str | None:
    """A fingerprint of what matters on a page that holds a report; None for all others.

    Tables and sentences matter; how often the page was read does not.
    """
    try:
        pages = read_html(content) if is_markup(content) else ()
    except UnreadableDocument:
        return None
    if not _are_a_report(pages):
        return None
    blocks = [block for page in pages for block in page.blocks]
    matter = [one for one in blocks if isinstance(one, Table) or _SUBSTANCE.search(one.text)]
    return hashlib.sha256(repr(matter).encode()).hexdigest()


def _are_a_report(pages: Sequence[Page]) -> bool:
    tables = [table for page in pages for table in page.tables()]
    lines = [line.text for page in pages for line in page.lines()]
    cells = [cell.text for table in tables for cell in table.cells]
    said = sum(bool(unit) for line in lines for unit in _AMOUNT.findall(line)) >= FEWEST_AMOUNTS
    figures = said or any(_FIGURE.match(cell) for cell in cells)
    return figures and any(_ABOUT_BUDGETS.search(text) for text in lines + cells)


def _article(root: etree._Element) -> etree._Element:
    """The innermost element that holds all that says something beside the site's own links."""
    body = root.find("body")
    article = root if body is None else body
    while True:
        speaking = [child for child in article if _speaks(child)]
        own = plain(article.text or "") or any(plain(child.tail or "") for child in article)
        only = speaking[0] if len(speaking) == 1 and not own else None
        if only is None or only.tag == "table" or is_inline(only):
            return article
        article = only


def _speaks(element: etree._Element) -> bool:
    """Whether an element has a part in the report; the frame of the site has none."""
    if _is_frame(element):
        return False
    text = text_beside_links(element)
    if _SUBSTANCE.search(text):
        return True
    return bool(_DECIMALS.search(text)) and any(True for _ in element.iter("table"))


def _is_frame(element: etree._Element) -> bool:
    """The site's head, foot and menus: by name, or because it is a list of links."""
    if element.tag in _FRAME_TAGS:
        return True
    names = [element.get("id") or "", *(element.get("class") or "").split()]
    named = any(_FRAME.match(name) for name in names)
    if named and not any(True for _ in element.iter("table")):
        return True
    many = count_links(element) >= FEWEST_MENU_LINKS
    return many and link_share(element) > 0.7


def _blocks(element: etree._Element) -> Iterator[Block]:
    """Lines and tables in reading order."""
    pieces: list[str | None] = [element.text or ""]
    for child in element:
        if child.tag in ("br", "hr"):
            pieces.append(None)
        elif is_inline(child) and not any(True for _ in child.iter("table")):
            pieces += pieces_of(child)
        else:
            yield from map(Line, joined(pieces))
            pieces.clear()
            if child.tag == "table":
                yield from _table(child)
            elif not _is_frame(child):
                yield from _blocks(child)
        pieces.append(child.tail or "")
    yield from map(Line, joined(pieces))


def _table(element: etree._Element) -> Iterator[Block]:
    """A table of data with the tables in its cells, or what a layout table arranges."""
    grid = grid_of(element)
    if is_layout(grid, element):
        for place in sorted(grid.elements):
            if not _is_frame(grid.elements[place]):
                yield from _blocks(grid.elements[place])
    elif not is_navigation(grid, element):
        yield from _with_head_lines(grid.saying_where_tables_stand())
        for nested in grid.nested():
            yield from _table(nested)


def _with_head_lines(table: Table) -> Iterator[Block]:
    """Title, department and unit in the first rows stand above the table, notes below it."""
    rows: list[list[Cell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        if cell.text:
            rows[cell.row].append(cell)
    first, last = 0, table.row_count
    while first < last and _is_head(rows[first]):
        first += 1
    while last > first and (not rows[last - 1] or _is_note(rows[last - 1])):
        last -= 1
    yield from (Line(cell.text) for row in rows[:first] for cell in row)
    if first < last:
        yield _cut(table, first, last)
    yield from (Line(cell.text) for row in rows[last:] for cell in row)


def _is_head(row: list[Cell]) -> bool:
    return len(row) < 2 or any(_HEAD_LINE.search(cell.text) for cell in row)


def _is_note(row: list[Cell]) -> bool:
    return len(row) == 1 and bool(_NOTE.match(row[0].text))


def _cut(table: Table, first: int, last: int) -> Table:
    cells = tuple(
        Cell(
            cell.row - first,
            cell.column,
            cell.text,
            min(cell.row_span, last - cell.row),
            cell.column_span,
        )
        for cell in table.cells
        if first <= cell.row < last
    )
    return Table(last - first, table.column_count, cells)
