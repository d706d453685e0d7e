"""Addresses that a page's scripts make for each item of their data: '/art/' + item.id + '.html'.

What belongs here: finding such sums in scripts, templates and bound attributes, and what they give
for one record. What does not: the records (`records`). Nothing is ever executed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from collection.portal.page import Page
from collection.portal.scripts.handlers import Handlers
from collection.portal.scripts.script_requests import PAGE_PARAMETER, Target

Template = tuple[str, ...]
"""Literal, field, literal, field, … of an address; the first literal is absolute where it is any.
What is posted with it stands after the mark _POSTED, as JSON.
"""
_POSTED = "\n"
MOST_FUNCTIONS = 100
_TOKEN = re.compile(r"Zq(\w{1,200}?)qZ")
MOST_TEMPLATES = 20
MOST_HOLES = 6
_LITERAL = r"[^\"'`\s<>+{}$]{0,200}"
_NAMED = r"[A-Za-z_$][\w$]{0,60}"
_FIELD = (
    rf"(?:encodeURIComponent\(|encodeURI\()?({_NAMED}(?:\[\w{{1,20}}\])?"
    rf"(?:(?:\.|\[[\"']){_NAMED}(?:[\"']\])?){{0,4}})\)?"
)
_HEAD = re.compile(rf"(?:href|data-url|data-href)\s*=\s*\\?[\"']?({_LITERAL})(?=[\"']\s*\+)")
_GOES_ON = re.compile(rf"[\"']\s*\+\s*{_FIELD}\s*\+?\s*(?:[\"']({_LITERAL}))?")
_MADE_CALL = re.compile(
    rf"([A-Za-z_$][\w$]{{0,60}})\((?:\\?[\"']){{1,4}}\s*\+\s*{_FIELD}\s*\+"
    rf"(?:\s*[\"']\\?[\"']\s*,\s*\\?[\"']{{1,2}}\s*\+\s*{_FIELD}\s*\+)?"
)
_OPENS = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|window\.open\(|:href\s*=\s*\"|href:)\s*(?=[\"'\w$(`])"
)
_PIECE = re.compile(rf"\s*+\(?\s*+(?:[\"']({_LITERAL})[\"']|{_FIELD})\s*+\)?\s*+(\+)?")
_HOLE = re.compile(
    rf"(?:\$\{{\s*{_FIELD}\s*\}}|\{{\{{\s*(?:=\s*)?{_FIELD}\s*\}}\}}|<%[=-]\s*{_FIELD}\s*%>|"
    rf"\{{{_FIELD}\}})"
)
_WITH_HOLES = re.compile(
    r"(?:href\s*=\s*\\?[\"']|(?:open|replace|assign)\(\s*`|href\s*=\s*`)([^\"'`\s<>]{0,120}(?:\$\{|\{\{|<%|\{)[^\"'`\n]{1,200})[\"'`]"
)


def address_templates(page: Page, handlers: Handlers) -> list[Template]:
    """What a page's scripts would make of a record's fields, each once, in order: addresses that
    they put together, and what the functions ask for to which they give the fields.
    """
    found: dict[Template, None] = {}
    for text in (page.programs, page.text):
        for pieces in _sums(text):
            made = _absolute(page, pieces)
            if made is not None:
                found.setdefault(made)
            if len(found) == MOST_TEMPLATES:
                return list(found)
    for target in _asked(page, handlers):
        if (made := _split(target)) is not None:
            found.setdefault(made)
    return list(found)[: 2 * MOST_TEMPLATES]


def _asked(page: Page, handlers: Handlers) -> Iterator[Target]:
    """Where functions would lead, with marks in the places of a record's fields."""
    known = handlers.known
    for match in _MADE_CALL.finditer(page.programs):
        fields = [_last(one) for one in match.groups()[1:] if one]
        yield from handlers.led_to(match[1], [_mark(one) for one in fields])
    for names, body in list(handlers.functions.values())[:MOST_FUNCTIONS]:
        given = {one: "1" if PAGE_PARAMETER.match(one) else _mark(one) for one in names if one}
        for name in names:
            for field in re.findall(
                rf"(?<![\w$.]){re.escape(name)}\.([A-Za-z_]\w{{0,40}})\b(?!\s*\()", body
            ):
                given[f"{name}.{field}"] = _mark(field)
        yield from handlers.led_by(body, known | given)


def _mark(field: str) -> str:
    return f"Zq{field}qZ"


def _last(field: str) -> str:
    return re.split(r"[.\[\]\"']+", field.rstrip("]'\""))[-1]


def _split(target: Target) -> Template | None:
    written = target.url
    if target.form is not None:
        written += _POSTED + json.dumps(target.form, ensure_ascii=False)
    pieces = _TOKEN.split(written)
    return tuple(pieces) if 3 <= len(pieces) <= 2 * MOST_HOLES + 1 else None


def address_of(made: str) -> tuple[str, tuple[tuple[str, str], ...] | None]:
    """What a filled template asks for: the address, and what is posted."""
    url, mark, posted = made.partition(_POSTED)
    return url, tuple((k, v) for k, v in json.loads(posted)) if mark else None


def filled(template: Template, record: Mapping[str, Any]) -> str | None:
    """The address that a record gives; None where a field is missing."""
    made = template[0]
    for n in range(1, len(template), 2):
        value = record.get(template[n])
        if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
            return None
        written = str(value)
        made += written if "/" in written else quote(written, safe="%:?=&.-_~")
        made += template[n + 1]
    return made


def _sums(text: str) -> Iterator[list[str]]:
    for match in _HEAD.finditer(text):
        yield _in_markup(text, match)
    for match in _OPENS.finditer(text):
        yield _expression(text, match.end())
    for match in _WITH_HOLES.finditer(text):
        yield _with_holes(match[1])


def _in_markup(text: str, head: re.Match[str]) -> list[str]:
    pieces, place = [head[1]], head.end()
    while len(pieces) < 2 * MOST_HOLES and (found := _GOES_ON.match(text, place)):
        pieces += [found[1], found[2] or ""]
        place = found.end()
        if found[2] is None:
            break
    return pieces


def _expression(text: str, place: int) -> list[str]:
    pieces = [""]
    for _ in range(2 * MOST_HOLES):
        found = _PIECE.match(text, place)
        if found is None:
            break
        if found[1] is not None:
            pieces[-1] += found[1]
        else:
            pieces += [found[2], ""]
        place = found.end()
        if not found[3]:
            break
    return pieces


def _with_holes(written: str) -> list[str]:
    pieces, place = [""], 0
    for found in _HOLE.finditer(written):
        name = next((one for one in found.groups() if one), "")
        pieces[-1] += written[place : found.start()]
        pieces += [name, ""]
        place = found.end()
    pieces[-1] += written[place:]
    return pieces


def _absolute(page: Page, pieces: list[str]) -> Template | None:
    """A template whose fields are names alone; None for what is no address with fields."""
    if not 3 <= len(pieces) <= 2 * MOST_HOLES + 1:
        return None
    first, *others = pieces
    if first.lower().startswith(("javascript", "#", "mailto")) or re.search(
        r"[<>{}]", "".join(pieces)
    ):
        return None
    fields = [_last(one) for one in others[::2]]
    shape = first + "".join(others[1::2])
    if not re.search(r"[/.?=]", shape):
        return None
    made = [page.absolute(first) if first else ""]
    for field, literal in zip(fields, others[1::2], strict=True):
        made += [field, literal.rstrip("\\")]
    return tuple(made)
