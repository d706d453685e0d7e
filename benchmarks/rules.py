"""How long all rules take on a thousand reports: python -m benchmarks.rules [reports].

What belongs here: seconds of evaluation, those in DuckDB apart from those of the programmes that
solve for causes and rounding, their ratio to a plain scan of source.cell in the same run, and the
dearest statements. All in processor time: by the clock the ratio rises twofold with the load, since
DuckDB's threads then wait for each other. What does not: assertions; this is no test.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection as Connection

from expectations.causes import write_causes
from expectations.finding_rows import hold_last_findings, write_findings
from expectations.judging import evaluate_rules
from expectations.rule_templates import prepare
from expectations.rules import catalogue
from tests.expectations.mini_reports import Case, build_night
from tests.expectations.test_no_false_alarms import CODES, KINDS, tables
from warehouse.sql_files import connect

REPORTS = 1000
SCANS = 20
DEAREST = 12
"""Statements that are named."""
FAULTS = 0.1
"""Share of reports whose table 3 does not add up."""


def generated(number: int, source: random.Random) -> Case:
    """A consistent report of six items, some with a planted fault."""
    items = {code: {kind: source.randint(100_00, 9_999_999_99) for kind in KINDS} for code in CODES}
    sheets = tables(items)
    if source.random() < FAULTS:
        sheets["3"][0] = "合计 | 1.00 2.00 3.00"
    content = {"name": str(number), "agency": "第1局", "tables": sheets}
    return Case("-", number, content)


class Stopwatch:
    """A connection to DuckDB that keeps the processor seconds of its statements."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.statements: list[tuple[float, str]] = []

    def execute(self, sql: str, *values: Any) -> Connection:
        before = time.process_time()
        try:
            return self.connection.execute(sql, *values)
        finally:
            self.statements.append((time.process_time() - before, " ".join(sql.split())))

    @property
    def seconds(self) -> float:
        return sum(seconds for seconds, _ in self.statements)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


def staged(night: Path) -> tuple[dict[str, tuple[float, float]], list[tuple[float, str]]]:
    """Seconds of each stage of `expectations.evaluate`, in its order: in DuckDB, and in all.

    And its statements with their seconds, the dearest first.
    """
    rules = catalogue()
    stages: dict[str, Callable[[Any], object]] = {
        "rules and their judging": lambda c: (prepare(c), evaluate_rules(c, rules)),
        "findings": lambda c: write_findings(c, rules),
        "causes": lambda c: write_causes(c, rules),
        "commit": lambda c: c.execute("COMMIT"),
    }
    seconds = {}
    statements: list[tuple[float, str]] = []
    with connect(night) as connection:
        hold_last_findings(connection, None)
        connection.begin()
        for stage, work in stages.items():
            watch, before = Stopwatch(connection), time.process_time()
            work(watch)
            seconds[stage] = (watch.seconds, time.process_time() - before)
            statements += watch.statements
    in_duckdb, in_all = (sum(column) for column in zip(*seconds.values(), strict=True))
    return seconds | {"together": (in_duckdb, in_all)}, sorted(statements, reverse=True)


def scanned(connection: Connection) -> tuple[int, float]:
    """How many cells a plain scan reads, and its processor seconds once the file is known."""
    scan = "SELECT count(*), sum(amount_yuan), max(hash(printed)) FROM source.cell"
    cells = connection.execute(scan).fetchall()[0][0]
    before = time.process_time()
    for _ in range(SCANS):
        connection.execute(scan).fetchall()
    return cells, (time.process_time() - before) / SCANS


def main(reports: int = REPORTS) -> None:
    """Builds the night, evaluates it and prints the figures."""
    source = random.Random(1)
    cases = [generated(number, source) for number in range(1, reports + 1)]
    with tempfile.TemporaryDirectory() as folder:
        night = build_night(Path(folder), cases)
        stages, statements = staged(night)
        with connect(night, read_only=True) as connection:
            cells, scan = scanned(connection)
            counts = "SELECT (SELECT count(*) FROM quality.instance), count(*) FROM quality.finding"
            instances, findings = connection.execute(counts).fetchall()[0]
    print(f"{reports} reports, {cells} cells; {len(catalogue())} rules: {instances} instances, ")
    print(f"{findings} findings; a plain scan of source.cell: {scan * 1000:.1f} ms of processor")
    for stage, (in_duckdb, in_all) in stages.items():
        ratio = in_duckdb / scan
        print(
            f"{stage:24} DuckDB {in_duckdb:6.2f} s = {ratio:5.0f} plain scans; all {in_all:6.2f} s"
        )
    for seconds, sql in statements[:DEAREST]:
        print(f"{seconds:6.2f} s  {sql[:90]}")


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:2]))
