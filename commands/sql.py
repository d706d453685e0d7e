"""`mingzhang sql`: one read-only query on the newest night, as a table or CSV."""

from __future__ import annotations

import csv
import math
import re
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from pipelines import settings
from warehouse.districts import home_of
from warehouse.over_all import is_wanted, open_over_all, refresh, select_only
from warehouse.snapshot import open_snapshot

ALL = "all"
MOST_ROWS = 1000
LEAST_COLUMN = 8
"""Characters a column needs, on average, to be read beside others."""
_UNBOUNDED = 100_000
_MARKED = re.compile(r"^LINE \d+:.*\n\s*\^", re.MULTILINE)


class QueryFailed(Exception):
    """The query is not valid, or asks for something that a reader may not do."""


def print_query(root: Path, query: str, *, as_csv: bool, jurisdiction: str | None = None) -> None:
    """Prints the result over a district of the data folder, or over all; a table stops at
    MOST_ROWS. Raises QueryFailed, NotOneQuery, NoSnapshot or UnknownDistrict."""
    with _opened(root, jurisdiction) as connection:
        try:
            asked = select_only(query) if jurisdiction == ALL else query
            result = connection.execute(asked)
            columns = [column[0] for column in result.description or []]
            rows = result.fetchall() if as_csv else result.fetchmany(MOST_ROWS + 1)
        except duckdb.Error as error:
            raise QueryFailed(_said(error)) from error
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
        return
    print_table(Console(), columns, rows)


def _said(error: duckdb.Error) -> str:
    """What is wrong in Chinese, and the query with a mark under the place."""
    from dashboard.sqlbox.sql_errors import sentence

    shown = _MARKED.search(str(error))
    told = sentence(error, seconds=math.inf, memory_mb=0)
    return told + (f"\n{shown[0]}" if shown else "")


def _opened(root: Path, jurisdiction: str | None) -> duckdb.DuckDBPyConnection:
    if jurisdiction != ALL:
        return open_snapshot(home_of(root, jurisdiction, settings.configured_jurisdiction()))
    if not is_wanted(root):
        refresh(root)  # of one district: made where somebody asks for it
    return open_over_all(root)


def print_table(console: Console, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    """Columns side by side, or where they would have no room a line each; at most MOST_ROWS."""
    numeric = [
        all(isinstance(row[i], int | float | Decimal | None) for row in rows)
        for i in range(len(columns))
    ]
    table = Table(header_style="bold")
    for name, is_number in zip(columns, numeric, strict=True):
        table.add_column(name, justify="right" if is_number else "left", overflow="fold")
    shown = [[Text(_shown(value)) for value in row] for row in rows[:MOST_ROWS]]
    for texts in shown:
        table.add_row(*texts)
    width = Console(width=_UNBOUNDED).measure(table).maximum
    if not console.is_terminal:  # a file or a pipe has no width
        console.width = max(width, console.width)
    if width > console.width < LEAST_COLUMN * len(columns):
        _print_records(console, columns, shown)
    else:
        console.print(table)
    more = "（只显示前 1000 行；用 --csv 取全部）" if len(rows) > MOST_ROWS else ""
    console.print(f"{min(len(rows), MOST_ROWS)} 行{more}", style="dim")


def _print_records(console: Console, columns: list[str], rows: list[list[Text]]) -> None:
    """A line for each column, where side by side they would be a letter or two wide."""
    for number, row in enumerate(rows, start=1):
        console.rule(f"第 {number} 行", align="left", style="dim")
        record = Table.grid("", Column(overflow="fold"), padding=(0, 2))
        for name, value in zip(columns, row, strict=True):
            record.add_row(Text(name, style="bold"), value)
        console.print(record)


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:,}"
    return str(value)
