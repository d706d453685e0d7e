"""A district's published night as Parquet, a folder a table, in it one a fiscal year.

What belongs here: writing the files of one night, whole or not at all. What does not: which nights
belong together (`switching`). The files never change; another night gets a folder of its own.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from warehouse.over_all.shape import YEAR, Table, base_tables, version
from warehouse.sql_files import connect
from warehouse.whole_file import flush

NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""The folder of rows without a fiscal year, as Hive, Spark and DuckDB name it."""


def partition_folder(night: Path) -> Path:
    """Where the files of a published night are, or would be: beside it, by night and shape."""
    return night.parent / "parquet" / f"{night.stem}-{version()}"


def write_partitions(night: Path) -> Path:
    """Writes them where they are not yet there; returns the folder. Raises duckdb.Error.

    `<schema>.<table>/fiscal_year=<year>/*.parquet`; a table without a year of its own takes its
    report's, and one without a report has a single folder. No table is without a file.
    """
    folder = partition_folder(night)
    if folder.is_dir():
        return folder
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        with connect(night, read_only=True) as connection:
            held = _held(connection)
            for table in base_tables():
                _write(connection, table, held.get(table.title, frozenset()), fresh)
        for file in fresh.rglob("*.parquet"):
            flush(file)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return folder


def _held(connection: duckdb.DuckDBPyConnection) -> dict[str, frozenset[str]]:
    """The columns that this night has; one of an older version may lack some."""
    rows = connection.execute(
        "SELECT schema_name || '.' || table_name, list(column_name) FROM duckdb_columns() "
        "WHERE NOT internal AND database_name = current_database() GROUP BY ALL"
    ).fetchall()
    return {title: frozenset(columns) for title, columns in rows}


def _write(
    connection: duckdb.DuckDBPyConnection, table: Table, held: frozenset[str], fresh: Path
) -> None:
    folder = fresh / table.title
    folder.mkdir()
    columns = ", ".join(
        f't."{name}"::{kind} AS "{name}"' if name in held else f'NULL::{kind} AS "{name}"'
        for name, kind, _ in table.columns
    )
    source = f"{table.title} t" if held else "(SELECT 1) t WHERE false"
    if has_year(table) and held:
        if YEAR not in table.names:
            columns += f", r.{YEAR}"
            source += " LEFT JOIN source.report r ON r.report_id = t.report_id"
        _copy(connection, f"SELECT {columns} FROM {source}", folder, f"PARTITION_BY ({YEAR}), ")
    if not any(folder.iterdir()):
        (folder / f"{YEAR}={NO_YEAR}").mkdir()
        file = folder / f"{YEAR}={NO_YEAR}" / "data_0.parquet"
        _copy(connection, f"SELECT {columns} FROM {source}", file, "")


def has_year(table: Table) -> bool:
    """Whether its rows have a fiscal year, of their own or of their report."""
    return YEAR in table.names or "report_id" in table.names


def _copy(
    connection: duckdb.DuckDBPyConnection, query: str, target: Path, partitioned: str
) -> None:
    quoted = str(target).replace("'", "''")
    keep = "WRITE_PARTITION_COLUMNS true, " if partitioned else ""
    connection.execute(
        f"COPY ({query}) TO '{quoted}' ({partitioned}{keep}FORMAT parquet, COMPRESSION zstd)"
    )
