"""The largest number that a page's pager shows.

What belongs here: telling a pager's numbers from others. What does not: printed counts
(`printed_totals`), a pager that leads nowhere (`pager_marks`).
"""

from __future__ import annotations

import re
from typing import Any


def last_page_of(root: Any) -> int:
    """The largest number of a pager: of numbers that stand beside each other, with 2 among them."""
    most = 0
    beside: dict[Any, list[int]] = {}
    for element in root.iter("a", "span", "li", "button", "em", "b", "strong", "td", "div"):
        if len(element):
            continue
        text = (element.text or "").strip(" []\n\t")
        most = max(most, _of_two(element, text))
        if text.isdigit() and len(text) <= 3:
            parent = element.getparent()
            around = parent if len(parent) > 1 or parent.getparent() is None else parent.getparent()
            beside.setdefault(around, []).append(int(text))
    for around, found in beside.items():
        numbers = _counted_up(found)
        named = f"{around.get('class', '')} {around.get('id', '')}"
        turns = re.search(r"[下上末尾首]一?页", " ".join(around.itertext())[:2_000])
        is_named = turns or re.search(r"pag|fy|yema", named, re.IGNORECASE)
        said = [one.strip() for one in around.itertext() if one.strip()]
        is_all = numbers == found and said == [*map(str, found)]
        if {1, 2} <= set(numbers) and (is_named or is_all):
            most = max(most, *numbers)
    return most


def _counted_up(found: list[int]) -> list[int]:
    """The numbers from 1 on that grow, as a pager has them."""
    numbers: list[int] = []
    for one in found:
        if one == 1:
            numbers = [1]
        elif numbers and one > numbers[-1]:
            numbers.append(one)
    return numbers


def _of_two(element: Any, text: str) -> int:
    """The pages in 1/3, beside what turns them."""
    found = re.fullmatch(r"1\s*/\s*(\d{1,3})", text)
    parent = element.getparent() if found else None
    said = [] if parent is None else [*parent.itertext(), *parent.xpath(".//@alt | .//@value")]
    around = " ".join(said)[:400]
    return int(found[1]) if found and re.search(r"[下上]一?页|[<>‹›«»]", around) else 0
