"""Many files read at once, each in a worker process with a time and a memory limit.

What belongs here: the pool and what becomes of a worker that dies: it takes one file with it and
nothing else. What does not: reading itself.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from disclosure.errors import ReadingCrashed, ReadingTimedOut, UnreadableDocument

Result = TypeVar("Result")

FILES_A_WORKER = 50
"""A worker is replaced after so many files: what libraries leak stays bounded."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Memory is address space, which counts what is only mapped too."""

    seconds: float = 120.0
    memory_mb: int = 3072


SCAN_LIMITS = Limits(seconds=120.0, memory_mb=6144)
"""For documents with scanned pages; each page adds SECONDS_A_SCANNED_PAGE to the time."""
SECONDS_A_SCANNED_PAGE = 20.0
"""A page takes 4 to 7 seconds on one core."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What came of one file: a result, or an error with a Chinese reason."""

    path: Path
    result: Result | None
    error: UnreadableDocument | None


def read_many(
    paths: Sequence[Path],
    read: Callable[[Path], Result],
    *,
    workers: int = 2,
    limits: Limits | None = None,
    more_seconds: Mapping[Path, float] | None = None,
) -> Iterator[Outcome[Result]]:
    """Outcomes in the order of `paths`. `read` must be importable by name in a fresh process.

    `more_seconds` is added to the time limit of the files that it names.
    A file that times out, eats memory or kills its worker gives ReadingTimedOut or ReadingCrashed;
    all others are unharmed.
    """
    if not paths:
        return
    allowed = limits or Limits()
    with ProcessPool(
        max_workers=min(workers, len(paths)),
        max_tasks=FILES_A_WORKER,
        initializer=_limit_memory,
        initargs=(allowed.memory_mb,),
        context=multiprocessing.get_context("spawn"),
    ) as pool:
        seconds = {path: allowed.seconds + (more_seconds or {}).get(path, 0) for path in paths}
        futures = [
            pool.schedule(_attempt, args=(read, path), timeout=seconds[path]) for path in paths
        ]
        for path, future in zip(paths, futures, strict=True):
            try:
                yield Outcome(path, *future.result())
            except FutureTimeoutError:
                yield Outcome(path, None, ReadingTimedOut(f"读取超过{seconds[path]:g}秒，已中止"))
            except ProcessExpired:
                yield Outcome(path, None, ReadingCrashed("读取这个文件时程序崩溃，文件已隔离"))


def _limit_memory(memory_mb: int) -> None:
    size = memory_mb * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _attempt(
    read: Callable[[Path], Result], path: Path
) -> tuple[Result | None, UnreadableDocument | None]:
    """Runs in the worker. Only plain values go back: some libraries' errors do not pickle."""
    try:
        return read(path), None
    except MemoryError:
        return None, ReadingCrashed("读取这个文件所需内存超出限制，文件已隔离")
    except UnreadableDocument as error:
        return None, type(error)(error.reason)
    except Exception as error:
        return None, ReadingCrashed(f"读取程序出错（{type(error).__name__}），文件已隔离")
