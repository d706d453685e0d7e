"""One crawl in a process of its own: a reactor can't be started twice.

What belongs here: Scrapy's settings and the start of the walk. Who starts the process: `crawling`.
"""

from __future__ import annotations

import os

from scrapy.crawler import CrawlerProcess
from scrapy.settings import default_settings as defaults
from scrapy.utils.misc import load_object

from collection.jurisdiction import Portal, load_jurisdiction
from collection.portal.fetching.addresses import ALLOWED, PublicResolver
from collection.portal.fetching.bounded_robots import BoundedRobots
from collection.portal.fetching.browser import HANDLERS, browser_program, drawing_settings
from collection.portal.fetching.crawling import CrawlOrder
from collection.portal.fetching.patience import LosePatience
from collection.portal.fetching.retry_after import ObeyRetryAfter
from collection.portal.fetching.spider import MOST_SECONDS, GovernmentSite, bounds_of
from collection.portal.walking.bounds import OTHER_SCHEMES, WEB_PORTS, Bounds, OnlyWithinBounds

EXTENSIONS = {
    f"scrapy.extensions.{name}": 0
    for name in (
        "corestats.CoreStats",
        "logcount.LogCount",
        "memusage.MemoryUsage",
        "closespider.CloseSpider",
        "throttle.AutoThrottle",
    )
}
"""All of Scrapy's that are used; two of the others would let other programs run code in here."""


def user_agent() -> str:
    """Says what it is, and whom to ask where the settings name somebody."""
    contact = os.environ.get("MINGZHANG_CONTACT", "").strip()
    return f"mingzhang/0.1 (budget disclosure reader{f'; {contact}' if contact else ''})"


PLAIN = dict.fromkeys(WEB_PORTS, "collection.portal.fetching.bounded_heads.BoundedHeads")
MOST_IN_FLIGHT_MB = 100
ONE_AT_A_TIME = 1
"""Bytes of answers that are being read, beyond which nothing further is asked: what an answer sends
its reader on to comes before what was waiting.
"""


def at_once(portal: Portal) -> int:
    """Requests in flight, over all hosts of a portal: Scrapy holds each answer in memory, twice."""
    return 1 if portal.delay_seconds else max(1, min(4, MOST_IN_FLIGHT_MB // portal.max_file_mb))


def settings(portal: Portal, bounds: Bounds, browser: str | None) -> dict[str, object]:
    """Polite by default: robots.txt, one request at a time, a delay, retries, limits.

    Nothing but the web, and of it nothing but the place.
    """
    private = portal.private_addresses
    drawing = drawing_settings(browser, bounds, private_addresses=private) if browser else {}
    return {
        "USER_AGENT": user_agent(),
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_PARSER": BoundedRobots,
        "CONCURRENT_REQUESTS": at_once(portal),
        "CONCURRENT_REQUESTS_PER_DOMAIN": at_once(portal),
        "DOWNLOAD_DELAY": portal.delay_seconds,
        "AUTOTHROTTLE_ENABLED": portal.delay_seconds > 0,
        "AUTOTHROTTLE_START_DELAY": portal.delay_seconds,
        "DOWNLOAD_TIMEOUT": portal.timeout_seconds,
        "DNS_RESOLVER": PublicResolver,
        ALLOWED: portal.private_addresses,
        "DOWNLOAD_MAXSIZE": portal.max_file_mb * 1024**2,
        "RETRY_TIMES": 5,
        "CLOSESPIDER_TIMEOUT": MOST_SECONDS,
        "COOKIES_ENABLED": True,
        "DOWNLOAD_HANDLERS": dict.fromkeys(OTHER_SCHEMES) | (HANDLERS if browser else PLAIN),
        "DOWNLOADER_MIDDLEWARES": {OnlyWithinBounds: 50, LosePatience: 555, ObeyRetryAfter: 560},
        "EXTENSIONS_BASE": EXTENSIONS,
        **({"SCRAPER_SLOT_MAX_ACTIVE_SIZE": ONE_AT_A_TIME} if at_once(portal) == 1 else {}),
        "CONCURRENT_ITEMS": 1,  # there are none; Scrapy starts as many tasks for each answer
        "WARN_ON_GENERATOR_RETURN_VALUE": False,  # would parse our source for each answer
        "LOG_LEVEL": "ERROR",
        **drawing,
    }


def crawl(order: CrawlOrder) -> dict[str, int]:
    """Walks one portal to its end; answers by HTTP status. Once in a process."""
    jurisdiction = load_jurisdiction(order.jurisdiction_file)
    portal = jurisdiction.portals[order.portal_number]
    browser = browser_program() if portal.browser else None
    process = CrawlerProcess(settings(portal, bounds_of(portal, order.base), browser))
    crawler = process.create_crawler(GovernmentSite)
    process.crawl(
        crawler,
        portal=portal,
        base=order.base,
        home=order.home,
        night_id=order.night_id,
        mof_div_code=jurisdiction.mof_div_code,
        look_only=order.look_only,
        draws=browser is not None,
    )
    process.start(install_signal_handlers=False)
    stats = crawler.stats.get_stats() if crawler.stats else {}
    prefix = "downloader/response_status_count/"
    return {key[len(prefix) :]: n for key, n in stats.items() if key.startswith(prefix)}


def _load_what_scrapy_loads_by_name() -> None:
    """When this module is loaded, so once for all crawls that are forked from it."""
    named = (
        defaults.DOWNLOADER, defaults.DUPEFILTER_CLASS, defaults.ITEM_PROCESSOR,
        defaults.LOG_FORMATTER, defaults.SCHEDULER, defaults.SCHEDULER_MEMORY_QUEUE,
        defaults.SCHEDULER_PRIORITY_QUEUE, defaults.SPIDER_LOADER_CLASS, defaults.STATS_CLASS,
        defaults.DOWNLOAD_HANDLERS_BASE["https"], *EXTENSIONS,
        *defaults.DOWNLOADER_MIDDLEWARES_BASE, *defaults.SPIDER_MIDDLEWARES_BASE,
    )  # fmt: skip
    for name in named:
        load_object(name)


_load_what_scrapy_loads_by_name()
