"""A few processes that each do one thing at a time, over a pipe of their own.

What belongs here: starting them, handing them a task, noticing that one has ended or takes too
long. No two share a pipe or a lock: whatever kills one at whatever moment, the others go on. What
does not: files, limits, and what a death means (`workers`).
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, NamedTuple, TypeVar

import psutil

Task = TypeVar("Task")

LOADED = "loaded"
"""Forked from a process that has the reader loaded, where the system can do that safely."""
START_SECONDS = 60.0
"""By when a process must have begun, on a busy machine; a task's own time counts from then."""


class Ended(NamedTuple, Generic[Task]):
    """What a process answered to a task; or how it ended instead, None where it took too long."""

    task: Task
    answer: Any = None
    exit_code: int | None = 0


class Crew(Generic[Task]):
    """Up to `size` processes that answer `work(task)`; each calls `ready()` before its first.

    Both must be importable by name in a fresh process. `start` is LOADED, or one of
    multiprocessing's ways.
    """

    def __init__(
        self,
        size: int,
        work: Callable[[Task], Any],
        ready: Callable[[], object],
        start: str = LOADED,
    ) -> None:
        self._size, self._work, self._ready = size, work, ready
        self._context = _way(start)
        self._members: list[_Member[Task]] = []

    def __enter__(self) -> Crew[Task]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for one in self._members:
            one.end()

    @property
    def busy(self) -> int:
        return sum(one.task is not None for one in self._members)

    @property
    def is_free(self) -> bool:
        return self.busy < self._size

    def begin(self, task: Task, seconds: float, megabytes: float = math.inf) -> None:
        """Hands out a task, which may take so long by the clock. Ask `is_free` before.

        A process that still holds more memory than that when it is done, and than any task before
        allowed it, is replaced: what libraries leak stays bounded.
        """
        free = next((one for one in self._members if one.task is None), None)
        if free is None:
            free = _Member(self._context, self._work, self._ready)
            self._members.append(free)
        free.begin(task, seconds, megabytes)

    def ended(self) -> Iterator[Ended[Task]]:
        """Waits until something is heard; all tasks that have ended by then, perhaps none."""
        at_work = {one.pipe: one for one in self._members if one.task is not None}
        until = min((one.until for one in at_work.values()), default=0.0)
        heard = wait(list(at_work), timeout=max(0.0, until - time.monotonic()))
        now = time.monotonic()
        for pipe, one in at_work.items():
            if pipe in heard and one.has_just_started():
                continue
            if pipe in heard or one.until <= now:
                yield one.ended(in_time=pipe in heard)
                if not one.goes_on:
                    one.end()
                    self._members.remove(one)


def _way(start: str) -> Any:
    if start != LOADED:
        return multiprocessing.get_context(start)
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    from collection.fork_server import ReaderForks

    return ReaderForks()


class _Member(Generic[Task]):
    def __init__(
        self, context: Any, work: Callable[[Task], Any], ready: Callable[[], object]
    ) -> None:
        self.pipe: Connection
        self.pipe, far = context.Pipe()
        given = far, work, ready, dict(os.environ)
        self._process = context.Process(target=_serve, args=given, daemon=True)
        self._process.start()
        far.close()
        self.task: Task | None = None
        self.until = math.inf
        self.goes_on = True
        self._is_started = False
        self._seconds = self._may_hold = 0.0

    def begin(self, task: Task, seconds: float, megabytes: float) -> None:
        self.task, self._seconds = task, seconds
        self.until = time.monotonic() + (seconds if self._is_started else START_SECONDS)
        self._may_hold = max(self._may_hold, megabytes)
        with suppress(OSError):  # it has been killed, as its pipe will say
            self.pipe.send(task)

    def has_just_started(self) -> bool:
        """Whether what is heard is that the process has begun: then its task's time begins."""
        if self._is_started:
            return False
        try:
            self.pipe.recv()
        except (EOFError, OSError):  # it has ended instead, as its pipe says once more
            return False
        self._is_started = True
        self.until = time.monotonic() + self._seconds
        return True

    def ended(self, *, in_time: bool) -> Ended[Task]:
        task, self.task = self.task, None
        assert task is not None
        if not in_time:
            self.goes_on = False
            return Ended(task, exit_code=None)
        try:
            answer = self.pipe.recv()
            self.goes_on = self._held() <= self._may_hold
            return Ended(task, answer)
        except (EOFError, OSError):
            self.goes_on = False
            self._process.join()
            return Ended(task, exit_code=self._process.exitcode or 1)

    def _held(self) -> float:
        """The memory that the process holds, in megabytes."""
        try:
            return float(psutil.Process(self._process.pid).memory_info().rss) / 1024**2
        except psutil.Error:  # it has been killed since
            return math.inf

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(
    pipe: Connection,
    work: Callable[[Any], Any],
    ready: Callable[[], object],
    environment: Mapping[str, str],
) -> None:
    """In the process. Ctrl-C is the starter's to hear, whose end closes the pipe.

    The environment is the starter's of now: a server that this is forked from has an older one.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.clear()
    os.environ.update(environment)
    ready()
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            pipe.send(work(pipe.recv()))
