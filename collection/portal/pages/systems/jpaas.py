"""jpaas (宁波, 济南, 浙江): an element names an address and what to ask it; the answer is JSON."""

from __future__ import annotations

import ast
import json
from urllib.parse import urlencode

from collection.portal.page import Page
from collection.portal.pages.link import Link
from collection.portal.pages.paging import Further, Next

NAME = "jpaas"
MOST_UNITS = 20
"""Of one page; each fills a part of it."""


def further(page: Page, _found: list[Link], list_url: str) -> Further:
    if page.root is None or "querydata" not in page.text.lower():
        return Further()
    said = Further(system=NAME)
    for element in page.root.xpath("//*[@querydata and @url]")[:MOST_UNITS]:
        asked = _values(element.get("querydata"))
        if asked is not None:
            address = page.absolute(element.get("url"))
            said.pages.append(Next(f"{address}?{urlencode(asked)}", is_data=True))
    return said


def _values(written: str) -> dict[str, str] | None:
    try:
        found = json.loads(written)
    except ValueError:
        try:
            found = ast.literal_eval(written)
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return None
    if not isinstance(found, dict):
        return None
    return {str(key): _text(value) for key, value in found.items()}


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
