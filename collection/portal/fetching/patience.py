"""How long a slow site is waited for: the first time long, then less and less.

What belongs here: the time an answer may take, and how often it is asked for again when it took
longer. What does not: a site that asks to be left alone (`retry_after`).
"""

from __future__ import annotations

from typing import Any, Self

from scrapy.exceptions import DownloadTimeoutError

TRIES_AFTER_TIMEOUT = 1
"""Further tries of an address that took too long; others are tried as often as the settings say."""
PATIENT = 5
"""Answers of a portal that may take too long before it is waited for less."""


class LosePatience:
    """After some answers that took too long, a third of the time is enough for every other."""

    def __init__(self, crawler: Any) -> None:
        self.shorter = max(1.0, crawler.settings.getfloat("DOWNLOAD_TIMEOUT") / 3)
        self.slow = 0

    @classmethod
    def from_crawler(cls, crawler: Any) -> Self:
        return cls(crawler)

    def process_request(self, request: Any) -> None:
        if self.slow >= PATIENT:
            request.meta["download_timeout"] = self.shorter

    def process_exception(self, request: Any, exception: Exception) -> None:
        if isinstance(exception, DownloadTimeoutError):
            self.slow += 1
            request.meta["max_retry_times"] = TRIES_AFTER_TIMEOUT
