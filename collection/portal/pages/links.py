"""The links of a page, in whatever way it makes them: elements, handlers, viewers, scripts, data.

What belongs here: each link with its text, its row and its date, standing or falling by itself; a
broken address stays as it was written. What does not: where one element leads (`link_targets`),
which links are followed (`choice`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote, urlencode

from lxml import etree

from collection.portal.page import Page, split
from collection.portal.pages.file_addresses import (
    DOCUMENT_SUFFIXES,
    file_named,
    shown_by,
    suffix_of,
)
from collection.portal.pages.link import Link
from collection.portal.pages.link_targets import (
    PRINTED_ADDRESS,
    SHOWN,
    files_in,
    printed_in,
    targets_of,
)
from collection.portal.pages.surroundings import MOST_ROW, Rows, named_by_row, named_within
from collection.portal.pages.titles import Kind, is_directory, is_pathway, judged
from collection.portal.pages.wording import own_text, text_of
from collection.portal.scripts.handlers import Handlers

MOST_LINKS = 20_000
"""Of one page; the longest lists of a district have some hundred."""
_MORE = re.compile(r"\W*(?:查看)?(?:更多|more)\W*", re.IGNORECASE)
LONGEST_ICON = 4
"""Characters of what a picture does: 展开, 查看."""
MOST_PLACE = 4
"""Elements around a link that tell one list of a page from another."""


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
        for one in files_in(self.page.scripts):
            url = self.page.absolute(one)
            self.found.setdefault(url, Link(url, "", shown=True))

    def _targets(self, element: Any) -> Iterator[tuple[str, bool]]:
        if "data-mz-search" in element.attrib:  # no link of the page: it asks the page's search
            return
        yield from targets_of(element)
        self._post(element)
        yield from ((one, False) for one in printed_in(element))
        if "data-mz-done" in element.attrib:  # what it does was tried (`script_engine`)
            return
        if element.tag == "option":
            yield from self._chosen(element)
        for name in ("onclick", "href", "ondblclick"):
            handler = element.attrib.get(name, "")
            is_script = name != "href" or "script:" in handler.lower()
            if is_script and ("(" in handler or "=" in handler):
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


def _is_file(url: str) -> bool:
    return suffix_of(split(url).path) in DOCUMENT_SUFFIXES


def _says_more(link: Link, known: Link) -> bool:
    """A link that stands twice is known by the place that names it (a picture, then its title)."""
    if known.framed != link.framed:
        return known.framed
    return judged(known.text).kind == Kind.BARE and judged(link.text).kind != Kind.BARE


def _link(url: str, element: Any, rows: Rows, shown: bool) -> Link:
    text = own_text(element) if element.tag not in SHOWN else ""
    text = "" if PRINTED_ADDRESS.fullmatch(text) else text
    if "next" in element.get("rel", "").split() and judged(text).kind != Kind.REPORT:
        text = "下一页"
    is_plain = judged(text).kind in ({Kind.BARE, Kind.COLUMN} if _is_file(url) else {Kind.BARE})
    is_icon = judged(text).kind == Kind.UNKNOWN and len(text) <= LONGEST_ICON and bool(len(element))
    is_plain = is_plain or (is_icon and not text_of(element))
    if is_plain and element.tag not in SHOWN:
        text = named_by_row(element, rows, text)
    if len(element) and judged(text).kind not in {Kind.REPORT, Kind.DEPARTMENT}:
        text = named_within(element) or text
    if judged(text).kind != Kind.REPORT == judged(named := file_named(url)).kind:
        text = named
    kind = judged(text).kind
    sought = kind in {Kind.DEPARTMENT, Kind.STEP, Kind.BARE} or (
        kind == Kind.UNKNOWN and _is_file(url)
    )
    section = rows.sections.of(element) if sought else ""
    if (
        kind == Kind.STEP
        and _MORE.fullmatch(text)
        and _is_of_another(rows.sections.any_of(element))
    ):
        text = f"{rows.sections.any_of(element)} {text}"
    day, framed = rows.day(element), rows.of(element)[1]
    choice = next(element.iterancestors("select"), None) if element.tag == "option" else None
    is_site = framed and choice is not None and not rows.of(choice.getparent())[1]
    place = _place(element)
    return Link(url, text, day, framed, shown, section=section, place=place, is_site=is_site)


def _is_of_another(heading: str) -> bool:
    """Whether a block's heading names something that has nothing to do with where budgets stand."""
    is_unknown = judged(heading).kind == Kind.UNKNOWN
    return is_unknown and not (is_pathway(heading) or is_directory(heading))


def _place(element: Any) -> str:
    """What the items of one list have in common: the elements from the list down to them."""
    names: list[str] = []
    for one in (element, *element.iterancestors()):
        names.append(f"{one.tag}.{one.get('class') or ''}" if one is not element else one.tag)
        if one.tag in {"ul", "ol", "dl", "table", "body"} or len(names) > MOST_PLACE:
            break
    return "<".join(names)
