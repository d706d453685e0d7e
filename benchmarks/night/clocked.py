"""A demo night that tells, on stderr, how long each step took.

What belongs here: the clocks. What does not: starting nights (`__main__`). Children count once they
have ended; crawls and readers do at the end of their step.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable

BEGAN = time.perf_counter()
Mark = tuple[str, float, float, float]
"""What ended, and the seconds since the beginning: clock, processor here, processor of children."""


def mark(name: str) -> Mark:
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    here, below = (one.ru_utime + one.ru_stime for one in (own, children))
    return name, time.perf_counter() - BEGAN, here, below


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
    from commands import run_progress
    from commands.cli import main

    marks = [mark("command line")]
    usual, leave = run_progress.step_logger, os._exit

    def logger(done: Callable[[str], None]) -> object:
        marks.append(mark("beginning"))
        return usual(lambda step: (marks.append(mark(step)), done(step))[1])

    def end(code: int) -> None:
        marks.append(mark("summary"))
        print(told(marks), file=sys.stderr, end="", flush=True)
        leave(code)

    run_progress.step_logger = logger  # type: ignore[assignment]
    os._exit = end  # type: ignore[assignment]
    sys.argv = ["mingzhang", "run", "--demo"]
    main()


if __name__ == "__main__":
    run()
