"""What a visitor chose, and how the marts are asked for it.

What belongs here: checking the address's parameters, running a SQL file on this request's night.
What does not: tables and figures (`views`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dashboard.night_reader import query
from dashboard.sqltext import Value, fill
from warehouse.words import words

QUERIES = Path(__file__).resolve().parent / "sql"
Rows = list[dict[str, Any]]
_CODE = re.compile(r"(\d{3}(\d{2}){0,2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Choice:
    """Year, kind of report, source of money, and a classification code ("" is the whole)."""

    year: int
    kind: str
    fund: str = "all"
    code: str = ""

    @property
    def level(self) -> int:
        """The level of the chosen code: 0 the whole, 1 类, 2 款, 3 项."""
        return {0: 0, 3: 1, 5: 2, 7: 3}[len(self.code)]

    def address(self, path: str, **other: Any) -> str:
        """`path` with this choice, some of it replaced."""
        chosen = replace(self, **other)
        asked = {"year": chosen.year, "kind": chosen.kind}
        if chosen.fund != "all":
            asked["fund"] = chosen.fund
        if chosen.code:
            asked["code"] = chosen.code
        return f"{path}?{urlencode(asked)}"


@dataclass(frozen=True, slots=True)
class Offer:
    """Kinds of reports that the night holds, each with its years, newest first."""

    years: dict[str, list[int]]

    @property
    def empty(self) -> bool:
        return not self.years


class Asker:
    """Runs SQL files of this room on one request's night."""

    def __init__(self, request: Request) -> None:
        self._request = request

    def __call__(self, name: str, values: Mapping[str, Value]) -> tuple[Rows, str]:
        """Rows, and the very text that was run."""
        text = fill(QUERIES / f"{name}.sql", values)
        return query(self._request, text), text


def offer(ask: Asker) -> Offer:
    """What can be chosen."""
    rows, _ = ask("choices", {})
    years: dict[str, list[int]] = {}
    for row in rows:
        years.setdefault(row["report_kind"], []).insert(0, row["fiscal_year"])
    return Offer(years)


def choice(parameters: Mapping[str, str], offered: Offer) -> Choice:
    """What the address asks for; the newest budget where it asks for nothing. Raises 404."""
    kind = parameters.get("kind") or ("budget" if "budget" in offered.years else None)
    kind = kind or next(iter(offered.years))
    years = offered.years.get(kind)
    year = parameters.get("year") or (str(years[0]) if years else "")
    fund = parameters.get("fund") or "all"
    code = parameters.get("code") or ""
    if years is None or year not in map(str, years) or not _CODE.fullmatch(code):
        raise HTTPException(404)
    if fund not in words("fund") or fund == "total":
        raise HTTPException(404)
    return Choice(int(year), kind, fund, code)
