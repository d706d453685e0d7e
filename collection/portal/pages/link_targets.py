"""Where an element leads: by its address, its handlers, what it shows, what it prints.

What belongs here: one element's own attributes and text, as a browser and its scripts take them.
What does not: the link that becomes of it (`links`), handlers that call functions (`handlers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from collection.portal.page import is_route
from collection.portal.pages.file_addresses import (
    DOCUMENT_SUFFIXES,
    PAGE_SUFFIXES,
    file_in,
    shown_by,
    suffix_of,
)
from collection.portal.pages.held_files import is_held
from collection.portal.pages.surroundings import MOST_ROW

SHOWN = {"iframe": ("src",), "frame": ("src",), "embed": ("src",), "object": ("data",)}
"""Elements that show a file in the page, also through a viewer's address (`?file=…`)."""
_PLAIN_ATTRIBUTES = frozenset(
    {"href", "src", "style", "class", "id", "title", "alt", "value", "onclick", "action", "content"}
)
PRINTED_ADDRESS = re.compile(r"https?://[\w.~%\-/:?=&#+]{4,300}", re.ASCII)
_SILENT = frozenset({"a", "script", "style", "textarea", "title", "noscript"})
_NO_ADDRESS = ("javascript:", "mailto:", "tel:", "#", "data:")
_ADDRESS_NAME = re.compile(r"href|link|url", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:u|x(?=[0-9a-fA-F]{2}(?![0-9a-fA-F])))([0-9a-fA-F]{4}|[0-9a-fA-F]{2})")
_QUOTE = re.compile(r"[\"']")
_NAMES_FILE = re.compile(r".\.\w{2,5}(?:\?|$)", re.DOTALL)
_LOOKS_ASKED = re.compile(r"[\w.~%\-/\\:?=&\u4e00-\u9fff]{4,500}")
_SCRIPT_FILE = re.compile(
    r"[\"']([^\"'<>\n]{1,400}\.(?:pdf|docx?|wps|xlsx?|et|ofd|zip|rar|7z)(?:[?#][^\"'<>\n]{0,200})?)[\"']",
    re.IGNORECASE,
)


def files_in(script: str) -> Iterator[str]:
    """The addresses of files that stand in a script's strings, and in the strings inside those."""
    for match in _SCRIPT_FILE.finditer(script.replace('\\"', '"').replace("\\'", "'")):
        for one in match[1].replace("\\/", "/").split("#"):
            if suffix_of(one) in DOCUMENT_SUFFIXES:
                yield one


def targets_of(element: Any) -> Iterator[tuple[str, bool]]:
    """Where an element leads, and whether that is a file which the page itself shows."""
    kind, attributes = element.tag, element.attrib
    href = attributes.get("href") or attributes.get("xlink:href") or ""
    href = href if kind in {"a", "area"} else ""
    if href.strip().lower().startswith("javascript:"):
        yield from ((one, False) for one in _asked_in(unquote(href)))
    else:
        yield from ((one, False) for one in _followed(shown_by(href)))
    if kind == "option":
        yield from (
            (one, False)
            for one in _followed(attributes.get("value", ""))
            if "/" in one or "." in one
        )
    for target in (attributes.get(name, "") for name in SHOWN.get(kind, ())):
        yield from ((one, True) for one in _followed(file_in(target)))
    yield from _in_attributes(attributes)


def printed_in(element: Any) -> Iterator[str]:
    """The one address that an element prints and does not link to."""
    text = (element.text or "").strip() if isinstance(element.tag, str) else ""
    if element.tag in _SILENT or not 10 < len(text) <= MOST_ROW or "://" not in text:
        return
    found = PRINTED_ADDRESS.findall(text)
    if len(found) == 1 and not any(one.tag == "a" for one in element.iterancestors()):
        yield found[0]


def _in_attributes(attributes: Any) -> Iterator[tuple[str, bool]]:
    handler = attributes.get("onclick", "")
    yield from ((one, False) for one in _asked_in(handler))
    for name, target in attributes.items():
        if not name.startswith("data-"):
            if handler and name not in _PLAIN_ATTRIBUTES and _is_address(target):
                yield target, False
            continue
        is_seen = name == "data-mz-href"  # where it was seen to lead (`script_engine`)
        is_said = _ADDRESS_NAME.search(name) and _LOOKS_ASKED.fullmatch(target) and "/" in target
        if is_seen or is_said:
            yield from ((one, False) for one in _followed(target))
            continue
        yield from ((one, True) for one in _followed(file_in(target)))


def _is_address(value: str) -> bool:
    """Whether a value that a handler may read is the address of a page or file."""
    named = suffix_of(value) in DOCUMENT_SUFFIXES | PAGE_SUFFIXES - {""}
    return "/" in value and named and bool(_LOOKS_ASKED.fullmatch(value))


def _asked_in(script: str) -> list[str]:
    """What stands between two quotes of a handler and is an address: a file or a page."""
    written = [_escaped(one) for one in _QUOTE.split(script)[1:-1]]
    quoted = [one for one in written if _LOOKS_ASKED.fullmatch(one)]
    is_alone = len(written) == 1
    return [shown_by(one) for one in quoted if "/" in one or (is_alone and _NAMES_FILE.search(one))]


def _escaped(text: str) -> str:
    """A string of a script as it is meant: \\u0026 is &."""
    return _ESCAPE.sub(lambda one: chr(int(one[1], 16)), text)


def _followed(target: str) -> Iterator[str]:
    plain = target.strip()
    is_own = is_held(plain) or is_route(plain)
    if is_own or (plain and not plain.lower().startswith(_NO_ADDRESS)):
        yield plain
