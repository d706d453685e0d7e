"""Hanweb 大汉: the list's records stand in CDATA, further ones come from an address that counts on.

`<nextgroup>` names it; the answer is XML with records, `<totalpage>` and `<totalrecord>`.
"""

from __future__ import annotations

import re

from collection.portal.links import Link
from collection.portal.page import Page
from collection.portal.paging import MOST_PAGES, Further, Next, counted_on

NAME = "大汉"
_NEXT = re.compile(
    r"<nextgroup>\s*(?:<!\[CDATA\[)?\s*<a\s+href=[\"']([^\"']{1,600})[\"']", re.IGNORECASE
)
_RECORDS = re.compile(r"<totalrecord>\s*(?:<!\[CDATA\[)?\s*(\d{1,6})", re.IGNORECASE)
_PAGES = re.compile(r"<totalpage>\s*(?:<!\[CDATA\[)?\s*(\d{1,4})", re.IGNORECASE)
_ASKED = re.compile(
    r"[\"']([^\"'\s]{0,200}/(?:dataproxy\.jsp|module/web/jpage/[\w.]+)\?[^\"'\s]{1,400})[\"']"
)


def further(page: Page, _found: list[Link], list_url: str) -> Further:
    if "<recordset" not in page.text and "dataproxy" not in page.text:
        return Further()
    said = Further(system=NAME)
    records, pages = _RECORDS.search(page.text), _PAGES.search(page.text)
    said.total_items = int(records[1]) if records else None
    if pages and 1 < int(pages[1]) <= MOST_PAGES:
        said.total_pages = int(pages[1])
    named = _NEXT.search(page.text)
    asked = [named[1]] if named else _ASKED.findall(page.scripts)[:3]
    said.pages = [Next(page.absolute(one.replace("&amp;", "&")), is_data=True) for one in asked]
    if not asked and "dataproxy" in page.url and (following := counted_on(page.url)):
        said.pages = [Next(following, is_data=True, is_guess=True)]
    return said
