"""A site that says when to come back is waited for: Retry-After of 429 and 503.

What belongs here: slowing down. What does not: asking again (Scrapy's own retries).
"""

from __future__ import annotations

from typing import Any, Self

BUSY = frozenset({429, 503})
LONGEST_SECONDS = 120


class ObeyRetryAfter:
    """Lengthens the delay between requests; AutoThrottle shortens it again where it is on."""

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        return cls(crawler)

    def process_response(self, request: Any, response: Any) -> Any:
        said = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
        if response.status in BUSY and said.isdigit():
            slot = self.crawler.engine.downloader.slots.get(request.meta.get("download_slot"))
            if slot is not None:
                slot.delay = max(slot.delay, min(int(said), LONGEST_SECONDS))
        return response
