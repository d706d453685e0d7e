"""The process that crawls are forked from: it has Scrapy loaded, which takes half a second.

What belongs here: starting it, as early as somebody knows that a crawl will come. What does not:
the crawls (`portal.fetching.crawling`). Imports nothing heavy: who begins a night calls it first.
"""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.forkserver import ensure_running

SWITCH = "MINGZHANG_PORTALS"
"""Set to `off`, no portal is asked; the night says so."""
FORKS = multiprocessing.get_context("forkserver")
_LOADED = ["collection.portal.fetching.crawl"]


def begin_loading() -> None:
    """Starts the server, without waiting until it has loaded; nothing where portals are off."""
    if os.environ.get(SWITCH) != "off":
        FORKS.set_forkserver_preload(_LOADED)
        ensure_running()
