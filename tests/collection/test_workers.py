"""A worker that dies takes one file with it and nothing else."""

from __future__ import annotations

import os
import platform
import random
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from benchmarks.faults.killed_workers import Killer
from collection import workers
from collection.workers import Job, Limits, Outcome, read_many, run_jobs, usable_workers
from tests.collection.hostile_jobs import LONG, dies, hoards, job

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


LIMITS = Limits(seconds=1, memory_mb=3072, clock_factor=60)


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


@pytest.mark.skipif(sys.platform != "linux", reason="别处每个进程自己载入")
def test_a_worker_begins_with_the_reader_loaded_and_without_the_program() -> None:
    (outcome,) = read_many([Path("knows")], job, workers=1, limits=LIMITS)
    assert outcome.result == "True __main__"


def test_the_processor_is_counted_and_not_the_clock() -> None:
    """A busy machine makes a file wait, and costs no file."""
    limits = Limits(seconds=1, clock_factor=60)
    paths = [Path("sleeps"), Path("loops"), Path("a")]
    slept, looped, good = read_many(paths, job, workers=1, limits=limits)
    assert (slept.result, good.result) == ("SLEEPS", "A")
    assert looped.error is not None
    assert looped.error.code == "timed_out"
    assert looped.error.reason == "读取用去处理器超过1秒，已中止"


def test_what_waits_for_ever_is_ended_by_the_clock() -> None:
    (waited,) = read_many([Path("waits")], job, limits=Limits(seconds=1, clock_factor=3))
    assert waited.error is not None
    assert waited.error.reason == "读取超过3秒，已中止"


@pytest.mark.parametrize(("seconds", "code"), [(1.0, "timed_out"), (60.0, None)])
def test_each_file_has_limits_of_its_own(seconds: float, code: str | None) -> None:
    limits = Limits(seconds=seconds, clock_factor=60)
    (outcome,) = run_jobs([Job(Path("works"), job, limits)])
    assert (outcome.error.code if outcome.error else None) == code
    if outcome.error:
        assert "超过1秒" in outcome.error.reason


def test_what_follows_a_first_reading_waits_for_no_other_file() -> None:
    """There is no second pass: the next worker that is free goes on with it."""
    started: list[str] = []

    def then(outcome: Outcome[str]) -> Job[str] | None:
        started.append(outcome.path.name)
        is_first = outcome.path.name == "again" and started.count("again") == 1
        return Job(outcome.path, job) if is_first else None

    names = ["again", *(f"slow {number}" for number in range(6))]
    outcomes = list(run_jobs([Job(Path(name), job) for name in names], workers=1, then=then))
    assert sorted(outcome.path.name for outcome in outcomes) == sorted(names)
    assert started.index("again", 1) < len(names) - 1


def test_a_worker_is_replaced_for_what_it_holds_and_not_for_what_it_has_read() -> None:
    names = [*(str(number) for number in range(120)), "hoards", "last"]
    outcomes = read_many(
        [Path(name) for name in names], hoards, workers=1, limits=Limits(memory_mb=840)
    )
    first, *others, last = [one.result for one in outcomes]
    assert set(others) == {first}
    assert last not in (None, first)


def test_a_file_is_left_after_as_many_kills_as_are_no_chance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of itself it crashes once more; killed from outside it is tried longer, behind all others,
    and after a pause that grows."""
    pauses: list[float] = []
    monkeypatch.setattr(workers, "sleep", pauses.append)
    outcomes = list(
        read_many([Path("killed 5"), Path("killed 6"), Path("a")], partial(dies, tmp_path))
    )
    assert [one.result for one in outcomes] == ["KILLED 5", None, "A"]
    assert [len(list(tmp_path.glob(f"killed {n}-*"))) for n in (5, 6)] == [6, workers.KILLS]
    growing = [workers.PAUSE_SECONDS * 2**kills for kills in range(workers.KILLS - 1)]
    assert [one for one in pauses if one] == sorted(growing * 2)


def test_what_a_killed_worker_was_about_to_say_costs_nobody_else(tmp_path: Path) -> None:
    """Its answer is larger than a pipe holds, and it dies within it."""
    names = ["long 1", "a", "long 2", "b"]
    outcomes = list(read_many([Path(name) for name in names], partial(dies, tmp_path)))
    assert [len(one.result or "") for one in outcomes] == [LONG, 1, LONG, 1]


def test_nothing_to_read_starts_nothing() -> None:
    assert list(read_many([], job)) == []


PROGRAM = """
from pathlib import Path
from collection.workers import read_many

def read(path):
    return path.name

if __name__ == "__main__":
    print([one.result for one in read_many([Path("a"), Path("b")], read)])
"""


def test_what_is_run_may_stand_in_the_program_that_was_started(tmp_path: Path) -> None:
    """As the check that a web page asks for."""
    (tmp_path / "program.py").write_text(PROGRAM, encoding="utf-8")
    paths = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(tmp_path / "program.py")]
    done = subprocess.run(command, env=os.environ | paths, stdout=subprocess.PIPE, check=True)
    assert done.stdout == b"['a', 'b']\n"


def test_a_killed_worker_costs_no_file(tmp_path: Path) -> None:
    """SIGKILL at random moments, to workers that hold a file or nothing yet."""
    names = [f"slow {number}" for number in range(24)]
    with Killer(random.Random(7), most=8) as killer:
        outcomes = list(read_many([Path(name) for name in names], job, workers=2, limits=LIMITS))
    assert killer.kills
    assert [outcome.path.name for outcome in outcomes] == names
    assert [outcome.path.name for outcome in outcomes if outcome.result is None] == []
