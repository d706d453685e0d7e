"""Departments of a list of them that lead nowhere, and those that a form may send.

What belongs here: names of departments. What does not: files and annexes (`attachments`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from collection.portal.page import Page
from collection.portal.pages.form_fields import value_of
from collection.portal.pages.links import LinkReader
from collection.portal.pages.signs.year_tabs import is_sent
from collection.portal.pages.titles import Kind, judged
from collection.portal.pages.wording import PARTS, own_text

FEWEST_ALIKE = 3
"""Names of departments that stand beside each other before they are taken for a list of them."""
MOST_ALIKE = 400
LONGEST_NAME = 24
_NOT_HERE = re.compile(r"不予公开|不公开|涉密|(?:暂|尚)?未公开|暂无")
"""What stands beside a department that has nothing to show."""
_AMOUNT = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+")
FEWEST_AMOUNTS = 2
"""One alone may be a day (2025.02)."""


def options_of(root: Any) -> Iterator[tuple[str, str]]:
    for select in root.xpath("//form//select[@name]"):
        for one in select.iter("option"):
            text = "".join(one.itertext()).strip()
            if judged(text).kind == Kind.DEPARTMENT:
                yield f"{select.get('name')}={value_of(one)}", text


def departments_of(page: Page, reader: LinkReader) -> Iterator[str]:
    """Departments of a list of them whose own part of it leads nowhere."""
    alike: dict[Any, list[Any]] = {}
    for element in page.root.iter(*PARTS):
        if len(element) > 2 or _says_more_within(element):
            continue
        text = own_text(element)
        if not 2 < len(text) <= LONGEST_NAME or judged(text).kind != Kind.DEPARTMENT:
            continue
        if (element.tag == "option" and is_sent(element)) or _is_row_of_figures(element):
            continue
        if not reader.is_framed(element):
            alike.setdefault(_place(element), []).append(element)
    lists = [group for group in alike.values() if len(group) <= MOST_ALIKE]
    lists = [group for group in lists if len({*map(own_text, group)}) >= FEWEST_ALIKE]
    for group in lists:
        yield from (own_text(one) for one in group if not _leads(one, group, reader))


def _is_row_of_figures(element: Any) -> bool:
    """Whether the name heads amounts: a row of a report, no place in a list."""
    row = next(element.iterancestors("tr"), ())
    return sum(bool(_AMOUNT.fullmatch(own_text(cell))) for cell in row) >= FEWEST_AMOUNTS


def _says_more_within(element: Any) -> bool:
    """Whether the same text stands in an element within, which is then the one that is meant."""
    whole = own_text(element)
    return any(
        own_text(one) == whole for one in element if isinstance(one.tag, str) and one.tag in PARTS
    )


def _place(element: Any) -> tuple[Any, ...]:
    """What elements of one list share: the tags up to where the list stands."""
    tags = []
    for one in (element, *list(element.iterancestors())[:3]):
        tags.append(one.tag)
        if one.tag in {"ul", "ol", "dl", "tbody", "table", "body"}:
            break
    return tuple(tags)


def _leads(element: Any, group: list[Any], reader: LinkReader) -> bool:
    """Whether the element, its own part of the list or what follows its heading leads somewhere, or
    says that there is nothing to lead to.
    """
    others, around = set(group) - {element}, element
    while around is not None and around.tag != "body":
        if any(one is not element and one in others for one in around.iter()):
            break
        if any(
            one in reader.leading or one.get("data-mz-done") is not None for one in around.iter()
        ) or _NOT_HERE.search("".join(around.itertext())):
            return True
        after = around.getnext()
        while after is not None and not any(one in others for one in after.iter()):
            if any(one in reader.leading for one in after.iter()):
                return True
            if _NOT_HERE.search("".join(after.itertext())):
                return True
            after = after.getnext()
        around = around.getparent()
    return False
