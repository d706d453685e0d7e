"""From a template and what a page knows to a response.

What belongs here: the template environment, what every page is given, the content policy. What
does not: what a page shows. Everything is escaped; nothing is ever marked safe.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dashboard import sign_in_state
from dashboard.as_json import address_with, is_asked, page_as_json
from dashboard.district_prefix import page_with_prefix, prefix_of
from dashboard.night_reader import one
from dashboard.static_files import address
from dashboard.terms import PLACE, terms_in
from evidence import number_words
from warehouse.snapshot import NoSnapshot

TEMPLATES = Path(__file__).resolve().parent / "templates"
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class _Rows(jinja2.Environment):
    """`row.items` is the column of that name, not the method that every mapping has."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    made = _Rows(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(number_words.FILTERS)
    made.filters["data"] = as_data
    made.globals["asset"] = address
    return made


def as_data(value: Any) -> str:
    """JSON for <script type="application/json">: no sign in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def render(
    request: Request,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    charts: bool = False,
) -> Response:
    """A page, or its data where `?format=json` asks for it. `charts` loads Plotly and
    allows it to style its own elements.

    Every template knows: `request, menu, here, night, damaged, user, may_decide, can_sign_in,
    sign_in, desk, csrf, charts, json_address, district`.
    """
    night = _night(request)
    if is_asked(request):
        return page_as_json(request, night, context or {}, status)
    text = (
        environment()
        .get_template(template)
        .render(
            request=request,
            menu=request.app.state.menu,
            here=request.url.path,
            night=night,
            damaged=getattr(request.state, "damaged", None),
            user=sign_in_state.user_of(request),
            may_decide=sign_in_state.may_decide(request),
            can_sign_in=request.app.state.settings.can_sign_in,
            sign_in=sign_in_state.way_in(request),
            desk=request.app.state.desk,
            csrf=sign_in_state.csrf_of(request),
            charts=charts,
            json_address=_json_address(request, night),
            district=prefix_of(request),
            **(context or {}),
        )
    )
    text = text.replace(PLACE, _explained(text), 1)
    styles = " 'unsafe-inline'" if charts else ""
    headers = {
        "Content-Security-Policy": POLICY.format(styles=styles),
        "Cache-Control": "private, no-cache",
    }
    text = page_with_prefix(prefix_of(request), text)
    return HTMLResponse(text, status_code=status, headers=headers)


def _explained(text: str) -> str:
    """The terms of a page in a fold at its end; nothing where it has none."""
    terms = terms_in(text)
    return environment().get_template("terms.html").render(terms=terms) if terms else ""


def _json_address(request: Request, night: dict[str, Any] | None) -> str:
    """This page's data, of this night."""
    return address_with(request, format="json", night=str(night["night_id"]) if night else "")


def _night(request: Request) -> dict[str, Any] | None:
    """Whose figures a page shows; a page that says what went wrong must not need it."""
    try:
        return one(request, "SELECT * FROM meta.night")
    except (NoSnapshot, duckdb.Error, sqlite3.Error):
        return None
