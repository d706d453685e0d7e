"""Any system whose pager is made of links: numbers, 下一页, an icon, a select of pages."""

from __future__ import annotations

import re

from collection.portal.links import Link
from collection.portal.page import Page
from collection.portal.paging import MARKS, Further, Next, is_list_page

NAME = "翻页链接"
_BACK = re.compile(
    r"第?\s?0*1\s?页?|首页|第一页|上一?页|前一?页|prev(?:ious)?|first", re.IGNORECASE
)
"""What leads back to pages that were read before."""


def further(page: Page, found: list[Link], list_url: str) -> Further:
    pages = [
        Next(one.url)
        for one in found
        if is_list_page(one, list_url) and not _BACK.fullmatch(one.text.strip(MARKS))
    ]
    return Further(pages)
