"""A demo night that tells, on stderr, how long each step took.

What belongs here: the clocks. What does not: starting nights (`__main__`). Crawls count as well,
which are forked from a server beside this process; a child of it counts once it has ended.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from rich.progress import TaskID

BEGAN = time.perf_counter()
Mark = tuple[str, float, float, float]
"""What ended, and the seconds since the beginning: clock, processor here, processor of children."""


def mark(name: str) -> Mark:
    own = resource.getrusage(resource.RUSAGE_SELF)
    here, below = own.ru_utime + own.ru_stime, sum(_spent_below())
    return name, time.perf_counter() - BEGAN, here, below


def _spent_below() -> Iterator[float]:
    """Seconds of the processor of children that have ended, and of those that run with theirs."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield ended.ru_utime + ended.ru_stime
    for child in psutil.Process().children():
        with suppress(psutil.Error):
            times = child.cpu_times()
            yield times.user + times.system + times.children_user + times.children_system


def told(marks: list[Mark]) -> str:
    """A line a step: what it added to each clock; then all of it."""
    lines = [f"{'step':14}{'clock':>8}{'here':>8}{'below':>8}"]
    before: Mark = ("", 0.0, 0.0, 0.0)
    for one in [*marks, ("all", *(marks[-1][1:]))]:
        since = before if one[0] != "all" else ("", 0.0, 0.0, 0.0)
        spent = (now - then for now, then in zip(one[1:], since[1:], strict=True))
        lines.append(f"{one[0]:14}" + "".join(f"{seconds:8.2f}" for seconds in spent))
        before = one
    return "\n".join(lines) + "\n"


def run() -> None:
    from rich.progress import Progress

    from commands.cli import main

    marks = [mark("command line")]
    usual, leave = Progress.update, os._exit

    def update(self: Progress, task: TaskID, **told: Any) -> None:
        usual(self, task, **told)
        if {"completed", "description"} <= told.keys():
            marks.append(mark(str(told["description"]).partition("：")[0]))

    def end(code: int) -> None:
        marks.append(mark("summary"))
        print(told(marks), file=sys.stderr, end="", flush=True)
        leave(code)

    Progress.update = update  # type: ignore[assignment]
    os._exit = end  # type: ignore[assignment]
    sys.argv = ["mingzhang", "run", "--demo"]
    main()


if __name__ == "__main__":
    run()
