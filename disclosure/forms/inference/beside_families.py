"""What inference adds to a declared family's reading: its tables under heads that it does not know.

What belongs here: which inferred tables a family takes over, and how much a reading covers. What
does not: recognising either.
"""

from __future__ import annotations

from disclosure.forms.declaration import Form, FormSide
from disclosure.forms.printed.candidates import Candidate
from disclosure.forms.printed.captions import is_own_number, printed_unit
from disclosure.forms.printed.printed_amounts import (
    is_blank,
    is_unread_money,
    money_tokens,
    parse_amount,
    says_it_is_money,
)
from disclosure.forms.recognition import JoinedTable, Recognition

OWN_HEADS = 0.6
"""Share of the tables that a family's own heads must tell."""
_YEARS = 2100
"""Whole numbers up to here may be years."""


def with_inferred(form: Form, found: Recognition, inferred: Recognition) -> Recognition:
    """The family's tables, and those of its own that only their evidence told.

    A role that the family's own heads found stays as found. Pieces of an inferred table are no
    longer unknown.
    """
    declared = {table.table_no: table for table in form.tables}
    present = {joined.table.table_no for joined in found.tables}
    known = {place_of(piece) for joined in found.tables for piece in joined.pieces}
    taken = [
        joined
        for joined in inferred.tables
        if joined.table.table_no in declared.keys() - present
        and _has_its_sides(joined, declared[joined.table.table_no].sides)
        and not any(place_of(piece) in known for piece in joined.pieces)
    ]
    for joined in taken:
        joined.is_inferred = True
    places = {place_of(piece) for joined in taken for piece in joined.pieces}
    return Recognition(
        tables=[*found.tables, *taken],
        duplicates=found.duplicates,
        unknown=[one for one in found.unknown if place_of(one[0]) not in places],
    )


def is_claimed(found: Recognition, inferred: Recognition) -> bool:
    """Whether a document is a family's own: its heads tell most of what the tables themselves say.

    Titles are the whole country's; numbers that contradict the family's are another issuer's.
    """
    pieces = {place_of(piece) for joined in found.tables for piece in joined.pieces}
    others = sum(
        not any(place_of(piece) in pieces for piece in joined.pieces) for joined in inferred.tables
    )
    return len(found.tables) >= OWN_HEADS * (len(found.tables) + others)


def explains(form: Form, found: Recognition) -> bool:
    """Whether a family explains a document: half of the tables that it must have are there, or
    most of those found are numbered in the family's own words (the first that it declares).

    A few tables under titles and heads that the whole country prints are of no family: claimed, the
    document would lack all the others.
    """
    required = [table for table in form.tables if table.required]
    present = sum(joined.table.required for joined in found.tables)
    own = sum(is_own_number(joined.captions.printed_no, form) for joined in found.tables)
    return 2 * present >= len(required) or 2 * own > len(found.tables)


def has_its_numbers(form: Form, found: Recognition) -> bool:
    """Whether no more of the printed numbers contradict the family's than agree with it."""
    numbers = [
        (joined.captions.number, joined.table.table_no)
        for joined in found.tables
        if joined.captions.number is not None
    ]
    return form.numbers_vary or 2 * sum(a == b for a, b in numbers) >= len(numbers)


def _has_its_sides(joined: JoinedTable, declared: tuple[FormSide, ...]) -> bool:
    return {side.side for side in joined.table.sides} <= {side.side for side in declared}


def place_of(candidate: Candidate) -> tuple[int, int, int]:
    """Where a candidate stands: page, table on the page, and its rows (parts of one frame)."""
    return candidate.page_no, candidate.table_index, len(candidate.printed)


def figures_of(found: Recognition) -> int:
    """How many amounts the recognised tables print."""
    return sum(
        len(money_tokens(cell.text))
        for joined in found.tables
        for piece in joined.pieces
        for row in piece.rows
        for cell in {id(cell): cell for cell in row if cell is not None}.values()
    )


def strangers_of(found: Recognition) -> int:
    return sum(first_amount(candidate) is not None for candidate, _ in found.unknown)


def first_amount(candidate: Candidate, *, is_in_yuan: bool = False) -> str | None:
    """The first cell that prints an amount and nothing else.

    Whole yuan only below a unit, or where the document's tables print them (`is_in_yuan`).
    """
    heads = (
        *candidate.lines,
        *(cell.text for row in candidate.printed[:3] for cell in row if cell),
    )
    is_money = is_in_yuan or any(printed_unit(text) is not None for text in heads)
    for row in candidate.printed:
        for cell in row:
            text = "".join(cell.text.split()) if cell is not None else ""
            amount = None if is_blank(text) else parse_amount(text, "元")
            is_plain = is_money and amount is not None and amount.yuan > _YEARS
            if amount is not None and (money_tokens(text) or says_it_is_money(text) or is_plain):
                return text
            if cell is not None and is_unread_money(cell.text):
                return text
    return _amount_in_a_list(candidate)


def _amount_in_a_list(candidate: Candidate) -> str | None:
    """The first of two amounts or more that end lines of cells: names above figures, or whole rows
    within one cell."""
    found = []
    for cell in (one for row in candidate.printed for one in row if one is not None):
        for line in cell.text.split("\n")[1:]:
            last = (line.split() or [""])[-1]
            if money_tokens(last) and parse_amount(last, "元") is not None:
                found.append(last)
    return found[0] if len(found) > 1 else None
