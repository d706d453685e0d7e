"""Files and annexes that a text names and that nothing leads to.

What belongs here: names of files, numbers of annexes. What does not: departments (`departments`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from collection.portal.page import Page
from collection.portal.pages.file_addresses import DOCUMENT_SUFFIXES
from collection.portal.pages.links import LinkReader
from collection.portal.pages.surroundings import ROWS
from collection.portal.pages.titles import plain
from collection.portal.pages.wording import PARTS, own_text

_FILE_NAME = re.compile(
    r"[\w\u4e00-\u9fff()（）〔〕“”、—-]{2,80}\.(?:"
    + "|".join(sorted(one[1:] for one in DOCUMENT_SUFFIXES))
    + r")(?![\w])",
    re.IGNORECASE,
)
_ANNEX = re.compile(r"附\s*件\s*([\d一二三四五六七八九十]{1,2})\s*[:：.、]?")


def attachments_of(page: Page, reader: LinkReader) -> Iterator[str]:
    """Names of files, and numbers of annexes, that stand in the text and that nothing leads to."""
    texts = [plain(one.text) for one in reader.found.values()]
    numbers = {one for link in reader.found.values() for one in _ANNEX.findall(link.text)}
    for element in page.root.iter(*PARTS):
        if len(element) > 3 or reader.is_framed(element) or _is_led(element, reader):
            continue
        if any(True for _ in element.iter("script", "style", "textarea")):
            continue
        text = own_text(element)
        if len(text) > 120:
            continue
        for name in _FILE_NAME.findall(text):
            if not any(
                plain(name) in one or (len(one) > 3 and one in plain(name)) for one in texts
            ):
                yield name
        number = _ANNEX.match(text)
        if (
            number
            and numbers
            and number[1] not in numbers
            and not any(True for _ in _led_within(element, reader))
        ):
            yield text[:40]


def _led_within(element: Any, reader: LinkReader) -> Iterator[Any]:
    row = next(
        (one for one in (element, *element.iterancestors()) if one.tag in ROWS or one.tag == "p"),
        element,
    )
    yield from (one for one in row.iter() if one in reader.leading)


def _is_led(element: Any, reader: LinkReader) -> bool:
    own = next((one for one in element.iterancestors() if one.tag in {"form", *ROWS}), element)
    around = (element, *own.iter(), *list(element.iterancestors())[:3])
    return any(
        one in reader.leading or "data-mz-done" in one.attrib
        for one in around
        if isinstance(one.tag, str)
    )
