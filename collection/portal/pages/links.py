"""The links of a page, in whatever way it makes them: elements, handlers, viewers, scripts, data.

What belongs here: each link with its text, its row and its date, standing or falling by itself; a
broken address stays as it was written. What does not: which of them are followed (`choice`).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode

from lxml import etree

from collection.portal.page import Page, is_route, split
from collection.portal.pages.file_addresses import (
    ATTACHED_PAGES,
    DOCUMENT_SUFFIXES,
    NO_PAGES,
    PAGE_SUFFIXES,
    PROGRAMS,
    file_in,
    file_named,
    shown_by,
    suffix_of,
)
from collection.portal.pages.held_files import is_held
from collection.portal.pages.surroundings import MOST_ROW, Rows, named_by_row, named_within
from collection.portal.pages.titles import Kind, judged
from collection.portal.scripts.handlers import Handlers

MOST_LINKS = 20_000
"""Of one page; the longest lists of a district have some hundred."""
MOST_KEY = 300
SHORTEST_KEY = 3
MOST_PLACE = 4
"""Elements around a link that tell one list of a page from another."""
_ATTACHED = re.compile(r"^\s*附\s*[件表]|\.s?html?\s*$", re.IGNORECASE)
_SHOWN = {"iframe": ("src",), "frame": ("src",), "embed": ("src",), "object": ("data",)}
"""Elements that show a file in the page, also through a viewer's address (`?file=…`)."""
_PLAIN_ATTRIBUTES = frozenset(
    {"href", "src", "style", "class", "id", "title", "alt", "value", "onclick", "action", "content"}
)
_PRINTED = re.compile(r"https?://[\w.~%\-/:?=&#+]{4,300}", re.ASCII)
_SILENT = frozenset({"a", "script", "style", "textarea", "title", "noscript"})
_DIGIT = re.compile(r"\d")
_CUT_OFF = re.compile(r"(?<![.…\s])[.…\s]++$")
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
_DOWNLOAD = re.compile(
    r"down_?load|downfile|attach|filedown|getfile|openfile|/files?/|fileid|annex", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as it stands on its page: absolute address, text, the date beside it.

    `framed` links stand in the head, foot or menus; `shown` ones are files that the page itself
    shows or offers to download; a script made what `is_made` for a record, and posts `form` there.
    `section` is the heading above it, where it speaks of budgets; links of one list share `place`.
    `is_site` stands in a list for choosing among other sites, framed by nothing else.
    """

    url: str
    text: str
    published_on: dt.date | None = None
    framed: bool = False
    shown: bool = False
    form: tuple[tuple[str, str], ...] | None = None
    is_made: bool = False
    section: str = ""
    place: str = ""
    is_site: bool = False

    @property
    def key(self) -> str:
        return self.url if self.form is None else f"{self.url}#{self.form}"

    @property
    def asked(self) -> str:
        """What tells apart what is posted to one address: its fields, without a page's state."""
        said = [(k, v) for k, v in self.form or () if v and not k.startswith("__VIEWSTATE")]
        return f"{self.url}#{urlencode(said)[:MOST_KEY]}" if said else ""

    @property
    def suffix(self) -> str:
        """Of the address; where it is a program's, of the file that it or the link's text names."""
        if is_held(self.url):
            return ".pdf" if "pdf" in self.url[:60] else ".docx"
        address = split(self.url)
        own = suffix_of(address.path)
        if own and own not in PROGRAMS:
            return own
        named = [suffix_of(value) for _, value in parse_qsl(address.query)] + [suffix_of(self.text)]
        return next((one for one in [own, *named] if one in DOCUMENT_SUFFIXES), own)

    @property
    def is_document(self) -> bool:
        return self.suffix in DOCUMENT_SUFFIXES

    @property
    def is_download(self) -> bool:
        """Whether an address without a file's suffix is one that hands out files."""
        parts = split(self.url)
        program = self.suffix in PROGRAMS or not self.suffix
        return program and bool(_DOWNLOAD.search(parts.path + "?" + parts.query))

    @property
    def is_attached_page(self) -> bool:
        """Whether a link to a page says that it is an attachment and not another article."""
        return self.suffix in ATTACHED_PAGES and bool(_ATTACHED.search(self.text))

    @property
    def may_be_page(self) -> bool:
        return self.suffix not in NO_PAGES and self.suffix not in DOCUMENT_SUFFIXES


class LinkReader:
    """Reads the links of one page: every one once, in order.

    `cut` where there were more than MOST_LINKS; `leading` are the elements that lead somewhere.
    """

    def __init__(self, page: Page) -> None:
        self.page, self.handlers = page, Handlers(page)
        self.rows = Rows(split(page.url).netloc)
        self.found: dict[str, Link] = {}
        self.pieces: dict[tuple[str, Any], list[str]] = {}
        self.leading: set[Any] = set()
        self.cut = False
        self._read()
        self._join_pieces()

    def is_framed(self, element: Any) -> bool:
        return self.rows.of(element)[1]

    def _read(self) -> None:
        for root in ([self.page.root] if self.page.root is not None else []) + self.page.hidden:
            for element in root.iter(etree.Element):
                for href, shown in self._targets(element):
                    self._add(element, href, shown)
                    if self.cut:
                        return
        for match in _SCRIPT_FILE.finditer(_unquoted(self.page.scripts)):
            for one in match[1].replace("\\/", "/").split("#"):
                if suffix_of(one) in DOCUMENT_SUFFIXES:
                    url = self.page.absolute(one)
                    self.found.setdefault(url, Link(url, "", shown=True))

    def _targets(self, element: Any) -> Iterator[tuple[str, bool]]:
        if "data-mz-search" in element.attrib:  # no link of the page: it asks the page's search
            return
        yield from _targets(element)
        self._post(element)
        yield from ((one, False) for one in _printed(element))
        if "data-mz-done" in element.attrib:  # what it does was tried (`script_engine`)
            return
        if element.tag == "option":
            yield from self._chosen(element)
        for name in ("onclick", "href", "ondblclick"):
            handler = element.attrib.get(name, "")
            if "(" in handler and (name != "href" or "script:" in handler.lower()):
                opened = self.handlers.opened(unquote(handler), element)
                yield from ((shown_by(one), False) for one in opened)
        yield from ((one, False) for one in self.handlers.bound(element))

    def _join_pieces(self) -> None:
        """A title that stands in pieces, each a link of the same address in one paragraph."""
        for (url, _), texts in self.pieces.items():
            known, whole = self.found[url], "".join(texts)[:MOST_ROW]
            if len(texts) > 1 and judged(known.text).kind != Kind.REPORT == judged(whole).kind:
                self.found[url] = replace(known, text=whole)

    def _post(self, element: Any) -> None:
        """What an element was seen to send when it was clicked (`script_engine`), or a row's own
        button sends without a script.
        """
        if element.tag in {"button", "input"} and "data-mz-done" not in element.attrib:
            self._button(element)
        if (said := element.attrib.get("data-mz-post")) is None:
            return
        sent = json.loads(said)
        form = tuple((str(name), str(value)) for name, value in sent["form"])
        link = replace(_link(sent["url"], element, self.rows, shown=False), form=form)
        link = replace(link, text=link.text or str(sent.get("text") or ""))
        self.leading.add(element)
        self.found.setdefault(link.key, link)

    def _button(self, element: Any) -> None:
        form = next(element.iterancestors("form"), None)
        row, framed = self.rows.of(element)
        action = element.get("formaction") or ""
        is_own = form is not None and row is not None and form in row.iter("form")
        offers = judged(element.get("value") or own_text(element)).kind == Kind.BARE
        if form is None or framed or not (action or is_own or offers):
            return
        if (element.get("type") or "submit").lower() not in {"submit", "image"}:
            return
        url = self.page.absolute(action or form.get("action") or self.page.url)
        fields = [one for one in form.iter("input") if one.get("name") and one is not element]
        fields = [one for one in fields if one.get("type") in {None, "hidden", "text"}]
        sent = tuple((one.get("name"), one.get("value") or "") for one in fields)
        posts = (element.get("formmethod") or form.get("method") or "get").lower() == "post"
        if not posts:
            url = f"{url.partition('?')[0]}?{urlencode(sent)}" if sent else url
        link = _link(url, element, self.rows, shown=False)
        named = named_by_row(element, self.rows, element.get("value") or "")
        link = replace(link, text=link.text or named)
        link = replace(link, form=sent) if posts else link
        self.leading.add(element)
        self.found.setdefault(link.key, link)

    def _chosen(self, option: Any) -> Iterator[tuple[str, bool]]:
        """Where a list for choosing leads by its own handler."""
        handler = next((one.get("onchange") for one in option.iterancestors("select")), None)
        value = option.get("value") or ""
        if handler and value:
            yield from ((one, False) for one in self.handlers.chosen(handler, value))

    def _add(self, element: Any, href: str, shown: bool) -> None:
        url = self.page.absolute(href)
        self.leading.add(element)
        known = self.found.get(url)
        if known is None and len(self.found) == MOST_LINKS:
            self.cut = True
            return
        link = _link(url, element, self.rows, shown)
        self.pieces.setdefault((url, element.getparent()), []).append(link.text)
        if known is None or _says_more(link, known):
            self.found[url] = link


def links(page: Page) -> tuple[list[Link], bool]:
    """Every link of a page once, in order, and whether there were more than MOST_LINKS; mail and
    fragments (but routes) are left out, other schemes and broken addresses are not.
    """
    reader = LinkReader(page)
    return list(reader.found.values()), reader.cut


def of_same_key(url: str, among: list[Link]) -> Iterator[Link]:
    """The links by which a page that stands before a file goes on to it: they carry its key."""
    own, keys = url.partition("#")[0], _keys(url)
    yield from (one for one in among if one.url != own and keys & _keys(one.url))


def _keys(url: str) -> set[str]:
    """What tells an address from others of its make: its values and names that hold a number."""
    parts = split(url)
    values = [value for _, value in parse_qsl(parts.query)]
    values += [one.partition(".")[0] for one in parts.path.split("/")]
    return {one for one in values if len(one) >= SHORTEST_KEY and _DIGIT.search(one)}


def _unquoted(script: str) -> str:
    """A script with the strings inside its strings laid open."""
    return script.replace('\\"', '"').replace("\\'", "'")


def own_text(element: Any) -> str:
    """What an element says: its title, its text, or its picture's."""
    shown = " ".join(" ".join(element.xpath(".//text()")).split())
    said = " ".join(_line_of(element.get("title") or "", shown).split()) or shown
    said = said or " ".join((element.get("aria-label") or "").split())
    return said or " ".join(" ".join(element.xpath(".//@alt | .//img/@title")).split())


def _is_file(url: str) -> bool:
    return suffix_of(split(url).path) in DOCUMENT_SUFFIXES


def _line_of(title: str, shown: str) -> str:
    """Of a title of several lines (标题：…, 作者：…) the one that goes on as the text begins."""
    begun = _CUT_OFF.sub("", shown)
    lines = [one[one.index(begun) :] for one in title.splitlines() if begun and begun in one]
    return lines[0] if lines and "\n" in title.strip() else title


def _says_more(link: Link, known: Link) -> bool:
    """A link that stands twice is known by the place that names it (a picture, then its title)."""
    if known.framed != link.framed:
        return known.framed
    return judged(known.text).kind == Kind.BARE and judged(link.text).kind != Kind.BARE


def _link(url: str, element: Any, rows: Rows, shown: bool) -> Link:
    text = own_text(element) if element.tag not in _SHOWN else ""
    text = "" if _PRINTED.fullmatch(text) else text
    if "next" in element.get("rel", "").split() and judged(text).kind != Kind.REPORT:
        text = "下一页"
    is_plain = judged(text).kind in ({Kind.BARE, Kind.COLUMN} if _is_file(url) else {Kind.BARE})
    if is_plain and element.tag not in _SHOWN:
        text = named_by_row(element, rows, text)
    if len(element) and judged(text).kind not in {Kind.REPORT, Kind.DEPARTMENT}:
        text = named_within(element) or text
    if judged(text).kind != Kind.REPORT == judged(named := file_named(url)).kind:
        text = named
    sought = judged(text).kind in {Kind.DEPARTMENT, Kind.STEP, Kind.BARE}
    section = rows.sections.of(element) if sought else ""
    day, framed = rows.day(element), rows.of(element)[1]
    choice = next(element.iterancestors("select"), None) if element.tag == "option" else None
    is_site = framed and choice is not None and not rows.of(choice.getparent())[1]
    place = _place(element)
    return Link(url, text, day, framed, shown, section=section, place=place, is_site=is_site)


def _place(element: Any) -> str:
    """What the items of one list have in common: the elements from the list down to them."""
    names: list[str] = []
    for one in (element, *element.iterancestors()):
        names.append(f"{one.tag}.{one.get('class') or ''}" if one is not element else one.tag)
        if one.tag in {"ul", "ol", "dl", "table", "body"} or len(names) > MOST_PLACE:
            break
    return "<".join(names)


def _targets(element: Any) -> Iterator[tuple[str, bool]]:
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
    for target in (attributes.get(name, "") for name in _SHOWN.get(kind, ())):
        yield from ((one, True) for one in _followed(file_in(target)))
    yield from _in_attributes(attributes)


def _printed(element: Any) -> Iterator[str]:
    """The one address that an element prints and does not link to."""
    text = (element.text or "").strip() if isinstance(element.tag, str) else ""
    if element.tag in _SILENT or not 10 < len(text) <= MOST_ROW or "://" not in text:
        return
    found = _PRINTED.findall(text)
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
        if _ADDRESS_NAME.search(name) and _LOOKS_ASKED.fullmatch(target) and "/" in target:
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
