"""One writer at a time in a data folder.

What belongs here: the lock that a night holds from its first file to its publication. Readers need
none. The system frees the lock of a killed night by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

LOCK_FILE = ".night.lock"


class NightRunning(Exception):
    """Another night holds this data folder."""

    def __init__(self, home: Path) -> None:
        super().__init__(f"另一夜正在运行（数据目录 {home}），请等它结束后再试")
        self.home = home


@contextmanager
def one_writer(home: Path, wait_seconds: float = 0) -> Iterator[None]:
    """Holds the folder's lock; raises NightRunning when it is not free within `wait_seconds`."""
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home / LOCK_FILE)
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        raise NightRunning(home) from error
    try:
        yield
    finally:
        lock.release()
