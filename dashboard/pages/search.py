"""查找: one box over departments, classes of spending, rules, terms, findings and lists.

What belongs here: what is asked and where it leads. What does not: when a typed word means
something (`name_search`), lists of findings (`findings`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.findings_filter import filter_of, found
from dashboard.name_search import Named, those_named
from dashboard.night_reader import query
from dashboard.rendering import render
from dashboard.site_places import places_called
from evidence.number_words import segment
from warehouse.words import entries

MOST = 12
"""Of each kind; how many more there are is said."""
_AGENCIES = """
SELECT agency_code, arg_max(agency_name, fiscal_year) FROM mart.coverage
WHERE agency_name IS NOT NULL
GROUP BY agency_code, CASE WHEN agency_code IS NULL THEN agency_name END
"""
_FUNCTIONS = """
SELECT exp_func_code, arg_max(exp_func_name, fiscal_year) FROM mart.spending_by_function
WHERE exp_func_code IS NOT NULL AND exp_func_name IS NOT NULL GROUP BY ALL
"""
_RULES = "SELECT rule_id, title FROM quality.rule"


def search(request: Request) -> Response:
    wanted = request.query_params.get("q", "").strip()[:100]
    groups = _groups(request, wanted) if wanted else []
    rows = groups[0]["rows"] if len(groups) == 1 and groups[0]["is_meant"] else []
    if len(rows) == 1:
        return RedirectResponse(rows[0]["href"], status_code=303)
    terms = [one for one in entries("term").values() if wanted and wanted in one.word]
    known = {"wanted": wanted, "groups": groups, "terms": terms, "most": MOST}
    known["places"] = places_called(wanted)
    known["findings"] = _findings(request, wanted) if wanted else 0
    return render(request, "search.html", known)


def _groups(request: Request, wanted: str) -> list[dict[str, Any]]:
    """Each kind of thing that the words mean, with links; a kind without any is left out."""
    kinds = (
        ("部门", _AGENCIES, "/agencies/{}"),
        ("支出科目", _FUNCTIONS, "/spending/function?code={}"),
        ("规则", _RULES, "/rules/{}"),
    )
    groups = []
    for title, asked, path in kinds:
        known = [(row[0], row[1]) for row in map(tuple, map(dict.values, query(request, asked)))]
        rows = _linked(sorted(those_named(known, wanted), key=_order), path)
        if rows:
            groups.append({"title": title, "rows": rows, "is_meant": title == "部门"})
    return groups


def _order(one: Named) -> tuple[bool, int, str]:
    """Classes before what is below them."""
    return one[0] is None, len(one[0] or ""), one[0] or one[1]


def _linked(found_: Sequence[Named], path: str) -> list[dict[str, Any]]:
    return [
        {"code": code, "name": name, "href": path.format(segment(code or name))}
        for code, name in found_
    ]


def _findings(request: Request, wanted: str) -> int:
    """How many findings the list shows for the same words."""
    rows = found(request, filter_of({"q": wanted}), most=1)
    return rows[0]["whole"] if rows else 0


routes = [Route("/search", search)]
