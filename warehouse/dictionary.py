"""The data dictionary, generated from the comments of the warehouse itself.

What belongs here: turning comments into docs/data-dictionary.md. What does not: the comments
(schema/*.sql). Run `python -m warehouse.dictionary` after a change of the schema.
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from warehouse.sql_files import ROOM, SCHEMA_ORDER

HEAD = """# 数据字典

本文件由 `python -m warehouse.dictionary` 从表和列的注释生成，请勿手改。
金额一律以元为单位（`DECIMAL(18,2)`），空白为 NULL，不是零。
"""
DICTIONARY = ROOM.parent / "docs" / "data-dictionary.md"


def data_dictionary() -> str:
    """The whole dictionary as Markdown: schemas in order, each table with its columns."""
    with duckdb.connect() as connection:
        titles: dict[str, str] = {}
        for name in SCHEMA_ORDER:
            sql = (ROOM / "schema" / f"{name}.sql").read_text(encoding="utf-8")
            connection.execute(sql)
            titles |= dict(re.findall(r"^-- schema (\w+): (.+)$", sql, re.MULTILINE))
        parts = [HEAD]
        for schema, title in titles.items():
            parts.append(f"\n## {schema}：{title}\n")
            parts.extend(_table(connection, schema, *row) for row in _tables(connection, schema))
    return "".join(parts)


def _tables(connection: duckdb.DuckDBPyConnection, schema: str) -> list[tuple[str, str]]:
    return connection.execute(
        "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = ? "
        "UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE schema_name = ? ORDER BY 1",
        [schema, schema],
    ).fetchall()


def _table(connection: duckdb.DuckDBPyConnection, schema: str, table: str, comment: str) -> str:
    columns = connection.execute(
        "SELECT column_name, data_type, coalesce(comment, '') FROM duckdb_columns() "
        "WHERE schema_name = ? AND table_name = ? ORDER BY column_index",
        [schema, table],
    ).fetchall()
    rows = "".join(f"| `{name}` | {kind} | {text} |\n" for name, kind, text in columns)
    return f"\n### {schema}.{table}\n\n{comment}\n\n| 列 | 类型 | 含义 |\n|---|---|---|\n{rows}"


def main(path: Path = DICTIONARY) -> None:
    path.write_text(data_dictionary(), encoding="utf-8")


if __name__ == "__main__":
    main()
