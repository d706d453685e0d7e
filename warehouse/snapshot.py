"""Reading what was published, and nothing else: for analysts, screens and exports.

What belongs here: opening the newest night read-only, safely for queries that a person typed.
What does not: any write, and any file being built.
"""

from __future__ import annotations

import threading
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from warehouse.publish import last_published
from warehouse.sql_files import SETTINGS

MEMORY_LIMIT = "2GB"
SHANGHAI = ZoneInfo("Asia/Shanghai")
_OPENING = threading.Lock()


class NoSnapshot(Exception):
    """No night has been published yet in this data folder."""

    def __init__(self, home: Path) -> None:
        super().__init__(f"还没有已发布的快照（数据目录 {home}）。请先运行 mingzhang run")
        self.home = home


def open_snapshot(home: Path) -> duckdb.DuckDBPyConnection:
    """The newest night by its own name, read-only, with no way to files or the network.

    A connection keeps its night for as long as it lives. Raises NoSnapshot.
    """
    night = last_published(home)
    if night is None:
        raise NoSnapshot(home)
    with _OPENING:
        connection = duckdb.connect(str(night), read_only=True, config=dict(SETTINGS))
        locked = connection.execute("SELECT current_setting('lock_configuration')").fetchall()
        if locked == [(False,)]:
            _close_doors(connection)
    return connection


def _close_doors(connection: duckdb.DuckDBPyConnection) -> None:
    """For this night and process, once: who opens the same night again shares its settings."""
    connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
    connection.execute("SET GLOBAL TimeZone = 'Asia/Shanghai'")  # for its cursors too
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
