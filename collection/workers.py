"""Many files read at once, each in a worker process with a time and a memory limit.

What belongs here: the pool and what becomes of a worker that dies: it takes one file with it and
nothing else. What does not: reading itself.
"""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pebble import ProcessExpired, ProcessPool

from disclosure.errors import ReadingCrashed, ReadingTimedOut, UnreadableDocument

Result = TypeVar("Result")

FILES_A_WORKER = 50
"""A worker is replaced after so many files: what libraries leak stays bounded."""

ALONE_TRIES = 2
"""How often a file is read alone whose worker was killed."""
_KILLED = "读取这个文件时程序崩溃，文件已隔离"
GRACE_SECONDS = 60.0
"""Beyond all limits of time: starting processes on a busy machine."""


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
    A file that times out or eats memory gives ReadingTimedOut or ReadingCrashed. One whose worker
    was killed is read again alone, since the killer may have meant its neighbour, and gives
    ReadingCrashed when that kills too. All others are unharmed, whatever a kill broke.
    """
    allowed = limits or Limits()
    seconds = {path: allowed.seconds + (more_seconds or {}).get(path, 0) for path in paths}
    waiting = list(paths)
    while waiting:
        done = 0
        for outcome in _in_one_pool(waiting, read, workers, allowed.memory_mb, seconds):
            done += 1
            yield outcome
        waiting = waiting[done:]
        if waiting:  # the pool broke: the next file goes alone, so that each round gets on
            yield _alone(waiting.pop(0), read, allowed.memory_mb, seconds)


def _in_one_pool(
    paths: Sequence[Path],
    read: Callable[[Path], Result],
    workers: int,
    memory_mb: int,
    seconds: Mapping[Path, float],
) -> Iterator[Outcome[Result]]:
    """As `read_many`; ends early when the pool broke."""
    with _pool(min(workers, len(paths)), memory_mb) as pool:
        try:
            futures = [
                pool.schedule(_attempt, args=(read, path), timeout=seconds[path]) for path in paths
            ]
            for path, future in zip(paths, futures, strict=True):
                try:
                    yield Outcome(path, *future.result(timeout=_patience(path, seconds)))
                except FutureTimeoutError:
                    if not future.done():  # a killed worker took the pool's own lock with it
                        raise BrokenProcessPool from None
                    yield Outcome(path, None, _timed_out(seconds[path]))
                except ProcessExpired:
                    yield _alone(path, read, memory_mb, seconds)
        except (BrokenProcessPool, RuntimeError):
            pool.stop()  # type: ignore[no-untyped-call]
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _alone(
    path: Path, read: Callable[[Path], Result], memory_mb: int, seconds: Mapping[Path, float]
) -> Outcome[Result]:
    """One file in a pool of its own, up to ALONE_TRIES times while its worker is killed."""
    for _ in range(ALONE_TRIES):
        outcome = _once(path, read, memory_mb, seconds)
        if not isinstance(outcome.error, ReadingCrashed) or outcome.error.reason != _KILLED:
            break
    return outcome


def _once(
    path: Path, read: Callable[[Path], Result], memory_mb: int, seconds: Mapping[Path, float]
) -> Outcome[Result]:
    with _pool(1, memory_mb) as pool:
        future = pool.schedule(_attempt, args=(read, path), timeout=seconds[path])
        try:
            return Outcome(path, *future.result(timeout=_patience(path, seconds)))
        except FutureTimeoutError:
            pool.stop()  # type: ignore[no-untyped-call]
            return Outcome(path, None, _timed_out(seconds[path]))
        except (BrokenProcessPool, ProcessExpired, RuntimeError):
            pool.stop()  # type: ignore[no-untyped-call]
            return Outcome(path, None, ReadingCrashed(_KILLED))


def _pool(workers: int, memory_mb: int) -> ProcessPool:
    return ProcessPool(
        max_workers=workers,
        max_tasks=FILES_A_WORKER,
        initializer=_limit_memory,
        initargs=(memory_mb,),
        context=multiprocessing.get_context("spawn"),
    )


def _patience(path: Path, seconds: Mapping[Path, float]) -> float:
    """How long a sound pool may take: whoever is before this file, then the file itself."""
    return max(seconds.values()) + seconds[path] + GRACE_SECONDS


def _timed_out(seconds: float) -> ReadingTimedOut:
    return ReadingTimedOut(f"读取超过{seconds:g}秒，已中止")


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
