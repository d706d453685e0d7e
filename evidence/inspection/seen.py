"""What the matcher made of each table of a document, with the place of every cell.

What belongs here: the steps of the matcher, kept instead of only their result. What does not:
drawing (`drawing`), and the likeness of what was not recognised (`nearest`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from disclosure.cross_check import with_second_opinion
from disclosure.documents.document import Document, LineRole, Page
from disclosure.documents.opening import open_document
from disclosure.documents.scans.known_wording import with_known_wording
from disclosure.forms.headers import column_paths
from disclosure.forms.matcher import closest_form, is_of_form
from disclosure.forms.printed.candidates import Candidate
from disclosure.forms.printed.facing import with_facing_joined
from disclosure.forms.printed_tables import PrintedTables
from disclosure.forms.recognition import JoinedTable, Recognition
from disclosure.narrative.performance.form_finder import performance_tables
from disclosure.reading import Gap, Reading, ReportTable
from disclosure.report import read_document
from evidence.inspection.boxes import Box, boxes_of
from evidence.inspection.nearest import Likeness, column_name, nearest_table

PageKind = Literal["text", "scan", "image"]
Verdict = Literal["recognised", "duplicate", "unknown", "performance"]


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A declared column, the header printed above it, and its grid columns counted from 1."""

    key: str
    declared: str
    printed: str
    grid_columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SeenTable:
    """One table as it was taken. `grid` is what is printed in its first piece, spans repeated.

    `typed` is what a recognised table became. `unknown_columns` are printed headers that the form
    lacks. `likeness` belongs to tables that were not recognised.
    """

    verdict: Verdict
    page_no: int
    page_label: str
    last_page_no: int
    captions: tuple[str, ...]
    grid: tuple[tuple[str, ...], ...]
    table_no: int | None = None
    title: str | None = None
    header_rows: int = 0
    columns: tuple[SeenColumn, ...] = ()
    unknown_columns: tuple[str, ...] = ()
    typed: ReportTable | None = None
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class SeenPage:
    number: int
    label: str
    kind: PageKind
    text_lines: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """`form_id` is the form that was applied; `closest_form_id` the likest one, applied or not."""

    file_format: str
    form_id: str | None
    closest_form_id: str
    pages: tuple[SeenPage, ...]
    tables: tuple[SeenTable, ...]
    gaps: tuple[Gap, ...]


def inspect_file(content: bytes, *, file_name: str | None = None) -> Inspection:
    """What the reader sees in a file. Raises UnreadableDocument where it can't be opened."""
    document = open_document(content, file_name=file_name)
    reading = read_document(document, hashlib.sha256(content).hexdigest())
    reading = with_second_opinion(reading, document, content)
    return inspect_document(with_facing_joined(with_known_wording(document)), reading)


def inspect_document(document: Document, reading: Reading) -> Inspection:
    """What was seen in an opened document, beside the `reading` that came of it."""
    consumed = performance_tables(document).consumed
    form, found = closest_form(PrintedTables(document, consumed))
    is_applied = is_of_form(form, found)
    if not is_applied:
        found = Recognition(unknown=[*_as_unknown(found)])
    typed = {table.table_no: table for table in reading.tables}
    tables = [*(_recognised(one, typed) for one in found.tables)]
    tables += [_duplicate(one) for one in found.duplicates]
    tables += [_unknown(candidate) for candidate, _ in found.unknown]
    tables += [_performance(document, place) for place in sorted(consumed)]
    return Inspection(
        file_format=document.file_format,
        form_id=form.form_id if is_applied else None,
        closest_form_id=form.form_id,
        pages=tuple(_page(page, found, consumed) for page in document.pages),
        tables=tuple(sorted(tables, key=lambda one: (one.page_no, one.table_no or 0))),
        gaps=reading.gaps,
    )


def _as_unknown(found: Recognition) -> Iterator[tuple[Candidate, None]]:
    """Of a form that does not apply nothing counts as recognised."""
    for joined in (*found.tables, *found.duplicates):
        yield from ((piece, None) for piece in joined.pieces)
    yield from ((candidate, None) for candidate, _ in found.unknown)


def _recognised(joined: JoinedTable, typed: dict[int, ReportTable]) -> SeenTable:
    first, table = joined.pieces[0], joined.table
    paths = column_paths(joined.header)
    columns = []
    for (side_no, column_no), places in sorted(joined.match.columns.items(), key=lambda x: x[1]):
        column = table.sides[side_no].columns[column_no]
        printed = " › ".join(paths[places[0]]) if places[0] < len(paths) else ""
        grid_columns = tuple(place + 1 for place in places)
        columns.append(
            SeenColumn(column.key or column.role, column_name(column), printed, grid_columns)
        )
    return SeenTable(
        verdict="recognised",
        page_no=first.page_no,
        page_label=first.page_label,
        last_page_no=max(piece.page_no for piece in joined.pieces),
        captions=first.lines,
        grid=_texts(first),
        table_no=table.table_no,
        title=joined.captions.title or table.title,
        header_rows=joined.match.header_rows,
        columns=tuple(columns),
        unknown_columns=tuple(joined.match.unknown.values()),
        typed=typed.get(table.table_no),
    )


def _duplicate(joined: JoinedTable) -> SeenTable:
    first = joined.pieces[0]
    return SeenTable(
        "duplicate",
        first.page_no,
        first.page_label,
        max(piece.page_no for piece in joined.pieces),
        first.lines,
        _texts(first),
        joined.table.table_no,
        joined.captions.title or joined.table.title,
    )


def _unknown(candidate: Candidate) -> SeenTable:
    return SeenTable(
        "unknown",
        candidate.page_no,
        candidate.page_label,
        candidate.page_no,
        candidate.lines,
        _texts(candidate),
        likeness=nearest_table(candidate),
    )


def _performance(document: Document, place: tuple[int, int]) -> SeenTable:
    page = next(page for page in document.pages if page.number == place[0])
    table = list(page.tables())[place[1]]
    grid = tuple(tuple(cell.text if cell else "" for cell in row) for row in table.grid())
    return SeenTable("performance", page.number, page.label, page.number, (), grid)


def _texts(candidate: Candidate) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.text if cell else "" for cell in row) for row in candidate.printed)


def _page(page: Page, found: Recognition, consumed: Collection[tuple[int, int]]) -> SeenPage:
    kind: PageKind = "scan" if page.is_scan else "text" if page.has_text or page.blocks else "image"
    lines = sum(line.role is LineRole.TEXT for line in page.lines())
    return SeenPage(page.number, page.label, kind, lines, boxes_of(page, found, consumed))
