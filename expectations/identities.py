"""What was checked by adding or by comparing, as linear equations over cells.

What belongs here: which rules speak in equations, and the temporary tables `identity` and
`identity_term` that causes and rounding read. What does not: what is made of them.
"""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from expectations.rules import ROOM, Rule

LINEAR = ("env", "twice")


def write_identities(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule]) -> None:
    """Fills the temporary tables once for a connection, from the instances there are by then."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS identity_rule (rule_id VARCHAR, convention VARCHAR)"
    )
    if connection.execute("SELECT count(*) FROM identity_rule").fetchall() == [(0,)]:
        linear = [(rule.rule_id, rule.convention) for rule in rules if rule.convention in LINEAR]
        if linear:
            insert = "INSERT INTO identity_rule BY NAME SELECT ? AS rule_id, ? AS convention"
            connection.executemany(insert, linear)
    connection.execute(
        "CREATE TEMP MACRO IF NOT EXISTS quantum_of(unit, decimals) AS greatest(1, pow(10, "
        "CASE unit WHEN '亿元' THEN 10 WHEN '万元' THEN 6 ELSE 2 END - decimals))::BIGINT"
    )
    connection.execute((ROOM / "identities.sql").read_text(encoding="utf-8"))
