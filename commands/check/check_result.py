"""What was found in one file: findings by cause, outcomes of all rules, what was not read.

What belongs here: what a throw-away night holds of a report. What does not: making that night,
findings themselves (`evidence.finding`), wording and colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from disclosure.reading import Reading
from evidence.excerpts import Excerpt, excerpt
from evidence.finding import Finding, findings
from evidence.pictures import Picture
from warehouse.decisions import lay_over
from warehouse.words import word, words

CLEAN, FOUND_ERRORS, UNREADABLE = 0, 1, 2
SEVERITIES = tuple(words("severity"))

EVALUATIONS = """
SELECT e.rule_id, u.title, e.outcome, e.reason, e.instances
FROM quality.evaluation e JOIN quality.rule u USING (rule_id) ORDER BY e.rule_id
"""
TABLES = """
SELECT t.table_no, t.title, t.unit, t.page_from, t.page_to,
       count(c.amount_yuan) AS figures
FROM source.report_table t LEFT JOIN source.cell c USING (report_id, table_no)
GROUP BY ALL ORDER BY t.table_no
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with a report: publish, mend, look (not all was read) or unreadable; in words."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one report, gravest first; consequences follow all that lead.

    `file` is its main part; `files` are all its parts where there are several. `excerpts` and
    `pictures` are those of the findings, by key.
    """

    file: str
    status: str
    reason: str | None = None
    document_sha256: str | None = None
    error_code: str | None = None
    agency: str | None = None
    fiscal_year: int | None = None
    tables: int = 0
    figures: int = 0
    tables_read: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    evaluations: list[dict[str, Any]] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    files: tuple[str, ...] = ()
    excerpts: dict[str, Excerpt] = field(default_factory=dict)
    pictures: dict[str, tuple[Picture, ...]] = field(default_factory=dict)

    @property
    def heading(self) -> str:
        """The names of its files."""
        return " ＋ ".join(Path(name).name for name in self.files or (self.file,))

    @property
    def code(self) -> int:
        if self.status == "quarantined":
            return UNREADABLE
        return FOUND_ERRORS if self.counts["error"] else CLEAN

    @property
    def verdict(self) -> Verdict:
        """Whether it may be published as it is; what was not read is vouched for by nobody."""
        if self.status == "quarantined":
            return Verdict("unreadable", "读不了，没有核对")
        if self.counts["error"]:
            return Verdict("mend", f"改后再公开：有 {self.counts['error']} 处错误")
        if self.gaps:
            return Verdict(
                "look", f"读到的部分没有错误；另有 {len(self.gaps)} 处没有读到，请人工核对后再公开"
            )
        if self.counts["warning"]:
            return Verdict("publish", f"可以公开；有 {self.counts['warning']} 处提醒，请先看一看")
        return Verdict("publish", "可以公开")

    @property
    def remedy(self) -> str:
        """What to do about a file that gave no report; without its full stop."""
        code = self.error_code if self.error_code in words("remedy") else "other"
        return word("remedy", code)

    @property
    def leading(self) -> list[Finding]:
        """One finding a cause."""
        return [one for one in self.findings if not one.is_consequence]

    @property
    def counts(self) -> dict[str, int]:
        """By severity, each cause once, what is waived left out."""
        return {
            severity: sum(one.severity == severity and not one.waiver for one in self.leading)
            for severity in SEVERITIES
        }

    @property
    def outcomes(self) -> dict[str, int]:
        """Number of rules by outcome."""
        found: dict[str, int] = {}
        for one in self.evaluations:
            found[one["outcome"]] = found.get(one["outcome"], 0) + 1
        return dict(sorted(found.items()))

    def consequences(self, leader: Finding) -> list[Finding]:
        return [
            one
            for one in self.findings
            if one.is_consequence and one.cause_key == leader.cause_key is not None
        ]

    def as_dict(self) -> dict[str, Any]:
        """All of it as plain values, pictures left out."""
        own = set(self.__slots__) - {"findings", "pictures", "excerpts"}
        row = {name: getattr(self, name) for name in self.__slots__ if name in own}
        findings = [
            one.as_dict()
            | {"title": one.rule_title, "cause": one.sentence, "words": one.words}
            | {"excerpt": asdict(self.excerpts[one.finding_key])}
            for one in self.findings
        ]
        return row | {
            "remedy": self.remedy if self.status == "quarantined" else None,
            "verdict": asdict(self.verdict),
            "counts": self.counts,
            "outcomes": self.outcomes,
            "findings": findings,
        }


def collect(
    files: Sequence[str], reading: Reading, connection: duckdb.DuckDBPyConnection
) -> Checked:
    """What a night over one report holds; its main file first."""
    identity = reading.identity
    names = identity.agency_names if identity else ()
    tables = _rows(connection, TABLES)
    lay_over(connection)
    found = findings(connection)
    return Checked(
        file=files[0],
        files=tuple(files) if len(files) > 1 else (),
        status=reading.status,
        document_sha256=reading.document_sha256,
        agency=names[0] if names else None,
        fiscal_year=identity.fiscal_year if identity else None,
        tables=len(tables),
        figures=sum(one["figures"] for one in tables),
        tables_read=tables,
        findings=found,
        excerpts={one.finding_key: excerpt(connection, one) for one in found},
        evaluations=_rows(connection, EVALUATIONS),
        gaps=[gap.detail for gap in reading.gaps],
    )


def _rows(
    connection: duckdb.DuckDBPyConnection, sql: str, values: list[Any] | None = None
) -> list[dict[str, Any]]:
    result = connection.execute(sql, values or [])
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
