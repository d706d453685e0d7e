"""Contradictions planted in the tables of a reading.

What belongs here: one change a function, made where the report has such a thing. What does not:
prose (`in_prose`), or which change is drawn.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from benchmarks.planted.plants import Plant
from benchmarks.planted.slips import slipped
from disclosure.reading import Reading, ReportTable, TableRow, ValueCell

UNIT_YUAN = {"元": 1, "千元": 10**3, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
NAMED = ("code", "class", "item", "project")


def figure(reading: Reading, source: random.Random) -> Plant | None:
    """A slip in one printed amount."""
    found = [(t, c) for t in reading.tables for c in t.cells if c.amount_yuan]
    if not found:
        return None
    table, cell = source.choice(found)
    changed = _slipped(cell, UNIT_YUAN[table.unit], source)
    if changed is None:
        return None
    what = f"{_place(table, cell)} {cell.printed} → {changed.printed}"
    return _plant("figure", what, reading, table, cells=_with(table.cells, {cell: changed}))


def blank(reading: Reading, source: random.Random) -> Plant | None:
    """An amount left out."""
    found = [(t, c) for t in reading.tables for c in t.cells if c.amount_yuan]
    if not found:
        return None
    table, cell = source.choice(found)
    empty = cell.model_copy(update={"printed": "", "amount_yuan": None, "quantum_yuan": None})
    what = f"{_place(table, cell)} {cell.printed} → blank"
    return _plant("blank", what, reading, table, cells=_with(table.cells, {cell: empty}))


def moved(reading: Reading, source: random.Random) -> Plant | None:
    """An amount printed one column further, where nothing stands."""
    found = []
    for table in reading.tables:
        empty = {(c.side, c.row_no): c for c in table.cells if not c.amount_yuan}
        for cell in table.cells:
            other = empty.get((cell.side, cell.row_no))
            if cell.amount_yuan and other is not None:
                found.append((table, cell, other))
    if not found:
        return None
    table, cell, other = source.choice(found)
    taken = {
        key: getattr(cell, key) for key in ("printed", "amount_yuan", "quantum_yuan", "certainty")
    }
    left = {key: getattr(other, key) for key in taken}
    swapped = {cell: cell.model_copy(update=left), other: other.model_copy(update=taken)}
    what = f"{_place(table, cell)} {cell.printed} → {other.column_key}"
    return _plant("moved", what, reading, table, cells=_with(table.cells, swapped))


def swapped_amounts(reading: Reading, source: random.Random) -> Plant | None:
    """Two rows of one kind and level exchange all their amounts."""
    drawn = _two_rows(reading, source)
    if drawn is None:
        return None
    table, one, other = drawn
    numbers = {one.row_no: other.row_no, other.row_no: one.row_no}
    cells = tuple(
        c.model_copy(update={"row_no": numbers[c.row_no]})
        if c.row_no in numbers and c.side == one.side
        else c
        for c in table.cells
    )
    what = f"{_row(table, one)} ↔ {other.label}"
    return _plant("swapped amounts", what, reading, table, cells=cells)


def swapped_codes(reading: Reading, source: random.Random) -> Plant | None:
    """Two rows exchange their codes; names and amounts stay."""
    drawn = _two_rows(reading, source, coded=True)
    if drawn is None:
        return None
    table, one, other = drawn
    new = {
        one: one.model_copy(update={"code": other.code, "row_key": other.row_key}),
        other: other.model_copy(update={"code": one.code, "row_key": one.row_key}),
    }
    parents = {row.code: row.row_no for row in table.rows if row.row_kind == "code"}
    parents |= {row.code: row.row_no for row in new.values()}
    rows = tuple(_reparented(new.get(row, row), parents, row in new) for row in table.rows)
    what = f"{_row(table, one)} ↔ {other.code} {other.label}"
    return _plant("swapped codes", what, reading, table, rows=rows)


def wrong_code(reading: Reading, source: random.Random) -> Plant | None:
    """One digit of a code is another."""
    found = [(t, r) for t in reading.tables for r in t.rows if r.row_kind == "code" and r.code]
    if not found:
        return None
    table, row = source.choice(found)
    code = row.code or ""
    at = source.randrange(len(code))
    changed = code[:at] + source.choice([d for d in "0123456789" if d != code[at]]) + code[at + 1 :]
    if any(one.code == changed for one in table.rows):
        return None
    new = row.model_copy(update={"code": changed, "row_key": changed})
    parents = {one.code: one.row_no for one in table.rows if one.row_kind == "code"}
    rows = tuple(_reparented(new if one is row else one, parents, one is row) for one in table.rows)
    return _plant("wrong code", f"{_row(table, row)} → {changed}", reading, table, rows=rows)


def dropped(reading: Reading, source: random.Random) -> Plant | None:
    """A row with an amount is not printed."""
    drawn = _full_row(reading, source)
    if drawn is None:
        return None
    table, row = drawn
    parent = row.parent_row_no
    rows = tuple(
        one.model_copy(update={"parent_row_no": parent})
        if one.side == row.side and one.parent_row_no == row.row_no
        else one
        for one in table.rows
        if one is not row
    )
    cells = tuple(c for c in table.cells if (c.side, c.row_no) != (row.side, row.row_no))
    return _plant("dropped row", _row(table, row), reading, table, rows=rows, cells=cells)


def repeated(reading: Reading, source: random.Random) -> Plant | None:
    """A row is printed twice, one below the other."""
    drawn = _full_row(reading, source)
    if drawn is None:
        return None
    table, row = drawn

    def after(number: int | None) -> int | None:
        return number if number is None or number <= row.row_no else number + 1

    rows, cells = [], []
    for one in table.rows:
        is_below = one.row_no > row.row_no
        update = {"row_no": one.row_no + is_below, "parent_row_no": after(one.parent_row_no)}
        rows.append(one.model_copy(update=update))
        if one is row:
            rows.append(one.model_copy(update={"row_no": one.row_no + 1}))
    for cell in table.cells:
        number = cell.row_no + (cell.row_no > row.row_no)
        cells.append(cell.model_copy(update={"row_no": number}))
        if (cell.side, cell.row_no) == (row.side, row.row_no):
            cells.append(cell.model_copy(update={"row_no": cell.row_no + 1}))
    return _plant(
        "repeated row", _row(table, row), reading, table, rows=tuple(rows), cells=tuple(cells)
    )


def form_amount(reading: Reading, source: random.Random) -> Plant | None:
    """A slip in an amount of a performance form."""
    found = [
        (form, at)
        for form in reading.performance_tables
        for at, one in enumerate(form.amounts)
        if one.amount_yuan and _decimal(one.printed)
    ]
    if not found:
        return None
    form, at = source.choice(found)
    amount = form.amounts[at]
    printed = slipped(amount.printed.strip(), source)
    if printed is None:
        return None
    per = (amount.amount_yuan or 0) / (_decimal(amount.printed) or 1)
    new = amount.model_copy(
        update={"printed": printed, "amount_yuan": (_decimal(printed) or Decimal(0)) * per}
    )
    amounts = (*form.amounts[:at], new, *form.amounts[at + 1 :])
    forms = tuple(
        one.model_copy(update={"amounts": amounts}) if one is form else one
        for one in reading.performance_tables
    )
    what = f"form {form.scope} {amount.scope} {amount.source_name}: {amount.printed} → {printed}"
    return Plant("form amount", what, reading.model_copy(update={"performance_tables": forms}))


def _decimal(printed: str) -> Decimal | None:
    try:
        return Decimal(printed.replace(",", "").strip())
    except InvalidOperation:
        return None


def _slipped(cell: ValueCell, per_unit: int, source: random.Random) -> ValueCell | None:
    plain = _decimal(cell.printed)
    if plain is None or plain < 0 or plain * per_unit != cell.amount_yuan:
        return None
    printed = slipped(cell.printed.strip(), source)
    if printed is None:
        return None
    amount = (_decimal(printed) or Decimal(0)) * per_unit
    return cell.model_copy(update={"printed": printed, "amount_yuan": amount})


def _two_rows(
    reading: Reading, source: random.Random, coded: bool = False
) -> tuple[ReportTable, TableRow, TableRow] | None:
    pairs = []
    for table in reading.tables:
        printed = _amounts(table)
        rows = [r for r in table.rows if r.row_kind in NAMED and (r.code or not coded)]
        for one in rows:
            for other in rows:
                alike = (one.side, one.row_kind, one.level) == (
                    other.side,
                    other.row_kind,
                    other.level,
                )
                differ = printed.get(_key(one)) != printed.get(_key(other))
                if alike and one.row_no < other.row_no and differ and one.label != other.label:
                    pairs.append((table, one, other))
    return source.choice(pairs) if pairs else None


def _full_row(reading: Reading, source: random.Random) -> tuple[ReportTable, TableRow] | None:
    found = [
        (table, row)
        for table in reading.tables
        for row in table.rows
        if row.row_kind in NAMED and any(a for _, a in _amounts(table).get(_key(row), ()))
    ]
    return source.choice(found) if found else None


def _key(row: TableRow) -> tuple[str | None, int]:
    return row.side, row.row_no


def _amounts(table: ReportTable) -> dict[tuple[str | None, int], list[tuple[str, Decimal]]]:
    found: dict[tuple[str | None, int], list[tuple[str, Decimal]]] = {}
    for cell in table.cells:
        if cell.amount_yuan:
            found.setdefault((cell.side, cell.row_no), []).append(
                (cell.column_key, cell.amount_yuan)
            )
    return found


def _reparented(row: TableRow, parents: dict[str | None, int], is_new: bool) -> TableRow:
    """A reader hangs codes below what is printed as their parent."""
    if row.row_kind != "code" or (row.level <= 1 and not is_new):
        return row
    return row.model_copy(update={"parent_row_no": parents.get((row.code or "")[:-2])})


def _row(table: ReportTable, row: TableRow) -> str:
    return f"表{table.table_no} {row.row_kind} {row.code or ''} {row.label}"


def _place(table: ReportTable, cell: ValueCell) -> str:
    row = next(r for r in table.rows if (r.side, r.row_no) == (cell.side, cell.row_no))
    return f"表{table.table_no} {cell.column_key} {row.row_kind} {row.code or ''} {row.label}"


def _with(cells: Sequence[ValueCell], new: dict[ValueCell, ValueCell]) -> tuple[ValueCell, ...]:
    by_id = {id(one): other for one, other in new.items()}
    return tuple(by_id.get(id(one), one) for one in cells)


def _plant(
    kind: str, what: str, reading: Reading, table: ReportTable, **update: Any
) -> Plant | None:
    changed = table.model_copy(update=update)
    tables = tuple(changed if one is table else one for one in reading.tables)
    return Plant(kind, what, reading.model_copy(update={"tables": tables}))
