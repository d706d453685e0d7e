"""What tables a night has today, as the schema's SQL says: the same for every district's files.

What belongs here: tables, columns, types and comments. What does not: any row.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

import duckdb

from warehouse.sql_files import ROOM, SCHEMA_ORDER, SETTINGS, run

YEAR, PLACE = "fiscal_year", "mof_div_code"
OF_A_PLACE = frozenset({"reference.bound"})
"""Tables of the reference that differ by place and do not say it in a column."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view of a night; `columns` are (name, type, comment), `sql` is a view's own."""

    schema: str
    name: str
    columns: tuple[tuple[str, str, str | None], ...]
    comment: str | None
    sql: str | None = None

    @property
    def title(self) -> str:
        return f"{self.schema}.{self.name}"

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _, _ in self.columns)

    @property
    def is_national(self) -> bool:
        """Whether every district holds the same rows: classifications, forms, rules, words."""
        told = self.schema == "reference" or self.title == "quality.rule"
        return told and PLACE not in self.names and self.title not in OF_A_PLACE


@cache
def tables() -> tuple[Table, ...]:
    """In the order in which the schema makes them, views among them."""
    with duckdb.connect(config=dict(SETTINGS)) as connection:
        run(connection, [ROOM / "schema" / f"{name}.sql" for name in SCHEMA_ORDER])
        rows = connection.execute(
            """
            SELECT t.schema_name, t.table_name, t.comment, t.sql,
                   list((c.column_name, c.data_type, c.comment) ORDER BY c.column_index)
            FROM (SELECT schema_name, table_name, comment, NULL AS sql, table_oid AS oid
                  FROM duckdb_tables()
                  UNION ALL
                  SELECT schema_name, view_name, comment, sql, view_oid FROM duckdb_views()
                  WHERE NOT internal) t
            JOIN duckdb_columns() c USING (schema_name, table_name)
            GROUP BY 1, 2, 3, 4, t.oid ORDER BY t.sql IS NOT NULL, t.oid
            """
        ).fetchall()
    return tuple(
        Table(schema, name, tuple(tuple(one) for one in columns), comment, sql)
        for schema, name, comment, sql, columns in rows
    )


def base_tables() -> tuple[Table, ...]:
    return tuple(table for table in tables() if table.sql is None)


@cache
def version() -> str:
    """Changes when a table or a column does: files of two versions never stand side by side."""
    told = repr([(table.title, table.columns) for table in base_tables()])
    return hashlib.sha256(told.encode()).hexdigest()[:8]
