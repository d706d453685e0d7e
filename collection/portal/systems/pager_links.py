"""Any system whose pager is made of links: numbers, 下一页, an icon, a select of pages."""

from __future__ import annotations

from collection.portal.links import Link
from collection.portal.page import Page
from collection.portal.paging import Further, Next, is_list_page, leads_back

NAME = "翻页链接"


def further(page: Page, found: list[Link], list_url: str) -> Further:
    pages = [
        Next(one.url) for one in found if is_list_page(one, list_url) and not leads_back(one.text)
    ]
    return Further(pages)
