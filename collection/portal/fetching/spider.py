"""The spider: asks what the walk wants asked, politely and with conditions, by Scrapy.

What belongs here: requests, what is remembered from night to night, the crawl log. What does not:
where the walk goes (`portal_walk`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy import signals
from scrapy.exceptions import DontCloseSpider

from collection.jurisdiction import Portal
from collection.portal.fetching.addresses import why_refused
from collection.portal.fetching.browser import drawn
from collection.portal.scripts.script_requests import JSON_BODY
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.bounds import BROKEN_ADDRESS, Bounds
from collection.portal.walking.monitor import PortalNight, compared, keep
from collection.portal.walking.portal_walk import NOT_MODIFIED, Walk
from collection.store import (
    Outcome,
    Sighting,
    SightingLog,
    new_sighting_id,
    read_validators,
    store_document,
    write_validators,
)
from disclosure.reader_version import reader_version, sources_version

READ_BY = f"{sources_version(Path(__file__).parents[1], ('lxml', 'scrapy'))}-{reader_version()}"
"""The code that read a page's facts: read by other code, the page is asked for anew."""
PRIORITY = {Role.SCRIPT: 3, Role.DATA: 3, Role.LIST: 2, Role.PAGE: 1, Role.DOCUMENT: 0}
PRIORITY[Role.WITNESS] = 0
SENT_ON = 10
"""Where an answer sends its reader is asked next: a server may keep a choice in its session."""
MOST_SECONDS = 3 * 3600 - 600
"""Of one walk; what is left then is told, and counts are kept."""


def starts_of(portal: Portal, base: str | None) -> list[str]:
    return [page.replace("{base}", base or "") for page in portal.start_pages]


def bounds_of(portal: Portal, base: str | None) -> Bounds:
    return Bounds(portal.allowed_hosts, starts_of(portal, base), base)


class KeptMemory:
    """What was kept of each address, in the data folder; what is new is written at the end."""

    def __init__(self, home: Path, portal: Portal) -> None:
        self.home = home
        settings = hashlib.sha256(portal.model_dump_json().encode()).hexdigest()
        self.read_by = f"{READ_BY}-{settings[:12]}"
        self.before = read_validators(home)
        self.fresh = dict(self.before)

    def known(self, url: str) -> dict[str, Any]:
        return self.before.get(url, {})

    def remember(self, url: str, facts: dict[str, Any], answer: Answer) -> None:
        said = {
            "etag": answer.headers.get("etag") or None,
            "last_modified": answer.headers.get("last-modified") or None,
        }
        self.fresh[url] = {**said, "read_by": self.read_by, **facts}

    def store(self, body: bytes, suffix: str) -> str:
        return store_document(self.home, body, suffix)

    def conditions(self, url: str) -> dict[str, str]:
        """Only for an address of which what is needed is kept, and still as we would read it."""
        known = self.known(url)
        if "page" not in known and "sha256" not in known:
            return {}
        if "page" in known and known.get("read_by") != self.read_by:
            return {}
        said = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("last_modified")}
        return {name: value for name, value in said.items() if value}

    def write(self) -> None:
        write_validators(self.home, self.fresh)


class GovernmentSite(scrapy.Spider):
    """Walks one portal. Everything seen goes to the crawl log, whatever becomes of it.

    With `look_only` files are seen and not asked for.
    """

    name = "government-site"

    def __init__(
        self,
        portal: Portal,
        base: str | None,
        home: Path,
        night_id: str,
        mof_div_code: str,
        *,
        look_only: bool = False,
        draws: bool = False,
    ) -> None:
        super().__init__()
        self.look_only = look_only
        self.portal, self.home, self.mof_div_code = portal, home, mof_div_code
        self.now = dt.datetime.now(dt.UTC)
        self.began = time.monotonic()
        self.sightings = SightingLog(home, night_id)
        self.starts = starts_of(portal, base)
        self.bounds = bounds_of(portal, base)
        self.memory = KeptMemory(home, portal)
        self.night = PortalNight(portal.name, night_id, mof_div_code)
        self.walk = Walk(portal, self.bounds, self.memory, self._sight, self.night, draws=draws)
        self.late = 0

    async def start(self) -> AsyncIterator[scrapy.Request]:
        for request in self._requests(self.walk.start(self.starts)):
            yield request

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> GovernmentSite:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        return spider

    def idle(self) -> None:
        """Nothing is left to ask: what pages name and nothing has come of is asked, if anything."""
        more = list(self._requests(self.walk.remaining()))
        for request in more:
            self.crawler.engine.crawl(request)
        if more:
            raise DontCloseSpider

    def closed(self, reason: str) -> None:
        """The end, however it came: the counts are kept, and what was not asked is told."""
        if reason == "finished" and not self.late:
            self.walk.finish()
        else:
            in_time = reason not in {"finished", "closespider_timeout"}
            self.walk.stopped("采集中止" if in_time else "采集时间用完")
        keep(self.home, compared(self.home, self.night))
        self.memory.write()

    def parse(self, response: Any, **_: Any) -> Iterator[scrapy.Request]:
        ask: Ask = response.meta["ask"]
        headers = {
            name.decode("latin-1").lower(): values[0].decode("latin-1")
            for name, values in response.headers.items()
            if values
        }
        known = response.status == NOT_MODIFIED and response.meta["conditional"]
        answer = Answer(response.status, response.url, response.body, headers, known)
        yield from self._requests(self.walk.answered(ask, answer))

    def failed(self, failure: Any) -> Iterator[scrapy.Request]:
        """No answer at all: forbidden by robots.txt, too large, or not reachable."""
        ask: Ask = failure.request.meta["ask"]
        message = failure.getErrorMessage()
        forbidden = "robots.txt" in message
        if (refused := why_refused(failure.request.url)) is not None:
            reason = refused
        elif forbidden:
            reason = "网站的 robots.txt 不允许访问"
        elif "larger than" in message or "maxsize" in message.lower():
            reason = f"文件超过 {self.portal.max_file_mb} MB，没有下载"
        else:
            reason = f"网站没有应答（{failure.type.__name__}）"
        yield from self._requests(self.walk.unanswered(ask, reason, forbidden=forbidden))

    def _requests(self, asks: Iterator[Ask]) -> Iterator[scrapy.Request]:
        for ask in asks:
            if time.monotonic() - self.began > MOST_SECONDS:
                self.late += 1
                self._sight(ask, "failed", "采集时间用完，没有读取", None, None)
                continue
            if self.look_only and ask.role == Role.DOCUMENT:
                self.night.kept += 1
                self._sight(ask, "fetched", None, None, None)
                continue
            try:
                yield self._request(ask)
            except ValueError:
                yield from self._requests(self.walk.unanswered(ask, BROKEN_ADDRESS))

    def _request(self, ask: Ask) -> scrapy.Request:
        conditions = {} if ask.form or ask.is_drawn else self.memory.conditions(ask.key)
        headers = conditions | dict(ask.headers)
        meta = {
            "ask": ask,
            "conditional": bool(conditions),
            "dont_redirect": True,
            "handle_httpstatus_all": True,
            **(drawn() if ask.is_drawn else {}),
        }
        known: dict[str, Any] = {
            "meta": meta,
            "callback": self.parse,
            "errback": self.failed,
            "dont_filter": True,
        }
        priority = PRIORITY[ask.role] + (SENT_ON if ask.hops else 0)
        if ask.form and ask.form[0][0] == JSON_BODY:
            posted = {"Content-Type": JSON_BODY} | dict(ask.headers)
            body = ask.form[0][1].encode()
            return scrapy.Request(
                ask.url, method="POST", headers=posted, body=body, priority=priority, **known
            )
        if ask.form is not None:
            written = {"headers": headers, "priority": priority, "encoding": ask.charset}
            return scrapy.FormRequest(ask.url, formdata=list(ask.form), **written, **known)
        return scrapy.Request(ask.url, headers=headers, priority=priority, **known)

    def _sight(
        self, ask: Ask, outcome: Outcome, reason: str | None, status: int | None, sha256: str | None
    ) -> None:
        self.sightings.append(
            Sighting(
                publication_id=new_sighting_id(),
                mof_div_code=self.mof_div_code,
                origin="portal",
                url=ask.key,
                page_url=ask.seen_from,
                title=ask.title or None,
                published_on=ask.day,
                seen_at=self.now,
                http_status=status,
                document_sha256=sha256,
                outcome=outcome,
                reason=reason,
            )
        )
