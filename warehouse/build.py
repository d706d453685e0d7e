"""A new DuckDB file from the files of one night: what was published, and the typed facts.

What belongs here: the order of loading. What does not: the SQL itself (load/, facts/, marts/),
findings (`expectations`), publishing (`publish`).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import duckdb

from warehouse.classification import lay_editions, load_compiled
from warehouse.night_tables import (
    UNKNOWN,
    MadeOf,
    insert_json,
    load_portal_nights,
    load_sightings,
    note_night,
)
from warehouse.sql_files import ROOM, SCHEMA_ORDER, connect, create, folder, run

LOAD_ORDER = ("reference", "readings", "publication", "source", "prose")


def build(
    target: Path,
    *,
    readings: Sequence[Path],
    reports: Path,
    forms: Path,
    register: Path,
    sightings: Sequence[Path],
    night_id: str,
    reader_version: str,
    as_of: dt.date,
    started_at: dt.datetime,
    classification: Path | None = None,
    portal_nights: Sequence[Path] = (),
    made: MadeOf = UNKNOWN,
) -> None:
    """Builds `target` anew with the schemas meta, reference, source, budget (quality, mart empty).

    All inputs are files as docs/architecture.md describes them; `classification` is the folder of
    official editions, if there is one; `portal_nights` say what each night saw of each portal;
    `made` says by hashes what figures and findings follow from (`carry`).
    The same inputs give the same tables, row for row. Raises duckdb.Error when an input breaks the
    contract.
    """
    target.unlink(missing_ok=True)
    create_empty(target)
    with connect(target) as connection:
        connection.begin()
        lay_editions(connection, classification)
        _set_paths(connection, readings=readings, forms=forms, register=register)
        load_sightings(connection, sightings)
        load_portal_nights(connection, portal_nights)
        _load_reports(connection, reports)
        run(connection, [ROOM / "load" / f"{name}.sql" for name in LOAD_ORDER])
        run(connection, folder("facts"))
        note_night(
            connection,
            night_id=night_id,
            place="FROM register",
            reader_version=reader_version,
            as_of=as_of,
            started_at=started_at,
            made=made,
        )
        connection.commit()


def create_empty(target: Path) -> None:
    """A night's file before its first row: tables, macros, the compiled classification.

    `target` must not exist.
    """
    create(target)
    with connect(target) as connection:
        connection.begin()
        run(connection, [ROOM / "schema" / f"{name}.sql" for name in SCHEMA_ORDER])
        run(connection, [ROOM / "macros.sql"])
        load_compiled(connection)
        connection.commit()


def build_marts(path: Path, previous: Path | None) -> None:
    """Fills `mart` anew, all or nothing; `previous` is last night's file, if there is one."""
    with connect(path) as connection:
        if previous is None:
            connection.execute("ATTACH ':memory:' AS previous")
            _create_empty_previous(connection)
        else:
            source = str(previous).replace("'", "''")
            connection.execute(f"ATTACH '{source}' AS previous (READ_ONLY)")
        connection.execute("BEGIN")
        _empty_marts(connection)
        run(connection, folder("marts"))
        connection.execute("COMMIT")
        connection.execute("DETACH previous")


def note_steps(path: Path, steps: Sequence[tuple[str, float]]) -> None:
    """Keeps how long each step took (title, seconds) in the night's file, anew at each call."""
    rows = [(number, title, seconds) for number, (title, seconds) in enumerate(steps, start=1)]
    with connect(path) as connection:
        connection.execute("DELETE FROM meta.step")
        if rows:
            connection.executemany(
                "INSERT INTO meta.step BY NAME SELECT ? AS step_no, ? AS title, ? AS seconds", rows
            )


def _empty_marts(connection: duckdb.DuckDBPyConnection) -> None:
    """A second call on the same file (a retried step) must not add everything up twice."""
    tables = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'mart' "
        "AND database_name = current_database()"
    ).fetchall()
    for (table,) in tables:
        connection.execute(f"DELETE FROM mart.{table}")


def _create_empty_previous(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("source.report", "source.cell", "quality.finding"):
        schema = table.split(".", maxsplit=1)[0]
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS previous.{schema}")
        connection.execute(f"CREATE TABLE previous.{table} AS FROM {table} LIMIT 0")


def _set_paths(
    connection: duckdb.DuckDBPyConnection, *, readings: Sequence[Path], forms: Path, register: Path
) -> None:
    found = sorted(readings) or [_no_reading(register.parent)]
    connection.execute("SET VARIABLE readings = ?", [[str(path) for path in found]])
    connection.execute("SET VARIABLE forms = ?", [str(forms)])
    connection.execute("SET VARIABLE register = ?", [str(register)])


def _no_reading(folder: Path) -> Path:
    """A file without a record, for a night without a document: it publishes an empty snapshot."""
    path = folder / "no-readings.json"
    path.write_text("", encoding="utf-8")
    return path


def _load_reports(connection: duckdb.DuckDBPyConnection, reports: Path) -> None:
    connection.execute("CREATE TEMP TABLE resolved_report AS FROM source.report LIMIT 0")
    insert_json(connection, "resolved_report", json.loads(reports.read_text(encoding="utf-8")))
