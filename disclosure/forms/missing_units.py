"""The unit of a table that prints none: by the amounts that it shares with what says its own.

What belongs here: weighing units by equal amounts of other tables and of the prose. What does not:
reading a printed unit (`captions`), and making a table uncertain (`typed_tables`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from disclosure.documents.document import Document, LineRole
from disclosure.forms.printed.captions import printed_unit
from disclosure.forms.printed.printed_amounts import YUAN_PER_UNIT, parse_amount, printed_number
from disclosure.forms.recognition import JoinedTable
from disclosure.forms.texts import comparable
from disclosure.forms.typed.sides import value_cells
from disclosure.reading import Unit

_UNITS: tuple[Unit, ...] = ("元", "千元", "万元", "百万元", "亿元")
_IN_PROSE = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(亿元|百万元|万元|千元|元)")
_DIGITS = 1000
"""An amount says something where the coarser print of it has four figures at least."""
_TWO = 2
Known = tuple[Decimal, Decimal]
"""An amount in yuan, and what one unit of its last printed place is worth."""


def unit_of(joined: JoinedTable) -> Unit | None:
    """The unit that the table's captions or head print."""
    header = (printed_unit(cell.text) for row in joined.header for cell in row if cell)
    return joined.captions.unit or next(filter(None, header), None)


def weigh_units(document: Document, tables: Sequence[JoinedTable], usual: Unit) -> None:
    """Gives each table without a unit its likeliest one, and says whether it is proven.

    Proven is what two amounts (the sole one of a table that prints but one) have in common with
    amounts whose unit is printed, far more than under any other unit. Else it is that of most
    other tables, or `usual`, and open.
    """
    told = [(joined, unit) for joined in tables if (unit := unit_of(joined)) is not None]
    silent = [joined for joined in tables if unit_of(joined) is None]
    if not silent:
        return
    in_tables = (
        (number * YUAN_PER_UNIT[unit], quantum * YUAN_PER_UNIT[unit])
        for joined, unit in told
        for number, quantum in _numbers(joined)
    )
    known = sorted({*_in_prose(document), *in_tables})
    most = Counter(unit for _, unit in told).most_common(1)
    for joined in silent:
        proven = _proven(joined, known)
        joined.likely_unit = proven or (most[0][0] if most else usual)
        joined.is_unit_open = proven is None


def _proven(joined: JoinedTable, known: Sequence[Known]) -> Unit | None:
    numbers = set(_numbers(joined))
    shared = Counter[Unit]()
    for unit in _UNITS:
        worth = YUAN_PER_UNIT[unit]
        shared[unit] = sum(_is_known(n * worth, q * worth, known) for n, q in numbers)
    (best, most), (_, second), *_ = shared.most_common()
    distinctive = sum(number >= _DIGITS * quantum for number, quantum in numbers)
    return best if most >= max(1, min(_TWO, distinctive)) and most > _TWO * second else None


def _is_known(yuan: Decimal, quantum: Decimal, known: Sequence[Known]) -> bool:
    place = bisect_left(known, (yuan, Decimal(0)))
    return any(
        abs(one - yuan) * 2 <= max(quantum, other) and yuan >= _DIGITS * max(quantum, other)
        for one, other in known[max(0, place - _TWO) : place + _TWO]
    )


def _numbers(joined: JoinedTable) -> Iterable[Known]:
    """The bare numbers of the table, each with what its last printed place is worth."""
    for side_no, side in enumerate(joined.table.sides):
        for row in joined.rows:
            for _, cell in value_cells(row, side_no, side):
                number = printed_number("".join(cell.text.split()))
                if number:
                    yield abs(number), Decimal(1).scaleb(int(number.as_tuple().exponent))


def _in_prose(document: Document) -> Iterable[Known]:
    for page in document.pages:
        lines = [line.text for line in page.lines() if line.role is LineRole.TEXT]
        for number, unit in _IN_PROSE.findall(comparable("".join(lines))):
            amount = parse_amount(number, unit)
            if amount is not None and amount.yuan:
                yield amount.yuan, YUAN_PER_UNIT[unit].scaleb(-amount.decimals)
