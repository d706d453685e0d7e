"""One report: how many of its printed figures are in recognised cells, and which sums come out.

What belongs here: tokens of its ruled tables lost and invented, declared sums that hold. What does
not: whether a table was there at all: poppler says that of whole files (`tests/reports`).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.documents.document import Document
from disclosure.forms.inference.support import support_of
from disclosure.forms.matcher import FormReading, read_forms
from disclosure.forms.printed.printed_amounts import money_tokens
from disclosure.narrative.performance.form_finder import performance_tables
from disclosure.reading import Gap, RawTable


@dataclass(frozen=True, slots=True)
class Measured:
    """`lost` tokens are in no recognised cell or form; the `silent` of them are told nowhere.

    `seconds` are of the processor, for recognition alone.
    """

    form_id: str | None
    tables: tuple[int, ...]
    tokens: int
    lost: int
    silent: int
    invented: int
    sums: int
    sums_held: int
    seconds: float


def measure(document: Document) -> Measured:
    performance = performance_tables(document)
    consumed = performance.consumed
    started = time.process_time()
    reading = read_forms(document, consumed)
    seconds = time.process_time() - started
    printed: Counter[str] = Counter()
    in_forms: Counter[str] = Counter()
    for page in document.pages:
        for index, table in enumerate(page.tables()):
            into = in_forms if (page.number, index) in consumed else printed
            for cell in table.cells:
                into.update(money_tokens("".join(cell.text.split())))
    kept: Counter[str] = Counter()
    for read in reading.tables:
        for value in read.cells:
            kept.update(money_tokens(value.printed))
    told = told_tokens((*reading.gaps, *performance.gaps), reading.raw_tables)
    not_in_forms = sum(gap.kind == "lost_token" for gap in performance.gaps)
    held, total = held_sums(reading)
    return Measured(
        form_id=reading.form.form_id if reading.form else None,
        tables=tuple(sorted(table.table_no for table in reading.tables)),
        tokens=printed.total() + in_forms.total(),
        lost=(printed - kept).total() + not_in_forms,
        silent=(printed - kept - told).total(),
        invented=(kept - printed).total(),
        sums=total,
        sums_held=held,
        seconds=seconds,
    )


def told_tokens(gaps: Iterable[Gap], raw: Iterable[RawTable]) -> Counter[str]:
    """What is kept raw, or named by a gap."""
    told: Counter[str] = Counter()
    for table in raw:
        for row in table.grid:
            for text in row:
                told.update(money_tokens("".join(text.split())))
    for gap in gaps:
        told.update(money_tokens(gap.token or ""))
    return told


def held_sums(reading: FormReading) -> tuple[int, int]:
    """The declared sums that say anything: how many come out within rounding, of how many."""
    if reading.form is None:
        return 0, 0
    supports = [support_of(table, reading.form) for table in reading.tables]
    return sum(one.held for one in supports), sum(one.told for one in supports)
