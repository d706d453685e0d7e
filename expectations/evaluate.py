"""Every rule on every current report: instances, evaluations, findings. DuckDB does the work.

What belongs here: the order of evaluation. What does not: what must hold (`catalogue`), the guards
of our own work (`suites`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from expectations import rounding
from expectations.causes import write_causes
from expectations.finding_rows import hold_last_findings, write_findings
from expectations.rules import ROOM, Rule, catalogue
from warehouse.decisions import take_decisions
from warehouse.sql_files import connect, hand_over, run

CHECK_COLUMNS = (
    "report_id",
    "agency_code",
    "fiscal_year",
    "instance_key",
    "table_no",
    "location",
    "expected_yuan",
    "actual_yuan",
    "parts",
    "quantum_yuan",
    "envelope_yuan",
    "outcome",
    "severity",
    "reason",
    "arguments",
    "cells",
    "statement_ids",
    "page_no",
    "form_no",
    "quotes",
    "absent",
)
"""What a rule's query may return; it returns those that it needs. `absent` lists what a violation
takes to be whole, in the words of `unread.what` (templates/00_unread.sql); [] for nothing."""

_TOLD = (
    "rule_id",
    "title",
    "family",
    "severity",
    "basis",
    "message",
    "false_alarms",
    "convention",
)
RULE_FACT = (
    " VARCHAR, ".join(_TOLD) + " VARCHAR, not_applicable VARCHAR, needed INTEGER[], "
    "is_queried BOOLEAN"
)
"""What judging knows of a rule."""

OF_KIND = (
    " WHERE report_id IN (SELECT report_id FROM source.current_report WHERE report_kind = '{kind}')"
)


class RuleFailed(Exception):
    """A rule's own query failed: our fault, never a department's. Names the rule."""

    def __init__(self, rule_id: str, error: duckdb.Error) -> None:
        super().__init__(f"规则 {rule_id} 的查询出错：{error}")
        self.rule_id = rule_id


def evaluate(path: Path, *, previous: Path | None, home: Path | None = None) -> None:
    """Fills `quality` (but for guards) in the night's file; `previous` is last night's file.

    `home` is the data folder whose reviewers' decisions count, if there is one. Raises RuleFailed
    when a query can't run: the night must not be published then, and `quality` stays empty. One
    transaction: what a query returned is not tidied away before the next one needs it.
    """
    with connect(path) as connection:
        hold_last_findings(connection, previous)
        connection.begin()
        prepare(connection)
        evaluate_rules(connection, catalogue())
        write_findings(connection, catalogue())
        write_causes(connection, catalogue())
        connection.execute((ROOM / "fingerprints.sql").read_text(encoding="utf-8"))
        if home is not None:
            take_decisions(connection, home)
        connection.commit()


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Macros and templates, as temporary things of this connection only."""
    connection.execute("SET search_path = 'main'")
    run(connection, [ROOM / "macros.sql", *sorted((ROOM / "templates").glob("*.sql"))])


def evaluate_rules(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Writes quality.rule, instance, evaluation and reading_gap."""
    off = dict(connection.execute("SELECT rule_id, reason FROM reference.switched_off").fetchall())
    _register(connection, rules, off)
    for rule in rules:
        if rule.sql and rule.rule_id not in off:
            _check(connection, rule)
    connection.execute((ROOM / "instances.sql").read_text(encoding="utf-8"))
    if {rule.rule_id for rule in rules} - set(off) >= {rounding.RULE_ID}:
        rounding.write_rounding(connection, rules)
    for name in ("evaluation", "reading_gaps"):
        connection.execute((ROOM / f"{name}.sql").read_text(encoding="utf-8"))


def _register(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], off: Mapping[str, str]
) -> None:
    """Enters the rules in the catalogue, and what judging needs to know of each.

    `off` says why a rule is switched off in this place.
    """
    rows = [
        (
            *(getattr(rule, fact) for fact in _TOLD),
            f"本地区停用：{off[rule.rule_id]}" if rule.rule_id in off else rule.not_applicable,
            list(rule.tables),
            bool(rule.sql) and rule.rule_id not in off,
        )
        for rule in rules
    ]
    hand_over(connection, "rule_fact", RULE_FACT, rows)
    defaults = [(name, value) for rule in rules for name, value in rule.bounds]
    hand_over(connection, "bound_default", "name VARCHAR, value DOUBLE", defaults)
    connection.execute(
        "INSERT INTO bound_in_force BY NAME "
        "SELECT name, coalesce(b.value::DOUBLE, d.value) AS value "
        "FROM bound_default d LEFT JOIN reference.bound b USING (name)"
    )
    connection.execute(
        "INSERT INTO quality.rule BY NAME "
        "SELECT rule_id, title, family, severity, basis, message, false_alarms FROM rule_fact; "
        "CREATE TEMP TABLE checked AS FROM quality.instance LIMIT 0; "
        "ALTER TABLE checked ADD COLUMN parts BIGINT; "
        "ALTER TABLE checked ADD COLUMN quantum_yuan DECIMAL(18, 2); "
        "ALTER TABLE checked ADD COLUMN absent VARCHAR[]"
    )


def _check(connection: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    """Runs one rule's query; what it returned is judged with the others' (`instances.sql`)."""
    try:
        connection.execute(
            f"INSERT INTO checked BY NAME SELECT '{rule.rule_id}' AS rule_id, "
            f"COLUMNS(lambda name: name IN {CHECK_COLUMNS}) FROM ({rule.sql}\n)"
            + ("" if rule.reports is None else OF_KIND.format(kind=rule.reports))
        )
    except duckdb.Error as error:
        raise RuleFailed(rule.rule_id, error) from error
