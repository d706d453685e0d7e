"""The rows of a performance form as printed.

What belongs here: the shapes that the finder of forms hands to their reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from disclosure.documents.document import Page, Table
from disclosure.narrative.performance.labels import label_of


@dataclass(slots=True)
class Entry:
    """A cell with text; `column` is its 0-based place in the table's grid."""

    column: int
    text: str


@dataclass(slots=True)
class FormRow:
    """A row's printed cells from left to right; `resumes` on the first row of a further piece."""

    page: Page
    entries: list[Entry]
    resumes: bool = False

    def labels(self) -> list[str]:
        """What each cell says as a label."""
        return [label_of(entry.text) for entry in self.entries]


def rows_of(page: Page, table: Table) -> Iterator[FormRow]:
    """The rows of a table, each with the cells that begin in it."""
    by_row: dict[int, list[Entry]] = {row: [] for row in range(table.row_count)}
    for cell in table.cells:
        if cell.text.strip():
            by_row[cell.row].append(Entry(cell.column, cell.text))
    for row in range(table.row_count):
        yield FormRow(page, sorted(by_row[row], key=lambda entry: entry.column))
