"""Some reports of a night in a database of their own, in memory, to be judged by themselves.

What belongs here: what is copied. What does not: why, and what is judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import duckdb

from warehouse.carry import tables_of_reports
from warehouse.sql_files import ROOM, SCHEMA_ORDER, hand_over, run

_COMMENT = re.compile(r"^COMMENT ON .*;$", re.MULTILINE)
"""Nobody reads them there, and they take longer than all the tables."""


def lay_apart(
    apart: duckdb.DuckDBPyConnection, night: str, reports: Sequence[str], *, under: str
) -> None:
    """A database in memory named `under` that holds these reports alone, of the night attached as
    `night`; the connection uses it from then on."""
    apart.execute("SET TimeZone = 'Asia/Shanghai'")
    apart.execute(f"ATTACH ':memory:' AS {under}; USE {under}")
    for name in SCHEMA_ORDER:
        text = (ROOM / "schema" / f"{name}.sql").read_text(encoding="utf-8")
        apart.execute(_COMMENT.sub("", text))
    run(apart, [ROOM / "macros.sql"])
    hand_over(apart, "judged_report", "report_id VARCHAR", [(one,) for one in reports])
    apart.begin()
    for table in ("meta.night", "quality.rule", *_tables_of(apart, "reference")):
        apart.execute(f'INSERT INTO {table} BY NAME FROM "{night}".{table}')
    if reports:
        for table in tables_of_reports(apart, ["source"]):
            apart.execute(
                f'INSERT INTO {table} BY NAME FROM "{night}".{table} '
                "WHERE report_id IN (FROM judged_report)"
            )
        apart.execute(
            f'INSERT INTO source.relation_term BY NAME FROM "{night}".source.relation_term '
            "WHERE relation_id IN (SELECT relation_id FROM source.relation)"
        )
        apart.execute(f'INSERT INTO source.document BY NAME FROM "{night}".source.document')
    apart.commit()


def _tables_of(connection: duckdb.DuckDBPyConnection, schema: str) -> list[str]:
    rows = connection.execute(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables() "
        "WHERE schema_name = ? AND database_name = current_database() ORDER BY 1",
        [schema],
    ).fetchall()
    return [name for (name,) in rows]
