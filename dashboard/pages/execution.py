"""预算与决算: the execution rate of one year by department and by class, where both are held.

What belongs here: the page over all departments and over one. What does not: what either document
says by itself (`spending`, `agency`).
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.night_reader import Row, query
from dashboard.queries import sql
from dashboard.rendering import render

_YEARS = """
SELECT fiscal_year FROM mart.spending_by_agency WHERE amount_yuan IS NOT NULL
GROUP BY fiscal_year, coalesce(agency_code, agency_name)
HAVING count(DISTINCT report_kind) = 2
"""


def page(request: Request) -> Response:
    years = sorted({row["fiscal_year"] for row in query(request, _YEARS)}, reverse=True)
    asked = request.query_params.get("year", "")
    year = next((one for one in years if str(one) == asked), years[0] if years else None)
    agency = request.query_params.get("agency", "")
    rows = query(request, sql("execution_agencies"), {"year": year}) if year else []
    chosen = next((row for row in rows if row["agency_key"] == agency), None)
    key = agency if chosen else ""
    known: dict[str, Any] = {
        "years": years,
        "year": year,
        "chosen": chosen,
        "agencies": rows,
        "whole": _whole(rows),
        "classes": query(request, sql("execution_classes"), {"year": year, "agency": key})
        if year
        else [],
    }
    return render(request, "execution.html", known)


def _whole(rows: list[Row]) -> Row:
    """All departments that have both, together."""
    return {name: sum(row[name] for row in rows) for name in ("budget_yuan", "final_yuan")}


routes = [Route("/execution", page)]
