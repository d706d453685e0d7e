"""Each report read twice: with its family's declaration, and by inference alone.

What belongs here: which facts (place, table, column, code, amount) come out the same, which are
missing, and which are different: a wrong fact that nothing marks is the worst. What does not: how
tables are inferred (`disclosure.forms`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from disclosure.documents.document import Document
from disclosure.forms import matcher
from disclosure.forms.declaration import Form, all_forms
from disclosure.forms.matcher import FormReading, read_forms
from disclosure.narrative.performance.form_finder import performance_tables


@dataclass(frozen=True, slots=True)
class LeftOut:
    """`missing` facts were not read or kept raw; `wrong` ones say something else, unmarked.

    `unnamed` ones stand in the right table and column under the name that is printed beside them,
    where the family has a term for the row.
    """

    form_id: str
    facts: int
    equal: int
    missing: int
    wrong: int
    unnamed: int = 0


def left_out(document: Document) -> LeftOut | None:
    """None for a report of no declared family."""
    consumed = performance_tables(document).consumed
    declared = read_forms(document, consumed)
    if declared.form is None or declared.form.is_general:
        return None
    with only_forms(lambda form: form.is_general):
        inferred = read_forms(document, consumed)
    known, found = facts_of(declared), facts_of(inferred)
    both = known.keys() & found.keys()
    equal = sum(known[place] == found[place] for place in both)
    unnamed = sum(_is_unnamed(known[place], found[place]) for place in both)
    missing, wrong = len(known) - len(both), len(both) - equal - unnamed
    return LeftOut(declared.form.form_id, len(known), equal, missing, wrong, unnamed)


def _is_unnamed(known: tuple[Any, ...], found: tuple[Any, ...]) -> bool:
    """Whether two facts differ in the row's name alone, and inference has none but the print."""
    *place, row, amount = found
    *own, name, own_amount = known
    is_alike = place == own and amount == own_amount and row != name
    return (
        is_alike and row.startswith(("line:", "item:")) and not name.startswith(("line:", "item:"))
    )


@contextmanager
def only_forms(wanted: Callable[[Form], bool]) -> Iterator[None]:
    """The matcher as if no other form were declared."""
    usual = matcher.all_forms
    chosen = tuple(form for form in all_forms() if wanted(form))
    matcher.all_forms = lambda: chosen
    try:
        yield
    finally:
        matcher.all_forms = usual


def facts_of(reading: FormReading) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """What each printed figure means, by its place in the file."""
    found = {}
    for table in reading.tables:
        rows = {(row.row_no, row.side): row for row in table.rows}
        for cell in table.cells:
            if cell.amount_yuan is None:
                continue
            row = rows[cell.row_no, cell.side]
            found[cell.page_no, cell.page_label, cell.bbox, cell.printed] = (
                table.table_no,
                cell.side,
                _plain(cell.column_key),
                row.code or _plain(row.row_key),
                cell.amount_yuan,
            )
    return found


def _plain(key: str) -> str:
    """A key less what only says whether its group or its parts stand beside it: basic.personnel,
    other_funds.other_income, ….subtotal."""
    return key.removeprefix("basic.").removeprefix("other_funds.").removesuffix(".subtotal")
