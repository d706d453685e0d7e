"""A night that goes on from the one before: its file begins as a copy of that night's.

What belongs here: the copy, what of it is of the night itself, and reports that are new or others
than last night. What does not: which those are (`assets.unchanged`), what rules say (`judged_again`
in `expectations`).
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.night_tables import (
    MadeOf,
    NightNote,
    load_portal_nights,
    load_sightings,
    note_night,
)
from warehouse.sql_files import ROOM, connect, hand_over, run

OF_THE_NIGHT = ("source.publication", "source.portal_night", "meta.night", "meta.step")
"""Tables that are loaded anew; all that is loaded beside them follows from what did not change."""
WITH_REPORTS = ("source", "budget")


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new, or other than last night: documents by SHA-256, reports by identifier.

    Those that are gone are among them. `part` is a file in which `build` put the reports that are
    there, and their documents; None where nothing changed.
    """

    documents: Collection[str] = ()
    reports: Collection[str] = ()
    part: Path | None = None


NOTHING = Changes()


def last_made_of(night: Path) -> MadeOf | None:
    """What a night was made of; None where its file does not say."""
    try:
        with connect(night, read_only=True) as connection:
            rows = connection.execute("SELECT made_of, made_by FROM meta.night").fetchall()
            inputs = connection.execute("SELECT kind, name, hash FROM meta.input").fetchall()
    except duckdb.Error:
        return None
    of, by = rows[0] if rows else (None, None)
    return MadeOf(of, by, tuple(inputs)) if of and by else None


def carry(
    last: Path,
    target: Path,
    note: NightNote,
    *,
    sightings: Sequence[Path],
    portal_nights: Sequence[Path] = (),
    changes: Changes = NOTHING,
) -> None:
    """Makes `target` of last night's file: this night's sightings, and the reports that changed.

    What `build` would make of the same files, but for findings and marts, which are still last
    night's. Raises duckdb.Error.
    """
    target.unlink(missing_ok=True)
    shutil.copyfile(last, target)
    with connect(target) as connection:
        connection.execute(
            "CREATE TEMP TABLE last_night AS SELECT *, jurisdiction_name AS name FROM meta.night"
        )
        built_in = connection.execute(
            "SELECT coalesce(carried_from, night_id) FROM last_night"
        ).fetchall()[0][0]
        for table in (*OF_THE_NIGHT, "meta.input"):
            connection.execute(f"DELETE FROM {table}")
        _take_out(connection, changes)
        if changes.part is not None:
            quoted = str(changes.part).replace("'", "''")
            connection.execute(f"ATTACH '{quoted}' AS part (READ_ONLY)")
        connection.begin()
        load_sightings(connection, sightings)
        load_portal_nights(connection, portal_nights)
        run(connection, [ROOM / "load" / "publication.sql"])
        if changes.part is not None:
            _put_in(connection)
        connection.execute(_SEEN)
        note_night(connection, note, place="FROM last_night", carried_from=built_in)
        connection.commit()


_SEEN = """
UPDATE source.document d SET first_seen_at = s.first_seen_at, file_path = s.file_path
FROM (SELECT document_sha256, min(seen_at) AS first_seen_at, min(file_path) AS file_path
      FROM sighting GROUP BY document_sha256) s
WHERE s.document_sha256 = d.document_sha256
  AND (d.first_seen_at, d.file_path) IS DISTINCT FROM (s.first_seen_at::TIMESTAMPTZ, s.file_path)
"""
_OF_CLAIMS = "source.relation_term"
"""The one table of reports that names its claim instead."""


def _take_out(connection: duckdb.DuckDBPyConnection, changes: Changes) -> None:
    """What is written anew. Outside of a transaction: within one, DuckDB refuses a key that was
    deleted."""
    hand_over(connection, "changed", "name VARCHAR", [(one,) for one in changes.reports])
    hand_over(connection, "changed_file", "name VARCHAR", [(one,) for one in changes.documents])
    if changes.reports:
        connection.execute(
            f"DELETE FROM {_OF_CLAIMS} WHERE relation_id IN (SELECT relation_id "
            "FROM source.relation WHERE report_id IN (FROM changed))"
        )
        for table in tables_of_reports(connection):
            connection.execute(f"DELETE FROM {table} WHERE report_id IN (FROM changed)")
    if changes.documents:
        connection.execute(
            "DELETE FROM source.document WHERE document_sha256 IN (FROM changed_file)"
        )


def _put_in(connection: duckdb.DuckDBPyConnection) -> None:
    for table in (*tables_of_reports(connection), _OF_CLAIMS):
        connection.execute(f"INSERT INTO {table} BY NAME FROM part.{table}")
    connection.execute(
        "INSERT INTO source.document BY NAME FROM part.source.document "
        "WHERE document_sha256 IN (FROM changed_file)"
    )


def tables_of_reports(
    connection: duckdb.DuckDBPyConnection, schemas: Sequence[str] = WITH_REPORTS
) -> list[str]:
    """The tables of the connection's own file whose rows say of which report they are."""
    rows = connection.execute(
        "SELECT DISTINCT schema_name || '.' || table_name FROM duckdb_columns() "
        "JOIN duckdb_tables() USING (database_name, schema_name, table_name) "
        "WHERE column_name = 'report_id' AND database_name = current_database() "
        "AND list_contains(?, schema_name) ORDER BY 1",
        [list(schemas)],
    ).fetchall()
    return [name for (name,) in rows]
