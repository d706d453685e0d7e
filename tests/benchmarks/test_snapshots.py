"""Two snapshots that differ in a table, a column, a row and a night's own things."""

from __future__ import annotations

from pathlib import Path

import duckdb

from benchmarks.snapshots import compared

SHARED = "CREATE SCHEMA a; CREATE SCHEMA meta; CREATE TABLE meta.night AS SELECT {n} AS n;"


def made(path: Path, number: int, tables: str) -> Path:
    with duckdb.connect(str(path)) as connection:
        connection.execute(SHARED.format(n=number) + tables)
    return path


def test_what_differs_is_told_and_what_is_of_the_night_is_not(tmp_path: Path) -> None:
    before = made(
        tmp_path / "before.duckdb",
        1,
        "CREATE TABLE a.same AS SELECT 1 AS x; CREATE TABLE a.gone AS SELECT 1 AS x;"
        "CREATE TABLE a.rows AS FROM (VALUES (1, 2), (2, 2), (2, 2)) AS v(x, old);",
    )
    after = made(
        tmp_path / "after.duckdb",
        2,
        "CREATE TABLE a.same AS SELECT 1 AS x; "
        "CREATE TABLE a.rows AS FROM (VALUES (1, 3), (2, 3), (4, 3), (5, 3)) AS v(x, new);",
    )
    gone, rows, same = compared(before, after)
    assert (gone.table, gone.rows, gone.is_none) == ("a.gone", (1, None), False)
    assert (rows.rows, rows.gone, rows.new) == ((3, 4), 1, 2)
    assert (rows.columns_gone, rows.columns_new) == (("old",), ("new",))
    assert same.is_none
