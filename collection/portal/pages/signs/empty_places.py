"""Places for items that have none, while their like have, or that a script is to fill.

What belongs here: telling such a place from what stands aside. What does not: years without a panel
(`year_tabs`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from collection.portal.page import Page
from collection.portal.pages.links import LinkReader
from collection.portal.pages.titles import Kind, judged
from collection.portal.pages.wording import own_text

_PLACES = ("href", "data-target", "data-bs-target", "aria-controls")
_PANELS = frozenset({"div", "ul", "ol", "section", "tbody", "table", "dl", "dd"})
_HOLDS_ITEMS = re.compile(
    r"list|item|data|content|result|files?|box|body|attach|fj|wj|lb|nr|rows|main|con\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"msg|tip|modal|load|pop|dialog|drawer|toast|pag(?:e|ing|ination)|foot|head|search|captcha|count|time|date|weather|"
    r"nav|menu|crumb|login|user|error|mask|layer|slide|banner|share|qr|ewm|hot|recommend|relat|hits|fy\b|player|preview|viewer",
    re.IGNORECASE,
)
_FILLED = (
    r"(?:getElementById\(\s*[\"'`]{0}[\"'`]|querySelector\(\s*[\"'`][#.]{0}[\"'`]|"
    r"(?:\$|jQuery)\(\s*[\"'`][#.]{0}[\"'`]\s*\)\s*\.(?:html|append|prepend|load|replaceWith)\b)"
)
"""How a script names the place that it fills."""


def empty_places(page: Page, reader: LinkReader) -> Iterator[str]:
    """Places that scripts fill and that are empty; panels without items beside panels with some, or
    to which a tab of budgets, a year or a department leads.
    """
    code, led_to = page.programs, set(_led_to(page.root))
    is_shown = bool(page.root.xpath("//*[@data-mz-row]"))  # the rows that an unknown library had
    for element in page.root.iter("ul", "ol", "tbody", "table", "dl", "div", "section"):
        if not _is_bare(element) or reader.is_framed(element):
            continue
        if is_shown and "data-mz-unread" in element.attrib:
            continue
        name = element.get("id") or ""
        classes = (element.get("class") or "").split()
        is_list = element.tag != "div" or any(_HOLDS_ITEMS.search(one) for one in [name, *classes])
        said = " ".join([name, *classes])
        if _ASIDE.search(said) or _is_aside(element):
            continue
        if is_list and any(
            re.search(_FILLED.replace("{0}", re.escape(one)), code)
            for one in [name, *classes]
            if one
        ):
            yield f"#{name}" if name else f".{classes[0]}"
            continue
        beside = _alike(element)
        if name in led_to:
            yield f"#{name}"
        elif beside and all(any(one in reader.leading for one in each.iter()) for each in beside):
            yield f"第 {_number(element)} 栏"


def _led_to(root: Any) -> Iterator[str]:
    """The places of the page to which its own links lead that may show reports."""
    for element in root.iter("a", "button", "li"):
        if judged(own_text(element)).kind in {Kind.REPORT, Kind.COLUMN, Kind.STEP, Kind.DEPARTMENT}:
            said = (element.get(one) or "" for one in _PLACES)
            yield from (one.removeprefix("#") for one in said if len(one) > 1)


def _is_bare(element: Any) -> bool:
    if " ".join(element.itertext()).strip():
        return False
    return not any(
        True for _ in element.iter("img", "iframe", "embed", "object", "canvas", "input", "video")
    )


def _is_aside(element: Any) -> bool:
    around = list(element.iterancestors())[:3]
    return any(
        _ASIDE.search(f"{one.get('class', '')} {one.get('id', '')}")
        for one in around
        if one.tag not in {"body", "html"}
    )


def _alike(element: Any) -> list[Any]:
    """The panels that stand beside one: of its tag and class, two at least."""
    parent = element.getparent()
    if parent is None or element.tag not in _PANELS:
        return []
    key = (element.tag, element.get("class"))
    found = [one for one in parent if one is not element and (one.tag, one.get("class")) == key]
    return found if len(found) >= 2 and element.get("class") else []


def _number(element: Any) -> int:
    return [one for one in element.getparent() if one.tag == element.tag].index(element) + 1
