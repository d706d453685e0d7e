"""What rules say of the nights themselves, asked again in a night whose figures are last night's.

What belongs here: which rules look at nights, their new answers in a carried file, and what tonight
changes of the findings that stay. What does not: copying the file (`warehouse.carry`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import duckdb

from expectations.evaluate import ask, prepare, register, sql_of
from expectations.finding_rows import hold_last_findings, write_findings
from expectations.rules import Rule, catalogue
from warehouse.carry import OF_THE_NIGHT
from warehouse.decisions import take_decisions
from warehouse.sql_files import ROOM as WAREHOUSE
from warehouse.sql_files import SCHEMA_ORDER, connect

_VIEW = re.compile(r"^CREATE VIEW (\S+) AS(.*?);$", re.MULTILINE | re.DOTALL)
_OF_FINDINGS = ("finding_cell", "finding_statement", "finding_quote", "fingerprint", "finding")


def ask_again(path: Path, *, previous: Path, home: Path | None = None) -> None:
    """Brings `quality` of a carried file up to this night, as `evaluate` would have written it.

    `previous` is the night that it is a copy of; `home` the data folder whose reviewers' decisions
    count. Raises RuleFailed. Guards and marts are still last night's.
    """
    rules = about_nights()
    with connect(path) as connection:
        hold_last_findings(connection, previous)
        _forget(connection, rules)
        connection.begin()
        asked = ("instances", "evaluation", "findings", "fingerprints")
        prepare(connection, [*(rule.sql for rule in rules), *map(sql_of, asked)])
        ask(connection, rules, register(connection, rules))
        connection.execute(sql_of("evaluation"))
        connection.execute(_STAYING)
        write_findings(connection, rules)
        connection.execute(sql_of("fingerprints"))
        if home is not None:
            take_decisions(connection, home)
        connection.commit()


@cache
def about_nights() -> Sequence[Rule]:
    """The rules whose answer depends on what nights saw, or on the day: by what they read."""
    names = night_tables()
    return tuple(rule for rule in catalogue() if any(name in rule.sql for name in names))


@cache
def night_tables() -> Sequence[str]:
    """The tables that are loaded anew every night, and the views over them."""
    names = list(OF_THE_NIGHT)
    for schema in SCHEMA_ORDER:
        text = (WAREHOUSE / "schema" / f"{schema}.sql").read_text(encoding="utf-8")
        names += [view for view, query in _VIEW.findall(text) if any(n in query for n in names)]
    return tuple(names)


_STAYING = """
UPDATE quality.finding AS f SET last_seen = n.as_of, change = 'open', waiver = p.waiver
FROM meta.night n, quality.fingerprint p WHERE p.finding_key = f.finding_key;
DELETE FROM quality.closed_finding;
DELETE FROM quality.decision;
"""
"""Findings that stay: seen again today, waived as the place says; the reviewers' words follow."""


def _forget(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Takes out what the rules said; what others said is not counted again, and stays."""
    asked = [rule.rule_id for rule in rules]
    for table in _OF_FINDINGS:
        connection.execute(
            f"DELETE FROM quality.{table} WHERE finding_key IN "
            "(SELECT finding_key FROM last_finding WHERE list_contains(?, rule_id))",
            [asked],
        )
    connection.execute("DELETE FROM quality.instance WHERE list_contains(?, rule_id)", [asked])
    connection.execute("DELETE FROM quality.evaluation WHERE list_contains(?, rule_id)", [asked])
