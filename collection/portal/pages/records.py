"""Lists that come as data: JSON with items or with markup in it, and what it counts.

What belongs here: finding, in any JSON, what is an item (an address and a title side by side), by
its values and not by names that one system uses. What does not: XML with CDATA (`page`, `hanweb`).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from lxml import etree

from collection.portal.page import Page, fragment_of
from collection.portal.pages.counting_on import counted_on, form_counted_on
from collection.portal.pages.data_values import json_of, value_of_answer
from collection.portal.pages.file_addresses import DOCUMENT_SUFFIXES, suffix_of
from collection.portal.pages.link import Link
from collection.portal.pages.links import LinkReader
from collection.portal.pages.paging import Further, Next
from collection.portal.pages.signs.unlinked import unlinked
from collection.portal.pages.surroundings import ANY_DATE, date_of
from collection.portal.pages.titles import Kind, judged
from collection.portal.scripts.literals import NotLiteral, literal_at
from collection.portal.scripts.templates import Template, address_of, filled

MOST_VALUES = 50_000
MOST_EMBEDDED = 200
MOST_READ = 4_000_000
"""Characters of a page's scripts that are tried as data, over all tries."""
_ADDRESS = re.compile(
    r"(?:https?://|/|\.{1,2}/)[^\s<>\"']{1,500}|[\w./-]{1,200}\.(?:s?html?|pdf|docx?|xlsx?|zip|rar|jsp|aspx)(?:\?\S*)?"
)
_TAG = re.compile(r"</?(?:em|b|strong|font|span|i|mark)\b[^<>]{0,100}>", re.IGNORECASE)
"""What marks words in a title, as searches do."""
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PICTURES = frozenset({".png", ".jpg", ".gif", ".jpeg", ".css", ".js"})
_ADDRESS_NAME = re.compile(r"url|link|href|path", re.IGNORECASE)
_TOTAL = re.compile(
    r"^(?:total(?:_?(?:count|records?|num|rows|size|elements))?|(?:record|row|item)s?_?(?:count|total)|count|records)$",
    re.IGNORECASE,
)
_TOTAL_PAGES = re.compile(
    r"^(?:total_?pages?|page_?(?:count|total)|pages|last_?page)$", re.IGNORECASE
)
_TITLE = re.compile(r"title|name|subject|label|text|bt$|mc$", re.IGNORECASE)
_DAY = re.compile(r"date|time|day|publish|created|rq$|sj$", re.IGNORECASE)
_BEGINS = re.compile(r"(?:[=(:]\s*+|^[^\S\n]*+)(?=[\[{]\s*[\[{\"\'\w])", re.MULTILINE)
EPOCH = range(946_684_800, 4_102_444_800)


def read_data(
    page: Page,
    value: Any,
    form: tuple[tuple[str, str], ...] | None = None,
    templates: Sequence[Template] = (),
    above: str = "",
) -> tuple[list[Link], Further]:
    """The items of a JSON answer, and what it says of further ones.

    An item without an address of its own has that which a template of the asking page makes of it;
    one that has none at all is told.
    """
    found: dict[str, Link] = {}
    said = Further()
    without: list[str] = []
    for number, (each, title_above) in enumerate(_values(value, above)):
        if number == MOST_VALUES:
            break
        one = _as_record(each)
        if isinstance(one, dict):
            _count(one, said)
            made = _items(page, one, title_above, templates)
            for link in made:
                found.setdefault(link.key, link)
            title = _title(one)
            is_named = title and judged(title).kind in {Kind.REPORT, Kind.COLUMN}
            if is_named and not made and not _holds_items(page, one, templates):
                without.append(title)
        elif isinstance(one, str) and "<a" in one:
            fragment = fragment_of(page.url, one)
            reader = LinkReader(fragment)
            said.unlinked += unlinked(fragment, reader)
            for url, link in reader.found.items():
                found.setdefault(url, link)
    named = {link.text for link in found.values()}
    said.unlinked += [one for one in dict.fromkeys(without) if one not in named]
    if found and (posted := form_counted_on(form or ())):
        said.pages.append(Next(page.url, posted, is_data=True, is_guess=True))
    elif found and (following := counted_on(page.url)):
        said.pages.append(Next(following, form, is_data=True, is_guess=True))
    return list(found.values()), said


def _as_record(value: Any) -> Any:
    """A row of a table as a record: its values by their places."""
    is_row = isinstance(value, list) and all(isinstance(one, str | int | float) for one in value)
    return {str(place): one for place, one in enumerate(value)} if is_row else value


def counts_of(text: str) -> Further:
    """How many items and pages data say there are, where some of the items are of budgets."""
    said, is_list = Further(), False
    for number, (one, _) in enumerate(_values(value_of_answer(text), "")):
        if number == MOST_VALUES:
            break
        if isinstance(one, dict):
            _count(one, said)
            is_list = is_list or judged(_title(one)).kind in {Kind.REPORT, Kind.DEPARTMENT}
    return said if is_list else Further()


def most_items(text: str) -> int:
    """How many records the longest list of data holds."""
    lists = (one for one, _ in _values(value_of_answer(text), "") if isinstance(one, list))
    counts = (sum(isinstance(each, dict) for each in one) for one in lists)
    return max(islice(counts, MOST_VALUES), default=0)


def embedded(page: Page, title: str) -> list[Link]:
    """Items of the data that stand in a page's scripts, its script files and its attributes.

    Files without words are known by `title`.
    """
    found: dict[str, Link] = {}
    for value in _in_attributes(page):
        for link in read_data(page, value, above=title)[0]:
            found.setdefault(link.url, link)
    decoder = json.JSONDecoder()
    tried = end = spent = 0
    programs = page.programs
    for match in _BEGINS.finditer(programs):
        if match.end() < end:
            continue
        if tried == MOST_EMBEDDED or spent > MOST_READ:
            break
        tried += 1
        try:
            value, end = decoder.raw_decode(programs, match.end())
        except (ValueError, RecursionError):
            try:
                value, end = literal_at(programs, match.end())
            except NotLiteral as error:
                spent += error.place - match.end()
                continue
        spent += end - match.end()
        for link in read_data(page, value)[0]:
            found.setdefault(link.url, link)
    return list(found.values())


def _in_attributes(page: Page) -> Iterator[Any]:
    """Data that elements hold in attributes: hidden inputs, data-list='[…]'."""
    if page.root is None or not (
        "{" in page.text and ("value=" in page.text or "data-" in page.text)
    ):
        return
    tried = 0
    for element in page.root.iter(etree.Element):
        for name, written in element.attrib.items():
            fits = name == "value" or name.startswith("data-")
            if fits and len(written) > 10 and written.lstrip()[:1] in {"[", "{"}:
                tried += 1
                value = json_of(written)
                if value is not None:
                    yield value
                if tried == MOST_EMBEDDED:
                    return


def _values(value: Any, above: str) -> Iterator[tuple[Any, str]]:
    """Every value in a JSON value, in order, without recursion; with the title of what holds it."""
    waiting: list[tuple[Any, str]] = [(value, above)]
    while waiting:
        one, held_by = waiting.pop()
        yield one, held_by
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        title = (_title(one) if isinstance(one, dict) else "") or held_by
        waiting += [(each, title) for each in reversed(list(inner))]


def _items(
    page: Page, one: dict[str, Any], above: str, templates: Sequence[Template]
) -> list[Link]:
    """An address and a title side by side, and every file beside them.

    A file whose record has no words of its own is known by the title of what holds it.
    """
    texts = _texts(one)
    addresses = _addresses(texts)
    title = _title(one) or (above if any(map(_is_file, addresses)) else "")
    if not title:
        return []
    files = [each for each in addresses if _is_file(each)]
    if not addresses and _title(one):
        made = (filled(each, one) for each in templates)
        asked = next((address_of(each) for each in made if each is not None), None)
        return [Link(asked[0], title, _day(one), form=asked[1], is_made=True)] if asked else []
    return [
        Link(page.absolute(each), title, _day(one)) for each in dict.fromkeys(addresses[:1] + files)
    ]


def _holds_items(page: Page, one: dict[str, Any], templates: Sequence[Template]) -> bool:
    """Whether what a record holds has addresses, so that it needs none of its own."""
    for number, (inner, above) in enumerate(_values(list(one.values()), _title(one))):
        if number == MOST_EMBEDDED:
            return True
        if isinstance(inner, dict) and _items(page, inner, above, templates):
            return True
    return False


def _texts(one: dict[str, Any]) -> dict[str, str]:
    said = {key: _TAG.sub("", value) for key, value in one.items() if isinstance(value, str)}
    return {key: value.strip() for key, value in said.items() if value.strip()}


def _title(one: dict[str, Any]) -> str:
    """The words by which a record is known; those under a name that says so before others."""
    texts = _texts(one)
    words = {k: v for k, v in texts.items() if _CHINESE.search(v) and "<" not in v and len(v) < 200}
    named = [v for k, v in words.items() if _TITLE.search(k)]
    return next((" ".join(v.split()) for v in [*named, *words.values()]), "")


def _is_file(address: str) -> bool:
    return suffix_of(address) in DOCUMENT_SUFFIXES


def _addresses(texts: dict[str, str]) -> list[str]:
    """The addresses among a record's texts, those under a name that says so before others."""
    fit = [v for v in texts.values() if _ADDRESS.fullmatch(v) and not ANY_DATE.fullmatch(v[:10])]
    if any("/" in one for one in fit):  # a bare name beside it is the file's, for people
        fit = [one for one in fit if "/" in one or not _CHINESE.search(one)]
    pages = [one for one in fit if suffix_of(one) not in _PICTURES]
    whole = [v for k, v in texts.items() if v in pages and _ADDRESS_NAME.search(k)]
    return list(dict.fromkeys([*whole, *pages]))


def _day(one: dict[str, Any]) -> dt.date | None:
    for key, value in one.items():
        if not _DAY.search(key):
            continue
        if isinstance(value, str) and (day := date_of(ANY_DATE.search(value))):
            return day
        seconds = value // 1000 if isinstance(value, int) and value > 10**11 else value
        if isinstance(seconds, int) and seconds in EPOCH:
            china = dt.timezone(dt.timedelta(hours=8))
            return dt.datetime.fromtimestamp(seconds, china).date()
    return None


def _count(one: dict[str, Any], said: Further) -> None:
    for key, value in one.items():
        number = (
            int(value) if isinstance(value, str) and value.isdigit() and len(value) < 7 else value
        )
        if not isinstance(number, int) or isinstance(number, bool) or number <= 0:
            continue
        if _TOTAL_PAGES.match(key):
            said.total_pages = number if number > 1 else said.total_pages
        elif _TOTAL.match(key):
            said.total_items = max(number, said.total_items or 0)
