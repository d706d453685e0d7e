"""A new DuckDB file from the files of one night: what was published, and the typed facts.

What belongs here: the order of loading. What does not: the SQL itself (load/, facts/, marts/),
findings (`expectations`), publishing (`publish`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.classification import lay_editions, load_compiled
from warehouse.night_tables import (
    NightNote,
    insert_json,
    load_portal_nights,
    load_sightings,
    note_night,
)
from warehouse.sql_files import ROOM, SCHEMA_ORDER, connect, create, folder, run

LOAD_ORDER = ("reference", "readings", "publication", "source", "prose")


@dataclass(frozen=True, slots=True, kw_only=True)
class NightFiles:
    """The files that a night is built of, as docs/architecture.md describes them.

    `classification` is the folder of official editions, if there is one; `portal_nights` say what
    each night saw of each portal.
    """

    readings: Sequence[Path]
    reports: Path
    forms: Path
    register: Path
    sightings: Sequence[Path] = ()
    portal_nights: Sequence[Path] = ()
    classification: Path | None = None

    @classmethod
    def written(
        cls,
        folder: Path,
        *,
        readings: Iterable[tuple[str, str]],
        reports: Sequence[Mapping[str, Any]],
        forms: Mapping[str, Any],
        register: Mapping[str, Any],
    ) -> NightFiles:
        """Writes them into a folder; `readings` are names and JSON, the rest is told as it is."""
        folder.mkdir(parents=True, exist_ok=True)

        def wrote(name: str, text: str) -> Path:
            path = folder / f"{name}.json"
            path.write_text(text, encoding="utf-8")
            return path

        def told(name: str, said: object) -> Path:
            return wrote(name, json.dumps(said, ensure_ascii=False, default=str))

        return cls(
            readings=[wrote(f"reading-{name}", text) for name, text in readings],
            reports=told("reports", reports),
            forms=told("forms", forms),
            register=told("register", register),
        )


def build(target: Path, files: NightFiles, note: NightNote) -> None:
    """Builds `target` anew with the schemas meta, reference, source, budget (quality, mart empty).

    The same inputs give the same tables, row for row. Raises duckdb.Error when an input breaks the
    contract.
    """
    target.unlink(missing_ok=True)
    create_empty(target)
    with connect(target) as connection:
        connection.begin()
        lay_editions(connection, files.classification)
        _set_paths(connection, files)
        load_sightings(connection, files.sightings)
        load_portal_nights(connection, files.portal_nights)
        _load_reports(connection, files.reports)
        run(connection, [ROOM / "load" / f"{name}.sql" for name in LOAD_ORDER])
        run(connection, folder("facts"))
        note_night(connection, note, place="FROM register")
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


def _set_paths(connection: duckdb.DuckDBPyConnection, files: NightFiles) -> None:
    found = sorted(files.readings) or [_no_reading(files.register.parent)]
    connection.execute("SET VARIABLE readings = ?", [[str(path) for path in found]])
    connection.execute("SET VARIABLE forms = ?", [str(files.forms)])
    connection.execute("SET VARIABLE register = ?", [str(files.register)])


def _no_reading(folder: Path) -> Path:
    """A file without a record, for a night without a document: it publishes an empty snapshot."""
    path = folder / "no-readings.json"
    path.write_text("", encoding="utf-8")
    return path


def _load_reports(connection: duckdb.DuckDBPyConnection, reports: Path) -> None:
    connection.execute("CREATE TEMP TABLE resolved_report AS FROM source.report LIMIT 0")
    insert_json(connection, "resolved_report", json.loads(reports.read_text(encoding="utf-8")))
