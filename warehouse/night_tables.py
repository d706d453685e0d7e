"""What a night's file says of nights: what was seen of portals and inbox, and the night itself.

What belongs here: the tables in which two nights of the same input differ. What does not: what was
published (`build`), and which of it is a report.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.sql_files import hand_over

DOCUMENT, REPORT = "document", "report"


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a night follows from, as hashes: all of it, and what no single report brings along.

    `inputs` are (DOCUMENT, SHA-256, hash of its reading) and (REPORT, identifier, hash of its row
    and reading); a night of unknown origin is never carried over.
    """

    of: str | None = None
    by: str | None = None
    inputs: tuple[tuple[str, str, str], ...] = ()


UNKNOWN = MadeOf()


@dataclass(frozen=True, slots=True, kw_only=True)
class NightNote:
    """What a night's file says of the night itself; `made` is what lets the next go on from it."""

    night_id: str
    reader_version: str
    as_of: dt.date
    started_at: dt.datetime
    made: MadeOf = UNKNOWN


def load_sightings(connection: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> None:
    """Sightings line by line: a torn last line is left out, as the crawl log promises."""
    connection.execute(
        "CREATE TEMP TABLE sighting AS SELECT *, NULL::VARCHAR AS file_path "
        "FROM source.publication LIMIT 0"
    )
    rows = [record for file in sorted(files) for record in _records(file)]
    insert_json(connection, "sighting", rows)


def load_portal_nights(connection: duckdb.DuckDBPyConnection, files: Sequence[Path]) -> None:
    """One row a portal and night: of a portal that was walked twice, the last walk."""
    rows = {
        (str(one.get("night_id")), str(one.get("portal"))): {
            **one,
            "skipped": sum(_counts(one, "skipped").values()),
            "failed": sum(_counts(one, "failed").values()),
            "failed_reasons": "；".join(f"{k} {n} 个" for k, n in _counts(one, "failed").items()),
            "gaps": "；".join(_texts(one, "gaps")),
            "doubts": "；".join(_texts(one, "doubts")),
            "lost": _texts(one, "lost"),
            "systems": "、".join(_texts(one, "systems")),
        }
        for file in sorted(files)
        for one in _records(file)
    }
    insert_json(connection, "source.portal_night", list(rows.values()))


def _counts(record: dict[str, object], key: str) -> dict[str, int]:
    found = record.get(key)
    return found if isinstance(found, dict) else {}


def _texts(record: dict[str, object], key: str) -> list[str]:
    found = record.get(key)
    return found if isinstance(found, list) else []


def _records(file: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for line in file.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            record = json.loads(line)
        except json.JSONDecodeError:
            continue
        if isinstance(record, dict):
            found.append(record)
    return found


def insert_json(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[dict[str, object]]
) -> None:
    """Rows by column name; columns that the table lacks are left out."""
    columns = [str(row[0]) for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    if not rows:
        return
    shape = json.dumps([dict.fromkeys(columns, "VARCHAR")])
    connection.execute(
        f"INSERT INTO {table} BY NAME SELECT unnest(r) "
        "FROM (SELECT unnest(from_json(?::JSON, ?)) AS r)",
        [json.dumps(rows, ensure_ascii=False, default=str), shape],
    )


def note_night(
    connection: duckdb.DuckDBPyConnection,
    note: NightNote,
    *,
    place: str,
    carried_from: str | None = None,
) -> None:
    """One row, and the inputs; `place` is where mof_div_code and name stand (`FROM …`)."""
    said = (note.night_id, note.as_of, note.started_at, note.reader_version)
    connection.execute(
        "INSERT INTO meta.night BY NAME SELECT ? AS night_id, mof_div_code, "
        "name AS jurisdiction_name, ? AS as_of, ? AS started_at, ? AS reader_version, "
        f"? AS made_of, ? AS made_by, ? AS carried_from {place}",
        [*said, note.made.of, note.made.by, carried_from],
    )
    columns = "kind VARCHAR, name VARCHAR, hash VARCHAR"
    hand_over(connection, "tonights_input", columns, note.made.inputs)
    connection.execute("INSERT INTO meta.input BY NAME FROM tonights_input ORDER BY ALL")
