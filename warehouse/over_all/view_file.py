"""`all.duckdb`: the schemas of a night as views over the districts' Parquet files.

What belongs here: the views of one generation. What does not: which files it names (`switching`).
Every view has `mof_div_code`, also where a night's table has none; what is the same everywhere
(classifications, forms, rules) is there once.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.over_all.partitions import has_year
from warehouse.over_all.shape import PLACE, YEAR, Table, tables
from warehouse.sql_files import ROOM, create, run

ADDED = {PLACE: "财政区划代码", YEAR: "预算年度"}


def write_views(target: Path, generation: Path) -> None:
    """A new file `target` of views over the folder of a generation. Raises duckdb.Error."""
    target.unlink(missing_ok=True)
    create(target)
    with duckdb.connect(str(target)) as connection:
        connection.execute("SET preserve_insertion_order = false")
        run(connection, [ROOM / "macros.sql"])
        for table in tables():
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {table.schema}")
            connection.execute(table.sql or _view(table, generation))
            _comment(connection, table)


def added_columns(table: Table) -> tuple[str, ...]:
    """What a view has more than the table of a night."""
    if table.sql is not None or table.is_national:
        return ()
    years = (YEAR,) if has_year(table) else ()
    return tuple(name for name in (PLACE, *years) if name not in table.names)


def _view(table: Table, generation: Path) -> str:
    files = str(generation / f"{PLACE}=*" / table.title / "*" / "*.parquet").replace("'", "''")
    columns = ", ".join(f'"{name}"' for name in (*added_columns(table), *table.names))
    distinct = "DISTINCT " if table.is_national else ""
    return (
        f"CREATE VIEW {table.title} AS SELECT {distinct}{columns} FROM read_parquet('{files}', "
        f"hive_partitioning = true, hive_types = {{'{PLACE}': VARCHAR, '{YEAR}': INTEGER}})"
    )


def _comment(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    told = [(name, comment) for name, _, comment in table.columns]
    told += [(name, ADDED[name]) for name in added_columns(table)]
    if table.comment:
        connection.execute(f"COMMENT ON VIEW {table.title} IS {_quoted(table.comment)}")
    for name, comment in told:
        if comment:
            column = f'{table.title}."{name}"'
            connection.execute(f"COMMENT ON COLUMN {column} IS {_quoted(comment)}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
