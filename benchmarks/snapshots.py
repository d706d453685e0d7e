"""Two snapshots side by side, table by table: `python -m benchmarks.snapshots BEFORE AFTER`.

What belongs here: what a change of code changed in a night of the same input: tables and columns
that only one of the two has, and rows of what both have. What does not: two nights of one code
(`warehouse.compare`), changes that people read (`mart.change_since_last_night`).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.compare import OF_THE_NIGHT

Shape = dict[str, dict[str, str]]
"""Columns with their types, by table."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One table of the two: `gone` and `new` count rows of the columns that both have."""

    table: str
    rows: tuple[int | None, int | None]
    gone: int = 0
    new: int = 0
    columns_gone: tuple[str, ...] = ()
    columns_new: tuple[str, ...] = ()

    def __str__(self) -> str:
        before, after = ("-" if one is None else f"{one}" for one in self.rows)
        columns = [f"-{one}" for one in self.columns_gone] + [f"+{one}" for one in self.columns_new]
        return f"{self.table:44} {before:>8} {after:>8} {self.gone:>8} {self.new:>8}  " + " ".join(
            columns
        )

    @property
    def is_none(self) -> bool:
        return not (self.gone or self.new or self.columns_gone or self.columns_new) and (
            None not in self.rows
        )


def compared(before: Path, after: Path) -> list[Difference]:
    """Every table of either snapshot but for what is of one night only (`OF_THE_NIGHT`)."""
    with duckdb.connect() as connection:
        for name, path in (("before", before), ("after", after)):
            quoted = str(path).replace("'", "''")
            connection.execute(f"ATTACH '{quoted}' AS {name} (READ_ONLY)")
        shapes = {name: _shape(connection, name) for name in ("before", "after")}
        tables = sorted({*shapes["before"], *shapes["after"]})
        return [
            _difference(connection, table, shapes["before"].get(table), shapes["after"].get(table))
            for table in tables
            if "*" not in OF_THE_NIGHT.get(table, ())
        ]


def _shape(connection: duckdb.DuckDBPyConnection, database: str) -> Shape:
    found: Shape = {}
    for table, column, kind in connection.execute(
        "SELECT schema_name || '.' || table_name, column_name, data_type FROM duckdb_columns() "
        "JOIN duckdb_tables() USING (database_name, schema_name, table_name) "
        "WHERE database_name = ? AND NOT duckdb_tables.internal ORDER BY column_index",
        [database],
    ).fetchall():
        found.setdefault(table, {})[column] = kind
    return found


def _difference(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    before: dict[str, str] | None,
    after: dict[str, str] | None,
) -> Difference:
    def count(database: str, columns: dict[str, str] | None) -> int | None:
        if columns is None:
            return None
        return int(connection.execute(f"SELECT count(*) FROM {database}.{table}").fetchall()[0][0])

    rows = count("before", before), count("after", after)
    if before is None or after is None:
        return Difference(table, rows)
    of_the_night = OF_THE_NIGHT.get(table, frozenset())
    both = ", ".join(f'"{one}"' for one in before if one in after and one not in of_the_night)

    def only_in(one: str, other: str) -> int:
        query = f"SELECT {both} FROM {one}.{table} EXCEPT ALL SELECT {both} FROM {other}.{table}"
        return int(connection.execute(f"SELECT count(*) FROM ({query})").fetchall()[0][0])

    return Difference(
        table,
        rows,
        only_in("before", "after"),
        only_in("after", "before"),
        tuple(one for one in before if one not in after),
        tuple(one for one in after if one not in before),
    )


def main() -> None:
    found = compared(Path(sys.argv[1]), Path(sys.argv[2]))
    differing = [one for one in found if not one.is_none]
    print(f"{'table':44} {'before':>8} {'after':>8} {'gone':>8} {'new':>8}  columns")
    for one in differing:
        print(one)
    print(f"{len(found) - len(differing)} of {len(found)} tables equal")


if __name__ == "__main__":
    main()
