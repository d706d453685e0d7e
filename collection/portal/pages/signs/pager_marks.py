"""What a page shows of further pages without saying where they are: page numbers, 加载更多, 下一页.

What belongs here: telling a pager that leads nowhere from none at all. What does not: pagers that
can be followed (`paging`, `systems`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from collection.portal.page import Page
from collection.portal.pages.paging import MARKS, is_pager_text, leads_back
from collection.portal.pages.wording import own_text

FEWEST_ITEMS = 10
"""A list of fewer is one page, whatever its pager still says."""
_MORE = re.compile(
    r"(?:点击|上拉|滑动|查看|显示|加载){1,4}(?:加载|查看|显示)?更多|(?:load|show|view)\s*(?:more|all)|"
    r"(?:展开|显示|查看|加载)(?:全部|所有|更多|其余)\w{0,4}|更多(?:部门|单位|年份|年度|内容|信息|报告|数据)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:下|后)一?页|next", re.IGNORECASE)
_OFF = re.compile(r"disab|none|no[-_]|_d$|off|gr[ae]y|hui|end|hidden", re.IGNORECASE)
_TURNS = re.compile(r"slid|swip|banner|carousel|focus|switch|tab|lunbo|scroll|flash", re.IGNORECASE)
_PAGER = re.compile(r"pag(?:e|ing|ination|er)|fanye|yema|pagin", re.IGNORECASE)
_PARTS = ("a", "button", "span", "li", "em", "b", "strong", "div", "i", "input", "p")


def is_more(text: str) -> bool:
    """Whether a text offers more of the same list."""
    return bool(_MORE.fullmatch(text.strip(MARKS)))


def turns_on(text: str) -> bool:
    """Whether a button's text leads on in the list: to more of it, or to another page."""
    return is_more(text) or (is_pager_text(text) and not leads_back(text))


def promised(page: Page, items: int) -> str | None:
    """What the page shows of further pages; None for nothing. `items` are those that it has."""
    if page.root is None:
        return None
    for element, text in _short(page.root):
        if is_more(text) and not _is_off(element) and not _leads(element):
            return text
        counted = element.tag == "a" or _before(element) == "1" or _is_pager(element)
        if text == "2" and counted and not _of_pictures(element):
            return "页码2"
        is_button = element.tag in {"a", "button"} and not _is_off(element)
        if is_button and items >= FEWEST_ITEMS and _NEXT.fullmatch(text.strip(MARKS)):
            return text
    return None


def _short(root: Any) -> Iterator[tuple[Any, str]]:
    for element in root.iter(*_PARTS):
        if len(element) <= 2:
            text = element.get("value") if element.tag == "input" else own_text(element)
            if text and len(text) <= 12:
                yield element, text


def _before(element: Any) -> str:
    before = element.getprevious()
    return "" if before is None or not isinstance(before.tag, str) else own_text(before)


def _leads(element: Any) -> bool:
    around = [element, *list(element.iterancestors())[:2], *element]
    hrefs = [(one.get("href") or "").strip() for one in around]
    return any(one and not one.lower().startswith(("#", "javascript:")) for one in hrefs)


def _is_pager(element: Any) -> bool:
    around = [element, *list(element.iterancestors())[:3]]
    return any(_PAGER.search(f"{one.get('class', '')} {one.get('id', '')}") for one in around)


def _of_pictures(element: Any) -> bool:
    """Whether the numbers are those of pictures that take turns."""
    around = [element, *list(element.iterancestors())[:4]]
    return any(_TURNS.search(f"{one.get('class', '')} {one.get('id', '')}") for one in around)


def _is_off(element: Any) -> bool:
    said = (element.get("class"), element.get("style"), element.get("disabled") and "disabled")
    return any(_OFF.search(one) for one in said if one)
