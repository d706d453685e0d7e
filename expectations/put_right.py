"""What follows from a cause: reports with their figures put right, asked again by the same rules.

What belongs here: putting right what causes name, in a copy of their reports in memory; which
findings are left. What does not: finding causes. A check that holds once the cause is put right
followed from it, whatever it computes; one that still fails is a finding of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from expectations.judging import ask, few_threads, register
from expectations.laid_apart import lay_apart
from expectations.rule_templates import prepare, sql_of, texts_of
from expectations.rules import Rule
from warehouse.sql_files import hand_over

_PARTS = {
    "right_cell": "cell_id VARCHAR, needed_yuan DECIMAL(18,2)",
    "right_statement": "statement_id VARCHAR, needed_yuan DECIMAL(18,2)",
    "right_line": "report_id VARCHAR, table_no INTEGER, side VARCHAR, row_no INTEGER, "
    "row_kind VARCHAR, level INTEGER, code VARCHAR, row_label VARCHAR, "
    "amounts STRUCT(column_key VARCHAR,amount_yuan DECIMAL(18,2))[]",
    "right_table": "report_id VARCHAR, table_no INTEGER",
}


def follow(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Findings that hold once their report's causes are put right become consequences; those that
    were taken for one and still fail stand by themselves."""
    connection.execute(sql_of("put_right"))
    near = connection.execute("SELECT DISTINCT report_id, rule_id FROM may_follow").fetchall()
    names = {rule_id for _, rule_id in near}
    asked = [rule for rule in rules if rule.rule_id in names and rule.sql and not rule.is_across]
    reports = sorted({report_id for report_id, _ in near})
    left = _left(connection, reports, rules, asked) if asked else []
    hand_over(connection, "asked_again", "rule_id VARCHAR", [(rule.rule_id,) for rule in asked])
    hand_over(
        connection, "still_wrong", "rule_id VARCHAR, report_id VARCHAR, instance_key VARCHAR", left
    )
    connection.execute(sql_of("consequences"))


def _left(
    connection: duckdb.DuckDBPyConnection,
    reports: Sequence[str],
    rules: Sequence[Rule],
    asked: Sequence[Rule],
) -> list[tuple[str, str, str]]:
    """The checks that fail in the reports with their figures put right."""
    (night,) = connection.execute("SELECT current_database()").fetchall()[0]
    parts = {name: connection.execute(f"SELECT {_names(columns)} FROM {name}").fetchall()
             for name, columns in _PARTS.items()}  # fmt: skip
    with connection.cursor() as again:
        lay_apart(again, night, reports, under="put_right")
        try:
            few_threads(again)
            again.begin()
            for name, columns in _PARTS.items():
                hand_over(again, name, columns, parts[name])
            prepare(again, ())
            again.execute(sql_of("putting_right"))
            prepare(again, [*texts_of(asked), sql_of("instances")])
            again.execute(_UNKNOWN_TABLES)
            ask(again, asked, register(again, rules, asked))
            return again.execute(
                "SELECT DISTINCT rule_id, report_id, instance_key FROM quality.instance "
                "WHERE outcome = 'violated' ORDER BY ALL"
            ).fetchall()
        finally:
            again.rollback()
            again.execute(f'USE "{night}"; DETACH put_right')


def _names(columns: str) -> str:
    return ", ".join(column.split(" ", 1)[0] for column in columns.split(", "))


_UNKNOWN_TABLES = """
INSERT INTO unread BY NAME SELECT report_id, table_no || part AS what
FROM right_table, (VALUES (' rows'), (' columns'), (' table')) AS v(part)
"""
"""What a table of another year should say is as unknown as one that was not read."""
