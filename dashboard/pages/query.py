"""查询: a read-only SQL box over the night, with the cookbook and what there is to ask.

What belongs here: the page and its downloads. What does not: running a query (`sqlbox`).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.downloads import download
from dashboard.night_reader import Row, one, query
from dashboard.pages import MenuItem
from dashboard.rendering import render
from dashboard.sqlbox.box import SqlBox
from dashboard.sqlbox.query_limits import Answer, Limits, Refusal
from evidence.excel import XLSX, workbook
from evidence.shown_table import Column, Table
from warehouse.cookbook import recipes

menu = MenuItem(60, "查询", "/query")
ON_SCREEN = Limits()
MOST_CHARACTERS, CELL = 90_000, 12
"""Of an answer on a page; a cell's own marks count too. A Chinese character is three bytes."""
IN_FILE = Limits(seconds=30.0, rows=100_000)
_EXAMPLES = """
SELECT max(fiscal_year) AS year, arg_max(agency_code, errors) AS agency_code
FROM mart.spending_by_agency WHERE agency_code IS NOT NULL
  AND fiscal_year = (SELECT max(fiscal_year) FROM mart.spending_by_agency)
"""
_TABLES = """
SELECT c.schema_name || '.' || c.table_name AS name, any_value(t.comment) AS comment,
       list({'name': c.column_name, 'type': c.data_type, 'comment': c.comment}
            ORDER BY c.column_index) AS columns
FROM duckdb_columns() c
JOIN (SELECT schema_name, table_name, comment FROM duckdb_tables()
      UNION ALL SELECT schema_name, view_name, comment FROM duckdb_views()) t
  ON t.schema_name = c.schema_name AND t.table_name = c.table_name
WHERE c.schema_name IN ('mart', 'quality', 'budget', 'source', 'reference', 'meta')
GROUP BY c.schema_name, c.table_name
ORDER BY list_position(['mart', 'quality', 'budget', 'source', 'reference', 'meta'], c.schema_name),
         name
"""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def page(request: Request) -> Response:
    asked = request.query_params.get("sql", "").replace("\r\n", "\n").strip()
    ours = request.headers.get("sec-fetch-site") != "cross-site"
    result = None
    if asked and ours:
        result = _box(request).run(_night(request), asked, ON_SCREEN)
    else:
        _box(request).warm()
    answer = _fit_for_a_page(result) if isinstance(result, Answer) else None
    context = {
        "asked": asked,
        "waiting": bool(asked) and not ours,
        "refusal": result if isinstance(result, Refusal) else None,
        "answer": answer,
        "numeric": _numeric(answer) if answer else [],
        "recipes": _recipes(request),
        "tables": query(request, _TABLES),
        "screen": ON_SCREEN,
        "file": IN_FILE,
    }
    return render(request, "query.html", context, status=400 if context["refusal"] else 200)


def _fit_for_a_page(answer: Answer) -> Answer:
    """The first rows that a page of 300 KB has room for; files have them all."""
    room, kept = MOST_CHARACTERS, 0
    for row in answer.rows:
        room -= sum(CELL + len(str(value)) for value in row)
        if room < 0:
            break
        kept += 1
    if kept == len(answer.rows):
        return answer
    return replace(answer, rows=answer.rows[: max(1, kept)], cut=True)


def as_excel(request: Request) -> Response:
    asked, answer = _for_file(request)
    columns = [Column(str(place), name) for place, name in enumerate(answer.columns)]
    rows = [{str(place): value for place, value in enumerate(row)} for row in answer.rows]
    notes = ["空白的格是空值，不是零。金额一律为元，除非查询另作换算。", *_cut(answer)]
    table = Table("结果", columns, rows, asked, notes)
    return download(workbook("查询结果", [table], []), f"{_name(request, answer)}.xlsx", XLSX)


def as_csv(request: Request) -> Response:
    _, answer = _for_file(request)
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([_harmless(name) for name in answer.columns])
    writer.writerows([_harmless(value) for value in row] for row in answer.rows)
    content = stream.getvalue().encode("utf-8-sig", "replace")
    return download(content, f"{_name(request, answer)}.csv", "text/csv; charset=utf-8")


def _for_file(request: Request) -> tuple[str, Answer]:
    asked = request.query_params.get("sql", "").strip()
    if not asked:
        raise HTTPException(400, "请先写一条查询")
    result = _box(request).run(_night(request), asked, IN_FILE)
    if isinstance(result, Refusal):
        raise HTTPException(400, result.reason)
    return asked, result


def _box(request: Request) -> SqlBox:
    """The app's own box, made when it is first asked."""
    state = request.app.state
    if not hasattr(state, "sql_box"):
        state.sql_box = SqlBox()
    return state.sql_box  # type: ignore[no-any-return]


def _night(request: Request) -> Any:
    return request.app.state.snapshots.night()


def _recipes(request: Request) -> list[tuple[str, str]]:
    """(title, query) about the newest year and the department with the most errors in it."""
    example = one(request, _EXAMPLES) or {}
    if not example.get("year") or not example.get("agency_code"):
        return [(recipe.title, recipe.query()) for recipe in recipes()]
    values = (example["year"], example["agency_code"])
    return [(recipe.title, recipe.query(*values)) for recipe in recipes()]


def _numeric(answer: Answer) -> list[bool]:
    """Which columns hold numbers only, so that they stand to the right."""
    return [
        all(isinstance(row[place], int | float | Decimal | None) for row in answer.rows)
        for place in range(len(answer.columns))
    ]


def _name(request: Request, answer: Answer) -> str:
    night: Row = one(request, "SELECT night_id FROM meta.night") or {}
    part = f" 只有前{len(answer.rows)}行" if answer.cut else ""
    return f"查询结果 {night.get('night_id', '')}{part}"


def _cut(answer: Answer) -> Sequence[str]:
    return [f"结果不止这些：只取了前 {len(answer.rows)} 行。"] if answer.cut else []


def _harmless(value: Any) -> Any:
    """Excel takes such text in a CSV for a formula: a quotation mark before it prevents that."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    return value


routes = [
    Route("/query", page),
    Route("/query.xlsx", as_excel),
    Route("/query.csv", as_csv),
]
