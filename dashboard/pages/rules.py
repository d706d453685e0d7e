"""规则: the rule book by family, and a page a rule.

What belongs here: routes, filters of the list, the Excel list. What does not: questions
(`rulebook`).
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.downloads import send_workbook
from dashboard.night_reader import Row, query
from dashboard.pages import MenuItem
from dashboard.rendering import render
from dashboard.rule_pages import rule_queries
from dashboard.sqltext import fill
from evidence.shown_table import Column, Table
from warehouse.words import words

menu = MenuItem(50, "规则", "/rules")
SEVERITIES = words("severity")
_JUDGED = """
SELECT suite, expectation, title, success, unexpected_rows, seconds FROM quality.suite_result
ORDER BY suite = 'guards', suite, success, expectation
"""
SHOWS = {"all": "全部规则", "firing": "有问题的", "waived": "有豁免或误报的", "off": "停用的"}
MOST_PLACES = 5


def book(request: Request) -> Response:
    rules = rule_queries.all_rules(request)
    show = request.query_params.get("show", "all")
    severity = request.query_params.get("severity", "")
    if show not in SHOWS or severity not in ("", *SEVERITIES):
        raise HTTPException(404)
    shown = [rule for rule in rules if _fits(rule, show) and severity in ("", rule["severity"])]
    context = {
        "families": rule_queries.families(shown),
        "all_families": rule_queries.families(rules),
        "rules": rules,
        "shown": shown,
        "show": show,
        "severity": severity,
        "shows": SHOWS,
        "severities": SEVERITIES,
        "most_places": MOST_PLACES,
        "judged": query(request, _JUDGED),
    }
    return render(request, "rules.html", context)


def rule(request: Request) -> Response:
    rule_id = request.path_params["rule_id"]
    own = next((one for one in rule_queries.all_rules(request) if one["rule_id"] == rule_id), None)
    if own is None:
        raise HTTPException(404)
    context = {
        "rule": own,
        "outcomes": rule_queries.outcomes(request, rule_id),
        "findings": rule_queries.findings(request, rule_id),
        "most_findings": rule_queries.MOST_FINDINGS,
        "most_reports": rule_queries.MOST_REPORTS,
        "all_sql": fill(rule_queries.QUERIES / "evaluations.sql", {"rule_id": rule_id}),
        "waivers": rule_queries.waivers(request, rule_id),
    }
    return render(request, "rule.html", context)


def excel(request: Request) -> Response:
    rows = [_told(one) for one in rule_queries.all_rules(request)]
    columns = [
        Column("rule_id", "编号"),
        Column("title", "规则", href="href"),
        Column("family_title", "类别"),
        Column("severity_word", "严重程度"),
        Column("findings", "问题", "count"),
        Column("agencies", "涉及部门", "count"),
        Column("waived", "已豁免", "count"),
        *(Column(key, word, "count") for key, word in _COUNTS.items()),
        Column("basis", "依据"),
        Column("false_alarms", "可能误报"),
        Column("places_said", "哪些部门"),
        Column("switched_off", "停用的理由"),
    ]
    notes = ["每条规则对每份现行报告都有结果。“问题”不含已豁免和审核为误报的。"]
    return send_workbook(request, "核对规则", [Table("规则", columns, rows, "", notes)])


_COUNTS = {("passed" if code == "pass" else code): said for code, said in words("outcome").items()}


def _told(row: Row) -> Row:
    said = "、".join(
        f"{place['name'] or place['key']} {place['findings']}" for place in row["places"]
    )
    words = {"severity_word": SEVERITIES[row["severity"]], "places_said": said or None}
    return {**row, **words, "href": f"/rules/{row['rule_id']}"}


def _fits(row: Row, show: str) -> bool:
    if show == "firing":
        return bool(row["findings"])
    if show == "waived":
        return bool(row["waived"] or row["waivers"] or row["false_alarms_told"])
    return show == "all" or row["switched_off"] is not None


routes = [
    Route("/rules", book),
    Route("/rules.xlsx", excel),
    Route("/rules/{rule_id}", rule),
]
