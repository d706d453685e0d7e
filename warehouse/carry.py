"""A night whose figures are those of the night before: its file begins as a copy of that night's.

What belongs here: the copy, and what of it is of the night itself. What does not: whether anything
changed (`assets.unchanged`), what rules say of nights (`expectations.again`).
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb

from warehouse.night_tables import load_portal_nights, load_sightings, note_night
from warehouse.sql_files import ROOM, connect, run

OF_THE_NIGHT = ("source.publication", "source.portal_night", "meta.night", "meta.step")
"""Tables that are loaded anew; all that is loaded beside them follows from what did not change."""


def made_of(night: Path) -> str | None:
    """What a night's figures were made of; None where its file does not say."""
    try:
        with connect(night, read_only=True) as connection:
            rows = connection.execute("SELECT made_of FROM meta.night").fetchall()
    except duckdb.Error:
        return None
    return str(rows[0][0]) if rows and rows[0][0] else None


def carry(
    last: Path,
    target: Path,
    *,
    sightings: Sequence[Path],
    night_id: str,
    reader_version: str,
    as_of: dt.date,
    started_at: dt.datetime,
    portal_nights: Sequence[Path] = (),
) -> None:
    """Makes `target` of last night's file: the same figures, this night's sightings.

    What `build` would make of the same files, but for findings and marts, which are still last
    night's. Raises duckdb.Error.
    """
    target.unlink(missing_ok=True)
    shutil.copyfile(last, target)
    with connect(target) as connection:
        connection.execute(
            "CREATE TEMP TABLE last_night AS SELECT *, jurisdiction_name AS name FROM meta.night"
        )
        made, built_in = connection.execute(
            "SELECT made_of, coalesce(carried_from, night_id) FROM last_night"
        ).fetchall()[0]
        for table in OF_THE_NIGHT:
            connection.execute(f"DELETE FROM {table}")
        connection.begin()
        load_sightings(connection, sightings)
        load_portal_nights(connection, portal_nights)
        run(connection, [ROOM / "load" / "publication.sql"])
        note_night(
            connection,
            night_id=night_id,
            place="FROM last_night",
            reader_version=reader_version,
            as_of=as_of,
            started_at=started_at,
            made_of=made,
            carried_from=built_in,
        )
        connection.commit()
