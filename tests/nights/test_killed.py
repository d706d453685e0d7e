"""Nights killed at random, over three reports: the snapshot stays, the next night is the first."""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import duckdb
import pytest

from tests.nights.three_reports import FORMATS, three_reports
from tests.preloaded import run_forked
from tests.running import environment
from warehouse.compare import differences


def run(home: Path, place: Path, *, seconds: float = 300) -> int:
    """A night over the place; killed with its children after so long. Returns the exit code.

    Forked from a process that has the libraries: a moment drawn falls into what a night does.
    """
    ends: list[threading.Timer] = []

    def watch(leader: int) -> None:
        ends.append(threading.Timer(seconds, _end, (leader,)))
        ends[0].start()

    arguments = ("run", "--jurisdiction", str(place.with_suffix("")))
    with tempfile.TemporaryDirectory(prefix="mingzhang-killed-") as said:
        code = run_forked(arguments, environment(home, portals=True), Path(said), watch)
    ends[0].cancel()
    return code


def _end(leader: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(leader, signal.SIGKILL)


def cells(home: Path) -> int:
    with duckdb.connect(str(home / "published" / "mingzhang.duckdb"), read_only=True) as night:
        return int(night.execute("SELECT count(*) FROM source.cell").fetchall()[0][0])


def anew(place: Path, number: int) -> None:
    """Another remark in the place's file: the next night is built whole, and is the same."""
    text = place.read_text(encoding="utf-8").splitlines(keepends=True)
    said = [line for line in text if not line.startswith("caveats")]
    place.write_text(f'caveats = ["{number}"]\n{"".join(said)}', encoding="utf-8")


@pytest.mark.parametrize(
    "kills",
    [pytest.param(1, marks=pytest.mark.slow), pytest.param(8, marks=pytest.mark.whole)],
)
def test_a_night_killed_at_any_moment_is_made_good_by_the_next(tmp_path: Path, kills: int) -> None:
    """Each second night reads and builds everything, the others carry over. Each kill falls into a
    part of its own of its kind of night; `make test` draws one, of a whole night, `whole` eight."""
    home = tmp_path / "home"
    home.mkdir()
    with three_reports(tmp_path / "portal") as place:
        lasts = [timed(home, place) for _ in range(min(kills, 2))]
        originals = {path.name for path in (home / "documents").rglob("*.*")}
        assert len(originals) == len(FORMATS)
        before = cells(home)
        assert before > 1_000
        rng = random.Random(os.environ.get("MINGZHANG_SEED", "20261123"))
        killed = []
        for number in range(kills):
            if number % 2 == 0:
                shutil.rmtree(home / "readings", ignore_errors=True)
                anew(place, number)
            elif number > 1:
                assert run(home, place) == 0  # so that the killed one has something to carry
            part = (number // 2 + rng.random()) / max(1, kills // 2)
            killed.append(run(home, place, seconds=lasts[number % 2] * part))
            assert cells(home) == before
        assert killed.count(-signal.SIGKILL) >= kills // 2
        anew(place, kills)
        assert run(home, place) == 0
    assert originals <= {path.name for path in (home / "documents").rglob("*.*")}
    nights = sorted((home / "published").glob("2*.duckdb"))
    assert len(nights) >= 2
    assert differences(nights[0], nights[-1]) == {}


def timed(home: Path, place: Path) -> float:
    """How long a night lasts that nobody kills, in seconds."""
    began = time.monotonic()
    assert run(home, place) == 0
    return time.monotonic() - began
