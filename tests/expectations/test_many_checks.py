"""A district of many reports: what rules return stays readable, or the night is not judged."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from expectations import judging
from expectations.judging import RowsLost, ask, register
from expectations.rule_templates import prepare, sql_of
from expectations.rules import Rule
from warehouse.build import create_empty
from warehouse.sql_files import connect

ROW_GROUP = 122_880


def _rule(rule_id: str, checks: int) -> Rule:
    said = dict.fromkeys(("title", "basis", "message", "false_alarms", "not_applicable"), "-")
    columns = "'k' || n AS instance_key, '' AS location, 'pass' AS outcome"
    return Rule(
        rule_id=rule_id,
        family="district-level",
        severity="error",
        convention="state",
        tables=(),
        sql=f"SELECT {columns} FROM range({checks}) r(n)",
        **said,
    )


def _asked(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many checks each rule is known to have made: none, more than a row group, one."""
    rules = [_rule("NONE", 0), _rule("MANY", ROW_GROUP), _rule("ONE", 1)]
    connection.execute("SET threads = 2")
    connection.begin()
    prepare(connection, [sql_of("instances")])
    ask(connection, rules, register(connection, rules, rules))
    counted = "SELECT rule_id, count(*) FROM quality.instance GROUP BY ALL"
    return dict(connection.execute(counted).fetchall())


def test_a_rule_with_many_checks_hides_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_empty(tmp_path / "night.duckdb")
    with connect(tmp_path / "night.duckdb") as connection:
        assert _asked(connection) == {"MANY": ROW_GROUP, "ONE": 1}
        connection.rollback()
    # The day on which this no longer raises, DuckDB is mended and the first row can go.
    monkeypatch.setattr(judging, "_begin", lambda *_: None)
    with connect(tmp_path / "night.duckdb") as connection, pytest.raises(RowsLost):
        _asked(connection)
