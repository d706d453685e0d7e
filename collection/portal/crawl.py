"""One crawl in a process of its own: a reactor can't be started twice.

What belongs here: Scrapy's settings and the start of the walk. Run by `collection.portal.collect`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from scrapy.crawler import CrawlerProcess

from collection.jurisdiction import Portal, load_jurisdiction
from collection.portal.addresses import ALLOWED, PublicResolver
from collection.portal.bounds import OTHER_SCHEMES, OnlyWithinBounds
from collection.portal.patience import LosePatience
from collection.portal.retry_after import ObeyRetryAfter
from collection.portal.spider import MOST_SECONDS, GovernmentSite

CONTACT = os.environ.get("MINGZHANG_CONTACT", "").strip()
USER_AGENT = f"mingzhang/0.1 (budget disclosure reader{f'; {CONTACT}' if CONTACT else ''})"
"""Says what it is, and whom to ask where the settings name somebody."""


def settings(portal: Portal) -> dict[str, object]:
    """Polite by default: robots.txt, one request at a time, a delay, retries, limits.

    Nothing but the web, and of it nothing but the place.
    """
    return {
        "USER_AGENT": USER_AGENT,
        "ROBOTSTXT_OBEY": True,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1 if portal.delay_seconds else 4,
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
        "DOWNLOAD_HANDLERS": dict.fromkeys(OTHER_SCHEMES),
        "DOWNLOADER_MIDDLEWARES": {OnlyWithinBounds: 50, LosePatience: 555, ObeyRetryAfter: 560},
        "TELNETCONSOLE_ENABLED": False,
        "LOG_LEVEL": "ERROR",
    }


def main(arguments: list[str]) -> None:
    """Arguments: jurisdiction file, portal number, base (or -), data folder, night; and `look`
    where no file is to be fetched. Prints JSON.
    """
    path, number, base, home, night_id = arguments[:5]
    jurisdiction = load_jurisdiction(Path(path))
    portal = jurisdiction.portals[int(number)]
    process = CrawlerProcess(settings(portal))
    crawler = process.create_crawler(GovernmentSite)
    process.crawl(
        crawler,
        portal=portal,
        base=None if base == "-" else base,
        home=Path(home),
        night_id=night_id,
        mof_div_code=jurisdiction.mof_div_code,
        look_only=arguments[5:] == ["look"],
    )
    process.start()
    stats = crawler.stats.get_stats() if crawler.stats else {}
    prefix = "downloader/response_status_count/"
    print(json.dumps({key[len(prefix) :]: n for key, n in stats.items() if key.startswith(prefix)}))


if __name__ == "__main__":
    main(sys.argv[1:])
