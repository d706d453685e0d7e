"""The SQL and CSV files of this room, found wherever the package is installed.

What belongs here: where files are and how a folder of SQL is run. What does not: what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

ROOM = Path(__file__).resolve().parent
SCHEMA_ORDER = ("night", "reference", "source", "budget", "quality", "proof", "mart")
REFERENCE_CSV = (
    "function_classification",
    "department_economic",
    "government_economic",
    "revenue_classification",
    "economic_crosswalk",
    "word",
)
STORAGE_VERSION = "v1.5.0"
"""What today's command lines and drivers (1.x) can open."""

SETTINGS = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": True,
}


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection to a night's file that loads nothing from outside; Shanghai time."""
    connection = duckdb.connect(str(path), read_only=read_only, config=dict(SETTINGS))
    connection.execute("SET TimeZone = 'Asia/Shanghai'")
    return connection


def create(path: Path) -> None:
    """An empty file in the storage version that older clients read. `path` must not exist."""
    with duckdb.connect(config=dict(SETTINGS)) as connection:
        target = str(path).replace("'", "''")
        connection.execute(f"ATTACH '{target}' AS night (STORAGE_VERSION '{STORAGE_VERSION}')")


def run(connection: duckdb.DuckDBPyConnection, files: Iterable[Path]) -> None:
    """Executes SQL files in order, each whole."""
    for file in files:
        connection.execute(file.read_text(encoding="utf-8"))


def hand_over(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: str,
    rows: Iterable[Sequence[object]],
) -> None:
    """A new temporary table of rows from Python; `columns` as in SQL: `a VARCHAR, b INTEGER[]`.

    Handed over column by column: a dictionary a row takes seven times as long.
    """
    fields = [column.split(" ", 1) for column in columns.split(", ")]
    values = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in fields]
    told = ", ".join(f"unnest(?::{kind}[]) AS {name}" for name, kind in fields)
    connection.execute(f"CREATE TEMP TABLE {table} AS SELECT {told}", values)


def folder(name: str) -> list[Path]:
    """The SQL files of one folder of the room, in the order of their names."""
    return sorted((ROOM / name).glob("*.sql"))
