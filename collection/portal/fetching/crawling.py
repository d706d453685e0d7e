"""Starting crawls: each in a process of its own, since a reactor can't be started twice.

What belongs here: the start and the end of that process, forked from a server that all crawls share
(`collection.crawl_server`). What does not: the walk itself (`crawl`).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from collection.crawl_server import FORKS, begin_loading

_SAID_CHARACTERS = 300


class CrawlFailed(Exception):
    """The crawl as a whole went wrong; says why in Chinese."""


@dataclass(frozen=True, slots=True)
class CrawlOrder:
    """Which portal of which place is walked, and where its sightings go.

    `base` stands for the portal's own address where a test or the demo serves it; `look_only`
    fetches no file.
    """

    jurisdiction_file: Path
    portal_number: int
    base: str | None
    home: Path
    night_id: str
    look_only: bool = False


def run_crawl(order: CrawlOrder, *, seconds: float) -> dict[str, int]:
    """Answers by HTTP status. Raises CrawlFailed, also for a crawl that takes too long or dies."""
    begin_loading()
    receiver, sender = FORKS.Pipe(duplex=False)
    with receiver, tempfile.NamedTemporaryFile(prefix="mingzhang-crawl-") as told:
        process = FORKS.Process(
            target=_crawl_here, args=(order, sender, told.name, dict(os.environ)), name="crawl"
        )
        process.start()
        sender.close()
        try:
            if not receiver.poll(seconds):
                raise CrawlFailed(f"采集超过 {_duration(seconds)}，已中止")
            said: dict[str, int] = receiver.recv()
        except EOFError:
            process.join()
            words = Path(told.name).read_text("utf-8", errors="replace").strip()
            why = words[-_SAID_CHARACTERS:] or f"进程以 {process.exitcode} 结束"
            raise CrawlFailed(f"采集程序出错：{why}") from None
        finally:
            process.kill()
            process.join()
    return said


def _duration(seconds: float) -> str:
    return f"{seconds / 3600:g} 小时" if seconds >= 3600 else f"{seconds / 60:g} 分钟"


def _crawl_here(
    order: CrawlOrder, sender: Connection, told: str, environment: dict[str, str]
) -> None:
    """In the crawl's process: what it says goes to `told`, its answers to `sender`.

    The server was started with the environment of another moment. A crawl whose starter has died
    ends: the next night must not ask the same portal beside it. So does one that is signalled, at
    once: what it saw is kept line by line, and Scrapy would wait for answers that may never come.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    with Path(told).open("ab") as words:
        os.dup2(words.fileno(), 1)
        os.dup2(words.fileno(), 2)
    os.environ.clear()
    os.environ.update(environment)
    threading.Thread(target=_end_with_starter, daemon=True).start()
    from collection.portal.fetching.crawl import crawl

    sender.send(crawl(order))


def _end_with_starter() -> None:
    starter = multiprocessing.parent_process()
    if starter is not None:
        starter.join()
        os._exit(1)
