"""更正: telling the reader what a table or a column is, who told what, where it acts, taking back.

What belongs here: the form, the record. What does not: keeping it (`warehouse.corrections`), and
the reading (`disclosure.forms.corrected`): what is told here holds from the next night on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard import sign_in_state
from dashboard.night_reader import Row, one, query
from dashboard.queries import sql
from dashboard.rendering import render
from warehouse.corrections import BadCorrection, Correction, corrections, take_back, tell

GENERAL = "general-budget"
FIRST_COLUMNS = 3
NAMES = {"code": "科目编码", "label": "科目名称", "unit": "单位名称", "note": "备注一类，不读"}
"""Columns that say what a row is: keys of the trade's vocabulary, and how they are called here."""
_TABLES = """
SELECT table_no, title FROM reference.form_table WHERE form_id = $form ORDER BY table_no
"""
_COLUMNS = """
SELECT column_key, any_value(column_name ORDER BY table_no) AS column_name
FROM reference.form_column
WHERE form_id = $general AND ordinal < 1000 AND role IN ('total', 'value')
 AND NOT starts_with(column_key, 'unnamed_') AND NOT contains(column_key, '/')
GROUP BY column_key ORDER BY min(table_no), min(ordinal)
"""
_ALIKE = """
SELECT count(DISTINCT report_id) AS reports,
       count(DISTINCT coalesce(agency_code, agency_name)) AS agencies
FROM source.table_head JOIN source.report USING (report_id) WHERE head_key = ?
"""
_ACTING = """
SELECT head_key, count(*) FILTER (is_applied) AS applied,
       count(*) FILTER (NOT is_applied) AS failed,
       list(DISTINCT {'sha256': document_sha256, 'name': agency_name,
                      'year': fiscal_year})[:12] AS files
FROM source.table_head JOIN source.report USING (report_id)
WHERE correction_id IS NOT NULL GROUP BY head_key
"""


def form(request: Request) -> Response:
    asked = request.query_params
    return _form(request, asked.get("report", ""), asked.get("head", ""))


def _form(
    request: Request,
    report: str,
    head: str,
    *,
    trouble: str = "",
    typed: dict[str, str] | None = None,
) -> Response:
    row = _head(request, report, head)
    known: dict[str, Any] = {
        "row": row,
        "tables": _tables(request, row),
        "columns": _columns(request),
        "alike": one(request, _ALIKE, [row["head_key"]]),
        "trouble": trouble,
        "typed": typed or {},
        "called": called(row),
    }
    return render(request, "correction.html", known, status=400 if trouble else 200)


def _head(request: Request, report: str, head: str) -> Row:
    number = int(head) if head.isascii() and head.isdigit() and len(head) < 6 else 0
    found = query(request, sql("table_heads"), {"sha256": "", "report": report, "head": number})
    if not found or not report:
        raise HTTPException(404)
    return found[0]


def _tables(request: Request, row: Row) -> list[Row]:
    """The tables of the report's form; of the general one where it has none."""
    of_form = query(request, _TABLES, {"form": row["form_id"] or GENERAL})
    return of_form or query(request, _TABLES, {"form": GENERAL})


def _columns(request: Request) -> dict[str, str]:
    rows = query(request, _COLUMNS, {"general": GENERAL})
    return NAMES | {row["column_key"]: row["column_name"] for row in rows}


async def told(request: Request) -> Response:
    """Keeps what somebody told; the page of all corrections says since when it holds."""
    fields = await sign_in_state.form_of(request)
    return await run_in_threadpool(_told, request, fields)


def _told(request: Request, fields: dict[str, str]) -> Response:
    report, head = fields.get("report", ""), fields.get("head", "")
    row = _head(request, report, head)
    try:
        tell(request.app.state.home, _correction(request, row, fields))
    except BadCorrection as error:
        return _form(request, report, head, trouble=f"{error}。", typed=fields)
    return RedirectResponse("/corrections?done=1", status_code=303)


def _correction(request: Request, row: Row, fields: dict[str, str]) -> Correction:
    """What the fields say, each checked against what may be chosen. Raises BadCorrection."""
    tables = {str(one["table_no"]): one["title"] for one in _tables(request, row)}
    names = _columns(request)
    what = fields.get("what", "")
    columns = {
        text: fields[f"column-{number}"]
        for number, text in enumerate(row["columns"])
        if what != "none" and fields.get(f"column-{number}") in names
    }
    if what not in ("none", "same") and what not in tables:
        raise BadCorrection("请选择它是哪张表，或不是表，或只改栏")
    words = ["这不是预算表，不读"] if what == "none" else []
    words += [f"这是{tables[what]}"] if what in tables else []
    words += [f"“{_shown(text)}”栏是{names[key]}" for text, key in columns.items()]
    return Correction(
        head_key=row["head_key"],
        title=called(row),
        words="；".join(words),
        told_by=sign_in_state.user_of(request) or "",
        table_no=int(what) if what in tables else None,
        is_no_table=what == "none",
        columns=columns,
        reason=fields.get("reason", "").replace("\r\n", "\n"),
    )


def called(head: Mapping[str, Any]) -> str:
    """A table by its printed title, else by its first columns."""
    first = "、".join(map(_shown, head["columns"][:FIRST_COLUMNS]))
    return head["title"] or (f"表头为“{first}”的表" if first else "没有表名和表头的表")


def _shown(text: str) -> str:
    """A head as people read it: its year is any."""
    return text.replace("{year}", "某年") or "没有表头"


def record(request: Request) -> Response:
    acting = {row["head_key"]: row for row in query(request, _ACTING)}
    known: dict[str, Any] = {
        "told": corrections(request.app.state.home),
        "acting": acting,
        "done": request.query_params.get("done") == "1",
        "undone": request.query_params.get("undone") == "1",
    }
    return render(request, "corrections.html", known)


async def undo(request: Request) -> Response:
    """Takes a correction back: from the next night on tables are read without it."""
    await sign_in_state.form_of(request)
    who, number = sign_in_state.user_of(request) or "", request.path_params["number"]
    await run_in_threadpool(take_back, request.app.state.home, number, who)
    return RedirectResponse("/corrections?undone=1", status_code=303)


routes = [
    Route("/corrections", record),
    Route("/corrections/new", form),
    Route("/corrections/new", told, methods=["POST"]),
    Route("/corrections/{number:int}/withdraw", undo, methods=["POST"]),
]
