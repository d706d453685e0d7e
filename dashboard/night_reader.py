"""The newest published night, for a process that lives for weeks; one cursor a request.

What belongs here: noticing a new night, cursors, rows as dictionaries, the reviewers' word laid
over the night's findings. What does not: what a page asks. A night is opened by its own name:
DuckDB keeps instances by path, so `mingzhang.duckdb` would stay the old night for ever.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
from starlette.requests import HTTPConnection

from warehouse.publish import last_published
from warehouse.snapshot import NoSnapshot, open_snapshot
from warehouse.words_in_force import lay_words_over

Row = dict[str, Any]
Parameters = Sequence[Any] | Mapping[str, Any] | None


class Snapshots:
    """Holds the newest night open; opens the next as soon as it is published."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._lock = threading.Lock()
        self._night: Path | None = None
        self._connection: duckdb.DuckDBPyConnection | None = None

    def night(self) -> Path:
        """The file of the night that is shown. Raises NoSnapshot."""
        night = last_published(self.home)
        if night is None:
            raise NoSnapshot(self.home)
        return night

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor on the newest night. Who holds an older one keeps reading that one."""
        night = self.night()
        with self._lock:
            if self._connection is None or night != self._night:
                self._connection = open_snapshot(self.home)
                self._night = night
            return self._connection.cursor()


def cursor_of(request: HTTPConnection) -> duckdb.DuckDBPyConnection:
    """This request's own cursor, made at its first query; the middleware closes it.

    It knows `finding_now`: the night's findings with the reviewers' word as it stands now.
    """
    if not hasattr(request.state, "cursor"):
        cursor = request.app.state.snapshots.cursor()
        trouble = lay_words_over(cursor, request.app.state.home)
        tell_damage(request, trouble)
        request.state.cursor = cursor
    return request.state.cursor  # type: ignore[no-any-return]


def tell_damage(request: HTTPConnection, trouble: str) -> None:
    """Above the page beside what was told before; a page that does without it says so once."""
    before = getattr(request.state, "damaged", "")
    if trouble and trouble not in before:
        request.state.damaged = before + trouble


def query(request: HTTPConnection, sql: str, params: Parameters = None) -> list[Row]:
    """The rows of a query on this request's night, as dictionaries by column name."""
    answer = cursor_of(request).execute(sql, params)
    columns = [column[0] for column in answer.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in answer.fetchall()]


def one(request: HTTPConnection, sql: str, params: Parameters = None) -> Row | None:
    """The first row of a query, or None."""
    rows = query(request, sql, params)
    return rows[0] if rows else None
