"""支出分析: routes of the five dimensions and their Excel downloads.

What belongs here: from an address to a view to a response. What does not: views (`spending`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.downloads import base_of, download
from dashboard.night_reader import one, query
from dashboard.pages import MenuItem
from dashboard.rendering import render
from dashboard.spending_views import meaning
from dashboard.spending_views.classified import economic_view, function_view
from dashboard.spending_views.spending_queries import Asker, Choice, Offer, choice, offer
from dashboard.spending_views.views import View, agency_view, fund_view, three_public_view
from evidence.excel import XLSX, workbook
from warehouse import words as codes

menu = MenuItem(40, "支出", "/spending", ("/flow", "/execution"))
VIEWS: dict[str, tuple[str, Callable[[Asker, Choice], View]]] = {
    "function": ("按功能分类", function_view),
    "economic": ("按经济分类", economic_view),
    "fund": ("按资金来源", fund_view),
    "three-public": ("“三公”经费", three_public_view),
    "agency": ("按部门和年度", agency_view),
}


def start(request: Request) -> Response:
    query = request.url.query
    return RedirectResponse("/spending/function" + (f"?{query}" if query else ""))


def page(request: Request) -> Response:
    ask = Asker(request)
    offered = offer(ask)
    if offered.empty:
        words = "还没有读到任何部门的报告，所以没有可以分析的支出。"
        return render(request, "message.html", {"heading": "支出分析", "words": words})
    unread = _unread(request, offered)
    if unread:
        return render(request, "message.html", {"heading": "支出分析", "words": unread})
    chosen, view = _view(request, ask, offered)
    context: dict[str, Any] = {
        "view": view,
        "title": VIEWS[view.key][0],
        "tabs": [
            (key, title, chosen.address(f"/spending/{key}", fund="all", code=""))
            for key, (title, _) in VIEWS.items()
        ],
        "chosen": chosen,
        "kinds": [(kind, codes.word("report_kind", kind)) for kind in offered.years],
        "years": sorted({year for years in offered.years.values() for year in years}, reverse=True),
        "funds": _funds(request, chosen),
        "excel": chosen.address(f"/spending/{view.key}.xlsx"),
        "action": f"/spending/{view.key}",
        "trust": meaning.TRUST,
        "last_year": meaning.LAST_YEAR,
        "reports_said": meaning.reports(view.total.reports, view.total.reports_expected),
    }
    return render(request, "spending.html", context, charts=True)


def excel(request: Request) -> Response:
    ask = Asker(request)
    offered = offer(ask)
    if offered.empty:
        raise HTTPException(404)
    chosen, view = _view(request, ask, offered)
    night = one(request, "SELECT * FROM meta.night") or {}
    place = night.get("jurisdiction_name", "")
    kind = codes.word("report_kind", chosen.kind)
    title = f"{place}{chosen.year}年部门{kind}支出：{VIEWS[view.key][0]}，{view.subject}"
    said = [
        f"数据：{night.get('night_id', '')} 这一夜。空白的格表示没有报告印出这个数，不是零。",
        *view.said,
        meaning.reports(view.total.reports, view.total.reports_expected),
        meaning.TRUST,
        meaning.LAST_YEAR,
    ]
    said.append(f"网页：{base_of(request)}{chosen.address(f'/spending/{view.key}')}")
    content = workbook(title, view.tables, said, base=base_of(request))
    return download(content, f"{title}.xlsx", XLSX)


def _unread(request: Request, offered: Offer) -> str:
    """What is said of a year that the district knows and no spending was read of; else nothing."""
    asked = request.query_params
    year, kind = asked.get("year", ""), asked.get("kind") or "budget"
    if not year or year in map(str, offered.years.get(kind, ())):
        return ""
    known = "FROM mart.coverage WHERE fiscal_year::VARCHAR = $year AND report_kind = $kind LIMIT 1"
    if one(request, known, {"year": year, "kind": kind}) is None:
        return ""
    said = codes.word("report_kind", kind)
    return (
        f"{year}年{said}还没有读到任何部门的支出，所以没有可以分析的。其他年度从“支出”进入后选择。"
    )


def _funds(request: Request, chosen: Choice) -> list[tuple[str, str]]:
    """The sources that some department's codes are printed by."""
    rows = query(request, "SELECT DISTINCT fund_type FROM mart.spending_by_function")
    printed = {"all", chosen.fund, *(row["fund_type"] for row in rows)}
    return [(key, said) for key, said in codes.words("fund").items() if key in printed]


def _view(request: Request, ask: Asker, offered: Offer) -> tuple[Choice, View]:
    key = request.path_params["dimension"]
    if key not in VIEWS:
        raise HTTPException(404)
    chosen = choice(request.query_params, offered)
    return chosen, VIEWS[key][1](ask, chosen)


routes = [
    Route("/spending", start),
    Route("/spending/{dimension}.xlsx", excel),
    Route("/spending/{dimension}", page),
]
