"""A store of what people said, in SQLite beside the nights: opened in one way, whoever keeps it.

What belongs here: opening such a file for its owner alone, and telling a damaged one from a busy
one. What does not: its tables and what they mean (`decisions`, `corrections`, `notice_register`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from warehouse.damage import DamagedFile

WAIT_SECONDS = 10


@contextmanager
def opened_store(path: Path, tables: str, *, alone: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection to the store, made with its tables where it is not yet there.

    `alone` keeps other writers out from the first look on. What was done is kept at the end, and
    undone when something fails. Raises DamagedFile where the file is no such store, sqlite3.Error
    where it is busy.
    """
    path.touch(mode=0o600)
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as connection, connection:
        try:
            connection.executescript(tables)
            if alone:
                connection.execute("BEGIN IMMEDIATE")
            yield connection
        except (sqlite3.OperationalError, sqlite3.IntegrityError):
            raise
        except sqlite3.DatabaseError as error:
            raise DamagedFile(path) from error


@contextmanager
def looked_at_store(path: Path) -> Iterator[sqlite3.Connection]:
    """A store that is there, to be read only; waits for nobody. Raises as `opened_store`."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield connection
        except (sqlite3.OperationalError, sqlite3.IntegrityError):
            raise
        except sqlite3.DatabaseError as error:
            raise DamagedFile(path) from error
