"""Reports that a text names, wherever in it: markup, attributes, scripts, data, covered or not.

What belongs here: finding titles in raw text with the addresses that stand beside them, and whether
two titles name the same report. What does not: what follows from a title of which nothing was had
(`remains`).
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from collection.portal.pages.titles import Kind, fiscal_year, judged, names_organ, plain

MOST_TEXT = 2_000_000
"""Characters of one text that are searched."""
MOST_NAMED = 600
LONGEST, SHORTEST = 90, 6
FEWEST_OF_NAME = 2
BESIDE = 400
"""Characters around a title in which the address of its record stands."""
MOST_BESIDE = 3
MOST_ADDRESSES = 400
_QUOTED = re.compile(r"[\"'`]([^\"'`\s<>]{4,300})[\"'`]")
MOST_COVERED = 40
"""Pieces of base64 that are laid open, of one text."""
_ENDS = re.compile(r"[\"'`<>|\n\r\t\\{}\[\];]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_COVERED = re.compile(r"(?<![\w+/])[A-Za-z0-9+/]{40,}={0,2}(?![\w+/])")
_RECORD = (
    re.compile(r"\{|\[|<(?:li|tr|dl|dd|item|entry|row|option|script)\b|\n", re.IGNORECASE),
    re.compile(r"\}|\]|</(?:li|tr|dl|dd|item|entry|row|option|script)>|\n", re.IGNORECASE),
)
"""How a record, or a row, begins and ends."""
_ADDRESS = re.compile(
    r"(?:https?:)?//[^\s\"'<>|\\^`{}]{4,300}|(?<![\w<:/])\.{0,2}/[^\s\"'<>|\\^`{},;()]{3,300}"
    r"|(?<![\w/.])[\w./-]{1,120}\.(?:s?html?|jsp|aspx?|php|do|pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?![\w])(?:\?[^\s\"'<>|]{1,200})?",
    re.IGNORECASE,
)
_NO_PAGE = re.compile(r"\.(?:png|jpe?g|gif|svg|css|js|ico|woff2?|mp4)(?:\?|$)", re.IGNORECASE)
_WORDS = re.compile(
    r"(?:20\d{2}|[〇○零一二三四五六七八九]{4})年?度?|预决算|预算|决算|三公|经费|部门|单位|关于|公开|公示|公布|公告|"
    r"信息|情况|说明|报表|报告|文本|表|收支|及|的|年|月|日|\d|[^\w\u4e00-\u9fff]"
)
_PLACE = re.compile(r"^.{1,6}?(?:[县旗]|(?<!城)市|(?<!城)区)(?=.{2})")


def core(name: str) -> str:
    """A department's name without its place and （本级）."""
    flat = re.sub(r"\((?:本级|机关|汇总|本部)\)$", "", plain(name))
    short = _PLACE.sub("", flat)
    return short if len(short) >= 3 else flat


@dataclass
class Had:
    """The reports of which something was had or said: by all names on the way to each."""

    names: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, *names: str) -> None:
        self.names.add(tuple(plain(one) for one in names if one))

    def has(self, title: str) -> bool:
        """Whether one of them is the report that a title names: its department, year and kind."""
        flat, whose, year = plain(title), department(title), fiscal_year(title)
        for names in self.names:
            if any(flat in one for one in names):
                return True
            if whose and _is_of(names, whose):
                years = {fiscal_year(one) for one in names} - {None}
                if (year is None or not years or year in years) and _kinds_meet(flat, names):
                    return True
        return False

    def names_any(self, text: str) -> bool:
        """Whether any of their names holds a text."""
        return any(plain(text) in one for names in self.names for one in names)

    def has_of(self, name: str) -> bool:
        """Whether any of them is of the department that is named so."""
        whose = department(name) or core(name)
        return any(_is_of(names, whose) for names in self.names)


@lru_cache(maxsize=20_000)
def department(title: str) -> str:
    """Whose report a title names, without the place; nothing where that cannot be told."""
    rest = core(_WORDS.sub("", plain(title)))
    return rest if len(rest) >= 2 else ""


def _is_of(names: tuple[str, ...], whose: str) -> bool:
    """Whether what is known by some names is of a body: by its own name where that says of whom it
    is, else by what led there. A department's unit is another body, and so is its department.
    """
    says_whom = judged(names[0]).kind in {Kind.REPORT, Kind.DEPARTMENT} if names else False
    return any(_is_same(department(one), whose) for one in (names[:1] if says_whom else names))


def _is_same(one: str, other: str) -> bool:
    """Whether two names are of one body: 县委办 and 县委办公室 are; its school is another."""
    plain_names = [each.replace("办公室", "办").replace("委员会", "委") for each in (one, other)]
    short, long = sorted(plain_names, key=len)
    if len(short) < FEWEST_OF_NAME or short not in long:
        return False
    return not names_organ(long.rpartition(short)[2])


def _kinds_meet(flat: str, names: tuple[str, ...]) -> bool:
    kinds, own = [
        {one for one in ("预算", "决算") if one in text.replace("预决算", "")}
        for text in (flat, "".join(names))
    ]
    return not kinds or not own or bool(kinds & own)


def named_in(text: str) -> dict[str, list[str]]:
    """The titles of reports that a text names; the addresses that stand beside each."""
    found: dict[str, list[str]] = {}
    for laid in _laid_open(_without_comments(text[:MOST_TEXT])):
        for title, place in _titles(laid):
            if len(found) >= MOST_NAMED:
                return found
            beside = found.setdefault(title, [])
            beside += [one for one in _beside(laid, place) if one not in beside]
            del beside[MOST_BESIDE:]
    return found


def _without_comments(text: str) -> str:
    """A page's text; a comment that nothing ends is none."""
    kept, begins = [], text.find("<!--")
    ends = 0
    while begins >= 0 and (end := text.find("-->", begins + 4)) >= 0:
        kept.append(text[ends:begins])
        ends = end + 3
        begins = text.find("<!--", ends)
    return "".join([*kept, text[ends:]])


def addresses_in(text: str) -> list[str]:
    """The addresses that stand between two quotes of a text, as data or in attributes."""
    found = (one[1].replace("\\/", "/") for one in _QUOTED.finditer(text[:MOST_TEXT]))
    fit = [one for one in found if _ADDRESS.fullmatch(one) and not _NO_PAGE.search(one)]
    return list(dict.fromkeys(html.unescape(one) for one in fit))[:MOST_ADDRESSES]


def _titles(text: str) -> Iterator[tuple[str, int]]:
    """What stands between two marks and is a report's title; where."""
    place = text.find("算")
    while place >= 0:
        before = [one.end() for one in _ENDS.finditer(text, max(0, place - LONGEST), place)]
        begin = before[-1] if before else max(0, place - LONGEST)
        after = _ENDS.search(text, place)
        end = after.start() if after else len(text)
        title = " ".join(text[begin:end].split())
        if SHORTEST <= len(title) <= LONGEST and judged(title).kind == Kind.REPORT:
            yield title, place
        place = text.find("算", max(end, place + 1))


def _beside(text: str, place: int) -> Iterator[str]:
    """The addresses in the record, or the row, in which a title stands."""
    first = max(0, place - BESIDE)
    begins = [one.start() for each in _RECORD for one in each.finditer(text, first, place)]
    ends = _RECORD[1].search(text, place, place + BESIDE)
    record = text[max(begins, default=first) : ends.start() if ends else place + BESIDE]
    for match in _ADDRESS.finditer(record.replace("\\/", "/")):
        address = html.unescape(match[0])
        if not _NO_PAGE.search(address):
            yield address


def _laid_open(text: str) -> Iterator[str]:
    """A text, and what it says where its characters are escaped or covered, at most twice."""
    waiting = [(text, 0)]
    while waiting:
        one, depth = waiting.pop()
        yield one
        if depth < 2:
            waiting += [(laid, depth + 1) for laid in _opened(one) if laid != one]


def _opened(text: str) -> Iterator[str]:
    if "\\u" in text:
        yield _ESCAPE.sub(lambda one: chr(int(one[1], 16)), text)
    if "&#" in text or "&quot;" in text:
        yield html.unescape(text)
    if "%E" in text or "%e" in text:
        yield unquote(text)
    pieces = [_uncovered(one[0]) for one in list(_COVERED.finditer(text))[:MOST_COVERED]]
    if any(pieces):
        yield "\n".join(one for one in pieces if one)


def _uncovered(piece: str) -> str:
    try:
        said = base64.b64decode(piece + "=" * (-len(piece) % 4)).decode("utf-8")
    except ValueError:
        return ""
    return said if re.search(r"[\u4e00-\u9fff]", unquote(said)) or "\\u" in said else ""
