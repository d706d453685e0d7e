"""总览: is the district in order, who needs a call, and what changed since last night.

What belongs here: the first page. What does not: whole lists (`agencies`, `findings`).
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.agency_standing import choice_of, needs_a_call, standing, urgency
from dashboard.night_reader import Row, one, query
from dashboard.pages import MenuItem
from dashboard.queries import sql
from dashboard.rendering import render
from dashboard.trend import line
from warehouse.kept_nights import nights

menu = MenuItem(10, "总览", "/")
MOST_CALLS = 12
MOST_CHANGES = 6

_COUNTS = """
SELECT count(*) FILTER (severity = 'error' AND is_chosen) AS errors,
       count(*) FILTER (severity = 'warning' AND is_chosen) AS warnings,
       count(*) FILTER (severity = 'error') AS all_errors,
       count(*) FILTER (severity <> 'info' AND change = 'new') AS fresh,
       count(*) FILTER (severity <> 'info' AND change = 'open') AS still
FROM (SELECT *, fiscal_year = $year AND coalesce(report_kind, 'budget') = $kind AS is_chosen
      FROM open_finding)
"""
_TOTAL = sql("district_total")
_FRESH = """
SELECT finding_key, severity, agency_name, agency_key, fiscal_year, words FROM open_finding
WHERE severity <> 'info' AND change = 'new'
ORDER BY severity = 'error' DESC, abs(difference_yuan) DESC NULLS LAST, finding_key LIMIT ?
"""
_CHANGES = """
SELECT count(*) FILTER (kind = 'report_added') AS report_added,
       count(*) FILTER (kind = 'report_gone') AS report_gone,
       count(*) FILTER (kind = 'figure_changed') AS figure_changed
FROM mart.change_since_last_night
"""


def overview(request: Request) -> Response:
    choice = choice_of(request)
    if choice is None:
        words = {"heading": "还没有报告", "words": "这一夜没有收到任何报告，也没有应公开的部门。"}
        return render(request, "message.html", words)
    rows = standing(request, choice)
    calls = sorted((row for row in rows if needs_a_call(row)), key=urgency)
    known = {
        "choice": choice,
        "calls": [(row, needs_a_call(row)) for row in calls[:MOST_CALLS]],
        "more_calls": max(0, len(calls) - MOST_CALLS),
        "fine": sum(
            row["status"].startswith("published") and not needs_a_call(row) for row in rows
        ),
        "total": one(request, _TOTAL, {"year": choice.year, "kind": choice.kind}),
        "counts": one(request, _COUNTS, {"year": choice.year, "kind": choice.kind}),
    }
    return render(request, "overview.html", known | _since_last_night(request))


def _since_last_night(request: Request) -> dict[str, Any]:
    """What is new, gone and still open; the trend. Nothing to compare with on the first night."""
    kept = nights(request.app.state.home)
    tonight = str((one(request, "SELECT night_id FROM meta.night") or {})["night_id"])
    kept = [night for night in kept if night.night_id <= tonight]
    before = next((night for night in reversed(kept) if night.night_id < tonight), None)
    gone: list[Any] = []
    if before is not None:
        keys = {
            row["finding_key"] for row in query(request, "SELECT finding_key FROM quality.finding")
        }
        gone = [found for found in before.open if found.finding_key not in keys]
    return {
        "before": before,
        "gone": gone,
        "most": MOST_CHANGES,
        "fresh": query(request, _FRESH, [MOST_CHANGES]) if before else [],
        "changes": one(request, _CHANGES),
        "nights": kept,
        "lines": _lines(request, kept),
    }


def _lines(request: Request, kept: list[Any]) -> list[Any]:
    """The last point is what stands now, reviewers' words included."""
    if len(kept) < 2:
        return []
    now: Row = one(
        request,
        "SELECT count(*) FILTER (severity = 'error') AS errors, "
        "count(*) FILTER (severity = 'warning') AS warnings FROM open_finding",
    ) or {"errors": 0, "warnings": 0}
    past = kept[:-1]
    return [
        line("错误", "error", [*(night.errors for night in past), now["errors"]]),
        line("提醒", "warning", [*(night.warnings for night in past), now["warnings"]]),
        line("现行报告", "accent", [night.reports for night in kept]),
    ]


routes = [Route("/", overview)]
