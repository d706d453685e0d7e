"""Hanweb 大汉: the list's records stand in CDATA, further ones come from an address that counts on.

`<nextgroup>` names it; the answer is XML with records, `<totalpage>` and `<totalrecord>`. Without
it, `jpage({perPage, totalRecord, proxyUrl, ajaxParam})` posts for a range of records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode

from collection.portal.page import Page
from collection.portal.pages.counting_on import counted_on
from collection.portal.pages.link import Link
from collection.portal.pages.paging import Further, Next
from collection.portal.pages.printed_totals import MOST_PAGES
from collection.portal.scripts.literals import NotLiteral, literal_at

NAME = "大汉"
_NEXT = re.compile(
    r"<nextgroup>\s*+(?:<!\[CDATA\[\s*+)?<a\s++href=[\"']([^\"']{1,600})[\"']", re.IGNORECASE
)
_RECORDS = re.compile(r"<totalrecord>\s*+(?:<!\[CDATA\[)?\s*+(\d{1,6})", re.IGNORECASE)
_PAGES = re.compile(r"<totalpage>\s*+(?:<!\[CDATA\[)?\s*+(\d{1,4})", re.IGNORECASE)
_ASKED = re.compile(
    r"[\"']([^\"'\s]{0,200}/(?:dataproxy\.jsp|module/web/jpage/[\w.]+)\?[^\"'\s]{1,400})[\"']"
)


_JPAGE = re.compile(r"\.jpage\s*\(\s*(?=\{)")
MOST_RECORDS = 100_000


def further(page: Page, _found: list[Link], list_url: str) -> Further:
    if "<recordset" not in page.text and "dataproxy" not in page.text:
        return Further()
    said = Further(system=NAME)
    records, pages = _RECORDS.search(page.text), _PAGES.search(page.text)
    said.total_items = int(records[1]) if records else None
    if pages and records is None and 1 < int(pages[1]) <= MOST_PAGES:
        said.total_pages = int(pages[1])
    named = _NEXT.search(page.text)
    asked = [named[1]] if named else _ASKED.findall(page.scripts)[:3]
    said.pages = [Next(page.absolute(one.replace("&amp;", "&")), is_data=True) for one in asked]
    if not named and (posted := list(_posted(page, said.total_items or 0))):
        return Further(posted, total_items=said.total_items, system=NAME)
    if not asked and "dataproxy" in page.url and (following := counted_on(page.url)):
        said.pages = [Next(following, is_data=True, is_guess=True)]
    return said


def _posted(page: Page, printed: int) -> Iterator[Next]:
    """Every range of records but those that stand on the page."""
    called = _JPAGE.search(page.scripts)
    try:
        said, _ = literal_at(page.scripts, called.end()) if called else ({}, 0)
    except NotLiteral:
        return
    address, fields = said.get("proxyUrl"), said.get("ajaxParam")
    size, groups = said.get("perPage"), said.get("groupSize") or 1
    if not isinstance(address, str) or not isinstance(fields, dict) or not isinstance(size, int):
        return
    total = min(said.get("totalRecord") or printed, MOST_RECORDS)
    form = tuple((key, str(value)) for key, value in fields.items() if value is not None)
    step = max(1, size * groups)
    for first in range(1 + page.text.count("<record>"), total + 1, step):
        last = min(total, first + step - 1)
        asked = {"startrecord": first, "endrecord": last, "perpage": size}
        yield Next(f"{page.absolute(address)}?{urlencode(asked)}", form=form)
