"""gkmlpt (广东的政府信息公开目录): a page without items; its catalogue and its items are JSON.

`_CONFIG` holds the site's number and the tree of columns; a column's items come from
/gkmlpt/api/all/<column>?page=1&sid=<site>.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from collection.portal.page import Page
from collection.portal.pages.link import Link
from collection.portal.pages.paging import Further, Next
from collection.portal.pages.titles import judged

NAME = "gkmlpt"
MOST_COLUMNS = 20
_SITE = re.compile(r"[\"']?(?:SID|site_id|siteId)[\"']?\s*[:=]\s*[\"']?(\d{1,12})")
_TREE = re.compile(r"\bTREE[\"']?\s*[:=]\s*(?=\[)")


def further(page: Page, _found: list[Link], list_url: str) -> Further:
    if "gkmlpt" not in page.text or "/api/" in page.url:
        return Further()
    site, tree = _SITE.search(page.scripts), _TREE.search(page.scripts)
    said = Further(system=NAME)
    if site is None or tree is None:
        return said
    try:
        columns, _ = json.JSONDecoder().raw_decode(page.scripts, tree.end())
    except (ValueError, RecursionError):
        return said
    for number in list(_columns(columns))[:MOST_COLUMNS]:
        address = page.absolute(f"/gkmlpt/api/all/{number}?page=1&sid={site[1]}")
        said.pages.append(Next(address, is_data=True))
    return said


def _columns(tree: Any) -> Iterator[int]:
    """The columns of the tree whose names say that they hold budgets."""
    waiting = list(tree) if isinstance(tree, list) else []
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, dict):
            continue
        if judged(str(one.get("name") or "")).is_about_budgets and isinstance(one.get("id"), int):
            yield one["id"]
        children = one.get("children")
        waiting += children if isinstance(children, list) else []
