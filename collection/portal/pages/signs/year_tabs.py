"""Years that a list offers to choose without saying where they lead: to be said, never silent.

What belongs here: finding them. What does not: years with an address (`links`), in a form or worked
out of a script (`choosing_forms`, `handlers`), and what is said (`telling`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from collection.portal.page import Page
from collection.portal.pages.link import Link
from collection.portal.pages.links import LinkReader
from collection.portal.pages.wording import own_text

MOST = 30
_PARTS = ("a", "li", "button", "span", "label", "div", "dd", "dt")
_PANELS = frozenset({"div", "ul", "dl", "table", "section"})
_YEAR = re.compile(r"(20\d{2})年?度?(?:部门)?(?:预算|决算|预决算)?(?:公开)?")
_SHOWN = re.compile(r"activ|curr|\bcur\b|\bon\b|select|check|focus|this|hover", re.IGNORECASE)


def unread_years(page: Page, reader: LinkReader, links: Sequence[Link]) -> list[str]:
    """The texts of the years beside others that nothing on the page leads to or shows."""
    if page.root is None:
        return []
    said = " ".join(one.text for one in links)
    found: dict[str, None] = dict.fromkeys(_unsent_years(page, said))
    for tabs in _groups(page.root):
        if _has_panels(tabs):
            continue
        for tab in tabs:
            text = own_text(tab)
            year = text[:4]
            is_told = re.search(rf"(?<!\d){year}(?!\d)", said)
            is_read = is_told or _is_there(tab, tabs, page.root)
            if not (is_read or _is_shown(tab) or _leads(tab, reader)):
                found.setdefault(text)
    return list(found)[:MOST]


def _unsent_years(page: Page, said: str) -> Iterator[str]:
    """Years of a list to choose from that no form sends and no handler hears."""
    for select in page.root.iter("select"):
        texts = [" ".join("".join(one.itertext()).split()) for one in select.iter("option")]
        years = [one for one in texts if _YEAR.fullmatch(one)]
        if len(years) > 1 and not is_sent(select):
            yield from (one for one in years if one[:4] not in said)


def is_sent(element: Any) -> bool:
    """Whether a list for choosing, or what is in it, is sent by a form or heard by a handler."""
    around = (element, *element.iterancestors())
    return any(one.get("onchange") or one.tag == "form" for one in around)


def _groups(root: Any) -> Iterator[list[Any]]:
    """Children of one element that are years, two or more."""
    parents: dict[Any, list[Any]] = {}
    for element in root.iter(*_PARTS):
        if len(element) <= 2 and _YEAR.fullmatch(own_text(element)):
            parent = element.getparent()
            if parent is not None and not _YEAR.fullmatch(own_text(parent)):
                parents.setdefault(parent, []).append(element)
    for tabs in parents.values():
        if len({own_text(one)[:4] for one in tabs}) > 1:
            yield tabs


def _leads(tab: Any, reader: LinkReader) -> bool:
    return any(one in reader.leading for one in tab.iter())


def _places(tab: Any) -> set[str]:
    said = [one.get("href") or "" for one in tab.iter("a")]
    return {one[1:] for one in said if one.startswith("#") and len(one) > 1}


def _is_there(tab: Any, tabs: Sequence[Any], root: Any) -> bool:
    """Whether a tab leads to a place of the page that is its own; one that is empty is told by
    `empty_places`.
    """
    own = _places(tab) - set().union(*(_places(one) for one in tabs if one is not tab))
    return any(root.xpath("//*[@id=$one or @name=$one]", one=one) for one in own)


def _is_shown(tab: Any) -> bool:
    return any(_SHOWN.search(one.get("class") or "") for one in tab.iter())


def _has_panels(tabs: Sequence[Any]) -> bool:
    """Whether the page holds as many parts as there are tabs, one to be shown at a time."""
    around = tabs[0].getparent()
    for _ in range(3):
        if around is None:
            return False
        after = [one for one in around.itersiblings() if one.tag in _PANELS]
        inside = [[each for each in one if each.tag in _PANELS] for one in after]
        if any(len(one) == len(tabs) and _are_alike(one) for one in (after, *inside)):
            return True
        around = around.getparent()
    return False


def _are_alike(parts: Sequence[Any]) -> bool:
    """Whether parts are panels of one kind, not the page's own one below the other."""
    names = [set((one.get("class") or "").split()) for one in parts]
    return len({one.tag for one in parts}) == 1 and (
        not any(names) or bool(set.intersection(*names))
    )
