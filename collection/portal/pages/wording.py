"""The words of an element: what it says to whoever sees it.

What belongs here: its title, its text, its picture's. What does not: what stands around it
(`surroundings`), what the words mean (`titles`).
"""

from __future__ import annotations

import re
from typing import Any

PARTS = (
    "a",
    "button",
    "li",
    "span",
    "td",
    "div",
    "dd",
    "dt",
    "p",
    "b",
    "strong",
    "h3",
    "h4",
    "h5",
    "i",
    "em",
    "label",
    "option",
    "summary",
    "area",
    "text",
    "tspan",
)
"""Elements of which pages make the items of lists, tabs and buttons."""
_CUT_OFF = re.compile(r"(?<![.…\s])[.…\s]++$")


def text_of(element: Any) -> str:
    """All text in an element, with single blanks."""
    return " ".join(" ".join(element.xpath(".//text()")).split())


def own_text(element: Any) -> str:
    """What an element says: its title, its text, or its picture's."""
    shown = text_of(element)
    said = " ".join(_line_of(element.get("title") or "", shown).split()) or shown
    said = said or " ".join((element.get("aria-label") or "").split())
    if element.tag == "input" and element.get("type") in {"button", "submit"}:
        said = said or " ".join((element.get("value") or "").split())
    return said or " ".join(" ".join(element.xpath(".//@alt | .//img/@title")).split())


def _line_of(title: str, shown: str) -> str:
    """Of a title of several lines (标题：…, 作者：…) the one that goes on as the text begins."""
    begun = _CUT_OFF.sub("", shown)
    lines = [one[one.index(begun) :] for one in title.splitlines() if begun and begun in one]
    return lines[0] if lines and "\n" in title.strip() else title
