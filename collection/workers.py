"""Many files read at once, each in a worker process with a time and a memory limit.

What belongs here: limits, and what becomes of a file whose worker dies: it is read again alone,
once all others are done. The crew stays fed: what a file needs after its first reading goes to the
next worker that is free. What does not: processes (`crew`), reading itself. Time is the
processor's: how busy the machine is says nothing of a file. The clock ends what waits for ever.
"""

from __future__ import annotations

import math
import os
import resource
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import sleep
from typing import Generic, TypeVar

import psutil

from collection.crew import LOADED, Crew, Ended
from collection.network_filter import refuse_network
from disclosure.documents.collector import search_seldom
from disclosure.errors import ReadingCrashed, ReadingTimedOut, UnreadableDocument

Result = TypeVar("Result")

A_WORKER_MB = 2048
"""What a worker may need of memory: recognising a scanned page takes 1 to 2 GB."""
CGROUP = Path("/sys/fs/cgroup")

KEPT = 3
"""A worker goes on while it holds a third of what its files may take at most."""
_HELD = {"megabytes": 0}
"""In a worker: the most that a file so far might take."""
CRASHES, KILLS = 2, 6
"""How often a file's worker may crash, or be killed, until the file is left for this night. A kill
comes from outside, the system's for want of memory or a person's, and mostly meant another."""
PAUSE_SECONDS = 0.25
"""Before what was killed is read again, twice as long each time: what kills may be over by then."""
_CRASHED = "读取这个文件时程序崩溃，文件已隔离"


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
    start: str = LOADED,
) -> Iterator[Outcome[Result]]:
    """As `run_jobs`, one job a path, the outcomes in the order of `paths`."""
    jobs = [Job(path, read, limits or Limits()) for path in paths]
    done: dict[Path, Outcome[Result]] = {}
    order = deque(paths)
    for outcome in run_jobs(jobs, workers=workers, start=start):
        done[outcome.path] = outcome
        while order and order[0] in done:
            yield done[order.popleft()]


def run_jobs(
    jobs: Iterable[Job[Result]],
    *,
    workers: int = 2,
    then: Then[Result] | None = None,
    start: str = LOADED,
) -> Iterator[Outcome[Result]]:
    """Outcomes as they come. What `then` makes of one is done at once, and has the outcome instead.

    A file that times out or eats memory gives ReadingTimedOut or ReadingCrashed. One whose worker
    died is read again alone when all others are done, and gives ReadingCrashed when that dies as
    often as CRASHES or KILLS say. All others are unharmed. `start` is a crew's.
    """
    waiting, again = deque(jobs), deque[Job[Result]]()
    if start == LOADED and any(_is_of_program(job.read) for job in waiting):
        start = "spawn"
    deaths, kills = Counter[Job[Result]](), Counter[Job[Result]]()
    with Crew[Job[Result]](min(workers, len(waiting)), _attempt, _confine, start) as crew:
        while waiting or again or crew.busy:
            while waiting and crew.is_free:
                _begin(crew, waiting.popleft())
            if again and not crew.busy:
                job = again.popleft()
                sleep(_pause(kills[job]))
                _begin(crew, job)
            for ended in crew.ended():
                job = ended.task
                if _died(ended):
                    deaths[job] += 1
                    kills[job] += ended.exit_code == -signal.SIGKILL
                    if deaths[job] < (KILLS if ended.exit_code == -signal.SIGKILL else CRASHES):
                        again.append(job)
                        continue
                outcome = _outcome(ended)
                if (further := then(outcome) if then else None) is not None:
                    waiting.appendleft(further)
                else:
                    yield outcome


def _pause(kills: int) -> float:
    """Seconds until a file whose worker was killed so often is read again."""
    return PAUSE_SECONDS * 2.0 ** (kills - 1) if kills else 0.0


def _is_of_program(read: Callable[[Path], object]) -> bool:
    """Whether it stands in the program that was started, which only a fresh process loads."""
    return getattr(read, "func", read).__module__ == "__main__"


def _begin(crew: Crew[Job[Result]], job: Job[Result]) -> None:
    crew.begin(job, job.limits.clock, job.limits.memory_mb / KEPT)


def _died(ended: Ended[Job[Result]]) -> bool:
    """Whether the worker ended of itself or was killed; not for the time that it took."""
    return ended.exit_code not in (0, None, -signal.SIGXCPU)


def _outcome(ended: Ended[Job[Result]]) -> Outcome[Result]:
    path, limits = ended.task.path, ended.task.limits
    match ended.exit_code:
        case 0:
            return Outcome(path, *ended.answer)
        case None:
            return Outcome(path, None, _waited_too_long(limits))
        case code if code == -signal.SIGXCPU:
            return Outcome(path, None, _worked_too_long(limits))
        case _:
            return Outcome(path, None, ReadingCrashed(_CRASHED))


def _worked_too_long(limits: Limits) -> ReadingTimedOut:
    return ReadingTimedOut(f"读取用去处理器超过{limits.seconds:g}秒，已中止")


def _waited_too_long(limits: Limits) -> ReadingTimedOut:
    return ReadingTimedOut(f"读取超过{limits.clock:g}秒，已中止")


def _confine() -> None:
    """In the worker, before its first file: no network, no core left behind."""
    search_seldom()
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
