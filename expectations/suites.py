"""Suites of Great Expectations built from the catalogue, and the guards of our own work.

What belongs here: one suite a rule family over its evaluated instances, one for the guards, their
verdicts. What does not: the rules (`catalogue/`), the guards' queries (`guards/`). Great
Expectations judges and counts; the findings themselves are DuckDB's.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.rules import FAMILIES, ROOM
from warehouse.sql_files import connect, hand_over

if TYPE_CHECKING:
    import duckdb
    from great_expectations.core import ExpectationSuite

GUARD_SUITE = "guards"
FAMILY_QUERY = """
SELECT i.rule_id, i.report_id, i.location, i.reason
FROM quality.instance i JOIN quality.rule r USING (rule_id)
WHERE r.family = '{family}' AND i.outcome = 'violated'
"""
VERDICT = (
    "suite VARCHAR, expectation VARCHAR, title VARCHAR, success BOOLEAN, unexpected_rows BIGINT, "
    "seconds DOUBLE"
)
KEEP_VERDICTS = f"""
DELETE FROM quality.suite_result; DELETE FROM quality.guard;
INSERT INTO quality.suite_result BY NAME FROM verdict;
INSERT INTO quality.guard BY NAME
SELECT expectation AS guard_id, title, success AS passed, unexpected_rows AS failures
FROM verdict WHERE suite = '{GUARD_SUITE}';
"""
_TITLE = re.compile(r"^-- title: (.+)$", re.MULTILINE)
_PREVIOUS = ":previous_"


@dataclass(frozen=True, slots=True)
class Guard:
    """A check of our own work: its query returns the rows that should not be."""

    guard_id: str
    title: str
    sql: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What Great Expectations says of one family of rules or one guard; `seconds` of its suite."""

    suite: str
    name: str
    title: str
    success: bool
    unexpected_rows: int
    seconds: float


class SuiteBroken(Exception):
    """An expectation could not run: our failure, never a finding. Names the expectation."""


@cache
def guards() -> Sequence[Guard]:
    """All guards, by identifier."""
    found = []
    for path in sorted((ROOM / "guards").glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        title = _TITLE.search(text)
        if title is None:
            raise SuiteBroken(f"guards/{path.name}: no title")
        found.append(Guard(path.stem, title[1], text[title.end() :].strip()))
    return tuple(found)


def run_suites(path: Path, previous: Path | None) -> list[Verdict]:
    """Runs all suites over a night's file; writes quality.suite_result and quality.guard.

    `previous` is last night's file, for guards against a sudden fall. Raises SuiteBroken.
    """
    counts = _previous_counts(previous)
    verdicts = _validate(path, _all_suites(counts))
    with connect(path) as connection:
        _keep(connection, verdicts)
    return verdicts


def count_again(path: Path, previous: Path) -> list[Verdict]:
    """The verdicts over a carried file; writes quality.suite_result and quality.guard.

    An expectation here counts the rows of its query, and DuckDB counts them as well: where nothing
    changed, that is enough, and Great Expectations takes seconds to import.
    """
    counts = _previous_counts(previous)
    with connect(path) as connection:

        def verdict(suite: str, name: str, title: str, query: str) -> Verdict:
            began = time.monotonic()
            rows = connection.execute(f"SELECT count(*) FROM ({query}\n)").fetchall()[0][0]
            seconds = round(time.monotonic() - began, 3)
            return Verdict(suite, name, title, rows == 0, int(rows), seconds)

        verdicts = [
            verdict(family, family, _family_title(title), FAMILY_QUERY.format(family=family))
            for family, title in FAMILIES.items()
        ]
        verdicts += [
            verdict(GUARD_SUITE, guard.guard_id, guard.title, _filled(guard.sql, counts))
            for guard in guards()
        ]
        _keep(connection, verdicts)
    return verdicts


def kept_verdicts(path: Path) -> list[Verdict]:
    """The verdicts that a night's file holds."""
    with connect(path, read_only=True) as connection:
        columns = ", ".join(column.split()[0] for column in VERDICT.split(", "))
        rows = connection.execute(f"SELECT {columns} FROM quality.suite_result").fetchall()
    return [Verdict(*row) for row in rows]


def _keep(connection: duckdb.DuckDBPyConnection, verdicts: Iterable[Verdict]) -> None:
    hand_over(connection, "verdict", VERDICT, (astuple(verdict) for verdict in verdicts))
    connection.execute(KEEP_VERDICTS)


def _family_title(title: str) -> str:
    return f"{title}：每一次核对都成立"


def build_suites(previous: Path | None) -> list[ExpectationSuite]:
    """All suites as they judge a night: for Great Expectations' own pages (`data_docs`)."""
    return list(_all_suites(_previous_counts(previous)))


def _all_suites(counts: dict[str, int]) -> Iterable[ExpectationSuite]:
    import great_expectations as gx
    import great_expectations.expectations as gxe

    for family, title in FAMILIES.items():
        suite = gx.ExpectationSuite(name=family, meta={"title": title})
        suite.add_expectation(
            gxe.UnexpectedRowsExpectation(
                unexpected_rows_query=FAMILY_QUERY.format(family=family),
                description=_family_title(title),
                severity="warning",
                meta={"name": family},
            )
        )
        yield suite
    suite = gx.ExpectationSuite(name=GUARD_SUITE)
    for guard in guards():
        suite.add_expectation(
            gxe.UnexpectedRowsExpectation(
                unexpected_rows_query=_filled(guard.sql, counts)
                .replace("{", "{{")
                .replace("}", "}}"),
                description=guard.title,
                severity="critical",
                meta={"name": guard.guard_id},
            )
        )
    yield suite


def _filled(sql: str, counts: dict[str, int]) -> str:
    for name, count in counts.items():
        sql = sql.replace(f"{_PREVIOUS}{name}", str(count))
    return sql


def _previous_counts(previous: Path | None) -> dict[str, int]:
    """Reports and cells of last night; 0 before the first night, which any number passes."""
    if previous is None:
        return {"reports": 0, "cells": 0}
    with connect(previous, read_only=True) as connection:
        reports, cells = connection.execute(
            "SELECT (SELECT count(*) FROM source.current_report), "
            "(SELECT count(*) FROM source.cell JOIN source.current_report USING (report_id))"
        ).fetchall()[0]
    return {"reports": int(reports), "cells": int(cells)}


def _validate(path: Path, suites: Iterable[ExpectationSuite]) -> list[Verdict]:
    """Great Expectations prints a remark at each query that speaks of whole tables: not shown."""
    from expectations.bridge import night_context

    _, datasource = night_context(path)
    asset = datasource.add_query_asset("night", query="SELECT 1 AS night")
    batch = asset.add_batch_definition_whole_table("night").get_batch()
    verdicts: list[Verdict] = []
    try:
        with redirect_stdout(io.StringIO()):
            for suite in suites:
                began = time.monotonic()
                outcome = batch.validate(suite, result_format="SUMMARY")
                seconds = round(time.monotonic() - began, 3)
                verdicts.extend(_verdict(suite.name, one, seconds) for one in outcome.results)
    finally:
        datasource.get_execution_engine().close()
        datasource.get_engine().dispose()
    return verdicts


def _verdict(suite: str, result: Any, seconds: float) -> Verdict:
    name = str(result.expectation_config.meta["name"])
    if result.exception_info.get("raised_exception") or "observed_value" not in result.result:
        raise SuiteBroken(f"{suite}/{name}: {result.exception_info}")
    return Verdict(
        suite=suite,
        name=name,
        title=str(result.expectation_config.description),
        success=bool(result.success),
        unexpected_rows=int(result.result["observed_value"]),
        seconds=seconds,
    )
