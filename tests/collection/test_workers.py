"""A worker that dies takes one file with it and nothing else."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import platform
import random
import signal
import sys
import threading
from pathlib import Path

import pytest

from collection import workers
from collection.workers import Limits, Outcome, read_many, usable_workers
from tests.collection.hostile_jobs import job

GB = 1024**3


@pytest.mark.parametrize(
    ("machine", "container", "expected"),
    [
        ((8, 64 * GB), ("max", "0"), 8),
        ((8, 7 * GB), ("max", "0"), 3),
        ((8, 64 * GB), (str(9 * GB), str(5 * GB)), 2),
        ((4, GB), (), 1),
    ],
)
def test_workers_are_as_many_as_cores_and_memory(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    machine: tuple[int, int],
    container: tuple[str, ...],
    expected: int,
) -> None:
    cores, free = machine

    class Memory:
        available = free

    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    monkeypatch.setattr(workers.psutil, "virtual_memory", Memory)
    monkeypatch.setattr(workers, "CGROUP", tmp_path)
    for name, text in zip(("memory.max", "memory.current"), container, strict=False):
        (tmp_path / name).write_text(f"{text}\n", "ascii")
    assert usable_workers() == expected


LIMITS = Limits(seconds=4, memory_mb=3072)


def test_every_hostile_job_is_contained_and_the_good_ones_pass() -> None:
    names = ["a", "exits", "b", "aborts", "c", "eats", "d", "raises", "empty", "e", "loops", "f"]
    outcomes = list(read_many([Path(name) for name in names], job, workers=2, limits=LIMITS))

    assert [outcome.path.name for outcome in outcomes] == names
    results = {outcome.path.name: outcome.result for outcome in outcomes if outcome.result}
    assert results == {name: name.upper() for name in "abcdef"}
    codes = {outcome.path.name: outcome.error.code for outcome in outcomes if outcome.error}
    assert codes == {
        "exits": "crashed",
        "aborts": "crashed",
        "eats": "crashed",
        "raises": "crashed",
        "empty": "empty",
        "loops": "timed_out",
    }


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"),
    reason="这里的内核不能按进程断网",
)
def test_a_worker_and_what_it_starts_reach_no_network() -> None:
    (outcome,) = read_many([Path("calls")], job, workers=1, limits=LIMITS)
    assert outcome.result == "[1] ['1']"


def test_the_processor_is_counted_and_not_the_clock() -> None:
    """A busy machine makes a file wait, and costs no file."""
    limits = Limits(seconds=2, clock_factor=60)
    paths = [Path("sleeps"), Path("loops"), Path("a")]
    slept, looped, good = read_many(paths, job, workers=1, limits=limits)
    assert (slept.result, good.result) == ("SLEEPS", "A")
    assert looped.error is not None
    assert looped.error.code == "timed_out"
    assert looped.error.reason == "读取用去处理器超过2秒，已中止"


def test_what_waits_for_ever_is_ended_by_the_clock() -> None:
    (waited,) = read_many([Path("waits")], job, limits=Limits(seconds=1, clock_factor=3))
    assert waited.error is not None
    assert waited.error.reason == "读取超过3秒，已中止"


def test_nothing_to_read_starts_nothing() -> None:
    assert list(read_many([], job)) == []


def test_a_killed_worker_costs_no_file(tmp_path: Path) -> None:
    """SIGKILL at random moments, to workers that hold a lock of the pool or a file or nothing.

    No more kills than files that were read, so that no file has all of them on a slow machine.
    """
    names = [f"slow {number}" for number in range(24)]
    ended = threading.Event()
    outcomes: list[Outcome[str]] = []

    def kill_workers() -> None:
        chance = random.Random(7)
        for kills in range(5):
            if ended.wait(1.0 + chance.random() * 2):
                return
            while len(outcomes) < kills:
                if ended.wait(0.1):
                    return
            workers = multiprocessing.active_children()
            if workers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(chance.choice(workers).pid or 0, signal.SIGKILL)

    killer = threading.Thread(target=kill_workers)
    killer.start()
    try:
        outcomes.extend(read_many([Path(name) for name in names], job, workers=2, limits=LIMITS))
    finally:
        ended.set()
        killer.join()
    assert [outcome.path.name for outcome in outcomes] == names
    assert [outcome.path.name for outcome in outcomes if outcome.result is None] == []
