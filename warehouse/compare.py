"""Two nights side by side: which tables differ, and by how many rows.

What belongs here: comparison of whole snapshots. What does not: changes that people read
(`mart.change_since_last_night`).
"""

from __future__ import annotations

from pathlib import Path

from warehouse.sql_files import connect

OF_THE_NIGHT = {
    "meta.night": frozenset({"*"}),
    "meta.step": frozenset({"*"}),
    "source.publication": frozenset({"*"}),
    "source.portal_night": frozenset({"*"}),
    "source.portal_tonight": frozenset({"*"}),
    "quality.finding": frozenset({"last_seen", "change"}),
    "quality.suite_result": frozenset({"seconds"}),
    "mart.change_since_last_night": frozenset({"*"}),
}
"""What may differ between two nights of the same input: tables (`*`) or columns of them."""


def differences(
    one: Path, other: Path, ignoring: dict[str, frozenset[str]] | None = None
) -> dict[str, int]:
    """Tables whose rows differ, with the number of rows that only one of the two has."""
    ignored = OF_THE_NIGHT if ignoring is None else ignoring
    found: dict[str, int] = {}
    with connect(one, read_only=True) as connection:
        quoted = str(other).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS other (READ_ONLY)")
        here = connection.execute("SELECT current_database()").fetchall()[0][0]
        tables = connection.execute(
            "SELECT DISTINCT schema_name || '.' || table_name FROM duckdb_tables() "
            "WHERE NOT internal AND NOT temporary ORDER BY 1"
        ).fetchall()
        for (table,) in tables:
            left_out = ignored.get(table, frozenset())
            if "*" in left_out:
                continue
            names = ", ".join(f'"{name}"' for name in sorted(left_out))
            columns = f"* EXCLUDE ({names})" if left_out else "*"
            mine, theirs = (f'SELECT {columns} FROM "{db}".{table}' for db in (here, "other"))
            rows = connection.execute(
                f"SELECT count(*) FROM (({mine} EXCEPT ALL {theirs}) "
                f"UNION ALL ({theirs} EXCEPT ALL {mine}))"
            ).fetchall()[0][0]
            if rows:
                found[table] = int(rows)
    return found
