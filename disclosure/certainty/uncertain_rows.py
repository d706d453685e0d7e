"""Rows of scanned tables whose code or name can't be relied on: the figures would be another's.

What belongs here: codes and names as read, and as other tables repeat them. What does not: amounts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from disclosure.documents.document import Cell, Document, Table
from disclosure.documents.scans.known_wording import is_known
from disclosure.forms.texts import code_text, comparable
from disclosure.reading import ReportTable

NAMED_KINDS = frozenset({"item", "category", "unit", "project"})
"""Kinds of rows that are known by a name which the form does not declare."""
POOR_PAGE = 0.1
"""Share of unknown names read differently from which a page is not to be trusted with names."""
ALL_WAYS = 3
"""Readings of a cell that two looks at it and its digits' shapes make."""
RowPlace = tuple[int, str | None, int]
"""Position of the table among the tables, side, row number."""


def doubtful_rows(document: Document, tables: Sequence[ReportTable]) -> set[RowPlace]:
    """Code rows on scanned pages that no other table repeats and that were read differently each
    time, or whose printed parent is absent where the table prints parents (unless the shapes of
    the code's digits, too, say that it is printed so); and rows known by a name that was not read
    alike."""
    scans = {page.number for page in document.pages if page.is_scan}
    differing, sure = _codes(document)
    unclear = set(_names_read_differently(document))
    found: set[RowPlace] = set()
    repeated = Counter(code for table in tables for code in {row.code for row in table.rows})
    for number, table in enumerate(tables):
        pages = {(cell.side, cell.row_no): cell.page_no for cell in table.cells}
        below = [row for row in table.rows if row.row_kind == "code" and row.level > 1]
        orphans = [row for row in below if row.parent_row_no is None]
        for row in table.rows:
            names = {comparable(row.label), comparable(row.second_label or "")}
            page_no = pages.get((row.side, row.row_no))
            if row.row_kind in NAMED_KINDS and any((page_no, name) in unclear for name in names):
                found.add((number, row.side, row.row_no))
            if row.row_kind != "code" or pages.get((row.side, row.row_no)) not in scans:
                continue
            printed = (pages[row.side, row.row_no], row.code)
            is_orphan = row in orphans and len(orphans) < len(below) / 2 and printed not in sure
            misread = printed in differing
            if (is_orphan or misread) and repeated[row.code] < 2:
                found.add((number, row.side, row.row_no))
    return found


def _names_read_differently(document: Document) -> Iterator[tuple[int, str]]:
    """Page and text of cells whose name is not known beforehand and was read differently.

    On a page where many are, a name that stands there once may have been misread alike twice.
    """
    printed = Counter(
        comparable(cell.text) for page in document.pages for cell in _cells(page.tables())
    )
    for page in document.pages:
        names = [cell for cell in _cells(page.tables()) if page.is_scan and _is_name(cell)]
        differing = [cell for cell in names if len({*map(comparable, cell.readings)}) > 1]
        poor = len(differing) > POOR_PAGE * len(names)
        for cell in names:
            name = comparable(cell.text)
            if not is_known(name) and (cell in differing or (poor and printed[name] == 1)):
                yield page.number, name


def _is_name(cell: Cell) -> bool:
    return len(cell.readings) > 1 and re.search("[一-鿿]{2}", cell.text) is not None


def _codes(document: Document) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    """Page and text of cells that look like codes: those not read alike, and those read alike in
    every way, by their shapes too."""
    differing, sure = set(), set()
    for page in document.pages:
        for cell in _cells(page.tables()) if page.is_scan else ():
            code = code_text(cell.text)
            if not code[:3].isdecimal():
                continue
            if len({*map(code_text, cell.readings)}) > 1:
                differing.add((page.number, code))
            elif len(cell.readings) >= ALL_WAYS and not cell.doubt:
                sure.add((page.number, code))
    return differing, sure


def _cells(tables: Iterator[Table]) -> Iterator[Cell]:
    for table in tables:
        yield from table.cells
