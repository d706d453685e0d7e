"""`mingzhang sql`: one read-only query on the newest night, as a table or CSV."""

from __future__ import annotations

import csv
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.snapshot import open_snapshot

MOST_ROWS = 1000


class QueryFailed(Exception):
    """The query is not valid, or asks for something that a reader may not do."""


def print_query(home: Path, query: str, *, as_csv: bool) -> None:
    """Prints the result; a table stops at MOST_ROWS. Raises QueryFailed or NoSnapshot."""
    with open_snapshot(home) as connection:
        try:
            result = connection.execute(query)
            columns = [column[0] for column in result.description or []]
            rows = result.fetchall() if as_csv else result.fetchmany(MOST_ROWS + 1)
        except duckdb.Error as error:
            raise QueryFailed(f"查询有误：{error}") from error
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
        return
    _print_table(columns, rows)


def _print_table(columns: list[str], rows: list[tuple[object, ...]]) -> None:
    numeric = [
        all(isinstance(row[i], int | float | Decimal | None) for row in rows)
        for i in range(len(columns))
    ]
    table = Table(header_style="bold")
    for name, is_number in zip(columns, numeric, strict=True):
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows[:MOST_ROWS]:
        table.add_row(*(Text(_shown(value)) for value in row))
    console = Console()
    console.print(table)
    more = "（只显示前 1000 行；用 --csv 取全部）" if len(rows) > MOST_ROWS else ""
    console.print(f"{min(len(rows), MOST_ROWS)} 行{more}", style="dim")


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:,}"
    return str(value)
