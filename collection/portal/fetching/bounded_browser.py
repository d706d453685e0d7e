"""A browser's page is given so long as a whole: one that reloads itself for ever never settles.

What belongs here: the bound around scrapy-playwright's handler, whose own ends with the navigation.
What does not: what may be drawn (`browser`), and what a timeout counts for (`patience`).
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from playwright.async_api import Error
from scrapy import Request, Spider
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from collection.portal.fetching import bounded_heads

MOST_HEAD_BYTES = bounded_heads.MOST_HEAD_BYTES
"""Of what is asked plainly, by the handler beneath."""
SECONDS_A_PAGE = 75.0
"""More than navigation and settling are given, both met at their ends."""
_SECONDS_TO_CLOSE = 10.0


class BoundedBrowser(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """Raises DownloadTimeoutError for a page that is not there in time, and closes it."""

    async def _launch(self) -> None:
        """Not with the crawl: most portals need no page drawn, and the driver takes a second."""

    async def _maybe_launch_browser(self) -> None:
        if not hasattr(self, "browser_provider"):
            await super()._launch()
        await super()._maybe_launch_browser()

    async def _download_request(self, request: Request, spider: Spider | None = None) -> Response:
        drawing = super()._download_request(request, spider)
        try:
            return await asyncio.wait_for(drawing, SECONDS_A_PAGE)
        except TimeoutError as error:
            request.meta["dont_retry"] = True
            await self._close_pages()
            raise DownloadTimeoutError(f"{SECONDS_A_PAGE:g} s") from error

    async def _close_pages(self) -> None:
        """The one page of each context, which the next is waiting for."""
        for wrapper in list(self.context_wrappers.values()):
            for page in wrapper.context.pages:
                with suppress(Error, TimeoutError):
                    await asyncio.wait_for(page.close(), _SECONDS_TO_CLOSE)
