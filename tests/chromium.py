"""The system's Chromium, for tests of what a person sees; skipped with a word where it is missing.

What belongs here: starting and ending it. What does not: what is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.needed import needed_program

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
PATIENCE_MS = 120_000
"""How long a page is waited for: a busy machine is no failure."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """While it is open, its event loop is the thread's only one."""
    from playwright.sync_api import expect, sync_playwright

    program = needed_program("chromium", "chromium-browser", package="chromium")
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        yield playwright.chromium.launch(executable_path=program, args=QUIET)
