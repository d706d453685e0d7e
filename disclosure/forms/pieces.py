"""Body rows in the form's columns: one piece of a table, and pieces joined over pages.

What belongs here: from grid rows to `BodyRow`s, and re-joining a row that a page break cut in two.
What does not: which table a piece belongs to, or what a row is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.documents.model import BBox, Cell
from disclosure.forms.candidates import Candidate, GridRow
from disclosure.forms.headers import ColumnId, HeaderMatch
from disclosure.forms.texts import comparable


@dataclass(frozen=True, slots=True)
class PrintedCell:
    text: str
    page_no: int
    page_label: str
    bbox: BBox | None = None

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A printed line: its cells by declared column, and those under no declared column."""

    cells: dict[ColumnId, PrintedCell]
    strangers: tuple[tuple[str, PrintedCell], ...] = ()
    printed: tuple[str, ...] = ()

    def text(self, column: ColumnId) -> str:
        cell = self.cells.get(column)
        return cell.text if cell is not None else ""


def body_rows(
    candidate: Candidate, rows: Sequence[GridRow], match: HeaderMatch, header: Sequence[GridRow]
) -> list[BodyRow]:
    """The rows below the header in the form's columns; repeated header rows and blanks left out."""
    headers = {_row_texts(row) for row in header}
    body: list[BodyRow] = []
    above: GridRow = ()
    for row in rows:
        texts = _row_texts(row)
        if texts not in headers and any(texts):
            body.append(_body_row(candidate, row, above, match))
        above = row
    return body


def joined_row(first: BodyRow, second: BodyRow) -> BodyRow:
    """One row of two halves; a cell keeps the place of the half that prints it."""
    cells = dict(first.cells)
    for column, cell in second.cells.items():
        before = cells.get(column)
        if before is None or before.is_empty:
            cells[column] = before if before is not None and cell.is_empty else cell
        elif not cell.is_empty:
            cells[column] = PrintedCell(
                f"{before.text}\n{cell.text}", before.page_no, before.page_label, before.bbox
            )
    strangers = first.strangers + second.strangers
    return BodyRow(cells, strangers, first.printed + second.printed)


def _row_texts(row: GridRow) -> tuple[str, ...]:
    return tuple(comparable(cell.text) if cell is not None else "" for cell in row)


def _body_row(candidate: Candidate, row: GridRow, above: GridRow, match: HeaderMatch) -> BodyRow:
    """A cell that spans columns or rows is printed once: where it begins."""

    def printed(cell: Cell | None) -> PrintedCell:
        text, bbox = (cell.text, cell.bbox) if cell is not None else ("", None)
        return PrintedCell(text, candidate.page_no, candidate.page_label, bbox)

    cells: dict[ColumnId, PrintedCell] = {}
    held: list[Cell] = []
    for column, group in sorted(match.columns.items(), key=lambda item: item[1]):
        fresh = [cell for i in group if (cell := _fresh(row, i, above, held)) is not None]
        chosen = next((cell for cell in fresh if cell.text.strip()), fresh[0] if fresh else None)
        cells[column] = printed(chosen)
        held.extend([chosen] if chosen is not None else [])
    strangers = tuple(
        (match.unknown.get(i, ""), printed(cell))
        for i in range(len(row))
        if (cell := _fresh(row, i, above, held)) is not None and cell.text.strip()
    )
    return BodyRow(cells, strangers, tuple(c.text if c is not None else "" for c in row))


def _fresh(row: GridRow, column: int, above: GridRow, held: Sequence[Cell]) -> Cell | None:
    cell = row[column] if column < len(row) else None
    if cell is None or any(cell is other for other in held):
        return None
    return None if column < len(above) and above[column] is cell else cell
