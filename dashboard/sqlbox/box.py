"""The box as the page sees it: a query goes to a worker process, an answer or a refusal comes back.

What belongs here: the pool, the hard limit, how many may run at once. What does not: DuckDB.
"""

from __future__ import annotations

import multiprocessing
import threading
from concurrent.futures import TimeoutError as FutureTimeoutError
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from dashboard.sqlbox.query_limits import Answer, Limits, Refusal
from dashboard.sqlbox.sql_errors import too_long
from dashboard.sqlbox.worker import answer, tie_hands

QUERIES_A_WORKER = 200
"""A worker is replaced after so many queries: what leaks stays bounded."""
START_SECONDS = 20.0
"""A fresh process needs time to import DuckDB on a busy machine; not taken from the query's."""


class SqlBox:
    """Runs queries of strangers, `workers` at a time; safe to use from several threads.

    The first query starts the processes. `close` ends them.
    """

    def __init__(self, workers: int = 2, address_space_mb: int = Limits().address_space_mb) -> None:
        self._workers = workers
        self._address_space_mb = address_space_mb
        self._free = threading.BoundedSemaphore(workers)
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None

    def run(self, night: Path, query: str, limits: Limits | None = None) -> Answer | Refusal:
        """The answer to `query` on the night's file, or a Chinese reason why there is none."""
        allowed = limits or Limits()
        if not self._free.acquire(timeout=allowed.seconds):
            return Refusal("其他人的查询正在运行，请稍后再试。")
        try:
            return self._ask(night, query, allowed)
        finally:
            self._free.release()

    def warm(self) -> None:
        """Starts a process ahead of the first query, without waiting for it."""
        self._started().schedule(bool)

    def close(self) -> None:
        """Ends the worker processes."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def _ask(self, night: Path, query: str, limits: Limits) -> Answer | Refusal:
        most = limits.seconds + limits.grace_seconds
        future = self._started().schedule(answer, args=(night, query, limits), timeout=most)
        try:
            result: Answer | Refusal = future.result(timeout=most + START_SECONDS)
        except FutureTimeoutError:
            future.cancel()  # type: ignore[no-untyped-call]
            return Refusal(too_long(limits.seconds))
        except ProcessExpired:
            return Refusal("运行这条查询的进程意外结束，没有结果；其他页面不受影响。")
        return result

    def _started(self) -> ProcessPool:
        with self._lock:
            if self._pool is None:
                self._pool = ProcessPool(
                    max_workers=self._workers,
                    max_tasks=QUERIES_A_WORKER,
                    initializer=tie_hands,
                    initargs=(self._address_space_mb,),
                    context=multiprocessing.get_context("spawn"),
                )
            return self._pool
