"""A finding with its proof: the one shape that page, notice, list, check and JSON show.

What belongs here: the model, and asking a snapshot for it (`quality.finding_proof`). What does not:
excerpts (`excerpt`), pictures (`picture_cache`), and what any reader makes of it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

import duckdb

from disclosure.documents.formats import PAGED
from warehouse.words import word

_ONE_CHANGE = re.compile(r"^改动一处即可使\d+项核对全部成立：")
GRAVEST_FIRST = """CASE n.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
n.is_consequence, n.table_no NULLS LAST, n.page_no NULLS LAST, n.rule_id, n.location, n.finding_key
"""
_QUERY = """
SELECT n.*, p.* EXCLUDE (finding_key, report_kind)
FROM finding_now n JOIN quality.finding_proof p USING (finding_key)
WHERE {where} ORDER BY {order}
"""


@dataclass(frozen=True, slots=True)
class FindingCell:
    """A figure of a table and its role in the finding; `table_shown` is as its form prints it."""

    cell_id: str
    role: str
    report_id: str
    table_no: int
    table_shown: str
    side: str | None
    row_no: int
    row_label: str
    code: str | None
    column_key: str
    column_name: str
    printed: str
    amount_yuan: Decimal | None
    page_label: str


@dataclass(frozen=True, slots=True)
class SpokenFigure:
    """A figure of the prose; the span counts characters of its section's text."""

    statement_id: str
    report_id: str
    section_no: int
    section: str
    quote: str
    amount: Decimal | None
    span_start: int
    span_end: int
    page_label: str


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that a repair changes, as printed and as needed, in the unit of its table."""

    alternative: int
    rank: int
    cell_id: str | None
    statement_id: str | None
    table_no: int | None
    side: str | None
    page_label: str | None
    place: str
    printed: str
    needed: str
    needed_yuan: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding with all that proves it and all that was said of it, frozen.

    Amounts of `difference_yuan` and `envelope_yuan` in yuan, `expected` and `actual` as printed.
    `sentence, decided, together, main_finding_key` and `repairs` belong to its cause; `waiver` is
    why it does not count: the reviewers' `false_alarm`, the place's `exemption`, or both.
    """

    finding_key: str
    rule_id: str
    rule_title: str | None
    family: str
    severity: str
    basis: str | None
    false_alarms: str | None
    agency_code: str | None
    agency_name: str | None
    fiscal_year: int | None
    report_id: str | None
    report_title: str | None
    report_kind: str | None
    report_level: str | None
    published_on: dt.date | None
    source_url: str | None
    document_sha256: str | None
    part_name: str | None
    file_format: str | None
    table_no: int | None
    table_shown: str | None
    location: str
    page_no: int | None
    page_label: str | None
    message: str
    arithmetic: str | None
    expected: str | None
    actual: str | None
    difference_yuan: Decimal | None
    envelope_yuan: Decimal | None
    first_seen: dt.date
    last_seen: dt.date
    change: str | None
    cause_key: str | None
    main_finding_key: str | None
    is_consequence: bool
    sentence: str | None
    decided: bool
    together: int | None
    waiver: str | None
    false_alarm: str | None
    exemption: str | None
    fingerprint: str
    decision: str | None
    decision_reason: str | None
    decided_by: str | None
    decided_at: dt.datetime | None
    stands: bool
    cells: tuple[FindingCell, ...] = ()
    spoken: tuple[SpokenFigure, ...] = ()
    quotes: tuple[str, ...] = ()
    repairs: tuple[tuple[Change, ...], ...] = ()

    @property
    def agency_key(self) -> str | None:
        """What the pages call a department by."""
        return self.agency_code or self.agency_name

    @property
    def place(self) -> str:
        """Where it stands, with the page."""
        return "，".join(filter(None, (self.location, self.page_label)))

    @property
    def tables(self) -> list[int]:
        """The tables that it touches."""
        own = {self.table_no} if self.table_no is not None else set()
        return sorted(own | {one.table_no for one in self.cells})

    @property
    def is_placed(self) -> bool:
        """Whether it stands somewhere that can be shown."""
        return bool(self.cells or self.spoken or self.quotes)

    @property
    def pages(self) -> int:
        """At least so many pictures: a page of a PDF each, or a side of a table of other files."""
        figures: list[FindingCell | Change] = [*self.cells]
        figures += [one for one in self.likeliest if one.cell_id]
        if self.file_format in PAGED:
            return max(1, len({one.page_label for one in figures}))
        return max(1, len({(one.table_no, one.side) for one in figures}))

    @property
    def severity_word(self) -> str:
        return word("severity", self.severity)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The only smallest repair; empty where there are several, or none."""
        return self.repairs[0] if self.decided and self.repairs else ()

    @property
    def words(self) -> str:
        """What a list says of it, as `open_finding` does: the repair where it is decided."""
        if not (self.decided and self.sentence):
            return self.message
        return _ONE_CHANGE.sub("", self.sentence)

    @property
    def likeliest(self) -> tuple[Change, ...]:
        """The likeliest of its repairs."""
        return self.repairs[0] if self.repairs else ()

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """(printed text, role) of all figures that the sentence may speak of, each once."""
        cells = [(one.printed, one.role) for one in self.cells if one.printed]
        spoken = [(str(one.amount), "spoken") for one in self.spoken if one.amount is not None]
        return tuple(dict.fromkeys([*cells, *spoken]))

    def as_dict(self) -> dict[str, Any]:
        """Plain values, with the words of its codes."""
        words = {"severity_word": self.severity_word, "family_word": word("family", self.family)}
        return asdict(self) | words | {"figures": self.figures}


def findings(
    connection: duckdb.DuckDBPyConnection,
    where: str = "true",
    parameters: Mapping[str, Any] | Sequence[Any] = (),
    *,
    order: str = GRAVEST_FIRST,
) -> list[Finding]:
    """Findings of a night over which decisions were laid (`warehouse.decisions.lay_over`).

    `where` and `order` are SQL over n (`finding_now`) and p (`quality.finding_proof`), never made
    of what somebody typed: that goes into `parameters`. Raises duckdb.CatalogException for a night
    of an earlier version.
    """
    given = dict(parameters) if isinstance(parameters, Mapping) else list(parameters)
    result = connection.execute(_QUERY.format(where=where, order=order), given)
    names = [column[0] for column in result.description or []]
    return [_finding(dict(zip(names, row, strict=True))) for row in result.fetchall()]


def finding(connection: duckdb.DuckDBPyConnection, finding_key: str) -> Finding | None:
    """One finding by its key; None where this night has none."""
    found = findings(connection, "n.finding_key = ?", [finding_key])
    return found[0] if found else None


_LISTS = ("cells", "spoken", "quotes", "repairs")
_PLAIN = [one.name for one in fields(Finding) if one.name not in _LISTS]


def _finding(row: dict[str, Any]) -> Finding:
    repairs: dict[int, list[Change]] = {}
    for one in row["repairs"]:
        repairs.setdefault(one["alternative"], []).append(Change(**one))
    return Finding(
        **{name: row[name] for name in _PLAIN},
        cells=tuple(FindingCell(**one) for one in row["cells"]),
        spoken=tuple(SpokenFigure(**one) for one in row["spoken"]),
        quotes=tuple(row["quotes"]),
        repairs=tuple(map(tuple, repairs.values())),
    )
