"""How many pages and items a page says its list has: in print, in its scripts, to a plugin.

What belongs here: counts. What does not: where the pages are (`paging`, `counting_on`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from collection.portal.page import Page
from collection.portal.pages.paging import Further
from collection.portal.scripts.expressions import variables
from collection.portal.scripts.literals import NotLiteral, literal_at

MOST_PAGES = 2_000
"""Of a list; a page that counts more is taken for broken."""
_TOTAL_PAGES = (
    re.compile(r"共\s*+(?:有|计)?\s*+[:：]?\s*+(\d{1,4})\s*+页"),
    re.compile(r"(?:总页数|页数)\s*+[:：]?\s*+(\d{1,4})"),
    re.compile(r"\d{1,4}\s*+/\s*+(\d{1,4})\s*+页"),
    re.compile(r"页次\s*+[:：]?\s*+\d{1,4}\s*+/\s*+(\d{1,4})"),
)
_TOTAL_ITEMS = re.compile(
    r"共\s*+(?:有|计)?\s*+[:：]?\s*+(\d{1,6})\s*+(?:条|项记录|条记录|篇|个记录)|(?:总记录数?|记录总数|总条数)\s*+[:：]?\s*+(\d{1,6})"
)
_OF_ITEMS = re.compile(
    r"(?:共|总计|合计|总数|找到|查到|查询到|检索到|total)\s*+(?:有|计|约|of)?\s*+[:：]?\s*+(\d{1,6})\s*+"
    r"(?:[条篇个项份则件款][^\d年月]{0,6}|results?|items?|records?)?$|"
    r"^(?:第\s*+\d+\s*+[-—~至到]\s*+\d+\s*+[条项]\D{0,3})?(?:共\s*+)?(\d{1,6})\s*+[条篇](?:数据|记录|信息|结果|文件)?$",
    re.IGNORECASE,
)
"""What counts items, where nothing else stands in its place of the page."""
LONGEST_COUNT = 30
_TOTAL_NAME = (
    r"(?:total_?pages?|page_?count|count_?page|page_?total|pages_?total|n_?page_?count|all_?page)"
)
_TOTAL_VARIABLE = re.compile(rf"[_\w.]{{0,60}}{_TOTAL_NAME}", re.IGNORECASE)
_ITEMS_VARIABLE = re.compile(
    r"_?(?:total|all|record|data)_?(?:data|records?|count|num(?:ber)?|rows?|items?|size|total)?s?",
    re.IGNORECASE,
)
_SIZE_VARIABLE = re.compile(
    r"_?(?:page_?size|show_?data|per_?page|page_?rows?|limit|rows|page_?num|show_?(?:num|count))",
    re.IGNORECASE,
)
MOST_PLUGINS = 10
_PLUGIN = re.compile(
    r"\b(?!jpage)\w{0,30}(?:page|paging|pagination)\w{0,30}(?:\.render)?\s{0,9}\(\s{0,9}"
    r"(?:(\w{1,60})\s{0,9},\s{0,9})?(?=\{)",
    re.IGNORECASE,
)
_PAGES_OPTION = re.compile(r"(?:total_?|all_?|page_?)?pages?_?(?:count|total|num)?", re.IGNORECASE)
_SIZE_OPTION = re.compile(
    r"items_?per_?page|limit|num|(?:page|show)_?(?:size|data|rows|num)|per_?page|size",
    re.IGNORECASE,
)
_TOTAL_OPTION = re.compile(
    r"count|total(?:_?(?:data|records?|count|num|items|rows))?|(?:record|item)s?_?count",
    re.IGNORECASE,
)
_SCRIPT_TOTAL = re.compile(rf"{_TOTAL_NAME}[\"']?\s*:\s*[\"']?(\d{{1,4}})(?!\d)", re.IGNORECASE)


def printed_totals(page: Page) -> Further:
    """How many pages and items a page prints, or its scripts count."""
    text = page.seen_text
    counts = [int(one) for pattern in _TOTAL_PAGES for one in pattern.findall(text)]
    counts += [int(one) for one in _SCRIPT_TOTAL.findall(page.scripts)]
    named = {k: int(v) for k, v in variables(page.scripts).items() if re.fullmatch(r"\d{1,6}", v)}
    counts += [v for k, v in named.items() if _TOTAL_VARIABLE.fullmatch(k)]
    counts += _divided(named) + _of_plugins(page.scripts, named)
    items = [int(a or b) for a, b in _TOTAL_ITEMS.findall(text)]
    items += [
        int(one)
        for said in _short_texts(page)
        for one in _OF_ITEMS.findall(said)[0:1]
        for one in one
        if one
    ]
    pages = max((one for one in counts if 1 < one <= MOST_PAGES), default=None)
    return Further(total_pages=pages, total_items=max(items, default=None))


def _short_texts(page: Page) -> Iterator[str]:
    """What stands alone in an element and may count."""
    if page.root is not None:
        for element in page.root.iter("p", "span", "div", "li", "td", "em", "label", "strong", "b"):
            text = " ".join("".join(element.itertext()).split()) if len(element) <= 3 else ""
            if 2 <= len(text) <= LONGEST_COUNT and any(one.isdigit() for one in text):
                yield text


def _divided(named: dict[str, int]) -> list[int]:
    """Pages, where variables count the items and those of one page."""
    totals = [v for k, v in named.items() if _ITEMS_VARIABLE.fullmatch(k)]
    sizes = [v for k, v in named.items() if _SIZE_VARIABLE.fullmatch(k) and v > 1]
    return [-(-totals[0] // sizes[0])] if len(totals) == 1 and len(sizes) == 1 else []


def _of_plugins(scripts: str, named: dict[str, int]) -> list[int]:
    """Pages, as calls that draw a pager are told: pages, or items and how many make one page."""
    counts = []
    for number, match in enumerate(_PLUGIN.finditer(scripts)):
        if number == MOST_PLUGINS:
            break
        try:
            said, _ = literal_at(scripts, match.end(), {k: str(v) for k, v in named.items()})
        except NotLiteral:
            continue
        first = match[1] or ""
        total = named.get(first) if not first.isdigit() else int(first)
        numbers = {k: int(v) for k, v in said.items() if re.fullmatch(r"\d{1,6}", str(v))}
        pages = [v for k, v in numbers.items() if _PAGES_OPTION.fullmatch(k)]
        sizes = [v for k, v in numbers.items() if _SIZE_OPTION.fullmatch(k) and v > 0]
        totals = [v for k, v in numbers.items() if _TOTAL_OPTION.fullmatch(k)]
        totals += [total] if total else []
        counts += pages or ([-(-totals[0] // sizes[0])] if totals and sizes else [])
    return counts
