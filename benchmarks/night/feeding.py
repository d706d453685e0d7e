"""How much of their time readers have nothing to read: `python -m benchmarks.night.feeding FOLDER`.

What belongs here: each file is read twice, as one with scans is, and of each worker's time between
the first beginning and the last end, the share in which it held no file. By the clock: that tells
nothing of how busy the machine is, but whether the pool was fed. What does not: how fast a file is
read (`benchmarks.reading`).
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks.night import feeding
from collection.workers import Job, Outcome, run_jobs


def noted(path: Path, log: Path) -> str:
    """Reads a file; notes who held it from when to when."""
    from disclosure.report import read_content

    began = time.monotonic()
    read_content(path.read_bytes(), file_name=path.name)
    line = json.dumps([os.getpid(), began, time.monotonic()])
    with log.open("a") as file:
        file.write(f"{line}\n")
    return path.name


def idle_share(held: list[tuple[int, float, float]], workers: int) -> float:
    """Of all workers' time between the first beginning and the last end."""
    span = max(end for _, _, end in held) - min(began for _, began, _ in held)
    return 1 - sum(end - began for _, began, end in held) / (workers * span)


def main(folder: Path, workers: int = 2) -> None:
    files = sorted(one for one in folder.rglob("*.pdf"))
    seen: set[Path] = set()
    with tempfile.TemporaryDirectory() as made:
        log = Path(made) / "log"
        read = partial(feeding.noted, log=log)

        def then(outcome: Outcome[str]) -> Job[str] | None:
            is_first = outcome.path not in seen
            seen.add(outcome.path)
            return Job(outcome.path, read) if is_first else None

        largest_first = sorted(files, key=lambda one: -one.stat().st_size)
        jobs = [Job(path, read) for path in largest_first]
        failed = [one for one in run_jobs(jobs, workers=workers, then=then) if one.error]
        held = [tuple(json.loads(line)) for line in log.read_text().splitlines()]
    share = idle_share(held, workers)
    print(f"{len(files)} files twice, {len(failed)} failed; {workers} workers idle {share:.1%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *(int(text) for text in sys.argv[2:3]))
