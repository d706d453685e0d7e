"""Figures of a stored page that its own scripts write over or hide when it is opened.

What belongs here: whether a script names an element of a table that holds a figure, and changes
elements. What does not: running scripts, which the crawl does and a stored file does not.
"""

from __future__ import annotations

import re

from lxml import etree

CHANGED_BY_SCRIPT = "脚本会改动表格里的数字，看到的可能与读入的不同"
_NAMED = re.compile(r"getElementById\(\s*[\"']([\w-]{1,60})[\"']|[\"']#([\w-]{1,60})[\"']")
_CHANGES = re.compile(
    r"\.(?:innerHTML|innerText|textContent|outerHTML|style|className|hidden)\b|"
    r"\.(?:html|text|hide|css|remove|replaceWith|addClass|setAttribute)\("
)
_HANDLERS = ("onload", "onpageshow", "onfocus")
MOST_CHARACTERS = 2_000_000
_LONGEST_FIGURE = 40


def changes_figures(root: etree._Element) -> bool:
    """Whether a script of the page may change a figure in a table of it."""
    scripts = [one.text or "" for one in root.iter("script")]
    scripts += [one.get(name, "") for one in root.iter("body") for name in _HANDLERS]
    changing = [one[:MOST_CHARACTERS] for one in scripts if _CHANGES.search(one)]
    named = {found[1] or found[2] for one in changing for found in _NAMED.finditer(one)}
    return bool(named) and any(map(_holds_a_figure, _by_id(root, named)))


def _by_id(root: etree._Element, names: set[str]) -> list[etree._Element]:
    return [one for one in root.iter(etree.Element) if one.get("id") in names]


def _holds_a_figure(element: etree._Element) -> bool:
    text = "".join(element.itertext()).strip()
    is_short = len(text) <= _LONGEST_FIGURE and any(one.isdigit() for one in text)
    return is_short and any(one.tag in ("td", "th") for one in (element, *element.iterancestors()))
