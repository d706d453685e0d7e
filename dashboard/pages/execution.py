"""预算与决算: the execution rate of one year by department and by class, where both are held.

What belongs here: the page over all departments and over one. What does not: what either document
says by itself (`spending`, `agency`).
"""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.downloads import send_workbook
from dashboard.night_reader import Row, query
from dashboard.queries import sql
from dashboard.rendering import render
from evidence.number_words import segment
from evidence.shown_table import Column, Table

_YEARS = """
SELECT fiscal_year FROM mart.spending_by_agency WHERE amount_yuan IS NOT NULL
GROUP BY fiscal_year, coalesce(agency_code, agency_name)
HAVING count(DISTINCT report_kind) = 2
"""


def page(request: Request) -> Response:
    return render(request, "execution.html", told(request))


def told(request: Request) -> dict[str, Any]:
    """What the page and its workbook show."""
    years = sorted({row["fiscal_year"] for row in query(request, _YEARS)}, reverse=True)
    asked = request.query_params.get("year", "")
    year = next((one for one in years if str(one) == asked), years[0] if years else None)
    agency = request.query_params.get("agency", "")
    rows = _compared(query(request, sql("execution_agencies"), {"year": year}) if year else [])
    chosen = next((row for row in rows if row["agency_key"] == agency), None)
    key = agency if chosen else ""
    classes = sql("class_amounts") + sql("execution_classes")
    return {
        "years": years,
        "year": year,
        "chosen": chosen,
        "agencies": rows,
        "whole": _whole(rows),
        "classes": _compared(
            query(request, classes, {"year": year, "agency": key}) if year else []
        ),
        "classes_said": CLASSES_SAID,
    }


def _compared(rows: list[Row]) -> list[Row]:
    """Each with what the final account has more than the budget, and the rate of execution."""
    return [
        {
            **row,
            "more_yuan": None if None in _two(row) else row["final_yuan"] - row["budget_yuan"],
            "rate": _rate(*_two(row)),
        }
        for row in rows
    ]


def _rate(budget: Any, final: Any) -> float | None:
    """None where there is no budget to be executed, or one below zero."""
    return float(final / budget) if final is not None and budget and budget > 0 else None


def _two(row: Row) -> tuple[Any, Any]:
    return row["budget_yuan"], row["final_yuan"]


def _whole(rows: list[Row]) -> Row:
    """All departments that have both, together."""
    names = ("budget_yuan", "final_yuan", "more_yuan")
    return {name: sum(row[name] for row in rows) for name in names}


CLASSES_SAID = (
    "每一类只合计在两份里都有它的部门；只在一份里有的不相比，只列个数。"
    "报告没有印出类的，用其印出的下一级相加。空白不是零。"
)
COLUMNS = (
    Column("budget_yuan", "预算", "money"),
    Column("final_yuan", "决算", "money"),
    Column("more_yuan", "决算减预算", "money"),
    Column("rate", "执行率", "share"),
)


def excel(request: Request) -> Response:
    """The page's tables: by class, and by department where all are asked for."""
    known = told(request)
    if not known["year"]:
        raise HTTPException(404)
    chosen, year = known["chosen"], known["year"]
    title = f"{chosen['agency_name'] if chosen else ''}{year}年预算与决算"
    classes = Table(
        "按功能分类",
        [
            Column("code", "编码"),
            Column("name", "科目"),
            *COLUMNS,
            Column("agencies", "部门", "count"),
            Column("only_budget", "只在预算里", "count"),
            Column("only_final", "只在决算里", "count"),
        ],
        known["classes"],
        "",
        [CLASSES_SAID],
    )
    agencies = Table(
        "按部门",
        [Column("agency_name", "部门", href="href"), *COLUMNS, Column("trust_word", "可信")],
        [
            {
                **row,
                "href": f"/execution?year={year}&agency={segment(row['agency_key'])}",
                "trust_word": "可信" if row["trusted"] else "未过核对",
            }
            for row in known["agencies"]
            if not chosen or row == chosen
        ],
        "",
        ["只含两份都有确定的数的部门；扫描件中未获印证的数不在里面。"],
    )
    return send_workbook(request, title, [agencies, classes])


routes = [Route("/execution", page), Route("/execution.xlsx", excel)]
