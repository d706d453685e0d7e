"""Opening the whole over all districts read-only, with no way to other files.

What belongs here: connections and what may be asked of them. What does not: making it.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.over_all.switching import CURRENT, folder_of, members
from warehouse.snapshot import MEMORY_LIMIT, NoSnapshot
from warehouse.sql_files import SETTINGS


class NotOneQuery(Exception):
    """Over the whole only one query is answered, and nothing else."""

    def __init__(self) -> None:
        super().__init__("在全部地区上只能写一条查询（SELECT 等），不能有别的语句")


def open_over_all(root: Path) -> duckdb.DuckDBPyConnection:
    """The newest generation; a connection keeps it. Raises NoSnapshot before the first.

    It may read that generation's Parquet and no other file; what a person typed must pass
    `select_only` first, as DuckDB would write where it may read.
    """
    folder = folder_of(root)
    if not (folder / CURRENT).exists():
        raise NoSnapshot(root)
    generation = (folder / CURRENT).resolve()
    places = [str(generation), *map(str, members(generation).values())]
    views = str(folder / f"{generation.name}.duckdb").replace("'", "''")
    connection = duckdb.connect(config=dict(SETTINGS))
    connection.execute(f"ATTACH '{views}' AS over_all (READ_ONLY)")
    connection.execute("USE over_all")
    connection.execute("SET TimeZone = 'Asia/Shanghai'")
    connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
    connection.execute("SET allowed_directories = ?", [places])
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def select_only(query: str) -> str:
    """The query itself. Raises NotOneQuery for any other statement, duckdb.Error for none."""
    with duckdb.connect() as connection:
        found = connection.extract_statements(query)
    if [one.type for one in found] != [duckdb.StatementType.SELECT]:
        raise NotOneQuery
    return query
