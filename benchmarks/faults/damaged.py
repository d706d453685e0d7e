"""What became of a damaged file: read the same, told, refused, or other figures without a word.

What belongs here: drawing cases and judging one. What does not: damage; what people see (`drawn`).
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from benchmarks.faults.byte_damage import BYTE_DAMAGE, Damage
from benchmarks.faults.markup_damage import MARKUP_DAMAGE
from benchmarks.faults.old_workbook import old_damage
from benchmarks.faults.originals import original
from benchmarks.faults.pdf_damage import PDF_DAMAGE
from disclosure.reading import Reading
from disclosure.report import NO_FORM_CODE, read_report

Verdict = Literal["same", "told", "refused", "crashed"]
Change = tuple[list[str], list[str]]
"""Figures that came and figures that went, as printed."""
STRUCTURED: dict[str, dict[str, Damage]] = {
    **MARKUP_DAMAGE,
    "pdf": PDF_DAMAGE,
    "xls": old_damage(original("xlsx")),
}
TOKEN = re.compile(r"-?\d[\d,]*\.\d+")
_SIGNS = dict.fromkeys(map(ord, "−–‐‑－△▲"), "-")
"""All that may be printed for a minus."""
Figures = Counter[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    """One damaged file: its bytes follow from its name."""

    file_format: str
    kind: str
    seed: int

    def content(self) -> bytes:
        chance = random.Random(f"{self.file_format} {self.kind} {self.seed}")
        return damage_of(self.file_format)[self.kind](original(self.file_format), chance)


def damage_of(file_format: str) -> dict[str, Damage]:
    """Every kind of damage for a format, the structured and that of bytes."""
    return {**BYTE_DAMAGE, **STRUCTURED[file_format]}


def cases(file_format: str, count: int, first: int = 0) -> Iterator[Case]:
    """So many cases from a first seed on, half of them structured, each kind of a half as often."""
    halves = list(BYTE_DAMAGE), list(STRUCTURED[file_format])
    for number in range(first, first + count):
        kinds = halves[number % 2]
        yield Case(file_format, kinds[number // 2 % len(kinds)], number)


def figures(read: Reading) -> Figures:
    """All figures of tables, known and not, and of prose."""
    found: Figures = Counter(
        (table.table_no, cell.column_key, cell.amount_yuan)
        for table in read.tables
        for cell in table.cells
        if cell.amount_yuan is not None
    )
    found.update(
        ("raw", text)
        for raw in read.raw_tables
        for row in raw.grid
        for text in row
        if TOKEN.search(text)
    )
    found.update(("said", one.measure, one.amount_yuan, one.percent) for one in read.statements)
    return found


def judged(case: Case) -> Verdict | Change:
    """What reading the damaged file came to; the figures that changed where nothing was said."""
    read_whole = whole(case.file_format)
    read = read_report(case.content(), recognise_scans=False)
    if read.error_code == "crashed":
        return "crashed"
    if read.status == "quarantined" and read.error_code != NO_FORM_CODE:
        return "refused" if read.error_reason else "crashed"
    if figures(read) == figures(read_whole):
        return "same"
    if {gap.detail for gap in read.gaps} - {gap.detail for gap in read_whole.gaps}:
        return "told"
    return change(_tokens(read_whole), _tokens(read))


@cache
def whole(file_format: str) -> Reading:
    return read_report(original(file_format), recognise_scans=False)


def _tokens(read: Reading) -> Counter[str]:
    """The figures with decimals as printed, wherever they were read."""
    texts = [cell.printed for table in read.tables for cell in table.cells]
    texts += [text for raw in read.raw_tables for row in raw.grid for text in row]
    texts += [section.text for section in read.sections]
    return Counter(token for text in texts for token in tokens(text))


def tokens(text: str) -> list[str]:
    """The figures with decimals of a text, whatever signs them."""
    return TOKEN.findall(text.translate(_SIGNS))


def change(before: Counter[str], after: Counter[str]) -> Change:
    """What came and what went, as lists: a worker sends it."""
    return sorted((after - before).elements()), sorted((before - after).elements())
