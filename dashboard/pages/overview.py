"""总览: is the district in order; what is new, what is overdue, what is open by weight.

What belongs here: the first page. What does not: whole lists (`agencies`, `findings`), the order
of weight (`open_weight`), the verdict (`verdict`).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import open_weight
from dashboard.agency_standing import Choice, choice_of, standing
from dashboard.night_reader import Row, one, query, tell_damage
from dashboard.notice_ledger import ledger
from dashboard.pages import MenuItem
from dashboard.queries import sql
from dashboard.rendering import render
from dashboard.spending_views.meaning import missing as missing_said
from dashboard.trend import line
from dashboard.verdict import Verdict, others_due, unheard_year, verdict
from notices.desk import NoNotice
from warehouse.kept_nights import NightFacts, nights
from warehouse.snapshot import SHANGHAI

menu = MenuItem(10, "总览", "/")
MOST_OPEN = 12
MOST_CHANGES = 6
MOST_MISSING = 12
MOST_OVERDUE = 12
MOST_GONE = 40

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
    return render(request, "overview.html", standing_of(request, choice))


def standing_of(request: Request, choice: Choice) -> dict[str, Any]:
    """All that the first page says of one year; the weekly brief says the same."""
    asked = {"year": choice.year, "kind": choice.kind}
    rows = standing(request, choice)
    counts = one(request, sql("night_counts"), asked) or {}
    total = one(request, sql("district_total"), asked)
    opened = open_weight.opened(rows)
    since = _since_last_night(request, counts)
    sent = _sent(request)
    known: dict[str, Any] = {
        **since,
        "choice": choice,
        "opened": opened[:MOST_OPEN],
        "more_opened": max(0, len(opened) - MOST_OPEN),
        "order": open_weight.ORDER,
        "fine": sum(row["status"].startswith("published") for row in rows if row["agency_key"])
        - sum(one.row["status"].startswith("published") for one in opened),
        "total": total,
        "missing_said": missing_said(total) if total and total["missing"] else "",
        "most_missing": MOST_MISSING,
        "most_overdue": MOST_OVERDUE,
        "most_gone": MOST_GONE,
        "counts": counts,
        "overdue": _overdue(request, rows, sent),
        "noticed": _noticed(sent, choice.year),
        "others": others_due(choice.years, choice.year, choice.kind),
        "unheard": unheard_year(choice.years, _as_of(request)),
    }
    known["doubted"] = doubted(rows)
    known["trusted"] = sum(
        row["amount_yuan"] is not None and bool(row["is_trusted"]) for row in rows
    )
    known["verdict"] = _verdict(request, _told(known, rows, opened))
    return known


def doubted(rows: list[Row]) -> list[Row]:
    """The departments whose total did not pass the checks, the largest first."""
    found = [row for row in rows if row["amount_yuan"] and row["is_trusted"] is False]
    return sorted(found, key=lambda row: -row["amount_yuan"])


def _told(known: dict[str, Any], rows: list[Row], opened: list[open_weight.Open]) -> dict[str, Any]:
    """What the verdict is made of."""
    choice, total, counts = known["choice"], known["total"], known["counts"]
    absent = {one["key"] for one in (total and total["missing_list"]) or []}
    due = [row["agency_key"] for row in rows if row["is_expected"]]
    return {
        **counts,
        "register": choice.registered,
        "expected": len(due),
        "received": choice.counts["received"],
        "counted": sum(key not in absent for key in due) if total else 0,
        "trusted_share": total["trusted_share"] if total else None,
        "doubted": _most_doubted(known["doubted"], total),
        "missing": choice.counts["missing"],
        "unseen": choice.counts["unseen"],
        "unopened": sum(one.weight == open_weight.UNOPENED for one in opened),
        "tableless": sum(one.weight == open_weight.TABLELESS for one in opened),
        "fresh": counts["fresh"] if known["before"] else None,
        "overdue": sum(row["kind"] == "notice" for row in known["overdue"]),
        "others": known["others"],
        "unheard": known["unheard"],
    }


def _most_doubted(rows: list[Row], total: Row | None) -> tuple[str, float] | None:
    """Name and share of the total of the largest; a total of nought has no shares."""
    if not (rows and total and total["amount_yuan"]):
        return None
    return rows[0]["agency_name"], float(rows[0]["amount_yuan"] / total["amount_yuan"])


def _verdict(request: Request, told: dict[str, Any]) -> Verdict:
    night = one(request, "SELECT started_at FROM meta.night") or {}
    return verdict(told, night=night["started_at"], now=dt.datetime.now(SHANGHAI))


def _sent(request: Request) -> list[Row]:
    """The ledger of notices; empty, and told above the page, where it is damaged."""
    try:
        return ledger(request)
    except NoNotice as why:
        tell_damage(request, f"{why}。逾期的通知没有列出。")
        return []


def _noticed(sent: list[Row], year: int) -> dict[str, Row]:
    """By department the newest notice on this year that is neither closed nor withdrawn."""
    waiting = [
        row
        for row in sent
        if row["state"] in ("due", "overdue", "answered") and row["entry"].fiscal_year == year
    ]
    return {
        row["agency_code"]: {"number": row["number"], "state": row["state"]}
        for row in sorted(waiting, key=lambda row: row["entry"].issued_on)
    }


def _overdue(request: Request, rows: list[Row], sent: list[Row]) -> list[Row]:
    """Departments that have not published in time and notices not answered, the longest first."""
    today = _as_of(request)
    late = [
        {**row, "kind": "report", "days": (today - row["due_on"]).days}
        for row in rows
        if row["status"] in ("missing", "dead_link") and row["due_on"] and row["due_on"] < today
    ]
    late += [{**row, "kind": "notice"} for row in sent if row["state"] == "overdue"]
    return sorted(late, key=lambda row: -row["days"])


def _as_of(request: Request) -> dt.date:
    day: dt.date = (one(request, "SELECT as_of FROM meta.night") or {})["as_of"]
    return day


def _since_last_night(request: Request, counts: Row) -> dict[str, Any]:
    """What is new, gone and still open; the trend. Nothing to compare with on the first night."""
    kept = nights(request.app.state.home)
    tonight = str((one(request, "SELECT night_id FROM meta.night") or {})["night_id"])
    kept = [night for night in kept if night.night_id <= tonight]
    before = next((night for night in reversed(kept) if night.night_id < tonight), None)
    return {
        "before": before,
        "gone": _gone(request, before) if before else [],
        "most": MOST_CHANGES,
        "fresh": query(request, sql("fresh_findings"), {"most": MOST_CHANGES}) if before else [],
        "fresh_reports": query(request, sql("fresh_reports"), {"most": MOST_CHANGES}),
        "changes": one(request, _CHANGES),
        "nights": kept,
        "lines": _lines(kept, counts),
    }


def _gone(request: Request, before: NightFacts) -> list[Any]:
    rows = query(request, "SELECT finding_key FROM quality.finding")
    keys = {row["finding_key"] for row in rows}
    return [found for found in before.open if found.finding_key not in keys]


def _lines(kept: list[NightFacts], counts: Row) -> list[Any]:
    """Errors and warnings in a hundred reports, so that more reports are no worsening; the last
    point is what stands now, reviewers' words included."""
    if len(kept) < 2:
        return []
    reports = [max(night.reports, 1) for night in kept]
    errors = [*(night.errors for night in kept[:-1]), counts["all_errors"]]
    warnings = [*(night.warnings for night in kept[:-1]), counts["all_warnings"]]
    return [
        line(
            "每百份错误",
            "error",
            [round(100 * n / of) for n, of in zip(errors, reports, strict=True)],
        ),
        line(
            "每百份提醒",
            "warning",
            [round(100 * n / of) for n, of in zip(warnings, reports, strict=True)],
        ),
        line("现行报告", "accent", [night.reports for night in kept]),
    ]


routes = [Route("/", overview)]
