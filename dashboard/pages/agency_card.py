"""一页概况: a department on one sheet of A4: how it stands, its years, its classes, what is wrong.

What belongs here: the card. What does not: the department's whole page (`agency`).
"""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard.agency_standing import choice_of, standing
from dashboard.night_reader import query
from dashboard.queries import sql
from dashboard.rendering import render

MOST_CLASSES, MOST_FINDINGS = 8, 6
_WORST = """
SELECT finding_key, severity, words FROM open_finding
WHERE agency_key = $agency AND fiscal_year = $year AND report_kind = $kind
  AND severity <> 'info'
ORDER BY severity = 'error' DESC, abs(difference_yuan) DESC NULLS LAST, finding_key LIMIT $most
"""


def card(request: Request) -> Response:
    key = request.path_params["key"]
    choice = choice_of(request)
    rows = standing(request, choice) if choice else []
    row = next((one for one in rows if one["agency_key"] == key), None)
    if choice is None or row is None:
        raise HTTPException(404)
    asked = {"agency": key, "year": choice.year, "kind": choice.kind}
    classes = query(request, sql("class_amounts") + sql("agency_classes"), asked)
    known = {
        "choice": choice,
        "key": key,
        "row": row,
        "years": query(request, sql("agency_years"), {"agency": key}),
        "classes": classes[:MOST_CLASSES],
        "more_classes": max(0, len(classes) - MOST_CLASSES),
        "worst": query(request, _WORST, {**asked, "most": MOST_FINDINGS}),
    }
    return render(request, "agency_card.html", known)


routes = [Route("/cards/{key:any}", card)]
