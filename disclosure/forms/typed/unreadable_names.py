"""Rows whose name nobody can read: their figures belong to nobody knows what.

What belongs here: names in which `glyphs.UNKNOWN` stands. What does not: why they can't be read
(`documents.pdf`), and names that a scan may have misread (`scans`).
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from disclosure.documents.pdf.glyphs import UNKNOWN
from disclosure.reading import Gap, TableRow, ValueCell


def without_names(
    title: str, table_no: int, rows: Sequence[TableRow], cells: Sequence[ValueCell]
) -> tuple[list[ValueCell], list[Gap]]:
    """The cells, those of rows that only an unreadable name tells being uncertain, and a gap."""
    lost = {(row.side, row.row_no) for row in rows if row.code is None and UNKNOWN in row.label}
    first = next((cell for cell in cells if _is_of(lost, cell)), None)
    if first is None:
        return list(cells), []
    gap = Gap(
        kind="uncertain_figure",
        detail=f"《{title}》有{len(lost)}行的名称印得看不清，这些行的数字没有采信",
        table_no=table_no,
        page_no=first.page_no,
        page_label=first.page_label,
    )
    marked = [
        cell.model_copy(update={"certainty": "uncertain"}) if _is_of(lost, cell) else cell
        for cell in cells
    ]
    return marked, [gap]


def _is_of(rows: Set[tuple[str | None, int]], cell: ValueCell) -> bool:
    return (cell.side, cell.row_no) in rows and bool(cell.amount_yuan)
