"""`mingzhang export`: Parquet and open data for programs, one workbook for people.

What belongs here: the order of an export and its folder. What does not: the workbook's looks
(`workbook`), the open data's words (`fiscal_package`). The files are copies; the snapshot stays the
source.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
from rich.console import Console
from rich.progress import track

from commands.fiscal_package import write_fiscal_package
from commands.workbook import write_workbook
from dashboard.web_settings import pages_address
from warehouse.over_all import is_wanted, open_over_all, refresh
from warehouse.publish import last_published
from warehouse.snapshot import NoSnapshot
from warehouse.sql_files import connect
from warehouse.whole_file import replacing
from warehouse.words_in_force import lay_words_over

PARQUET_SCHEMAS = ("budget", "mart", "quality", "source", "reference")


def export_snapshot(home: Path, folder: Path | None) -> Path:
    """Writes `parquet/<schema>.<table>.parquet`, `fiscal/` and `明账.xlsx`; returns the folder.

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
        _write_open_data(connection, target)
        with console.status("Excel 工作簿……"):
            write_workbook(connection, target / "明账.xlsx", base=pages_address(home))
    console.print(f"已导出到 [bold]{target}[/bold]", highlight=False)
    return target


def export_over_all(root: Path, folder: Path | None) -> Path:
    """Writes `fiscal/` over all districts; their Parquet is `published/all/` already.

    Returns the folder. Raises NoSnapshot before the first night.
    """
    if not is_wanted(root):
        refresh(root)  # of one district: made where somebody asks for it
    target = folder or root / "exports" / "all"
    with open_over_all(root) as connection:
        path = write_fiscal_package(
            connection,
            target / "fiscal",
            name="mingzhang-all",
            title="全部地区公开的部门预算和决算",
        )
    Console().print(f"已导出到 [bold]{path.parent}[/bold]", highlight=False)
    return target


def _write_open_data(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    code, place = connection.execute(
        "SELECT mof_div_code, jurisdiction_name FROM meta.night"
    ).fetchall()[0]
    title = f"{place}公开的部门预算和决算"
    write_fiscal_package(connection, target / "fiscal", name=f"mingzhang-{code}", title=title)


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
