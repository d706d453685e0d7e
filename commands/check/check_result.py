"""What was found in one file: findings by cause, outcomes of all rules, what was not read.

What belongs here: plain values taken out of a throw-away night. What does not: making that night,
wording and colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from disclosure.reading import Reading
from evidence.pictures import Picture
from warehouse.words import words

CLEAN, FOUND_ERRORS, UNREADABLE = 0, 1, 2
SEVERITIES = tuple(words("severity"))

FINDINGS = """
SELECT f.finding_key, f.rule_id, u.title, f.severity, f.table_no, f.location, f.message,
       f.arithmetic, f.expected, f.actual, f.difference_yuan, f.envelope_yuan, f.page_no,
       f.page_label, f.cause_key, f.is_consequence, u.basis, u.false_alarms, c.sentence AS cause
FROM quality.finding f JOIN quality.rule u USING (rule_id)
LEFT JOIN quality.cause c USING (cause_key)
ORDER BY CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
         f.is_consequence, f.table_no, f.rule_id, f.location
"""
FIGURES = """
SELECT DISTINCT c.printed, t.role FROM quality.finding_cell t JOIN source.cell c USING (cell_id)
WHERE t.finding_key = ? AND c.printed <> ''
UNION
SELECT s.amount::VARCHAR, 'spoken' FROM quality.finding_statement t
JOIN source.statement s USING (statement_id) WHERE t.finding_key = ? AND s.amount IS NOT NULL
"""
NEEDED = """
SELECT alternative, rank, cell_id, statement_id, printed, needed, needed_yuan
FROM quality.cause_cell WHERE cause_key = ? ORDER BY alternative, rank
"""
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
class Finding:
    """One finding; amounts of `difference_yuan` and `envelope_yuan` in yuan, others as printed.

    `figures` are (printed text, role): the figures that the sentence and the picture share.
    """

    finding_key: str
    rule_id: str
    title: str
    severity: str
    table_no: int | None
    location: str
    message: str
    arithmetic: str | None
    expected: str | None
    actual: str | None
    difference_yuan: Decimal | None
    envelope_yuan: Decimal | None
    page_no: int | None
    page_label: str | None
    cause_key: str | None
    is_consequence: bool
    basis: str
    false_alarms: str
    cause: str | None
    figures: tuple[tuple[str, str], ...] = ()
    repairs: tuple[dict[str, Any], ...] = ()
    pictures: tuple[Picture, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Without the pictures, which JSON has no use for."""
        row = asdict(self)
        del row["pictures"]
        return row


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one report, gravest first; consequences follow all that lead.

    `file` is its main part; `files` are all its parts where there are several.
    """

    file: str
    status: str
    reason: str | None = None
    document_sha256: str | None = None
    agency: str | None = None
    fiscal_year: int | None = None
    tables: int = 0
    figures: int = 0
    tables_read: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    evaluations: list[dict[str, Any]] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    files: tuple[str, ...] = ()

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
    def leading(self) -> list[Finding]:
        """One finding a cause."""
        return [one for one in self.findings if not one.is_consequence]

    @property
    def counts(self) -> dict[str, int]:
        """By severity, each cause once."""
        return {
            severity: sum(one.severity == severity for one in self.leading)
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
        row = {name: getattr(self, name) for name in self.__slots__ if name != "findings"}
        findings = [one.as_dict() for one in self.findings]
        return row | {"counts": self.counts, "outcomes": self.outcomes, "findings": findings}


def collect(
    files: Sequence[str], reading: Reading, connection: duckdb.DuckDBPyConnection
) -> Checked:
    """What a night over one report holds; its main file first."""
    identity = reading.identity
    names = identity.agency_names if identity else ()
    tables = _rows(connection, TABLES)
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
        findings=[_finding(connection, row) for row in _rows(connection, FINDINGS)],
        evaluations=_rows(connection, EVALUATIONS),
        gaps=[gap.detail for gap in reading.gaps],
    )


def _finding(connection: duckdb.DuckDBPyConnection, row: dict[str, Any]) -> Finding:
    key = row["finding_key"]
    figures = connection.execute(FIGURES, [key, key]).fetchall()
    repairs = _rows(connection, NEEDED, [row["cause_key"]]) if row["cause_key"] else []
    return Finding(**row, figures=tuple(figures), repairs=tuple(repairs))


def _rows(
    connection: duckdb.DuckDBPyConnection, sql: str, values: list[Any] | None = None
) -> list[dict[str, Any]]:
    result = connection.execute(sql, values or [])
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
