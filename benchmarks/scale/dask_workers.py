"""The same files by this machine's workers and by one, two and four of Dask, in processor seconds.

What belongs here: `python -m benchmarks.scale.dask_workers [PAGES] [WORKERS,...]`: what a cluster
costs beside reading itself, whether the readings are the same, and how much of their time its
workers have nothing to read. What does not: machines beside this one. More workers than cores are
no faster: their clock says how evenly the work was shared out, not how fast it went.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from benchmarks.scale.cold_night import write_reports
from collection.cluster.engine import DaskReader
from collection.reading_store import read_here, shelf
from collection.workers import usable_workers

PAGES, WORKERS = 300, (1, 2, 4)


def spent() -> float:
    """Processor seconds of this process and of all below it, those that have ended too."""
    total = 0.0
    for one in (psutil.Process(), *psutil.Process().children(recursive=True)):
        with suppress(psutil.Error):
            times = one.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


def read(home: Path, files: list[Path], workers: int | None) -> tuple[float, float]:
    """Processor seconds and seconds by the clock; by Dask's workers where a number is given."""
    shelf(home).mkdir(parents=True)
    if workers is None:
        began, clock = spent(), time.monotonic()
        outcomes = list(read_here(home, files, workers=min(2, usable_workers())))
        ended, later = spent(), time.monotonic()
    else:
        import dask
        from distributed import LocalCluster

        dask.config.set({"distributed.worker.daemon": False})  # they have children of their own
        with LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster:
            reader = DaskReader(cluster.scheduler_address, str(home / "store"))
            began, clock = spent(), time.monotonic()
            outcomes = list(reader(home, files))
            ended, later = spent(), time.monotonic()
    assert all(one.error is None for one in outcomes), outcomes
    return ended - began, later - clock


def print_of(home: Path) -> str:
    """A hash of all readings on the shelf."""
    digest = hashlib.sha256()
    for path in sorted(shelf(home).glob("*.json")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def main(pages: int, workers: tuple[int, ...]) -> None:
    with tempfile.TemporaryDirectory(prefix="mingzhang-dask-") as made:
        folder = Path(made)
        _, printed = write_reports(folder / "inbox", pages)
        files = []
        for path in sorted((folder / "inbox").glob("*.pdf")):
            named = hashlib.sha256(path.read_bytes()).hexdigest() + path.suffix
            files.append(path.rename(path.with_name(named)))
        print(f"{len(files)} files, {printed} pages")
        for number in (None, *workers):
            home = folder / f"by {number}"
            processor, clock = read(home, files, number)
            name = "own workers" if number is None else f"{number} of Dask"
            print(f"{name:12} {processor:7.1f} s, clock {clock:6.1f}, {print_of(home)}", flush=True)


if __name__ == "__main__":
    asked = sys.argv[1:]
    main(
        int(asked[0]) if asked else PAGES,
        tuple(int(one) for one in asked[1].split(",")) if len(asked) > 1 else WORKERS,
    )
