"""Many files read at once, each in a worker process with a time and a memory limit.

What belongs here: the pool, whose workers have no network, and what becomes of a worker that dies:
it takes one file with it and nothing else. What does not: reading itself. Time is the processor's:
how busy the machine is says nothing of a file. The clock only ends what waits for ever.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import psutil
from pebble import ProcessExpired, ProcessPool

from collection.network_filter import refuse_network
from disclosure.errors import ReadingCrashed, ReadingTimedOut, UnreadableDocument

Result = TypeVar("Result")

FILES_A_WORKER = 50
"""A worker is replaced after so many files: what libraries leak stays bounded."""

A_WORKER_MB = 2048
"""What a worker may need of memory: recognising a scanned page takes 1 to 2 GB."""
CGROUP = Path("/sys/fs/cgroup")

ALONE_TRIES = 2
"""How often a file is read alone whose worker was killed."""
_KILLED = "读取这个文件时程序崩溃，文件已隔离"
GRACE_SECONDS = 60.0
"""Beyond all limits of time: starting processes on a busy machine."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Memory is address space, which counts what is only mapped too.

    `seconds` are of the processor; `clock_factor` times as many may pass by the clock.
    """

    seconds: float = 120.0
    memory_mb: int = 3072
    clock_factor: float = 6.0


SCAN_LIMITS = Limits(seconds=120.0, memory_mb=6144)
"""For documents with scanned pages; each page adds SECONDS_A_SCANNED_PAGE to the time."""
SECONDS_A_SCANNED_PAGE = 20.0
"""A page takes 4 to 7 seconds of one core."""


@dataclass(frozen=True, slots=True)
class _Time:
    """What one file is given, in seconds of the processor and of the clock."""

    processor: float
    clock: float


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What came of one file: a result, or an error with a Chinese reason."""

    path: Path
    result: Result | None
    error: UnreadableDocument | None


def usable_workers() -> int:
    """As many as this process may use cores, as far as free memory holds them; at least one."""
    cores = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    return max(1, min(cores, _free_memory_mb() // A_WORKER_MB))


def _free_memory_mb() -> int:
    """What the machine has free, and what the container of this process may still take."""
    free = int(psutil.virtual_memory().available)
    try:
        limit, used = (
            (CGROUP / name).read_text("ascii").strip() for name in ("memory.max", "memory.current")
        )
    except OSError:  # no container, or one of another make
        return free // 1024**2
    return min(free, int(limit) - int(used) if limit.isdigit() else free) // 1024**2


def read_many(
    paths: Sequence[Path],
    read: Callable[[Path], Result],
    *,
    workers: int = 2,
    limits: Limits | None = None,
    more_seconds: Mapping[Path, float] | None = None,
) -> Iterator[Outcome[Result]]:
    """Outcomes in the order of `paths`. `read` must be importable by name in a fresh process.

    `more_seconds` of the processor are added to the limit of the files that it names.
    A file that times out or eats memory gives ReadingTimedOut or ReadingCrashed. One whose worker
    was killed is read again alone, since the killer may have meant its neighbour, and gives
    ReadingCrashed when that kills too. All others are unharmed, whatever a kill broke.
    """
    allowed = limits or Limits()
    more = more_seconds or {}
    seconds = {path: allowed.seconds + more.get(path, 0) for path in paths}
    times = {path: _Time(own, own * allowed.clock_factor) for path, own in seconds.items()}
    waiting = list(paths)
    while waiting:
        done = 0
        for outcome in _in_one_pool(waiting, read, workers, allowed.memory_mb, times):
            done += 1
            yield outcome
        waiting = waiting[done:]
        if waiting:  # the pool broke: the next file goes alone, so that each round gets on
            yield _alone(waiting.pop(0), read, allowed.memory_mb, times)


def _in_one_pool(
    paths: Sequence[Path],
    read: Callable[[Path], Result],
    workers: int,
    memory_mb: int,
    times: Mapping[Path, _Time],
) -> Iterator[Outcome[Result]]:
    """As `read_many`; ends early when the pool broke."""
    with _pool(min(workers, len(paths)), memory_mb) as pool:
        try:
            futures = [_scheduled(pool, read, path, times) for path in paths]
            for path, future in zip(paths, futures, strict=True):
                try:
                    yield Outcome(path, *future.result(timeout=_patience(path, times)))
                except FutureTimeoutError:
                    if not future.done():  # a killed worker took the pool's own lock with it
                        raise BrokenProcessPool from None
                    yield Outcome(path, None, _waited_too_long(times[path]))
                except ProcessExpired as ended:
                    if _is_out_of_time(ended):
                        yield Outcome(path, None, _worked_too_long(times[path]))
                    else:
                        yield _alone(path, read, memory_mb, times)
        except (BrokenProcessPool, RuntimeError):
            pool.stop()  # type: ignore[no-untyped-call]
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _alone(
    path: Path, read: Callable[[Path], Result], memory_mb: int, times: Mapping[Path, _Time]
) -> Outcome[Result]:
    """One file in a pool of its own, up to ALONE_TRIES times while its worker is killed."""
    for _ in range(ALONE_TRIES):
        outcome = _once(path, read, memory_mb, times)
        if not isinstance(outcome.error, ReadingCrashed) or outcome.error.reason != _KILLED:
            break
    return outcome


def _once(
    path: Path, read: Callable[[Path], Result], memory_mb: int, times: Mapping[Path, _Time]
) -> Outcome[Result]:
    with _pool(1, memory_mb) as pool:
        future = _scheduled(pool, read, path, times)
        try:
            return Outcome(path, *future.result(timeout=_patience(path, times)))
        except FutureTimeoutError:
            pool.stop()  # type: ignore[no-untyped-call]
            return Outcome(path, None, _waited_too_long(times[path]))
        except (BrokenProcessPool, ProcessExpired, RuntimeError) as ended:
            pool.stop()  # type: ignore[no-untyped-call]
            if _is_out_of_time(ended):
                return Outcome(path, None, _worked_too_long(times[path]))
            return Outcome(path, None, ReadingCrashed(_KILLED))


def _pool(workers: int, memory_mb: int) -> ProcessPool:
    return ProcessPool(
        max_workers=workers,
        max_tasks=FILES_A_WORKER,
        initializer=_confine,
        initargs=(memory_mb,),
        context=multiprocessing.get_context("spawn"),
    )


def _scheduled(
    pool: ProcessPool, read: Callable[[Path], Result], path: Path, times: Mapping[Path, _Time]
) -> Any:
    time = times[path]
    return pool.schedule(_attempt, args=(read, path, time.processor), timeout=time.clock)


def _patience(path: Path, times: Mapping[Path, _Time]) -> float:
    """How long a sound pool may take: whoever is before this file, then the file itself."""
    return max(time.clock for time in times.values()) + times[path].clock + GRACE_SECONDS


def _is_out_of_time(ended: Exception) -> bool:
    return isinstance(ended, ProcessExpired) and ended.exitcode == -signal.SIGXCPU


def _worked_too_long(time: _Time) -> ReadingTimedOut:
    return ReadingTimedOut(f"读取用去处理器超过{time.processor:g}秒，已中止")


def _waited_too_long(time: _Time) -> ReadingTimedOut:
    return ReadingTimedOut(f"读取超过{time.clock:g}秒，已中止")


def _confine(memory_mb: int) -> None:
    """In the worker, before its first file: no network, and no more memory than this."""
    refuse_network()
    size = memory_mb * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_processor(seconds: float | None) -> None:
    """The system ends this process after so many more seconds of work, wherever it is."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    limit = resource.RLIM_INFINITY if seconds is None else math.ceil(used + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def _attempt(
    read: Callable[[Path], Result], path: Path, seconds: float
) -> tuple[Result | None, UnreadableDocument | None]:
    """Runs in the worker. Only plain values go back: some libraries' errors do not pickle."""
    _limit_processor(seconds)
    try:
        return read(path), None
    except MemoryError:
        return None, ReadingCrashed("读取这个文件所需内存超出限制，文件已隔离")
    except UnreadableDocument as error:
        return None, type(error)(error.reason)
    except Exception as error:
        return None, ReadingCrashed(f"读取程序出错（{type(error).__name__}），文件已隔离")
    finally:
        _limit_processor(None)
