"""One department: its reports, its findings by cause, its spending beside last year.

What belongs here: the department's page. What does not: the list (`agencies`), one finding.
"""

from __future__ import annotations

from typing import Any

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.agency_standing import Choice, choice_from
from dashboard.night_reader import Row, cursor_of, one, query
from dashboard.notice_ledger import ledger
from dashboard.queries import sql
from dashboard.rendering import render
from evidence.finding import Finding, findings
from notices.desk import NoNotice, NoticeDesk

_YEARS = sql("agency_reported")
_FINDINGS = """coalesce(n.agency_code, n.agency_name) = $agency AND n.fiscal_year = $year
AND n.report_kind = $kind"""
_ORDER = """CASE n.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END,
abs(n.difference_yuan) DESC NULLS LAST, n.finding_key"""
_TRUST = """
SELECT t.table_no, CASE WHEN t.trusted THEN 'trusted'
       WHEN r.identity_source = 'published_on' THEN 'disputed'
       WHEN u.report_id IS NOT NULL THEN 'unread' ELSE '' END AS said
FROM mart.table_trust t JOIN source.report r USING (report_id)
LEFT JOIN quality.unread_table u USING (report_id, table_no)
WHERE t.report_id = $report
"""
_TOTAL = """
SELECT amount_yuan, amount_table_no, uncertain_yuan FROM mart.spending_by_agency
WHERE report_id = $report
"""
_DEAD_LINK = """
SELECT url, reason FROM source.dead_link
WHERE agency_code = $agency AND fiscal_year = $year AND report_kind = $kind
"""
MOST_CARDS = 3


def agency(request: Request) -> Response:
    key = request.path_params["key"]
    choice = choice_from(request, query(request, _YEARS, {"agency": key}), "expected")
    named = [row for row in choice.years if row["agency_name"] is not None] if choice else []
    if choice is None or not named:
        raise HTTPException(404)
    asked = {"agency": key, "year": choice.year, "kind": choice.kind}
    told = findings(cursor_of(request), _FINDINGS, asked, order=_ORDER)
    dead = one(request, _DEAD_LINK, asked) if choice.counts["status"] == "dead_link" else None
    asked["level"] = choice.counts["report_level"]
    found = [_row(finding) for finding in told]
    reports = query(request, sql("agency_reports"), {"agency": key})
    return render(
        request,
        "agency.html",
        {
            "choice": choice,
            "key": key,
            "agency": named[0],
            "coverage": choice.counts,
            "dead_link": dead,
            "reports": _by_identity(reports),
            "both_kinds": _has_both_kinds(choice),
            **_functions(request, asked),
            "total": one(request, _TOTAL, {"report": choice.counts["report_id"]}),
            "economics": query(request, sql("agency_economics"), asked),
            "broken": _broken_tables(found),
            "trust": _trust(request, choice.counts["report_id"]),
            **_issued(request, named[0]["agency_code"], choice.year),
            **_sorted_out(found),
        },
    )


def _functions(request: Request, asked: dict[str, Any]) -> dict[str, Any]:
    """All expenditure by function (table 3); where no report has it, that of the general budget."""
    whole, general = (
        query(request, sql("agency_functions"), asked | {"table": table}) for table in (3, 5)
    )
    only_general = not _any_amount(whole) and _any_amount(general)
    return {
        "functions": general if only_general else whole,
        "function_table": 5 if only_general else 3,
    }


def _any_amount(rows: list[Row]) -> bool:
    return any(row["total_yuan"] is not None for row in rows)


def _has_both_kinds(choice: Choice) -> bool:
    """Are the budget and the final account of the chosen year both held?"""
    held = [row for row in choice.years if row["report_id"] is not None]
    return len({row["report_kind"] for row in held if row["fiscal_year"] == choice.year}) > 1


def _row(found: Finding) -> Row:
    """A finding as a card shows it, with room for what follows from it."""
    shown = {name: getattr(found, name) for name in found.__slots__}
    return {
        **shown, "tables": found.tables, "pages": found.pages, "is_placed": found.is_placed,
        "following": [],
    }  # fmt: skip


def _issued(request: Request, code: str | None, year: int) -> dict[str, Any]:
    """The notices of the department's year so far, or why they can't be told."""
    none: dict[str, Any] = {"issued": (), "states": {}, "trouble": ""}
    if code is None:
        return none
    desk: NoticeDesk = request.app.state.desk
    try:
        issued = desk.issued(code, year)
        states = {row["number"]: row["state"] for row in ledger(request)} if issued else {}
        return {"issued": issued, "states": states, "trouble": ""}
    except NoNotice as why:
        return none | {"trouble": str(why)}


def _sorted_out(found: list[Row]) -> dict[str, Any]:
    """Errors, warnings and remarks that count, each lead with its consequences; and the quiet."""
    following: dict[str, list[Row]] = {}
    for row in found:
        if row["is_consequence"]:
            following.setdefault(row["cause_key"], []).append(row)
    leads = [row for row in found if not row["is_consequence"]]
    for row in leads:
        row["following"] = following.get(row["cause_key"] or "", [])
    counted = [row for row in leads if row["waiver"] is None]
    errors = [row for row in counted if row["severity"] == "error"]
    warnings = [row for row in counted if row["severity"] == "warning"]
    return {
        "errors": errors,
        "warnings": warnings,
        "cards": _cards(errors) + _cards(warnings),
        "remarks": [row for row in counted if row["severity"] == "info"],
        "quiet": [row for row in leads if row["waiver"] is not None],
    }


def _cards(leads: list[Row]) -> list[list[Row]]:
    """One card a finding; more than three of one rule without a common cause share a card."""
    alike: dict[str, list[Row]] = {}
    for row in leads:
        alike.setdefault(row["cause_key"] or row["rule_id"], []).append(row)
    cards: list[list[Row]] = []
    for rows in alike.values():
        cards += [rows] if len(rows) > MOST_CARDS else [[row] for row in rows]
    return cards


def _broken_tables(found: list[Row]) -> set[int]:
    """Tables that an open error touches: their figures are shown, and said not to be trusted."""
    standing = [row for row in found if row["severity"] == "error" and row["waiver"] is None]
    return {table for row in standing for table in row["tables"]}


def _trust(request: Request, report_id: str | None) -> dict[int, str]:
    """What the night said of each table of the report: trusted, unread, or neither."""
    rows = query(request, _TRUST, {"report": report_id})
    return {row["table_no"]: row["said"] for row in rows}


def _by_identity(reports: list[Row]) -> list[tuple[Row, list[Row]]]:
    """The current report of each year, kind, level and title holder, with the older versions."""
    current: dict[str, tuple[Row, list[Row]]] = {
        row["report_id"]: (row, []) for row in reports if row["superseded_by"] is None
    }
    for row in reports:
        if row["superseded_by"] in current:
            current[row["superseded_by"]][1].append(row)
        elif row["superseded_by"] is not None:
            current[row["report_id"]] = (row, [])
    return list(current.values())


class AnyText(StringConvertor):
    """A department that is in no register is known by its printed name, whatever stands in it."""

    regex = "(?s:.+)"


register_url_convertor("any", AnyText())
routes = [Route("/agencies/{key:any}", agency)]
