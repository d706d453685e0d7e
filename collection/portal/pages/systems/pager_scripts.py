"""Pagers that call a function: goPage(2), turnPage('3'), jump(n). What the page's own script does
with the number is worked out where it is simple (`handlers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collection.portal.page import Page
from collection.portal.pages.link import Link
from collection.portal.pages.paging import MARKS, Further, Next, is_pager_text, leads_back
from collection.portal.pages.printed_totals import MOST_PAGES
from collection.portal.pages.signs.pager_marks import is_more
from collection.portal.pages.wording import own_text
from collection.portal.scripts.handlers import Handlers

NAME = "翻页脚本"
_NEXT = re.compile(r"[下后]一?页|next|[>»›]", re.IGNORECASE)
MOST_CALLS = 60


def further(page: Page, _found: list[Link], list_url: str) -> Further:
    if page.root is None:
        return Further()
    said = Further()
    handlers = Handlers(page)
    numbers = [0]
    for handler, counts in _pagers(page):
        for name, values in handlers.calls(handler):
            said_numbers = [int(one) for one in values if one is not None and one.isdigit()]
            if counts is not None:
                numbers += [one for one in said_numbers if counts in {0, one}]
            said.pages += [
                Next(one.url, one.form, is_data=one.is_data)
                for one in handlers.led_to(name, values)
            ]
    said.total_pages = max(numbers) if 1 < max(numbers) <= MOST_PAGES else None
    return said


def _pagers(page: Page) -> Iterator[tuple[str, int | None]]:
    """Each handler once, of the elements that are a pager's by their text; the page that its text
    names, 0 for none (尾页); None where its numbers are no pages: 下一页 stands on the last, too.
    """
    seen: set[str] = set()
    for element in page.root.iter("a", "span", "button", "input", "li", "div"):
        script = element.get("onclick", "") or element.get("href", "")
        if "(" not in script or "__doPostBack" in script or script in seen:
            continue
        text = element.get("value") or own_text(element)
        leads_on = is_more(text) or (is_pager_text(text) and not leads_back(text))
        if leads_on and len(seen) < MOST_CALLS:
            seen.add(script)
            own = text.strip(f"{MARKS}第页")
            is_next = bool(_NEXT.search(text))
            yield script, None if is_next else (int(own) if own.isdigit() else 0)
