"""Every schema, table and column says in Chinese what it is; the dictionary is fresh."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from warehouse.dictionary import DICTIONARY, data_dictionary
from warehouse.sql_files import connect

CHINESE = re.compile(r"[\u4e00-\u9fff]|SHA-256")


def test_the_data_dictionary_is_fresh() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == data_dictionary(), (
        "运行 python -m warehouse.dictionary"
    )


@pytest.mark.parametrize(
    "query",
    [
        "SELECT schema_name || '.' || table_name, comment FROM duckdb_tables() WHERE NOT temporary",
        "SELECT schema_name || '.' || view_name, comment FROM duckdb_views() WHERE NOT internal",
        "SELECT concat_ws('.', c.schema_name, c.table_name, c.column_name), c.comment "
        "FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_oid) WHERE NOT c.internal",
    ],
    ids=["tables", "views", "columns"],
)
def test_everything_has_a_chinese_comment(night: Path, query: str) -> None:
    with connect(night, read_only=True) as connection:
        named = connection.execute(query).fetchall()
    assert named
    assert [name for name, comment in named if not CHINESE.search(comment or "")] == []


def test_a_money_column_names_its_unit(night: Path) -> None:
    with connect(night, read_only=True) as connection:
        money = connection.execute(
            "SELECT schema_name || '.' || table_name || '.' || column_name FROM duckdb_columns() "
            "WHERE data_type LIKE 'DECIMAL%' AND column_name NOT LIKE '%\\_yuan' ESCAPE '\\'"
        ).fetchall()
    assert sorted(name for (name,) in money) == [
        "source.relation_term.amount",
        "source.relation_term.quantum",
        "source.statement.amount",
        "source.statement.percent",
    ]
