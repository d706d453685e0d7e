"""A site that says when to come back is waited for: Retry-After of 429 and 503.

What belongs here: the pause, and how much of a night pauses may take. What does not: asking again
(Scrapy's own retries).
"""

from __future__ import annotations

import time
from typing import Any, Self

BUSY = frozenset({429, 503})
LONGEST_SECONDS = 120
MOST_SECONDS = 900
"""Of all pauses of a portal's night: one address that is always busy costs the others no more."""


class ObeyRetryAfter:
    """Lengthens the delay between requests until the site answers again."""

    def __init__(self, crawler: Any) -> None:
        self.crawler = crawler
        self.own: dict[Any, float] = {}
        """The delay of each slot that is paused, as it was."""
        self.until = 0.0
        self.paused = 0.0

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        return cls(crawler)

    def process_response(self, request: Any, response: Any) -> Any:
        name = request.meta.get("download_slot")
        slot = self.crawler.engine.downloader.slots.get(name)
        if slot is None:
            return response
        said = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
        is_busy = response.status in BUSY
        if is_busy and time.monotonic() < self.until:
            return response
        slot.delay = self.own.pop(name, slot.delay)
        if is_busy and said.isdecimal() and said.isascii():
            self._pause(name, slot, min(int(said[:9]), LONGEST_SECONDS))
        return response

    def _pause(self, name: Any, slot: Any, seconds: int) -> None:
        if slot.delay < seconds <= MOST_SECONDS - self.paused:
            self.own[name], slot.delay = slot.delay, seconds
            self.until = time.monotonic() + seconds
            self.paused += seconds
