"""Asking rules of reports: instances and evaluations. DuckDB does the work.

What belongs here: running the rules' queries, judging what they returned. What does not: what they
stand on (`rule_templates`), what must hold (`catalogue`), findings and their causes (`evaluate`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import duckdb

from expectations.rule_templates import sql_of
from expectations.rules import CHECKS, SHAPES, Rule
from warehouse.sql_files import hand_over

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
    " VARCHAR, ".join(_TOLD) + " VARCHAR, not_applicable VARCHAR, section VARCHAR, "
    "needed INTEGER[], is_queried BOOLEAN"
)
"""What judging knows of a rule."""

ROUNDING = "REPORT-ROUNDING"
"""Computed over all identities, once the other rules have their instances."""
FEW = 20
"""Reports that one thread judges in no more time than two, at an eighth less work."""

OF_KIND = (
    " WHERE report_id IN (SELECT report_id FROM source.current_report WHERE report_kind = '{kind}')"
)


class RuleFailed(Exception):
    """A rule's own query failed: our fault, never a department's. Names the rule."""

    def __init__(self, rule_id: str, error: duckdb.Error) -> None:
        super().__init__(f"规则 {rule_id} 的查询出错：{error}")
        self.rule_id = rule_id


class RowsLost(RuleFailed):
    """What rules returned can't be read back: the night must not be published without it."""

    def __init__(self, table: str, written: int, found: int) -> None:
        Exception.__init__(self, f"核对中途缺行：{table} 写入 {written} 行，读到 {found} 行")
        self.rule_id = table


def few_threads(connection: duckdb.DuckDBPyConnection) -> None:
    """One thread for few reports: handing rows from one to another costs more than it saves."""
    counted = connection.execute("SELECT count(*) FROM source.current_report").fetchall()
    if counted[0][0] <= FEW:
        connection.execute("SET threads = 1")


def evaluate_rules(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Writes quality.rule, instance, evaluation and reading_gap."""
    off = register(connection, rules, rules)
    connection.execute(
        "INSERT INTO quality.rule BY NAME "
        "SELECT rule_id, title, family, severity, basis, message, false_alarms FROM rule_fact"
    )
    ask(connection, rules, off)
    conclude(connection, rules, off)
    connection.execute(sql_of("reading_gaps"))


def conclude(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], off: Mapping[str, str]
) -> None:
    """From instances to evaluations, after the rule that is computed of all others' instances."""
    if {rule.rule_id for rule in rules} - set(off) >= {ROUNDING}:
        from expectations.rounding import write_rounding

        write_rounding(connection, rules)
    connection.execute(sql_of("evaluation"))


def ask(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], off: Mapping[str, str]
) -> None:
    """Runs the queries of the rules that are not switched off, and adds their instances."""
    asked = [rule for rule in rules if rule.sql and rule.rule_id not in off]
    _begin(connection, "checked")
    written = 0
    for shape in SHAPES:
        written += _judge(connection, shape, [rule for rule in asked if shape in rule.queries])
    for rule in asked:
        if CHECKS in rule.queries:
            written += _take(connection, rule, CHECKS, "*", into="checked")
    _assert_whole(connection, "checked", written)
    connection.execute(sql_of("instances"))


def _judge(connection: duckdb.DuckDBPyConnection, shape: str, rules: Sequence[Rule]) -> int:
    """What these rules hold against what, judged together: planning a query costs ten times what
    it costs to run it on a report. Rules with checks of their own find theirs in `checked_<shape>`.

    Returns how many checks were made.
    """
    if not rules:
        return 0
    _begin(connection, shape)
    written = sum(_take(connection, rule, shape, SHAPES[shape], into=shape) for rule in rules)
    _assert_whole(connection, shape, written)
    connection.execute(f"CREATE TEMP TABLE checked_{shape} AS FROM judged_{shape}")
    settled = [rule.rule_id for rule in rules if CHECKS not in rule.queries]
    made = connection.execute(
        f"INSERT INTO checked BY NAME FROM checked_{shape} WHERE list_contains(?, rule_id)",
        [settled],
    ).fetchall()
    return int(made[0][0])


def _begin(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """A first row, of no rule and so of no effect.

    DuckDB 2.0 hides all rows of a table from its own transaction once an insert of none was
    followed by one of a row group (122,880) and a smaller one: as of 750 reports no rule spoke.
    """
    connection.execute(f"INSERT INTO {table} BY NAME SELECT '' AS rule_id")


def _assert_whole(connection: duckdb.DuckDBPyConnection, table: str, written: int) -> None:
    """Raises RowsLost where a table does not hold its first row and what was written."""
    found = int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]) - 1
    if found != written:
        raise RowsLost(table, written, found)


def register(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule], asked: Sequence[Rule]
) -> dict[str, str]:
    """Says to the connection what judging needs to know of each rule, and which will be `asked`.

    Returns why those are switched off that are in this place, by rule.
    """
    off = dict(connection.execute("SELECT rule_id, reason FROM reference.switched_off").fetchall())
    queried = {rule.rule_id for rule in asked}
    rows = [
        (
            *(getattr(rule, fact) for fact in _TOLD),
            f"本地区停用：{off[rule.rule_id]}" if rule.rule_id in off else rule.not_applicable,
            rule.section,
            list(rule.tables),
            bool(rule.sql) and rule.rule_id in queried and rule.rule_id not in off,
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
    # `absent` lists what a violation takes to be whole, in words of `unread.what`; [] for nothing
    connection.execute(
        "CREATE TEMP TABLE checked AS FROM quality.instance LIMIT 0; "
        "ALTER TABLE checked ADD COLUMN parts BIGINT; "
        "ALTER TABLE checked ADD COLUMN quantum_yuan DECIMAL(18, 2); "
        "ALTER TABLE checked ADD COLUMN absent VARCHAR[]"
    )
    return off


def _take(
    connection: duckdb.DuckDBPyConnection, rule: Rule, kind: str, columns: str, *, into: str
) -> int:
    """Runs one query of a rule; what it returned is judged with the others'. Returns how much."""
    try:
        taken = connection.execute(
            f"INSERT INTO {into} BY NAME SELECT '{rule.rule_id}' AS rule_id, {columns} "
            f"FROM ({rule.queries[kind]}\n)"
            + ("" if rule.reports is None else OF_KIND.format(kind=rule.reports))
        ).fetchall()
    except duckdb.Error as error:
        raise RuleFailed(rule.rule_id, error) from error
    return int(taken[0][0])
