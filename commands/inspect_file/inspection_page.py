"""Inspections as one self-contained web page: the pages as pictures beside what was read of them.

What belongs here: what the page's template needs. What does not: its looks (`page.html`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from commands.inspect_file.inspection_words import KINDS, ROLES, VERDICTS, head_of, likeness_lines
from disclosure.reading import ReportTable
from evidence.inspection import ROLE_COLOURS, Inspection, SeenTable, draw_seen
from evidence.pictures import Picture
from evidence.self_contained_page import page_template


@dataclass(frozen=True, slots=True)
class Inspected:
    """One file with what was seen in it."""

    file_name: str
    content: bytes
    seen: Inspection

    def pictures(self) -> dict[int, Picture]:
        return draw_seen(self.content, self.seen)

    def tables_on(self, page_no: int) -> list[SeenTable]:
        return [table for table in self.seen.tables if table.page_no == page_no]


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row as it was read, its amounts under the column keys."""

    kind: str
    key: str
    label: str
    amounts: tuple[str, ...]


def page_of(inspected: Sequence[Inspected]) -> str:
    """The page's HTML, complete."""
    template = page_template(
        Path(__file__).with_name("page.html"), head=head_of, likeness=likeness_lines
    )
    return template.render(
        inspected=inspected,
        typed_rows=typed_rows,
        column_keys=column_keys,
        kinds=KINDS,
        verdicts=VERDICTS,
        roles=ROLES,
        colours=ROLE_COLOURS,
    )


def column_keys(table: ReportTable) -> list[tuple[str | None, str]]:
    """The (side, key) of each value column, in printed order."""
    return list(dict.fromkeys((cell.side, cell.column_key) for cell in table.cells))


def typed_rows(table: ReportTable) -> list[TypedRow]:
    """The rows as they were read; a two-sided table's sides one below the other."""
    printed = {(c.row_no, c.side, c.column_key): c.printed for c in table.cells}
    keys = column_keys(table)
    return [
        TypedRow(
            row.row_kind,
            row.row_key,
            row.label,
            tuple(
                printed.get((row.row_no, side, key), "") if side == row.side else ""
                for side, key in keys
            ),
        )
        for row in table.rows
    ]
