"""The amounts of a performance form: by source over the project's life and the year, or by use.

What belongs here: pairs of label and amount in the rows of the money block. What does not: whether
they add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from disclosure.narrative.performance.labels import AmountScope, FormKind, label_of, labels, unit_of
from disclosure.narrative.performance.performance_rows import Entry, FormRow
from disclosure.narrative.prose_text import UNIT_YUAN, fold, joined, number
from disclosure.reading import PerformanceAmount

_VALUE = re.compile(r"(.*?\d) ?(元|万元)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
"""Nobody prints yuan to three places: a point before the last three digits is a misread comma."""
_BLANKS = {"-", "--", "/", "—", "——"}


@dataclass(slots=True)
class MoneyBlock:
    """What the rows so far told: the unit, and where the second column of amounts begins."""

    unit: str
    second_column: int | None = None


def _plain(text: str) -> str:
    return fold(text).replace("\n", "").strip()


def is_amount(text: str) -> bool:
    """A number, with or without its unit, or a dash for none."""
    plain = _plain(text)
    match = _VALUE.fullmatch(plain)
    return plain in _BLANKS or (match is not None and number(match.group(1)) is not None)


def amount_yuan(printed: str, unit: str) -> Decimal | None:
    """An amount in yuan; a unit printed with it wins over the block's; None for a blank or dash."""
    match = _VALUE.fullmatch(_plain(printed))
    value = number(match.group(1)) if match is not None else None
    if match is None or value is None:
        return None
    per_unit = UNIT_YUAN[match.group(2) or unit]
    if per_unit == 1 and _THOUSANDS.fullmatch(match.group(1)):
        value = Decimal(re.sub(r"[.,]", "", match.group(1)))
    return value * per_unit


def read_amounts(
    kind: FormKind, row: FormRow, entries: list[Entry], block: MoneyBlock
) -> Iterator[PerformanceAmount]:
    """The amounts of one row: each label with the amount after it, blank where none follows.

    The first label of a row belongs to the form's first column of amounts, the second to the
    other; a label alone goes by where it stands.
    """
    pairs = _pairs(entries, block)
    for place, (label, printed) in enumerate(pairs):
        name = label_of(label.text)
        yield PerformanceAmount(
            scope=_scope(kind, label, place, len(pairs), block),
            source_name=_source(name),
            printed=printed,
            amount_yuan=amount_yuan(printed, block.unit),
            page_no=row.page.number,
        )


def _pairs(entries: list[Entry], block: MoneyBlock) -> list[tuple[Entry, str]]:
    known = labels()
    pairs: list[tuple[Entry, str]] = []
    for entry in entries:
        name = label_of(entry.text)
        if is_amount(entry.text):
            if pairs and not pairs[-1][1]:
                pairs[-1] = (pairs[-1][0], joined(entry.text))
        elif known.has("money_headers", name):
            block.unit = unit_of(entry.text) or block.unit
            if name == known.groups["money_headers"][1]:
                block.second_column = entry.column
        else:
            if known.has("second_total", name):
                block.second_column = entry.column
            pairs.append((entry, ""))
    return pairs


def _scope(kind: FormKind, label: Entry, place: int, count: int, block: MoneyBlock) -> AmountScope:
    known, name = labels(), label_of(label.text)
    if known.has("first_total", name):
        return kind.first_scope
    if known.has("second_total", name):
        return kind.second_scope
    right = block.second_column is not None and label.column >= block.second_column
    is_second = place % 2 == 1 if count > 1 else right
    return kind.second_scope if is_second else kind.first_scope


def _source(name: str) -> str:
    known = labels()
    if known.has("first_total", name) or known.has("second_total", name):
        return known.groups["total_name"][0]
    return name
