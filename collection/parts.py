"""Which documents together are one report: tables in one file, prose or forms in another.

What belongs here: judging that files complete each other and were published together. What does
not: whose report it is (`identity`), and making one reading of several (`assembly`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from disclosure.reading import Reading

Role = Literal["whole", "tables", "prose", "performance", "other"]
MOST_DAYS_APART = 7
"""Parts of one publication are put up within a week, where nothing else ties them together."""
SAME_PROSE = 0.5
FEWEST_FIGURES = 5
"""Above this share of common figures two proses are two versions of one; fewer figures than this
may be the same by chance: the prose and the performance forms name the same totals."""
_UNREAD_ALONE = frozenset({"no_form", "unknown_form", "prose_only"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A document as a candidate: what it says, and everything that ties it to others.

    `places` are the web page, the archive and the folder that it was found in.
    """

    sha256: str
    reading: Reading
    name: str
    places: frozenset[str] = frozenset()
    days: frozenset[dt.date] = field(default_factory=frozenset)

    @property
    def tables(self) -> frozenset[int]:
        return frozenset(table.table_no for table in self.reading.tables)

    @property
    def figures(self) -> frozenset[tuple[object, ...]]:
        """What the prose says, figure by figure."""
        said = self.reading.statements
        return frozenset((one.subject, one.measure, one.year, one.amount) for one in said)

    @property
    def forms(self) -> frozenset[tuple[str, str | None]]:
        return frozenset((one.scope, one.project_name) for one in self.reading.performance_tables)

    @property
    def can_be_a_part(self) -> bool:
        """A file that was read, or whose only fault is that it holds no table of a form."""
        readable = self.reading.status != "quarantined"
        alone = self.reading.error_code in _UNREAD_ALONE and bool(self.figures or self.forms)
        return readable or alone

    @property
    def says_nothing_of_money(self) -> bool:
        """A cover, a glossary, a list of contents: readable, without a figure, table or form."""
        unknown = any(gap.kind == "unknown_table" for gap in self.reading.gaps)
        said = self.tables or self.figures or self.forms or unknown
        return self.reading.error_code in _UNREAD_ALONE and not said

    @property
    def role(self) -> Role:
        if self.says_nothing_of_money:
            return "other"
        speaks = len(self.figures) >= FEWEST_FIGURES
        if self.tables:
            return "whole" if speaks else "tables"
        return "prose" if speaks or not self.forms else "performance"


def publications_of(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The documents of one agency, year, kind and level as publications, main part first.

    Files with tables are one publication as far as they complete each other; a file without tables
    belongs to each publication that it completes: what was corrected in the tables alone has the
    same prose as before. A file that says nothing of money belongs to what it was put beside: it
    is no report that can't be read. What fits nowhere is alone. The order does not matter.
    """
    ordered = sorted(pieces, key=_age)
    publications: list[list[Piece]] = []
    for one in (piece for piece in ordered if piece.tables and piece.can_be_a_part):
        fitting = next((p for p in publications if _fits(one, p)), None)
        if fitting is None:
            publications.append([one])
        else:
            fitting.append(one)
    used = {piece.sha256 for publication in publications for piece in publication}
    for one in reversed([piece for piece in ordered if piece.can_be_a_part and not piece.tables]):
        for publication in publications:  # the newest prose first: an older one no longer fits
            if _fits(one, publication):
                publication.append(one)
                used.add(one.sha256)
    for one in (piece for piece in ordered if piece.says_nothing_of_money):
        for publication in publications:
            if any(one.places & other.places for other in publication):
                publication.append(one)
                used.add(one.sha256)
    alone = [(piece,) for piece in ordered if piece.sha256 not in used]
    return [*(_in_order(publication) for publication in publications), *alone]


def complete_each_other(one: Reading, other: Reading) -> bool:
    """Whether nothing that one says is said by the other again: tables, prose or forms."""
    first, second = Piece("", one, ""), Piece("", other, "")
    if not (first.can_be_a_part and second.can_be_a_part):
        return False
    if one.form_id and other.form_id and one.form_id != other.form_id:
        return False
    if first.tables & second.tables or first.forms & second.forms:
        return False
    fewest = min(len(first.figures), len(second.figures))
    common = len(first.figures & second.figures)
    return fewest < FEWEST_FIGURES or common <= SAME_PROSE * fewest


def _fits(one: Piece, publication: Sequence[Piece]) -> bool:
    together = any(_together(one, other) for other in publication)
    return together and all(complete_each_other(one.reading, o.reading) for o in publication)


def _together(one: Piece, other: Piece) -> bool:
    if one.places & other.places:
        return True
    apart = [abs((a - b).days) for a in one.days for b in other.days]
    return bool(apart) and min(apart) <= MOST_DAYS_APART


def _in_order(publication: Sequence[Piece]) -> tuple[Piece, ...]:
    """Most tables first; then the other tables in their order, prose, performance forms."""
    main = max(publication, key=lambda one: (len(one.tables), one.sha256))
    rest = sorted(
        (one for one in publication if one is not main),
        key=lambda one: (min(one.tables, default=99), -len(one.figures), one.name, one.sha256),
    )
    return (main, *rest)


def _age(piece: Piece) -> tuple[str, str]:
    return str(min(piece.days, default="")), piece.sha256
