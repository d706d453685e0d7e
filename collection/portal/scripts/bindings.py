"""What a page's scripts bind to its elements: $('.years li').click(function(){ … }).

What belongs here: which elements a bound function belongs to, and its body with what it reads of
the element put in. What does not: where a body leads (`handlers`). Nothing is ever executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

MOST_BOUND = 30
"""Functions of one page, and MOST_ELEMENTS of one selector: tabs, years, departments."""
MOST_ELEMENTS = 300
MOST_BODY = 4_000
_BOUND = re.compile(
    r"\$\(\s*(?:[\"']([^\"'\n]{1,120})[\"']|document)\s*\)\s*\.(?:click|change|bind|on|live|delegate)\s*\(\s*"
    r"(?:[\"']([^\"'\n]{1,80})[\"']\s*,\s*)?(?:[\"']([^\"'\n]{1,80})[\"']\s*,\s*)?"
    r"(?:function\s*+\w*+\s*+\([^)]{0,60}\)|\([^)]{0,60}\)\s*=>|\w{1,20}\s*=>)\s*\{"
)
_EVENTS = re.compile(r"(?:click|change|tap|touch\w*+|mouse\w*+|\s)++", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"[\w$]{1,60}(?:\(\s{0,9}\w{1,60}\s{0,9}\))?\.(data|attr|prop|getAttribute)\(\s*[\"']([\w-]{1,60})[\"']\s*\)|"
    r"[\w$.]{1,120}\.dataset(?:\.([\w$]{1,60})|\[[\"']([\w-]{1,60})[\"']\])"
)
_TEXT = re.compile(
    r"\$\(\s*\w+\s*\)\.(?:text|html)\(\s*\)|\bthis\.inner(?:Text|HTML)|\bthis\.textContent"
)
_VALUE = re.compile(r"\$\(\s*\w+\s*\)\.val\(\s*\)|\bthis\.value\b")


def bindings(root: Any, script: str) -> Iterator[tuple[Any, str]]:
    """Each element with the body of the function that is bound to it."""
    for number, match in enumerate(_BOUND.finditer(script)):
        if number == MOST_BOUND:
            return
        selector = _selector(match)
        if selector is None:
            continue
        try:
            elements = CSSSelector(selector, translator="html")(root)[:MOST_ELEMENTS]
        except (SelectorError, ValueError):
            continue
        body = body_of(script[match.end() : match.end() + MOST_BODY])
        for element in elements:
            yield element, of_element(body, element)


def of_element(body: str, element: Any) -> str:
    """A body with what it reads of its element written out."""

    def read(match: re.Match[str]) -> str:
        name = match[2] or match[3] or match[4]
        is_data = match[1] == "data" or match[2] is None
        dashed = re.sub(r"(?<=[a-z])([A-Z])", lambda one: f"-{one[1]}", name).lower()
        value = element.get(f"data-{dashed}" if is_data else name)
        return match[0] if value is None else json.dumps(value, ensure_ascii=False)

    text = json.dumps(" ".join("".join(element.itertext()).split()), ensure_ascii=False)
    value = json.dumps(element.get("value") or "", ensure_ascii=False)
    return _VALUE.sub(lambda _: value, _TEXT.sub(lambda _: text, _ATTRIBUTE.sub(read, body)))


def body_of(script: str) -> str:
    """What stands before the bracket that closes a function."""
    depth = 1
    for place, mark in enumerate(script):
        depth += (mark == "{") - (mark == "}")
        if depth == 0:
            return script[:place]
    return script


def _selector(match: re.Match[str]) -> str | None:
    """The elements' selector; where events are handled above them, that of the elements below."""
    own, *others = match.groups()
    below = [one for one in others if one and not _EVENTS.fullmatch(one)]
    whole = " ".join(one for one in (own, *below) if one)
    return whole if whole and ":" not in whole else None
