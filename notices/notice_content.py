"""What a notice holds, as plain values.

What belongs here: the shape of a notice. What does not: where it is read from (`reading`), its
number (`numbering`), its words (`wording`) and its looks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from evidence.excerpts import Passage
from evidence.finding import Finding
from evidence.pictures import Picture, TableExcerpt

Severity = Literal["error", "warning", "info"]


class NothingToNotice(Exception):
    """The department has nothing to correct or to confirm in that year."""


class UnknownAgency(Exception):
    """No department has this code or name."""


@dataclass(frozen=True, slots=True)
class Report:
    """A published report that findings are about. Days and times in Asia/Shanghai."""

    report_id: str
    title: str
    url: str
    published_on: dt.date | None
    collected_at: dt.datetime | None
    document_sha256: str
    kind: str


Evidence = Picture | TableExcerpt | Passage
"""A PNG of the page, an excerpt of a table, or a passage."""


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered item: what one rule found in one report, or a cause with what follows from it.

    A cause has one finding and its `consequences`; findings without a cause stand together by rule.
    """

    severity: Severity
    findings: tuple[Finding, ...]
    consequences: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def leading(self) -> Finding:
        return self.findings[0]


@dataclass(frozen=True, slots=True)
class Matter:
    """What a snapshot says of one department's year; not yet numbered."""

    mof_div_code: str
    place: str
    night_id: str
    as_of: dt.date
    agency_code: str
    agency_name: str
    fiscal_year: int
    reports: tuple[Report, ...]
    items: tuple[Item, ...]
    infos: int
    waived: int
    false_alarms: int

    @property
    def subject(self) -> str:
        """预算, 决算 or both; what was never published was due as a budget."""
        kinds = {report.kind for report in self.reports}
        is_final = "final_account" in kinds
        is_budget = kinds != {"final_account"} or any(
            one.report_id is None for item in self.items for one in item.findings
        )
        return {(True, True): "预决算", (True, False): "决算"}.get((is_final, is_budget), "预算")

    def of(self, severity: Severity) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.severity == severity)

    def count(self, severity: Severity) -> int:
        """How many findings of this severity are asked about; a cause counts once."""
        return sum(len(item.findings) for item in self.of(severity))


@dataclass(frozen=True, slots=True)
class Notice:
    """A numbered notice, signed and dated."""

    matter: Matter
    number: str
    issued_on: dt.date
    due_on: dt.date
    issuer: str
    contact: str | None
    earlier: tuple[str, ...]

    @property
    def days(self) -> int:
        """Calendar days from the day of issue to the day it is due."""
        return (self.due_on - self.issued_on).days
