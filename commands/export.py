"""`mingzhang export`: Parquet for programs, one workbook for people.

What belongs here: the order of an export and its folder. What does not: the workbook's looks
(`workbook`). The files are copies; the snapshot stays the source.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
from rich.console import Console
from rich.progress import track

from commands.workbook import write_workbook
from warehouse.publish import last_published
from warehouse.snapshot import NoSnapshot
from warehouse.sql_files import connect
from warehouse.whole_file import replacing
from warehouse.words_in_force import lay_words_over

PARQUET_SCHEMAS = ("budget", "mart", "quality", "source", "reference")


def export_snapshot(home: Path, folder: Path | None) -> Path:
    """Writes `<folder>/parquet/<schema>.<table>.parquet` and `明账.xlsx`; returns the folder.

    Raises NoSnapshot before the first night.
    """
    night = last_published(home)
    if night is None:
        raise NoSnapshot(home)
    target = folder or home / "exports" / night.stem
    (target / "parquet").mkdir(parents=True, exist_ok=True)
    console = Console()
    with connect(night, read_only=True) as connection:
        lay_words_over(connection, home)
        for schema, table in track(_tables(connection), description="Parquet", console=console):
            _write_parquet(connection, schema, table, target / "parquet")
        with console.status("Excel 工作簿……"):
            write_workbook(connection, target / "明账.xlsx")
    console.print(f"已导出到 [bold]{target}[/bold]", highlight=False)
    return target


def _tables(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return connection.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE schema_name IN "
        f"({', '.join('?' * len(PARQUET_SCHEMAS))}) ORDER BY ALL",
        list(PARQUET_SCHEMAS),
    ).fetchall()


def _write_parquet(
    connection: duckdb.DuckDBPyConnection, schema: str, table: str, folder: Path
) -> None:
    with replacing(folder / f"{schema}.{table}.parquet") as fresh:
        quoted = str(fresh).replace("'", "''")
        connection.execute(
            f"COPY {schema}.{table} TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)"
        )
