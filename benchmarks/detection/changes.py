"""One thing of a reading changed: a figure, a code, a name, a figure of the prose, a sentence.

What belongs here: every kind of change and where it can be made. What does not: finding it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from disclosure.reading import Reading, ReportTable, Statement, TableRow, ValueCell

NAMED = ("code", "class", "category", "item")
TURNED: dict[str | None, Literal["increase", "decrease"]] = {
    "increase": "decrease",
    "decrease": "increase",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing changed in a reading. `place` is table, side, row and column of a cell."""

    kind: str
    what: str
    reading: Reading
    place: tuple[int, str, int, str] | None = None


def changes(reading: Reading, source: random.Random, share: float) -> Iterator[Change]:
    """Every possible change of one report, thinned to a share of them."""
    for index, table in enumerate(reading.tables):
        for cell in table.cells:
            if cell.amount_yuan and source.random() < share:
                yield _figure(reading, index, table, cell, source)
        for row in table.rows:
            if row.row_kind == "code" and row.code and source.random() < share:
                yield _code(reading, index, table, row, source)
            if row.row_kind in NAMED and len(row.label) > 2 and source.random() < share:
                yield _name(reading, index, table, row, source)
    yield from _prose(reading, source, share)


def _prose(reading: Reading, source: random.Random, share: float) -> Iterator[Change]:
    for number, statement in enumerate(reading.statements):
        if source.random() < share:
            change = _spoken(reading, number, statement, source)
            if change is not None:
                yield change
        if statement.direction in TURNED and source.random() < share:
            yield _turned(reading, number, statement)
    for section in reading.sections:
        told = [one for one in reading.statements if one.section_no == section.section_no]
        if told and source.random() < share:
            yield _silent(reading, section.section_no, section.title)


def _figure(
    reading: Reading, index: int, table: ReportTable, cell: ValueCell, source: random.Random
) -> Change:
    quantum = cell.quantum_yuan or Decimal(1)
    by = source.choice((2, 3, 10, 90, 1000)) * max(quantum, Decimal(100)) * source.choice((1, -1))
    amount = (cell.amount_yuan or Decimal(0)) + by
    changed = cell.model_copy(update={"amount_yuan": amount, "printed": str(amount)})
    cells = tuple(changed if one is cell else one for one in table.cells)
    what = f"表{table.table_no} {cell.column_key}"
    place = (table.table_no, cell.side or "-", cell.row_no, cell.column_key)
    return Change("figure", what, _with_table(reading, index, {"cells": cells}), place)


def _code(
    reading: Reading, index: int, table: ReportTable, row: TableRow, source: random.Random
) -> Change:
    digit = source.choice([d for d in "123456789" if d != (row.code or "")[-1]])
    code = (row.code or "")[:-1] + digit
    rows = [
        one if one is not row else row.model_copy(update={"code": code, "row_key": code})
        for one in table.rows
    ]
    by_code = {one.code: one.row_no for one in rows if one.side == row.side}
    rows = [
        one.model_copy(update={"parent_row_no": by_code.get((one.code or "")[:-2])})
        if one.row_kind == "code" and one.level > 1
        else one
        for one in rows
    ]
    return Change("code", f"表{table.table_no}", _with_table(reading, index, {"rows": tuple(rows)}))


def _name(
    reading: Reading, index: int, table: ReportTable, row: TableRow, source: random.Random
) -> Change:
    """A name with one character lost, as in copying; its key as an item follows its name.

    Not of the number before it (十一、): no rule speaks of those.
    """
    start = row.label.find("、", 0, 5) + 1
    place = start + source.randrange(1, max(2, len(row.label) - start - 1))
    label = row.label[:place] + row.label[place + 1 :]
    update: dict[str, object] = {"label": label}
    if row.row_kind in ("category", "item"):
        update["row_key"] = row.row_key.replace(row.label, label)
    rows = tuple(row.model_copy(update=update) if one is row else one for one in table.rows)
    what = f"表{table.table_no} {row.row_kind}"
    return Change("name", what, _with_table(reading, index, {"rows": rows}))


def _turned(reading: Reading, number: int, statement: Statement) -> Change:
    """增加 for 减少 and the other way round."""
    statements = list(reading.statements)
    statements[number] = statement.model_copy(update={"direction": TURNED[statement.direction]})
    changed = reading.model_copy(update={"statements": tuple(statements)})
    return Change("direction", f"{statement.subject} {statement.measure}", changed)


def _silent(reading: Reading, section_no: int, title: str) -> Change:
    """A section that says nothing: its text and its figures are gone, its heading stays."""
    sections = tuple(
        one.model_copy(update={"text": ""}) if one.section_no == section_no else one
        for one in reading.sections
    )
    statements = tuple(one for one in reading.statements if one.section_no != section_no)
    update = {"sections": sections, "statements": statements}
    return Change("sentences", title, reading.model_copy(update=update))


def _with_table(reading: Reading, index: int, update: dict[str, object]) -> Reading:
    tables = list(reading.tables)
    tables[index] = tables[index].model_copy(update=update)
    return reading.model_copy(update={"tables": tuple(tables)})


def _spoken(
    reading: Reading, number: int, statement: Statement, source: random.Random
) -> Change | None:
    """A figure of the prose; a year, an area or a count of machines is none of the budget's."""
    if statement.percent is not None:
        update: dict[str, object] = {"percent": statement.percent + source.choice((1, 5, 10))}
        kind = "percent"
    elif statement.amount_yuan is not None and statement.amount is not None:
        by = Decimal(source.choice((1, 7, 30)))
        per_unit = {"亿元": 10**8, "万元": 10**4}.get(statement.unit or "", 1)
        update = {
            "amount": statement.amount + by,
            "amount_yuan": statement.amount_yuan + by * per_unit,
        }
        kind = "prose figure"
    else:
        return None
    statements = list(reading.statements)
    statements[number] = statement.model_copy(update=update)
    changed = reading.model_copy(update={"statements": tuple(statements)})
    return Change(kind, f"{statement.subject} {statement.measure}", changed)
