"""From violated instances to findings: a key that stays, a sentence, and what changed since.

What belongs here: the finding as the bureau reads it. What does not: deciding what is violated.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from expectations.rules import ROOM, Rule

_VIOLATED = """
    SELECT i.rule_id, i.report_id, i.agency_code, i.fiscal_year, i.instance_key, i.location,
           i.arguments, coalesce(r.report_kind, '-'), coalesce(r.report_level, '-'),
           r.mof_div_code
    FROM quality.instance i LEFT JOIN source.report r USING (report_id)
    WHERE i.outcome = 'violated'
    ORDER BY i.rule_id, i.report_id, i.agency_code, i.fiscal_year, i.instance_key
"""
_WORDED = (
    "rule_id VARCHAR, report_id VARCHAR, agency_code VARCHAR, fiscal_year INTEGER, "
    "instance_key VARCHAR, finding_key VARCHAR, message VARCHAR"
)
_WORDED_COLUMNS = tuple(column.split()[0] for column in _WORDED.split(", "))


def write_findings(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], previous: Path | None
) -> None:
    """Fills quality.finding, finding_cell and closed_finding from the violated instances."""
    templates = {rule.rule_id: rule.message for rule in rules}
    rows = [_worded(row, templates) for row in connection.execute(_VIOLATED).fetchall()]
    connection.execute(
        f"CREATE TEMP TABLE worded AS SELECT unnest(?::STRUCT({_WORDED})[], recursive := true)",
        [[dict(zip(_WORDED_COLUMNS, row, strict=True)) for row in rows]],
    )
    _attach_previous(connection, previous)
    connection.execute((ROOM / "findings.sql").read_text(encoding="utf-8"))


def finding_key(*parts: object) -> str:
    """Sixteen hex digits that stay the same for the same rule, report identity and place."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def message_of(template: str, arguments: dict[str, str]) -> str:
    """The template with its arguments; an argument that is missing is an error of the rule."""
    return template.format_map(arguments)


def _worded(row: tuple[Any, ...], templates: dict[str, str]) -> tuple[Any, ...]:
    rule_id, report_id, agency, year, instance_key, _, arguments, kind, level, place = row
    named = arguments or {}
    key = finding_key(rule_id, place, agency or report_id, year, kind, level, instance_key)
    message = message_of(templates[rule_id], named)
    return rule_id, report_id, agency, year, instance_key, key, message


def _attach_previous(connection: duckdb.DuckDBPyConnection, previous: Path | None) -> None:
    if previous is None:
        connection.execute("CREATE TEMP TABLE last_finding AS FROM quality.finding LIMIT 0")
        return
    source = str(previous).replace("'", "''")
    connection.execute(f"ATTACH '{source}' AS previous (READ_ONLY)")
    connection.execute("CREATE TEMP TABLE last_finding AS FROM previous.quality.finding")
    connection.execute("DETACH previous")
