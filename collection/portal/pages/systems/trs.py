"""TRS and its relatives: a script is told how many pages there are and what they are called.

createPageHTML(3, 0, "index", "html"), createPageHTML('div', 3, 1, 'xlist', 'shtml', 12) and others
of the kind: whole numbers, the list's name and a suffix; or the same in variables (countPage).
"""

from __future__ import annotations

import re

from collection.portal.page import Page, split
from collection.portal.pages.file_addresses import PAGE_SUFFIXES, suffix_of
from collection.portal.pages.link import Link
from collection.portal.pages.paging import Further, Next
from collection.portal.pages.printed_totals import MOST_PAGES
from collection.portal.scripts.expressions import value_of, variables

NAME = "TRS"
_IN_MARKS = r"\([^()\n]{0,40}(?:\([^()\n]{0,40}\)[^()\n]{0,40})?\)"
_CALL = re.compile(rf"(\w{{3,40}})\s*\(([^()]{{0,160}}(?:{_IN_MARKS}[^()]{{0,100}}){{0,2}})\)")
_WITHIN = re.compile(r"(?<=[(,])\s*(\w{3,40})\s*\(([^()]{0,160})\)")
"""A call that another one is given: document.write(pager(…))."""
_OPTION = re.compile(r"^[\"']?\w{1,30}[\"']?\s*:\s*")
_STRING = re.compile(r"[\"']([^\"']*)[\"']")
_MARKS = re.compile(r"createPage|countPage", re.IGNORECASE)
MOST_NUMBERED = MOST_PAGES + 1


def further(page: Page, _found: list[Link], list_url: str) -> Further:
    said = Further(system=NAME if _MARKS.search(page.text) else None)
    known = variables(page.scripts)
    for call in (*_CALL.finditer(page.scripts), *_WITHIN.finditer(page.scripts)):
        written = [_OPTION.sub("", one.strip(" {}\n\t")) for one in call[2].split(",")]
        values = [_argument(one, known) for one in written]
        if len(values) > 2 and (numbered := _numbered(page, values, list_url)) is not None:
            said.add(numbered)
        if _MARKS.search(call[1]) and not _is_counted(page.scripts[: call.start()], values):
            said.uncounted = f"{call[1]}({call[2].strip()[:40]})"
    return said


def _is_counted(before: str, values: list[str]) -> bool:
    """Whether a pager's call says in numbers how many pages there are; what defines it is none."""
    first = next((one for one in values if not _STRING.fullmatch(one)), "")
    is_name = any(_STRING.fullmatch(one) for one in values)
    return not is_name or first.isdigit() or before.rstrip().endswith("function")


def _argument(written: str, known: dict[str, str]) -> str:
    """An argument as written, or the number that its variable holds."""
    value = value_of(written, known)
    return value if value is not None and value.isdigit() else written


def _numbered(page: Page, values: list[str], list_url: str) -> Further | None:
    """The pages that one call counts: a name followed by a suffix, and numbers before them."""
    strings = [m[1] if (m := _STRING.fullmatch(one)) else None for one in values]
    place = next(
        (
            n
            for n, one in enumerate(strings[1:], 1)
            if one and f".{one.lstrip('.').lower()}" in PAGE_SUFFIXES
        ),
        None,
    )
    if (
        place is None
        or not (name := strings[place - 1])
        or not re.fullmatch(r"[\w./-]{1,80}", name)
    ):
        return None
    numbers = [int(one) for one in values if re.fullmatch(r"\d{1,9}", one)]
    endless = any(re.fullmatch(r"\d{10,}", one) for one in values)
    if not numbers and not endless:
        return None
    total = MOST_NUMBERED if endless else numbers[0]
    current = numbers[1] if len(numbers) > 1 else 0
    own = suffix_of(split(list_url).path)
    suffix = (strings[place] or "").lstrip(".") or own.lstrip(".")
    first = 1 if current == 0 else 2
    end = min(total, MOST_NUMBERED) + (0 if current == 0 else 1)
    if page.url != list_url:
        return Further(total_pages=total if total <= MOST_PAGES else None, system=NAME)
    pages = [Next(page.absolute(f"{name}_{number}.{suffix}")) for number in range(first, end)]
    return Further(pages, total_pages=min(total, MOST_NUMBERED), system=NAME)
