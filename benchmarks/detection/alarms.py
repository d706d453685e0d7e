"""What the rules find in readings, given as one night of many departments.

What belongs here: the questions to that night. What not: building it, or what is changed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

from benchmarks.throwaway_night import night_of
from disclosure.reading import Reading
from warehouse.sql_files import connect

AMONG = "'table-arithmetic', 'hierarchy', 'cross-table', 'three-public', 'classification'"


def _night(folder: str, readings: Sequence[Reading]) -> Path:
    return night_of(Path(folder), {f"r{number:06d}": one for number, one in enumerate(readings)})


def _said(connection: duckdb.DuckDBPyConnection, condition: str, count: int) -> list[set[str]]:
    """Per reading what is said of the report itself: rule and sentence."""
    found: list[set[str]] = [set() for _ in range(count)]
    rows = connection.execute(
        "SELECT report_id, rule_id || ' ' || message FROM quality.finding "
        f"WHERE report_id IS NOT NULL AND family <> 'district-level' AND {condition}"
    ).fetchall()
    for report_id, text in rows:
        found[int(report_id[1:])].add(text)
    return found


def findings_of(readings: Sequence[Reading]) -> tuple[list[set[str]], dict[int, str]]:
    """Per reading the findings (rule and sentence, errors and warnings of the report itself), and
    for each report with a decided cause the cell that is named first."""
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(_night(folder, readings), read_only=True) as connection,
    ):
        found = _said(connection, f"(severity <> 'info' OR family IN ({AMONG}))", len(readings))
        causes = connection.execute(
            "SELECT c.report_id, c.decided, k.cell_id FROM quality.cause c "
            "JOIN quality.cause_cell k USING (cause_key) "
            "WHERE k.alternative = 1 AND k.rank = 1 AND k.cell_id IS NOT NULL"
        ).fetchall()
    first = {int(r[1:]): cell.split("/", 1)[1] for r, decided, cell in causes if decided}
    return found, first


def alarms_of(readings: Sequence[Reading]) -> list[set[str]]:
    """Per reading its own errors and warnings (rule and sentence)."""
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(_night(folder, readings), read_only=True) as connection,
    ):
        return _said(connection, "severity <> 'info'", len(readings))


def uncovered(readings: Sequence[Reading]) -> list[tuple[str, int]]:
    """Figures of tables and prose that no rule compared with anything, by place, with counts.

    A figure counts as compared when a check on it could have failed: `state` rules, which only look
    it (a share, a name) do not.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(_night(folder, readings), read_only=True) as connection,
    ):
        return connection.execute(UNCOVERED).fetchall()


UNCOVERED = """
WITH looked AS (
    FROM quality.instance WHERE outcome IN ('pass', 'rounding', 'violated')
      AND actual_yuan IS NOT NULL
), cell AS (SELECT DISTINCT unnest(cells).cell_id AS cell_id FROM looked),
said AS (SELECT DISTINCT unnest(statement_ids) AS statement_id FROM quality.instance
         WHERE outcome IN ('pass', 'rounding', 'violated'))
SELECT '表' || table_no || ' ' || column_key || ' ' || row_kind, count(*)
FROM source.cell ANTI JOIN cell USING (cell_id) WHERE amount_yuan <> 0 GROUP BY 1
UNION ALL
SELECT '说明 ' || subject || ' ' || measure || coalesce(' ' || unit, ''), count(*)
FROM source.statement ANTI JOIN said USING (statement_id)
WHERE amount_yuan IS NOT NULL OR percent IS NOT NULL GROUP BY 1
ORDER BY 2 DESC, 1
"""


def unjudged(readings: Sequence[Reading]) -> list[tuple[int, int, int, int]]:
    """Per reading: figures of money and percent in its prose, those no check looked at, the
    sentences that have any, and the sentences of which no figure was looked at."""
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(_night(folder, readings), read_only=True) as connection,
    ):
        rows = connection.execute(UNJUDGED).fetchall()
    counts = {int(row[0][1:]): row[1:] for row in rows}
    return [counts.get(number, (0, 0, 0, 0)) for number in range(len(readings))]


UNJUDGED = """
WITH looked AS (
    SELECT DISTINCT unnest(statement_ids) AS statement_id FROM quality.instance
    WHERE outcome IN ('pass', 'rounding', 'violated')
), said AS (
    SELECT s.report_id, s.section_no, s.statement_id IN (FROM looked) AS is_judged,
           length(regexp_replace(left(t.text, s.span_start), '[^。\n]', '', 'g')) AS sentence
    FROM source.statement s JOIN source.section t USING (report_id, section_no)
    WHERE (s.amount_yuan IS NOT NULL OR s.percent IS NOT NULL)
      AND NOT starts_with(s.subject, 'reason:')
), sentence AS (
    SELECT report_id, count(*) AS figures, count(*) FILTER (is_judged) AS judged
    FROM said GROUP BY report_id, section_no, sentence
)
SELECT report_id, sum(figures)::INTEGER, sum(figures - judged)::INTEGER, count(*)::INTEGER,
       count(*) FILTER (judged = 0)::INTEGER
FROM sentence GROUP BY report_id
"""
