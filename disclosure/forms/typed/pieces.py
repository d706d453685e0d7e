"""Body rows in the form's columns: one piece of a table, and pieces joined over pages.

What belongs here: from grid rows to `BodyRow`s, and re-joining a row that a page break cut in two.
What does not: which table a piece belongs to, or what a row is.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from disclosure.documents.document import BBox, Cell
from disclosure.forms.headers import ColumnId, HeaderMatch, is_numbering
from disclosure.forms.printed.candidates import Candidate, GridRow
from disclosure.forms.printed.printed_amounts import is_blank, money_tokens
from disclosure.forms.texts import comparable


class PrintedCell(NamedTuple):
    text: str
    page_no: int
    page_label: str
    bbox: BBox | None = None

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


class BodyRow(NamedTuple):
    """A printed line: its cells by declared column, and those under no declared column."""

    cells: dict[ColumnId, PrintedCell]
    strangers: tuple[tuple[str, PrintedCell], ...] = ()
    printed: tuple[str, ...] = ()

    def text(self, column: ColumnId) -> str:
        cell = self.cells.get(column)
        return cell.text if cell is not None else ""


def body_rows(
    candidate: Candidate,
    rows: Sequence[GridRow],
    match: HeaderMatch,
    header: Sequence[GridRow],
    *,
    numbered: bool = False,
) -> list[BodyRow]:
    """The rows below the header in the form's columns; repeated header rows and blanks left out.

    Rows that only count the columns are left out unless they are `numbered` ones.
    """
    headers = {row_texts(row) for row in header}
    columns = [
        (column, group, column in match.labels)
        for column, group in sorted(
            match.columns.items(), key=lambda item: (item[0] in match.notes, item[1])
        )
    ]
    body: list[BodyRow] = []
    above: GridRow = ()
    for row in rows:
        texts = row_texts(row)
        if texts not in headers and any(texts) and is_numbering(row) == numbered:
            body.append(_body_row(candidate, row, above, match, columns))
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


def row_texts(row: GridRow) -> tuple[str, ...]:
    """What stands in each grid column, spelled alike wherever it is printed the same."""
    return tuple(comparable(cell.text) if cell is not None else "" for cell in row)


def _body_row(
    candidate: Candidate,
    row: GridRow,
    above: GridRow,
    match: HeaderMatch,
    columns: Sequence[tuple[ColumnId, tuple[int, ...], bool]],
) -> BodyRow:
    """A cell that spans columns or rows is printed once: where it begins.

    `columns` are those of the match in the order in which they take their cells; is it a label's?
    """
    own = candidate.page_no, candidate.page_label

    def printed(chosen: Sequence[Cell]) -> PrintedCell:
        text = chosen[0].text if len(chosen) == 1 else "\n".join(cell.text for cell in chosen)
        page = (chosen[0].on_page or own) if chosen else own
        return PrintedCell(text, *page, chosen[0].bbox if chosen else None)

    cells: dict[ColumnId, PrintedCell] = {}
    held: set[int] = set()
    for column, group, is_label in columns:
        fresh = [cell for i in group if (cell := _fresh(row, i, above, held)) is not None]
        chosen = fresh if len(fresh) <= 1 else _chosen(fresh, is_label)
        cells[column] = printed(chosen)
        held.update(map(id, chosen))
    strangers = tuple(
        (match.unknown.get(i, ""), printed([cell]))
        for i in range(len(row))
        if (cell := _fresh(row, i, above, held)) is not None and cell.text.strip()
    )
    texts = tuple(c.text if c is not None else "" for c in row)
    return BodyRow(_with_shared_totals(cells, row, match), strangers, texts)


def _chosen(fresh: Sequence[Cell], is_label: bool) -> list[Cell]:
    """The first cell that prints something; of a name all its parts, amounts left out."""
    texts = [cell for cell in fresh if cell.text.strip()]
    if is_label and texts:
        parts = [cell for n, cell in enumerate(texts) if all(cell is not o for o in texts[:n])]
        return [c for n, c in enumerate(parts) if not n or not _is_figure(c.text)]
    return texts[:1] or list(fresh[:1])


def _is_figure(text: str) -> bool:
    """Whether a text is money, or the dash that stands for none."""
    return bool(money_tokens(text)) or is_blank(text)


def _with_shared_totals(
    cells: dict[ColumnId, PrintedCell], row: GridRow, match: HeaderMatch
) -> dict[ColumnId, PrintedCell]:
    """One name that spans two lists, and one amount in the second: the first list's total."""
    if len(match.labels) < 2:
        return cells
    totals = {side: (side, column) for side, column in match.totals}
    for label in sorted(match.labels):
        cell = _at(row, match.columns[label])
        spanned = [
            o for o in match.labels if o[0] > label[0] and _at(row, match.columns[o]) is cell
        ]
        if cell is None or not cell.text.strip() or not spanned:
            continue
        mine, last = totals.get(label[0]), totals.get(max(spanned)[0])
        if mine and last and _at(row, match.columns[mine]) is cell:
            cells = cells | {mine: cells[last], last: cells[mine]}
    return cells


def _at(row: GridRow, group: Sequence[int]) -> Cell | None:
    return row[group[0]] if group[0] < len(row) else None


def _fresh(row: GridRow, column: int, above: GridRow, held: Set[int]) -> Cell | None:
    """The cell of a column, unless it is held already (told by `id`) or begins further above."""
    cell = row[column] if column < len(row) else None
    if cell is None or id(cell) in held:
        return None
    return None if column < len(above) and above[column] is cell else cell
