"""Scanned figures with all that was read of them, taken from typed tables.

What belongs here: one figure and the state of its readings. What does not: identities (`bonds`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from disclosure.documents.document import BBox, Cell, Document
from disclosure.documents.scans.doubts import ONE_BIT, READ_DIFFERENTLY
from disclosure.forms.printed.printed_amounts import is_blank, parse_amount
from disclosure.reading import ReportTable, TableRow, ValueCell

Place = tuple[int, int]
"""Position of a table among the tables, and of a cell among its cells."""


@dataclass(slots=True)
class Figure:
    """A figure of a table. `candidates` are its readings that are amounts, in yuan.

    A figure that is printed as text has one candidate and is settled from the start. `doubt` is
    why the image alone can't settle it. `amount` is the chosen one; None where ink was not read.
    """

    place: Place
    cell: ValueCell
    row: TableRow
    table: ReportTable
    amount: Decimal | None
    candidates: tuple[Decimal, ...]
    readings: tuple[str, ...] = ()
    is_scan: bool = False
    is_settled: bool = True
    doubt: str = ""
    may_be_corrected: bool = True

    @property
    def quantum(self) -> Decimal:
        return self.cell.quantum_yuan or Decimal("0.01")


def all_figures(document: Document, tables: Sequence[ReportTable]) -> dict[Place, Figure]:
    """Every figure that is not blank, and scanned cells with ink that nobody could read."""
    scans = {page.number for page in document.pages if page.is_scan}
    sources = dict(_scanned_cells(document))
    found: dict[Place, Figure] = {}
    for table_no, table in enumerate(tables):
        rows = {(row.row_no, row.side): row for row in table.rows}
        for cell_no, cell in enumerate(table.cells):
            source = sources.get((cell.page_no, cell.bbox)) if cell.bbox else None
            figure = _figure(
                (table_no, cell_no),
                cell,
                rows[cell.row_no, cell.side],
                table,
                source,
                is_scan=cell.page_no in scans,
            )
            if figure is not None:
                found[figure.place] = figure
    return found


def _scanned_cells(document: Document) -> Iterator[tuple[tuple[int, BBox], Cell]]:
    for page in document.pages:
        if page.is_scan:
            for table in page.tables():
                yield from (((page.number, cell.bbox), cell) for cell in table.cells if cell.bbox)


def _figure(
    place: Place,
    cell: ValueCell,
    row: TableRow,
    table: ReportTable,
    source: Cell | None,
    *,
    is_scan: bool,
) -> Figure | None:
    if not is_scan:
        if cell.amount_yuan is None:
            return None
        return Figure(place, cell, row, table, cell.amount_yuan, (cell.amount_yuan,))
    doubt = source.doubt if source is not None else ""
    if is_blank(cell.printed) and not doubt:
        return None
    readings = _readings(cell, source)
    amounts = [amount_of(text, table.unit) for text in readings]
    agree = len(readings) > 1 and len(set(amounts)) == 1 and amounts[0] is not None
    return Figure(
        place=place,
        cell=cell,
        row=row,
        table=table,
        amount=cell.amount_yuan,
        candidates=tuple(dict.fromkeys(a for a in amounts if a is not None)),
        readings=readings,
        is_scan=True,
        is_settled=agree and not doubt,
        doubt=doubt or ("" if agree else READ_DIFFERENTLY),
        may_be_corrected=len(set(readings)) > 1 and doubt != ONE_BIT,
    )


def _readings(cell: ValueCell, source: Cell | None) -> tuple[str, ...]:
    """All readings without white space; none that count where the cell is put together of two."""
    if source is None or "".join(source.text.split()) != cell.printed:
        return (cell.printed,)
    return tuple("".join(text.split()) for text in source.readings) or (cell.printed,)


def amount_of(text: str, unit: str) -> Decimal | None:
    amount = None if is_blank(text) else parse_amount(text, unit)
    return amount.yuan if amount else None
