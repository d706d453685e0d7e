"""Planted errors, and whether a finding speaks of one.

What belongs here: the truth's files and the snapshot's findings, joined by what was printed. A
finding speaks of an error that touches a changed cell, quotes what was changed, is of the rule that
the truth expects, or is an error in the changed table. What does not: running anything.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.sql_files import connect

SAID = """
SELECT r.agency_code || '-' || r.fiscal_year, f.rule_id, f.severity, f.table_no, f.message,
    (SELECT coalesce(list(c.table_no || ' ' || c.printed), []) FROM quality.finding_cell k
     JOIN source.cell c USING (cell_id) WHERE k.finding_key = f.finding_key),
    (SELECT coalesce(string_agg(s.quote, '|'), '') FROM quality.finding_statement k
     JOIN source.statement s USING (statement_id) WHERE k.finding_key = f.finding_key)
FROM source.report r LEFT JOIN quality.finding f USING (report_id)
WHERE r.superseded_by IS NULL ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was said of a report; `cells` are “table printed” of what it rests on."""

    report: str
    rule_id: str
    severity: str
    table_no: int | None
    message: str
    cells: frozenset[str]
    said: str


@dataclass(frozen=True, slots=True)
class Planted:
    """One error of the truth; `changed` as a finding's cells, `words` as printed in prose."""

    error_id: str
    report: str
    kind: str
    hint: str
    table_no: int | None
    changed: frozenset[str]
    words: tuple[str, ...]


def squeezed(text: str | None) -> str:
    return re.sub(r"[\s（）()“”\"、，,·]", "", text or "")


def findings_by_report(night: Path) -> dict[str, list[Finding]]:
    """By code and year of every current report, also of those with no finding."""
    found: dict[str, list[Finding]] = {}
    with connect(night, read_only=True) as connection:
        rows = connection.execute(SAID).fetchall()
    for report, rule, severity, table, message, cells, quotes in rows:
        said = squeezed(f"{message}|{quotes}")
        shown = frozenset(map(squeezed, cells))
        told = found.setdefault(report, [])
        if rule is not None:
            told.append(Finding(report, rule, severity, table, message, shown, said))
    return found


def truth(district: Path) -> tuple[list[Planted], list[str]]:
    """The planted errors of current documents, and the clean documents' reports."""
    told = json.loads((district / "truth" / "injected.json").read_text("utf-8"))
    planted = [_planted(one) for one in told["errors"] if not one.get("superseded")]
    return planted, ["-".join(one.split("-")[:2]) for one in told["clean"]]


def _planted(error: dict[str, Any]) -> Planted:
    changes = error["changes"]
    cells = [one for one in changes if str(one.get("table_no")).isdigit() and one.get("printed")]
    words = [
        re.split("[：:]", squeezed(one["printed"]), maxsplit=1)[-1]
        for one in changes
        if one.get("printed")
        and (one.get("section") or one.get("column") in (None, "code", "label", "name"))
    ]
    table = str(error.get("table_no"))
    return Planted(
        error["id"],
        f"{error['department']}-{error['year']}",
        error["kind"],
        error.get("rules_hint") or "",
        int(table) if table.isdigit() else None,
        frozenset(squeezed(f"{one['table_no']} {one['printed']}") for one in cells),
        tuple(word for word in words if len(word) > 1),
    )


def is_found(error: Planted, finding: Finding) -> bool:
    """Whether the finding speaks of the error."""
    if finding.cells & error.changed or finding.rule_id in re.split(r"[/ ]", error.hint):
        return True
    if finding.severity == "info":
        return False
    if error.table_no is not None and finding.table_no == error.table_no:
        return finding.severity == "error"
    return any(_quotes(finding.said, word) for word in error.words)


def _quotes(said: str, word: str) -> bool:
    whole = rf"(?<![\d.]){re.escape(word)}(?!\.?\d)" if word[0].isdigit() else re.escape(word)
    return re.search(whole, said) is not None
