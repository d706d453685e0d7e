"""Who else knows what a portal publishes: its map for search engines, its feeds, its own search,
the columns in which its reports say that they stand.

What belongs here: these sources, each independent of the links that were followed; what they know
and nobody had is handed to `remains`, which asks for it and doubts what stays away. What does not:
asking (`portal_walk`), finding the addresses of feeds and searches on a page (`second_sources`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import unescape

from collection.portal.page import page_of, split
from collection.portal.pages.link import Link
from collection.portal.pages.mentions import named_in
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.second_sources import SEARCHED
from collection.portal.pages.titles import LONGEST_COLUMN, Kind, judged
from collection.portal.scripts.script_requests import Target
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.bounds import Bounds
from collection.portal.walking.remains import Remains
from collection.portal.walking.setting import Setting
from disclosure.documents.web.markup import decoded

MOST_SEARCHES = 2
"""Forms of one portal that are asked, each for every word of SEARCHED."""
MOST_IDLE = 4
"""Pages of results in a row that know nothing new."""
MOST_MAPS, MOST_MAPPED = 20, 50_000
MOST_SEEN = 5_000
MOST_OWN = 12
"""Lists of one department that are looked into."""
MOST_MAP_BYTES = 16 * 1024**2
_LOC = re.compile(r"<loc>\s*+(?:<!\[CDATA\[\s*+)?([^<\s\]]{8,600})", re.IGNORECASE)
_SITEMAP = re.compile(r"^[^\S\n]*+sitemap\s*+:\s*+(\S{8,600})", re.IGNORECASE | re.MULTILINE)
_INDEX = re.compile(r"(?:index|default|list)\.\w{2,5}$", re.IGNORECASE)


@dataclass
class Witnesses:
    """Of one walk. `feeds` and `searches` are those that pages of the column offer, `columns` where
    reports say they stand, `folders` all addresses of folders that a page links to, `own` the lists
    on each department's own page.
    """

    bounds: Bounds
    remains: Remains
    feeds: dict[str, Ask] = field(default_factory=dict)
    searches: dict[str, tuple[Ask, list[Target]]] = field(default_factory=dict)
    columns: dict[str, Ask] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    folders: dict[str, Ask] = field(default_factory=dict)
    own: dict[str, list[Ask]] = field(default_factory=dict)
    strays: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)
    maps: int = 0
    idle: dict[str, int] = field(default_factory=dict)

    def page(self, ask: Ask, setting: Setting, facts: PageFacts, *, is_article: bool) -> None:
        """What a page says of other sources; `is_article` of a report's own page."""
        if setting.column is not None or ask.depth == 0:
            self.feeds |= {one: ask for one in facts.feeds if one not in self.feeds}
            for one in facts.searches:
                place = one.url.partition("?")[0]
                known = self.searches.setdefault(place, (ask, []))[1]
                if one not in known and len(known) < len(SEARCHED):
                    known.append(one)
        for link in facts.links:
            self._link(ask, setting, link, is_article=is_article)
        if is_article and ask.setting.column is None:
            self.strays.add(_folder(ask.key))
        if judged(ask.title).kind == Kind.DEPARTMENT and not (ask.is_data or facts.says_empty):
            self._own_lists(ask, facts)

    def _link(self, ask: Ask, setting: Setting, link: Link, *, is_article: bool) -> None:
        if link.form is not None or not link.may_be_page:
            return
        if judged(link.text).kind == Kind.COLUMN:
            if is_article:
                made = replace(_asked(ask, link.url, link.text), setting=replace(setting, title=""))
                self.columns.setdefault(link.url, made)
            else:
                self.listed.add(link.url)
        if len(self.folders) < MOST_SEEN and _folder(link.url) == _plain(link.url):
            made = replace(_asked(ask, link.url, link.text), setting=setting.elsewhere())
            self.folders.setdefault(_plain(link.url), made)

    def _own_lists(self, ask: Ask, facts: PageFacts) -> None:
        """The lists of a department's own page: where nothing is had of it, its reports may be
        among them, whatever they are called.
        """
        folder = ask.url.partition("?")[0].rpartition("/")[0] + "/"
        links = [one for one in facts.links if one.may_be_page and one.url.startswith(folder)]
        fit = [one for one in links if 2 <= len(one.text) <= LONGEST_COLUMN and one.form is None]
        for one in fit[:MOST_OWN]:
            made = replace(_asked(ask, one.url, one.text), setting=ask.setting.elsewhere())
            self.own.setdefault(ask.title, []).append(made)

    def asks(self, starts: Iterable[str]) -> Iterator[Ask]:
        """Whom to ask, each once: when all that links lead to has been read."""
        for start in starts:
            root = page_of(start, b"").absolute("/")
            for name, title in (("robots.txt", "robots.txt"), ("sitemap.xml", "网站地图")):
                yield from self._once(Ask(f"{root}{name}", Role.WITNESS, title, is_try=True))
        for url, ask in self.feeds.items():
            yield from self._once(_witness(ask, url, "订阅"))
        for place in list(self.searches)[:MOST_SEARCHES]:
            ask, targets = self.searches[place]
            for one in targets:
                made = _asked(ask, one.url, "站内搜索")
                bare = ask.setting.elsewhere()
                made = replace(made, form=one.form, is_search=True, setting=bare, depth=1)
                yield from self._once(made)
        for url, column in self.columns.items():
            if url not in self.listed:
                yield from self._once(column)
        for folder in self.strays & self.folders.keys():
            yield from self._once(self.folders[folder])
        for title, lists in self.own.items():
            for its_list in [] if self.remains.had.has_of(title) else lists:
                yield from self._once(its_list)

    def _once(self, ask: Ask) -> Iterator[Ask]:
        key = f"{ask.url}#{ask.form or ''}"
        if key not in self.called and self.bounds.why_not(ask.url) is None:
            self.called.add(key)
            yield ask

    def heard(self, ask: Ask, answer: Answer) -> Iterator[Ask]:
        """What a map, a feed or robots.txt says; further maps are asked for."""
        text = _text(answer)
        if ask.url.endswith("/robots.txt"):
            for one in _SITEMAP.findall(text):
                yield from self._map(ask, one)
            return
        found = [unescape(one) for one in _LOC.findall(text)[:MOST_MAPPED]]
        if "<sitemapindex" in text:
            for one in found:
                yield from self._map(ask, one)
            return
        page = page_of(answer.url, b"")
        room = MOST_MAPPED - len(self.remains.mapped)
        for one in found[: max(0, room)]:
            url = page.absolute(one)
            if self.bounds.why_not(url) is None:
                self.remains.mapped.setdefault(url, ask)
        plain = text.replace("<![CDATA[", "").replace("]]>", "")
        for title, beside in named_in(plain).items():
            self._knows(ask, title, [page.absolute(one) for one in beside])

    def searched(self, ask: Ask, facts: PageFacts) -> bool:
        """What a page of results knows; whether its next page is worth asking."""
        found = [one for one in facts.links if judged(one.text).kind == Kind.REPORT]
        for one in found:
            if self.bounds.why_not(one.url) is None:
                self._knows(ask, one.text, [one.url])
        unsettled = set(self.remains.unsettled())
        is_new = any(one.text in unsettled for one in found)
        least = 1 if found else 2
        self.idle[ask.list_url] = 0 if is_new else self.idle.get(ask.list_url, 0) + least
        return self.idle[ask.list_url] < MOST_IDLE

    def _knows(self, ask: Ask, title: str, urls: list[str]) -> None:
        self.remains.named.setdefault(title, (ask, ask.setting.elsewhere(), urls))

    def _map(self, ask: Ask, url: str) -> Iterator[Ask]:
        if self.maps < MOST_MAPS:
            self.maps += 1
            yield from self._once(_witness(ask, page_of(ask.url, b"").absolute(url), "网站地图"))


def _asked(ask: Ask, url: str, title: str) -> Ask:
    return Ask(
        url,
        Role.LIST,
        title,
        seen_from=ask.key,
        setting=ask.setting,
        list_url=url,
        depth=ask.depth + 1,
        is_try=True,
    )


def _witness(ask: Ask, url: str, title: str) -> Ask:
    return Ask(url, Role.WITNESS, title, seen_from=ask.key, setting=ask.setting, is_try=True)


def _text(answer: Answer) -> str:
    body = answer.body
    if body[:2] == b"\x1f\x8b":
        try:
            opened = zlib.decompressobj(zlib.MAX_WBITS | 16)
            body = opened.decompress(body, MOST_MAP_BYTES)
        except zlib.error:
            return ""
    return decoded(body[:MOST_MAP_BYTES])


def _plain(url: str) -> str:
    """An address of a folder without its index."""
    head = url.partition("?")[0].partition("#")[0]
    return _INDEX.sub("", head)


def _folder(url: str) -> str:
    """The folder in which an address stands; of the whole site, nothing."""
    head = _plain(url)
    folder = head[: head.rfind("/") + 1]
    return folder if split(folder).path.strip("/") else ""
