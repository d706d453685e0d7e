"""Who else knows what a portal publishes: its map for search engines, its feeds, its own search,
the columns in which its reports say that they stand.

What belongs here: these sources, each independent of the links that were followed; what they know
is owed. What does not: when they are asked (`owed`), finding the addresses of feeds and searches on
a page (`second_sources`).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
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
from collection.portal.walking.owed import Debt, Matter, Owed
from collection.portal.walking.remains import Remains, always, as_try
from collection.portal.walking.setting import Setting
from disclosure.documents.web.markup import decoded

MOST_SEARCHES = 2
"""Forms of one portal that are asked, each for every word of SEARCHED."""
MOST_IDLE = 4
"""Pages of results in a row that know nothing new."""
MOST_MAPS, MOST_MAPPED = 20, 50_000
MOST_OWN = 12
"""Lists of one department that are looked into."""
MOST_MAP_BYTES = 16 * 1024**2
_LOC = re.compile(r"<loc>\s*+(?:<!\[CDATA\[\s*+)?([^<\s\]]{8,600})", re.IGNORECASE)
_SITEMAP = re.compile(r"^[^\S\n]*+sitemap\s*+:\s*+(\S{8,600})", re.IGNORECASE | re.MULTILINE)
_INDEX = re.compile(r"(?:index|default|list)\.\w{2,5}$", re.IGNORECASE)


@dataclass
class Witnesses:
    """Of one walk. `listed` are columns to which a link leads; `strays` the folders in which
    reports stand that are in no column.
    """

    remains: Remains
    searches: dict[str, set[str]] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    strays: set[str] = field(default_factory=set)
    maps: int = 0
    mapped: int = 0
    idle: dict[str, int] = field(default_factory=dict)

    @property
    def owed(self) -> Owed:
        return self.remains.owed

    def start(self, url: str) -> None:
        """What every portal may have: rules for crawlers that name a map, and a map."""
        root = page_of(url, b"").absolute("/")
        for name, title in (("robots.txt", "robots.txt"), ("sitemap.xml", "网站地图")):
            self._source(Ask(f"{root}{name}", Role.WITNESS, title, is_try=True))

    def page(self, ask: Ask, setting: Setting, facts: PageFacts, *, is_article: bool) -> None:
        """What a page says of other sources; `is_article` of a report's own page."""
        if setting.column is not None or ask.depth == 0:
            for one in facts.feeds:
                self._source(_witness(ask, one, "订阅"))
            for target in facts.searches:
                self._search(ask, target)
        for link in facts.links:
            self._link(ask, setting, link, is_article=is_article)
        if is_article and ask.setting.column is None:
            self.strays.add(_folder(ask.key))
        if judged(ask.title).kind == Kind.DEPARTMENT and not (ask.is_data or facts.says_empty):
            self._own_lists(ask, facts)

    def _source(self, ask: Ask, is_open: Callable[[], bool] = always, of: str = "") -> None:
        key = f"{of}{ask.url}#{ask.form or ''}"
        self.owed.owe(Matter.SOURCE, key, Debt(ask.title, ask, is_open, (ask,)))

    def _search(self, ask: Ask, target: Target) -> None:
        """A form that searches, for each word once."""
        place = target.url.partition("?")[0]
        if place not in self.searches and len(self.searches) >= MOST_SEARCHES:
            return
        known = self.searches.setdefault(place, set())
        said = f"{target.url}#{target.form or ''}"
        if said in known or len(known) >= len(SEARCHED):
            return
        known.add(said)
        made = _asked(ask, target.url, "站内搜索")
        bare = ask.setting.elsewhere()
        self._source(replace(made, form=target.form, is_search=True, setting=bare, depth=1))

    def _link(self, ask: Ask, setting: Setting, link: Link, *, is_article: bool) -> None:
        if link.form is not None or not link.may_be_page:
            return
        url = link.url
        if judged(link.text).kind == Kind.COLUMN:
            if is_article:
                made = replace(_asked(ask, url, link.text), setting=replace(setting, title=""))
                self._source(made, lambda: url not in self.listed, of="column ")
            else:
                self.listed.add(url)
        if _folder(url) == (folder := _plain(url)):
            made = replace(_asked(ask, url, link.text), setting=setting.elsewhere())
            self._source(made, lambda: folder in self.strays, of="folder ")

    def _own_lists(self, ask: Ask, facts: PageFacts) -> None:
        """The lists of a department's own page: where nothing is had of it, its reports may be
        among them, whatever they are called.
        """
        folder = ask.url.partition("?")[0].rpartition("/")[0] + "/"
        links = [one for one in facts.links if one.may_be_page and one.url.startswith(folder)]
        fit = [one for one in links if 2 <= len(one.text) <= LONGEST_COLUMN and one.form is None]
        made = [_asked(ask, one.url, one.text) for one in fit[:MOST_OWN]]
        tries = tuple(replace(one, setting=ask.setting.elsewhere()) for one in made)
        debt = Debt(ask.title, ask, lambda: not self.remains.had.has_of(ask.title), tries)
        self.owed.owe(Matter.DEPARTMENT, f"{ask.title} {ask.key}", debt)

    def heard(self, ask: Ask, answer: Answer) -> None:
        """What a map, a feed or robots.txt says; further maps are asked for."""
        text = _text(answer)
        if ask.url.endswith("/robots.txt"):
            for one in _SITEMAP.findall(text):
                self._map(ask, one)
            return
        found = [unescape(one) for one in _LOC.findall(text)[:MOST_MAPPED]]
        if "<sitemapindex" in text:
            for one in found:
                self._map(ask, one)
            return
        page = page_of(answer.url, b"")
        room = MOST_MAPPED - self.mapped
        for one in found[: max(0, room)]:
            url = page.absolute(one)
            made = as_try(ask, ask.setting, url, "")
            self.mapped += 1
            self.owed.owe(Matter.MAPPED, url, Debt(url, ask, always, (made,)))
        plain = text.replace("<![CDATA[", "").replace("]]>", "")
        for title, beside in named_in(plain).items():
            self._knows(ask, title, [page.absolute(one) for one in beside])

    def searched(self, ask: Ask, facts: PageFacts) -> bool:
        """What a page of results knows; whether its next page is worth asking."""
        found = [one for one in facts.links if judged(one.text).kind == Kind.REPORT]
        for one in found:
            if self.owed.bounds.why_not(one.url) is None:
                self._knows(ask, one.text, [one.url])
        unsettled = {one.what for one in self.owed.open(Matter.NAMED)}
        is_new = any(one.text in unsettled for one in found)
        least = 1 if found else 2
        self.idle[ask.list_url] = 0 if is_new else self.idle.get(ask.list_url, 0) + least
        return self.idle[ask.list_url] < MOST_IDLE

    def _knows(self, ask: Ask, title: str, urls: list[str]) -> None:
        self.remains.named(title, ask, ask.setting.elsewhere(), urls)

    def _map(self, ask: Ask, url: str) -> None:
        if self.maps < MOST_MAPS:
            self.maps += 1
            self._source(_witness(ask, page_of(ask.url, b"").absolute(url), "网站地图"))


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
