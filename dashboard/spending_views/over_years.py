"""One amount over all years that are held: a column a year, the newest first.

What belongs here: turning rows a year into columns. What does not: which rows, and their notes.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidence.shown_table import Column, Row, Table


def years_in(found: Sequence[Row]) -> list[int]:
    """The years of rows that have one each, newest first."""
    return sorted({row["fiscal_year"] for row in found}, reverse=True)


def side_by_side(found: Sequence[Row]) -> tuple[list[Row], list[Column]]:
    """One row for each code (or name without one) of `found`, with a money column a year (yuan).

    What a year does not print is None: blank is not zero. The newest name counts.
    """
    years = years_in(found)
    rows: dict[str, Row] = {}
    for one in sorted(found, key=lambda row: row["fiscal_year"]):
        key = one["code"] or one["name"]
        row = rows.setdefault(key, dict.fromkeys((f"y{year}_yuan" for year in years), None))
        row |= {"code": one["code"], "name": one["name"]}
        row[f"y{one['fiscal_year']}_yuan"] = one["amount_yuan"]
    listed = sorted(
        rows.values(), key=lambda row: (row["code"] is None, row["code"] or row["name"])
    )
    return listed, [Column(f"y{year}_yuan", f"{year}年", "money") for year in years]


def table_over_years(title: str, first: str, rows: Sequence[Row], money: Sequence[Column]) -> Table:
    """The table of `side_by_side`'s rows and columns, with their sum."""
    heads = [Column("code", "编码"), Column("name", first, href="href"), *money]
    total: Row = {"code": None, "name": "合计"}
    for column in money:
        known = [row[column.key] for row in rows if row[column.key] is not None]
        total[column.key] = sum(known) if known else None
    return Table(title, heads, rows, "", (), total)
