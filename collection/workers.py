"""Many files read at once, each in a worker process with a time and a memory limit.

What belongs here: the pool, whose workers have no network, and what becomes of a worker that dies:
it takes one file with it and nothing else. The pool stays fed: what a file needs after its first
reading goes to the next worker that is free. What does not: reading itself. Time is the
processor's: how busy the machine is says nothing of a file. The clock ends what waits for ever.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
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

JOBS_AHEAD = 2
"""Jobs that the pool holds for each worker: one that runs, one that waits at its door."""
_HELD = {"megabytes": 0}
"""In a worker: the most that a file so far might take."""
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

    @property
    def clock(self) -> float:
        """Seconds that may pass by the clock."""
        return self.seconds * self.clock_factor


SCAN_LIMITS = Limits(seconds=120.0, memory_mb=6144)
"""For documents with scanned pages; each page adds SECONDS_A_SCANNED_PAGE to the time."""
SECONDS_A_SCANNED_PAGE = 20.0
"""A page takes 4 to 7 seconds of one core."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What came of one file: a result, or an error with a Chinese reason."""

    path: Path
    result: Result | None
    error: UnreadableDocument | None


@dataclass(frozen=True, slots=True)
class Job(Generic[Result]):
    """A file, what is to be done with it, and what that may cost.

    `read` must be importable by name in a fresh process.
    """

    path: Path
    read: Callable[[Path], Result]
    limits: Limits = field(default_factory=Limits)


Then = Callable[[Outcome[Result]], Job[Result] | None]
"""What is to be done next with a file, if anything."""


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
) -> Iterator[Outcome[Result]]:
    """As `run_jobs`, one job a path, the outcomes in the order of `paths`."""
    jobs = [Job(path, read, limits or Limits()) for path in paths]
    done: dict[Path, Outcome[Result]] = {}
    order = deque(paths)
    for outcome in run_jobs(jobs, workers=workers):
        done[outcome.path] = outcome
        while order and order[0] in done:
            yield done[order.popleft()]


def run_jobs(
    jobs: Iterable[Job[Result]], *, workers: int = 2, then: Then[Result] | None = None
) -> Iterator[Outcome[Result]]:
    """Outcomes as they come. What `then` makes of one is done at once, and has the outcome instead.

    A file that times out or eats memory gives ReadingTimedOut or ReadingCrashed. One whose worker
    was killed is read again alone, since the killer may have meant its neighbour, and gives
    ReadingCrashed when that kills too. All others are unharmed, whatever a kill broke.
    """
    waiting = deque(jobs)
    while waiting:
        yield from _in_one_pool(waiting, workers, then)
        if waiting:  # the pool broke: the next file goes alone, so that each round gets on
            outcome = _alone(waiting.popleft())
            if (further := then(outcome) if then else None) is not None:
                waiting.appendleft(further)
            else:
                yield outcome


def _in_one_pool(
    waiting: deque[Job[Result]], workers: int, then: Then[Result] | None
) -> Iterator[Outcome[Result]]:
    """As `run_jobs`; when the pool broke, `waiting` holds what is still to be done."""
    workers = min(workers, len(waiting))
    running: dict[Any, Job[Result]] = {}
    with _pool(workers) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < workers * JOBS_AHEAD:
                    job = waiting[0]
                    running[_scheduled(pool, job)] = job
                    waiting.popleft()
                patience = max(job.limits.clock for job in running.values()) + GRACE_SECONDS
                ended, _ = wait(running, timeout=patience, return_when=FIRST_COMPLETED)
                if not ended:  # a killed worker took the pool's own lock with it
                    raise BrokenProcessPool
                for future in ended:
                    outcome = _outcome(future, running[future])
                    del running[future]
                    if (further := then(outcome) if then else None) is not None:
                        waiting.appendleft(further)
                    else:
                        yield outcome
        except (BrokenProcessPool, RuntimeError):
            pool.stop()  # type: ignore[no-untyped-call]
            waiting.extendleft(reversed(running.values()))
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def _outcome(future: Any, job: Job[Result]) -> Outcome[Result]:
    """Of a job that has ended. Raises BrokenProcessPool, RuntimeError where the pool has."""
    try:
        return Outcome(job.path, *future.result())
    except FutureTimeoutError:
        return Outcome(job.path, None, _waited_too_long(job.limits))
    except ProcessExpired as ended:
        if _is_out_of_time(ended):
            return Outcome(job.path, None, _worked_too_long(job.limits))
        return _alone(job)


def _alone(job: Job[Result]) -> Outcome[Result]:
    """One file in a pool of its own, up to ALONE_TRIES times while its worker is killed."""
    for _ in range(ALONE_TRIES):
        outcome = _once(job)
        if not isinstance(outcome.error, ReadingCrashed) or outcome.error.reason != _KILLED:
            break
    return outcome


def _once(job: Job[Result]) -> Outcome[Result]:
    with _pool(1) as pool:
        future = _scheduled(pool, job)
        try:
            return Outcome(job.path, *future.result(timeout=job.limits.clock + GRACE_SECONDS))
        except FutureTimeoutError:
            pool.stop()  # type: ignore[no-untyped-call]
            return Outcome(job.path, None, _waited_too_long(job.limits))
        except (BrokenProcessPool, ProcessExpired, RuntimeError) as ended:
            pool.stop()  # type: ignore[no-untyped-call]
            if _is_out_of_time(ended):
                return Outcome(job.path, None, _worked_too_long(job.limits))
            return Outcome(job.path, None, ReadingCrashed(_KILLED))


def _pool(workers: int) -> ProcessPool:
    return ProcessPool(
        max_workers=workers,
        max_tasks=FILES_A_WORKER,
        initializer=_confine,
        context=multiprocessing.get_context("spawn"),
    )


def _scheduled(pool: ProcessPool, job: Job[Result]) -> Any:
    return pool.schedule(_attempt, args=(job,), timeout=job.limits.clock)


def _is_out_of_time(ended: Exception) -> bool:
    return isinstance(ended, ProcessExpired) and ended.exitcode == -signal.SIGXCPU


def _worked_too_long(limits: Limits) -> ReadingTimedOut:
    return ReadingTimedOut(f"读取用去处理器超过{limits.seconds:g}秒，已中止")


def _waited_too_long(limits: Limits) -> ReadingTimedOut:
    return ReadingTimedOut(f"读取超过{limits.clock:g}秒，已中止")


def _confine() -> None:
    """In the worker, before its first file: no network, no core left behind."""
    refuse_network()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_memory(megabytes: int) -> None:
    """No more address space than this, or than the largest file before had: what was loaded for it
    stays mapped."""
    _HELD["megabytes"] = max(_HELD["megabytes"], megabytes)
    size = _HELD["megabytes"] * 1024**2
    resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _limit_processor(seconds: float | None) -> None:
    """The system ends this process after so many more seconds of work, wherever it is."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    limit = resource.RLIM_INFINITY if seconds is None else math.ceil(used + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def _attempt(job: Job[Result]) -> tuple[Result | None, UnreadableDocument | None]:
    """Runs in the worker. Only plain values go back: some libraries' errors do not pickle."""
    _limit_memory(job.limits.memory_mb)
    _limit_processor(job.limits.seconds)
    try:
        return job.read(job.path), None
    except MemoryError:
        return None, ReadingCrashed("读取这个文件所需内存超出限制，文件已隔离")
    except UnreadableDocument as error:
        return None, type(error)(error.reason)
    except Exception as error:
        return None, ReadingCrashed(f"读取程序出错（{type(error).__name__}），文件已隔离")
    finally:
        _limit_processor(None)
