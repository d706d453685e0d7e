"""The spider for Chinese government sites: lists, detail pages, attachments; polite and bounded.

What belongs here: the walk over one portal and what becomes of each link. What does not: reading
pages (`page_facts`), and what is true of a place (the jurisdiction).
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import scrapy

from collection.jurisdiction import Portal
from collection.portal.bounds import BROKEN_ADDRESS, Bounds
from collection.portal.page_facts import (
    MOST_LINKS,
    Link,
    absolute,
    further_list_pages,
    links,
    list_items,
    page_title,
    published_on,
    with_sound_base,
)
from collection.store import (
    Outcome,
    Sighting,
    SightingLog,
    new_sighting_id,
    read_validators,
    store_document,
    write_validators,
)
from disclosure.documents.web.html import what_it_says
from disclosure.documents.web.markup import is_markup
from disclosure.reader_version import reader_version, sources_version

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
MOST_PAGE_BYTES = 16 * 1024**2
"""Of a page whose links are read: its tree takes up to twenty times as much memory."""
READ_BY = (
    f"{sources_version(Path(__file__).parent, ('lxml', 'parsel', 'scrapy'))}-{reader_version()}"
)
"""The code that read a page's facts: read by other code, the page is asked for anew."""
TRAVELLING = ("link", "page_url", "asked", "list_url")
KEPT_FACT = {"parse_list": "pages", "parse_detail": "title", "parse_document": "sha256"}
Found = Iterator[scrapy.Request]
Callback = Callable[["GovernmentSite", Any], Found]


def _told(callback: Callback) -> Callback:
    """An answer that can't be understood is one failed sighting, never a silent loss."""

    @functools.wraps(callback)
    def told(self: GovernmentSite, response: Any) -> Found:
        try:
            yield from callback(self, response)
        except Exception as error:
            link = response.meta.get("link") or Link(response.url, "列表页")
            reason = f"网站的答复无法处理（{type(error).__name__}）"
            self._sight(link, response.meta.get("page_url"), "failed", reason, response)

    return told


class GovernmentSite(scrapy.Spider):
    """Walks one portal. Everything seen goes to the crawl log, whatever becomes of it."""

    name = "government-site"

    def __init__(
        self, portal: Portal, base: str | None, home: Path, night_id: str, mof_div_code: str
    ) -> None:
        super().__init__()
        self.portal = portal
        self.home = home
        self.mof_div_code = mof_div_code
        self.now = dt.datetime.now(dt.UTC)
        self.sightings = SightingLog(home, night_id)
        self.starts = [page.replace("{base}", base or "") for page in portal.start_pages]
        self.bounds = Bounds(portal.allowed_hosts, self.starts, base)
        self.read_by = f"{READ_BY}-{_hash(portal.model_dump_json())}"
        self.known = read_validators(home)
        self.fresh = dict(self.known)
        self.listed: set[str] = set()
        self.told_of_bound = False

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for url in self.starts:
            for request in self._list_request(url):
                yield request

    def closed(self, reason: str) -> None:
        if reason == "finished":
            write_validators(self.home, self.fresh)

    @_told
    def parse_list(self, response: Any) -> Found:
        """A list page: its items, and the list's other pages."""
        if (turned := self._turned(response)) is not None:
            yield from turned
            return
        list_url = response.meta.get("list_url") or response.url
        if self._still_known(response):
            facts = self.known[response.meta["asked"]]
        elif (reason := _not_readable(response)) is None:
            page = self._decoded(response)
            found = self._links(page)
            most = self.portal.max_list_pages
            facts = {
                "items": [_packed(link) for link in list_items(found, list_url)],
                "pages": further_list_pages(page, found, list_url, self.portal.paging, most),
            }
            self._remember(response, facts)
        else:
            self._sight(Link(response.url, "列表页"), None, "failed", reason, response)
            return
        for url in facts["pages"]:
            yield from self._list_request(url, list_url)
        for item in facts["items"]:
            yield from self._item(_unpacked(item), response.meta["asked"])

    def _item(self, link: Link, list_url: str) -> Found:
        if link.is_document:
            yield from self._document_request(link, list_url, link.text)
        elif (reason := self._why_not(link.text)) is not None:
            self._sight(link, list_url, "skipped", reason)
        else:
            yield from self._request(link.url, self.parse_detail, link=link, page_url=list_url)

    @_told
    def parse_detail(self, response: Any) -> Found:
        """A detail page: its title, its date, its attachments."""
        if (turned := self._turned(response)) is not None:
            yield from turned
            return
        link: Link = response.meta["link"]
        if self._still_known(response):
            facts = self.known[response.meta["asked"]]
        elif (reason := _not_readable(response)) is None:
            page = self._decoded(response)
            stated = published_on(page) or link.published_on
            facts = {
                "title": page_title(page) or link.text,
                "published_on": stated.isoformat() if stated else None,
                "items": [_packed(one) for one in self._links(page) if _is_attachment(one)],
                **self._own_text(response),
            }
            self._remember(response, facts)
        else:
            self._sight(link, response.meta["page_url"], "failed", reason, response)
            return
        if not facts["items"] and not facts.get("sha256"):
            self._sight(link, response.meta["page_url"], "skipped", "网页中没有附件", response)
        day = dt.date.fromisoformat(facts["published_on"]) if facts["published_on"] else None
        if facts.get("sha256"):
            self._sight_page(Link(response.meta["asked"], facts["title"], day), response, facts)
        for item in facts["items"]:
            found = _unpacked(item)
            title = found.text if re.search(self.portal.title_must, found.text) else facts["title"]
            attachment = Link(found.url, title, day)
            yield from self._document_request(attachment, response.meta["asked"], title)

    @_told
    def parse_document(self, response: Any) -> Found:
        """An attachment: kept, known already, or not to be had."""
        if (turned := self._turned(response)) is not None:
            yield from turned
            return
        link, page_url = response.meta["link"], response.meta["page_url"]
        asked, facts = response.meta["asked"], dict[str, Any]()
        if self._still_known(response):
            sha = self.known[asked]["sha256"]
            self._sight(link, page_url, "unchanged", None, response, sha)
        elif response.status != 200:
            self._sight(link, page_url, "failed", _http_reason(response), response)
        elif is_markup(response.body) and not (facts := self._own_text(response)):
            reason = "得到的是网页而不是文件，链接可能已失效"
            self._sight(link, page_url, "failed", reason, response)
        else:
            facts = facts or {"sha256": store_document(self.home, response.body, link.suffix)}
            self._remember(response, facts)
            self._sight(
                link, page_url, self._novelty(asked, facts), None, response, facts["sha256"]
            )

    def _still_known(self, response: Any) -> bool:
        """Whether an answer refers to what was kept; a 304 that nobody asked for does not."""
        return bool(response.status == NOT_MODIFIED and response.meta["conditional"])

    def _links(self, page: Any) -> list[Link]:
        found, more = links(page)
        if more:
            reason = f"网页上的链接超过 {MOST_LINKS} 个，其余没有读取"
            self._sight(Link(page.url, "网页"), None, "failed", reason, page)
        return found

    def _own_text(self, response: Any) -> dict[str, Any]:
        """A page whose text holds a report's tables or prose, kept; empty for every other page.

        A page's bytes change with its counters and links: it is the same as long as it says the
        same, and then what was kept first stays.
        """
        said = what_it_says(response.body)
        if said is None:
            return {}
        known = self.known.get(response.meta["asked"], {})
        if known.get("said") == said:
            return {"sha256": known["sha256"], "said": said}
        return {"sha256": store_document(self.home, response.body, ".html"), "said": said}

    def _novelty(self, asked: str, facts: dict[str, Any]) -> Outcome:
        known = self.known.get(asked, {}).get("sha256")
        return "unchanged" if known == facts["sha256"] else "fetched"

    def _sight_page(self, page: Link, response: Any, facts: dict[str, Any]) -> None:
        outcome = self._novelty(page.url, facts)
        self._sight(page, page.url, outcome, None, response, facts["sha256"])

    def failed(self, failure: Any) -> None:
        """No answer at all: forbidden by robots.txt, too large, or not reachable."""
        meta = failure.request.meta
        message = failure.getErrorMessage()
        outcome: Outcome = "failed"
        if "robots.txt" in message:
            outcome, reason = "skipped", "网站的 robots.txt 不允许访问"
        elif "larger than" in message or "maxsize" in message.lower():
            reason = f"文件超过 {self.portal.max_file_mb} MB，没有下载"
        else:
            reason = f"网站没有应答（{failure.type.__name__}）"
        link = meta.get("link") or Link(failure.request.url, "列表页")
        self._sight(link, meta.get("page_url"), outcome, reason)

    def _list_request(self, url: str, list_url: str | None = None) -> Found:
        """A page of the list that begins at `list_url`, or its beginning; once, within bounds."""
        if url in self.listed:
            return
        if len(self.listed) < self.portal.max_list_pages:
            self.listed.add(url)
            yield from self._request(url, self.parse_list, list_url=list_url)
        elif not self.told_of_bound:
            self.told_of_bound = True
            reason = f"列表超过 {self.portal.max_list_pages} 页，其余没有读取"
            self._sight(Link(url, "列表页"), None, "failed", reason)

    def _document_request(self, link: Link, page_url: str, title: str) -> Found:
        if (reason := self._why_not(title)) is not None:
            self._sight(link, page_url, "skipped", reason)
        else:
            yield from self._request(link.url, self.parse_document, link=link, page_url=page_url)

    def _request(self, url: str, callback: Any, **meta: Any) -> Found:
        """A conditional request; an address that is none or is outside is sighted, never asked."""
        asked = meta.pop("asked", url)
        try:
            headers = self._conditions(asked, KEPT_FACT[callback.__name__])
            meta |= {"asked": asked, "conditional": bool(headers)}
            meta |= {"dont_redirect": True, "handle_httpstatus_all": True}
            request = scrapy.Request(
                url,
                callback=callback,
                errback=self.failed,
                headers=headers,
                dont_filter="hops" in meta,
                meta=meta,
            )
            refused = self.bounds.why_not(request.url)
        except ValueError:
            refused = self.bounds.why_not(url) or BROKEN_ADDRESS
        if refused is None:
            yield request
            return
        link = meta.get("link") or Link(url, "列表页")
        outcome: Outcome = "failed" if refused == BROKEN_ADDRESS or "hops" in meta else "skipped"
        said = f"跳转到允许范围之外：{refused}" if "hops" in meta else refused
        self._sight(link, meta.get("page_url"), outcome, said)

    def _conditions(self, asked: str, needed: str) -> dict[str, str]:
        """Only for an address of which what is needed is kept, and still as we would read it."""
        known = self.known.get(asked, {})
        if needed not in known or (needed != "sha256" and known.get("read_by") != self.read_by):
            return {}
        said = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last_modified")}
        return {name: value for name, value in said.items() if value}

    def _turned(self, response: Any) -> list[scrapy.Request] | None:
        """Requests that follow a redirect, each target checked; None where there is none."""
        if response.status not in REDIRECTS:
            return None
        meta = {key: response.meta.get(key) for key in TRAVELLING}
        hops = response.meta.get("hops", 0) + 1
        location = response.headers.get("Location", b"").decode("latin-1")
        target = absolute(location, response.url)
        link = meta["link"] or Link(response.url, "列表页")
        if hops > MOST_REDIRECTS:
            self._sight(link, meta["page_url"], "failed", "跳转次数过多", response)
            return []
        return list(self._request(target, response.request.callback, hops=hops, **meta))

    def _why_not(self, title: str) -> str | None:
        """Why a title is not taken for a report; None when it is."""
        wrong = re.search(self.portal.title_must_not, title)
        if wrong is not None:
            return f"不是预决算报告（标题含“{wrong.group()}”）"
        if not re.search(self.portal.title_must, title):
            return "不是预决算报告（标题中没有“预算”或“决算”）"
        return None

    def _decoded(self, response: Any) -> Any:
        encoding = self.portal.encoding
        return with_sound_base(response.replace(encoding=encoding) if encoding else response)

    def _remember(self, response: Any, facts: dict[str, Any]) -> None:
        said = {
            "etag": response.headers.get("ETag", b"").decode("latin-1") or None,
            "last_modified": response.headers.get("Last-Modified", b"").decode("latin-1") or None,
        }
        self.fresh[response.meta["asked"]] = {**said, "read_by": self.read_by, **facts}

    def _sight(  # noqa: PLR0917
        self,
        link: Link,
        page_url: str | None,
        outcome: Outcome,
        reason: str | None,
        response: Any = None,
        sha256: str | None = None,
    ) -> None:
        self.sightings.append(
            Sighting(
                publication_id=new_sighting_id(),
                mof_div_code=self.mof_div_code,
                origin="portal",
                url=link.url,
                page_url=page_url,
                title=link.text or None,
                published_on=link.published_on,
                seen_at=self.now,
                http_status=None if response is None else response.status,
                document_sha256=sha256,
                outcome=outcome,
                reason=reason,
            )
        )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _packed(link: Link) -> list[str | None]:
    return [link.url, link.text, link.published_on.isoformat() if link.published_on else None]


def _unpacked(item: list[str | None]) -> Link:
    url, text, day = item
    return Link(url or "", text or "", dt.date.fromisoformat(day) if day else None)


def _http_reason(response: Any) -> str:
    return f"链接打不开（HTTP {response.status}）"


def _not_readable(response: Any) -> str | None:
    """Why an answer is no page whose links could be read; None where it is one."""
    if response.status != 200:
        return _http_reason(response)
    if len(response.body) > MOST_PAGE_BYTES:
        return f"网页超过 {MOST_PAGE_BYTES // 1024**2} MB，没有读取"
    return None


def _is_attachment(link: Link) -> bool:
    return link.is_document or link.is_attached_page
