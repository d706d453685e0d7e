"""One night that is killed at a moment, or left alone: forked, so that it begins at once.

What belongs here: the moment, counted in the processor's time or in steps that ended, since the
clock tells of the neighbours; the kill of the night with all that it started; which processes read.
What does not: what must hold after it (`killed_nights`, `killed_workers`).
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from collection import fork_server
from tests.preloaded import run_forked
from tests.running import environment

TICK_SECONDS = 0.05
STEPS_OF_A_NIGHT = 6
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Moment:
    """Once so many steps have ended, and then so many seconds of the processor have been spent."""

    steps: int
    seconds: float


def drawn_moment(cost: float, chance: random.Random) -> Moment:
    """Half of them anywhere in a night of this cost, half shortly after a step, dear or cheap."""
    if chance.random() < 0.5:
        return Moment(0, chance.random() * cost)
    return Moment(chance.randrange(STEPS_OF_A_NIGHT), chance.random() * 0.2)


@dataclass(frozen=True, slots=True)
class Night:
    """How a night ended: `seconds` of the processor, `steps` that had ended, what it `said`."""

    code: int
    was_killed: bool
    seconds: float
    steps: int
    said: str

    @classmethod
    def run(cls, home: Path, place: Path, moment: Moment | None = None) -> Night:
        spent: list[float] = []

        before = {one.name for one in (home / "nights").glob("2*")}

        def watch(pid: int) -> None:
            spent.append(_watched(pid, home, before, moment))

        with tempfile.TemporaryDirectory(prefix="mingzhang-said-") as said:
            code = run_forked(
                ("run", "--jurisdiction", str(place.with_suffix(""))),
                environment(home, portals=True),
                Path(said),
                watch,
            )
            words = "".join((Path(said) / name).read_text("utf-8") for name in ("out", "err"))
        steps = _steps(home, before)
        return cls(code, code == -signal.SIGKILL, spent[0], steps, words[-1500:])


def _watched(pid: int, home: Path, before: set[str], moment: Moment | None) -> float:
    """Until the night has ended, by itself or at its moment; the seconds that it spent by then."""
    spent, since = 0.0, 0.0 if moment and not moment.steps else None
    while (now := seconds_spent(pid)) is not None:
        spent = now
        if moment and since is None and _steps(home, before) >= moment.steps:
            since = spent
        if moment and since is not None and spent >= since + moment.seconds:
            with suppress(ProcessLookupError):
                os.killpg(pid, signal.SIGKILL)
            break
        time.sleep(TICK_SECONDS)
    return spent


def readers() -> list[int]:
    """The processes that read for this one: forked from its server of them, or begun afresh."""
    found = [one.pid for one in multiprocessing.active_children() if one.pid]
    for child in psutil.Process().children():
        with suppress(psutil.Error):
            if fork_server.__name__ in " ".join(child.cmdline()):
                found += [one.pid for one in child.children()]
    return found


def seconds_spent(pid: int) -> float | None:
    """Seconds of the processor of a process, of its children that run and those that have ended."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        below = [
            child
            for thread in Path(f"/proc/{pid}/task").iterdir()
            for child in (thread / "children").read_text().split()
        ]
    except OSError:
        return None
    if words[0] == "Z":
        return None
    here = sum(int(ticks) for ticks in words[11:15]) / _TICKS
    return here + sum(seconds_spent(int(child)) or 0.0 for child in below)


def _steps(home: Path, before: set[str]) -> int:
    """How many steps have ended of the night that none of those before is."""
    for folder in (home / "nights").glob("2*"):
        if folder.name not in before:
            with suppress(OSError):
                return (folder / "steps.jsonl").read_bytes().count(b"\n")
    return 0
