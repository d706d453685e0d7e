"""A store of what people said, in SQLite beside the nights: opened in one way, whoever keeps it.

What belongs here: opening such a file for its owner alone, and telling a damaged one from a busy
one. What does not: its tables and what they mean (`decisions`, `corrections`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from warehouse.damage import DamagedFile

WAIT_SECONDS = 10


@contextmanager
def opened_store(path: Path, tables: str) -> Iterator[sqlite3.Connection]:
    """A connection to the store, made with its tables where it is not yet there.

    What was done is kept at the end, and undone when something fails. Raises DamagedFile where the
    file is no such store, sqlite3.Error where it is busy.
    """
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as connection, connection:
        try:
            connection.executescript(tables)
            yield connection
        except (sqlite3.OperationalError, sqlite3.IntegrityError):
            raise
        except sqlite3.DatabaseError as error:
            raise DamagedFile(path) from error
