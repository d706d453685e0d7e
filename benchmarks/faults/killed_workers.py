"""Workers killed as they read: `python -m benchmarks.faults.killed_workers [KILLS[@SEED]]`.

What belongs here: small files read again and again, kills at random moments, and what must hold of
each round: every file has the reading that it has without kills. What does not: whole nights
(`killed_nights`), the crew itself (`collection.crew`).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from benchmarks.faults.killing import readers
from benchmarks.faults.originals import FORMATS, original
from collection.reading_store import read_new, shelf
from collection.store import document_path, store_document

FILES_A_FORMAT = 4
KILLS_A_ROUND = 20
"""As many as files: a killer that is always faster than a worker begins lets nothing be read."""
SHORTEST, LONGEST = 0.05, 2.0
"""Seconds between two kills, by the clock: shorter than a worker needs to begin, and longer."""


class Killer(threading.Thread):
    """Ends one of this process's readers after another, at random moments, until `most` are."""

    def __init__(self, chance: random.Random, most: int) -> None:
        super().__init__(daemon=True)
        self._chance, self._most = chance, most
        self._over = threading.Event()
        self.kills = 0

    def run(self) -> None:
        while self.kills < self._most:
            if self._over.wait(self._chance.uniform(SHORTEST, LONGEST)):
                return
            if alive := readers():
                with suppress(ProcessLookupError):
                    os.kill(self._chance.choice(alive), signal.SIGKILL)
                    self.kills += 1

    def __enter__(self) -> Killer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.join()


def documents(home: Path) -> dict[str, Path]:
    """Small reports of every format, each in other bytes, kept as originals."""
    found = {}
    for file_format in FORMATS:
        for number in range(FILES_A_FORMAT):
            content = original(file_format) + b"\n" * number
            sha256 = store_document(home, content, f".{file_format}")
            path = document_path(home, sha256)
            assert path is not None
            found[sha256] = path
    return found


def readings(home: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in shelf(home).glob("*.json")}


def main(kills: int, seed: int) -> None:
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="mingzhang-killed-") as made:
        home = Path(made)
        known = documents(home)
        read_new(home, known)
        truth = readings(home)
        assert sum(b'"status":"read"' in one for one in truth.values()) > len(truth) / 2
        while found["kills"] < kills:
            found["rounds"] += 1
            shutil.rmtree(home / "readings")
            chance = random.Random(f"workers {seed} {found['rounds']}")
            with Killer(chance, min(KILLS_A_ROUND, kills - found["kills"])) as killer:
                read_new(home, known)
            found["kills"] += killer.kills
            found.update(_compared(readings(home), truth))
            print(dict(found), flush=True)


def _compared(now: Mapping[str, bytes], truth: Mapping[str, bytes]) -> Counter[str]:
    """Of each file of a round: the same, another reading, none."""
    return Counter(
        "same" if now.get(sha256) == reading else "another" if sha256 in now else "none"
        for sha256, reading in truth.items()
    )


if __name__ == "__main__":
    how_many, _, from_seed = (sys.argv[1:] or ["20"])[0].partition("@")
    main(int(how_many), int(from_seed or 0))
