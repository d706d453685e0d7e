"""Writes the invented district of district.sql and publishes it as a night.

What belongs here: the steps. What does not: the facts. Run as a script it makes a big one for a
look at speed: python -m tests.dashboard.analysis.district FOLDER 100 9
"""

from __future__ import annotations

import sys
from pathlib import Path

from warehouse.build import build_marts
from warehouse.publish import publish
from warehouse.sql_files import ROOM, SCHEMA_ORDER, connect, create, run

SQL = Path(__file__).with_suffix(".sql")


def publish_district(
    home: Path, *, departments: int, years: int, rules: int = 120, more: str = ""
) -> Path:
    """`home` with one published night of that many departments, years and rules; `more` is SQL
    that is run on the facts before they are added up."""
    home.mkdir(parents=True, exist_ok=True)
    building = home / "building.duckdb"
    create(building)
    text = SQL.read_text(encoding="utf-8")
    for name, number in (("departments", departments), ("years", years), ("rules", rules)):
        text = text.replace(f"${name}", str(number))
    with connect(building) as connection:
        run(connection, [ROOM / "macros.sql"])
        run(connection, [ROOM / "schema" / f"{name}.sql" for name in SCHEMA_ORDER])
        connection.execute(f"{text}\n{more}")
    build_marts(building, None)
    publish(building, home, "20250401T020000")
    return home


if __name__ == "__main__":
    publish_district(Path(sys.argv[1]), departments=int(sys.argv[2]), years=int(sys.argv[3]))
