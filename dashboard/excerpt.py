"""The part of a table that a finding speaks of, as rows and columns with the cells marked.

What belongs here: choosing rows. What does not: markup, and pictures of pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from starlette.requests import Request

from dashboard.night_reader import Row, one, query
from warehouse.words import word

WHOLE_TABLE = 12
"""Tables up to so many rows are shown whole."""
NEIGHBOURS = 1
MOST_ROWS = 40

_COLUMNS = """
SELECT c.column_key, coalesce(any_value(n.column_name), c.column_key) AS column_name
FROM source.cell c JOIN source.report r USING (report_id)
LEFT JOIN reference.form_column n ON n.form_id = r.form_id AND n.table_no = c.table_no
 AND n.column_key = c.column_key AND n.side IS NOT DISTINCT FROM c.side
WHERE c.report_id = $report AND c.table_no = $table AND c.side IS NOT DISTINCT FROM $side
GROUP BY c.column_key ORDER BY min(n.ordinal) NULLS LAST, c.column_key
"""
_ROWS = """
SELECT row_no, code, level, row_label, second_label FROM source.table_row
WHERE report_id = $report AND table_no = $table AND side IS NOT DISTINCT FROM $side ORDER BY row_no
"""
_CELLS = """
SELECT row_no, column_key, printed FROM source.cell
WHERE report_id = $report AND table_no = $table AND side IS NOT DISTINCT FROM $side
  AND list_contains($rows, row_no)
"""
_TITLE = """
SELECT if(n.shown LIKE '《%', n.shown, '表' || t.table_no || ' ' || t.title) AS title, t.unit,
       r.fiscal_year, r.agency_name
FROM source.report_table t JOIN source.report r USING (report_id)
LEFT JOIN reference.form_table n USING (form_id, table_no)
WHERE t.report_id = $report AND t.table_no = $table
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell is to the finding; `needed` is what the likeliest repair would print there."""

    role: str
    needed: str | None = None


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """A row with its printed cells in the order of the columns; None in a list marks a gap."""

    code: str
    label: str
    level: int
    cells: list[tuple[str, Mark | None]]


@dataclass(slots=True)
class Excerpt:
    """One side of one table of one report."""

    title: str
    columns: list[str]
    rows: list[ExcerptRow | None] = field(default_factory=list)
    cut: bool = False


def excerpts(request: Request, marks: list[Row]) -> list[Excerpt]:
    """One excerpt for each side of a table that holds a marked cell. `marks`: finding_marks.sql."""

    def place(mark: Row) -> tuple[str, int, str]:
        return mark["report_id"], mark["table_no"], mark["side"] or ""

    return [
        _excerpt(request, report, table, side or None, list(own))
        for (report, table, side), own in groupby(sorted(marks, key=place), key=place)
    ]


def _excerpt(
    request: Request, report: str, table: int, side: str | None, marks: list[Row]
) -> Excerpt:
    where = {"report": report, "table": table, "side": side}
    rows = query(request, _ROWS, where)
    shown = _chosen([row["row_no"] for row in rows], {mark["row_no"] for mark in marks})
    columns = query(request, _COLUMNS, where)
    printed = {
        (cell["row_no"], cell["column_key"]): cell["printed"]
        for cell in query(request, _CELLS, where | {"rows": shown})
    }
    marked = _marks(marks)
    title = one(request, _TITLE, {"report": report, "table": table}) or {}
    made = Excerpt(_title(table, side, title), [column["column_name"] for column in columns])
    made.cut = len(shown) > MOST_ROWS
    last = None
    for index, row in enumerate(rows):
        number = row["row_no"]
        if number not in shown[:MOST_ROWS]:
            continue
        if index != (0 if last is None else last + 1):
            made.rows.append(None)
        last = index
        places = [(number, column["column_key"]) for column in columns]
        cells = [(printed.get(place, ""), marked.get(place)) for place in places]
        label = "／".join(filter(None, (row["row_label"], row["second_label"])))
        made.rows.append(ExcerptRow(row["code"] or "", label, row["level"], cells))
    if last is not None and last < len(rows) - 1:
        made.rows.append(None)
    return made


def _chosen(numbers: list[int], wanted: set[int]) -> list[int]:
    if len(numbers) <= WHOLE_TABLE:
        return numbers
    near = {
        other
        for index, number in enumerate(numbers)
        if number in wanted
        for other in numbers[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1]
    }
    return [number for number in numbers if number in near]


def _marks(marks: list[Row]) -> dict[tuple[int, str], Mark]:
    """The role of each marked cell; what a repair would print there, of the likeliest repair."""
    found: dict[tuple[int, str], Mark] = {}
    for mark in marks:
        place = mark["row_no"], mark["column_key"]
        if mark["role"] == "cause":
            if mark["alternative"] == 1:
                found[place] = Mark("cause", mark["needed"])
        else:
            found.setdefault(place, Mark(mark["role"]))
    return found


def _title(table: int, side: str | None, known: Row) -> str:
    who = f"{known.get('agency_name') or ''}{known.get('fiscal_year') or ''}年"
    half = f"（{word('side', side)}栏）" if side else ""
    return f"{who} {known.get('title', f'表{table}')}{half}，单位：{known.get('unit', '')}"
