"""Readings as one night of many departments, and what the rules find in it.

What belongs here: the throw-away night and its findings. What not: what is changed.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from disclosure.forms import declaration
from disclosure.reading import Reading
from expectations.evaluate import evaluate
from warehouse.build import build
from warehouse.sql_files import connect

PLACE = "999901"
AMONG = "'table-arithmetic', 'hierarchy', 'cross-table', 'three-public', 'classification'"


def night_of(folder: Path, readings: Sequence[Reading]) -> Path:
    """An evaluated night in which each reading is the report of a department of its own."""
    paths, reports = [], []
    for number, reading in enumerate(readings):
        sha256 = f"{number:064d}"
        paths.append(folder / f"{number}.json")
        own = reading.model_copy(update={"document_sha256": sha256})
        paths[-1].write_text(own.model_dump_json(), encoding="utf-8")
        reports.append(_report(number, own))
    register = {"mof_div_code": PLACE, "name": "", "agencies": [], "expected": [], "bounds": {}}
    for name, value in (("reports", reports), ("forms", declaration()), ("register", register)):
        (folder / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False), "utf-8")
    night = folder / "night.duckdb"
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    inputs = {name: folder / f"{name}.json" for name in ("reports", "forms", "register")}
    build(
        night,
        readings=paths,
        sightings=[],
        **inputs,
        night_id="20260101T020000",
        reader_version=readings[0].reader_version,
        as_of=now.date(),
        started_at=now,
    )
    evaluate(night, previous=None)
    return night


def _report(number: int, reading: Reading) -> dict[str, object]:
    identity = reading.identity
    return {
        "report_id": f"r{number:06d}",
        "mof_div_code": PLACE,
        "agency_code": f"{number:06d}",
        "agency_name": identity.agency_names[0] if identity else None,
        "fiscal_year": identity.fiscal_year if identity else None,
        "report_kind": "budget",
        "report_level": "department",
        "document_sha256": reading.document_sha256,
        "status": reading.status,
        "form_id": reading.form_id,
    }


def findings_of(readings: Sequence[Reading]) -> tuple[list[set[str]], dict[int, str]]:
    """Per reading the findings (rule and sentence, errors and warnings of the report itself), and
    for each report with a decided cause the cell that is named first."""
    found: list[set[str]] = [set() for _ in readings]
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(night_of(Path(folder), readings), read_only=True) as connection,
    ):
        rows = connection.execute(
            "SELECT report_id, rule_id || ' ' || message FROM quality.finding "
            "WHERE report_id IS NOT NULL AND family <> 'district-level' "
            f"AND (severity <> 'info' OR family IN ({AMONG}))"
        ).fetchall()
        causes = connection.execute(
            "SELECT c.report_id, c.decided, k.cell_id FROM quality.cause c "
            "JOIN quality.cause_cell k USING (cause_key) "
            "WHERE k.alternative = 1 AND k.rank = 1 AND k.cell_id IS NOT NULL"
        ).fetchall()
    for report_id, text in rows:
        found[int(report_id[1:])].add(text)
    first = {int(r[1:]): cell.split("/", 1)[1] for r, decided, cell in causes if decided}
    return found, first


def alarms_of(readings: Sequence[Reading]) -> list[set[str]]:
    """Per reading its own errors and warnings (rule and sentence)."""
    alarms: list[set[str]] = [set() for _ in readings]
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(night_of(Path(folder), readings), read_only=True) as connection,
    ):
        rows = connection.execute(
            "SELECT report_id, rule_id || ' ' || message FROM quality.finding "
            "WHERE report_id IS NOT NULL AND family <> 'district-level' AND severity <> 'info'"
        ).fetchall()
    for report_id, text in rows:
        alarms[int(report_id[1:])].add(text)
    return alarms


def uncovered(readings: Sequence[Reading]) -> list[tuple[str, int]]:
    """Figures of tables and prose that no rule compared with anything, by place, with counts.

    A figure counts as compared when a check on it could have failed: `state` rules, which only look
    it (a share, a name) do not.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(night_of(Path(folder), readings), read_only=True) as connection,
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
