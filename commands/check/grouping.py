"""Which of the files that are checked together are evidently parts of one report.

What belongs here: the same name, year and kind printed in files that complete each other. What does
not: judging that they do (`collection.parts`). Files that do not say whose they are stay alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from collection.orphans import same_figures
from collection.parts import Piece, publications_of
from collection.publications import INSIDE
from commands.check.checked_files import Source
from disclosure.reading import PrintedIdentity, Reading

TOGETHER = frozenset({"asked for together"})
SHORTEST_NAME = 5
"""Characters that a short name must keep to tell whose it is."""
Read = tuple[Source, Reading]


def reports_of(files: Sequence[Read]) -> list[list[Read]]:
    """The files by report, main part first, in the order in which they were asked for."""
    groups: list[list[Read]] = []
    for one in files:
        alike = next((group for group in groups if all(_same(one, other) for other in group)), None)
        if alike is None:
            groups.append([one])
        else:
            alike.append(one)
    return [report for group in groups for report in _reports(group)]


def piece_of(source: Source, reading: Reading) -> Piece:
    name = Path(source.name.rpartition(INSIDE)[2]).name
    return Piece(reading.document_sha256, reading, name, TOGETHER)


def _reports(group: list[Read]) -> list[list[Read]]:
    if len(group) == 1:
        return [group]
    known = {reading.document_sha256: (source, reading) for source, reading in group}
    found = publications_of([piece_of(*one) for one in known.values()])
    return [[known[piece.sha256] for piece in publication] for publication in found]


def _same(one: Read, other: Read) -> bool:
    """Whether two files are evidently of one report: they say so, or print the same money.

    Where one does not say whose it is, or of which year, its figures must tell.
    """
    first, second = one[1].identity, other[1].identity
    if first is None or second is None:
        return False
    if _differ(first.fiscal_year, second.fiscal_year):
        return False
    if _differ(first.report_kind, second.report_kind):
        return False
    if _differ(first.report_level, second.report_level):
        return False
    named = bool(first.agency_names and second.agency_names)
    if named and not _same_agency(first, second):
        return False
    all_said = named and first.fiscal_year is not None and second.fiscal_year is not None
    return all_said or same_figures(one[1], other[1])


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _same_agency(one: PrintedIdentity, other: PrintedIdentity) -> bool:
    """By the name that each prints most often, or by a code that both print."""
    if one.agency_code and other.agency_code:
        return one.agency_code == other.agency_code
    pairs = [(a, b) for a in one.agency_names[:1] for b in other.agency_names[:1]]
    return any(a == b or _shortens(a, b) or _shortens(b, a) for a, b in pairs)


def _shortens(short: str, long: str) -> bool:
    """Whether a name is a usual short form: 江苏省委办公厅 of 中国共产党江苏省委员会办公厅."""
    letters = iter(long)
    in_order = all(letter in letters for letter in short)
    return len(short) >= SHORTEST_NAME and short[-2:] == long[-2:] and in_order
