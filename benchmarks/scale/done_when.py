"""Every goal of scale, its figure, and whether it is met: `python -m benchmarks.scale.done_when`.

What belongs here: the goals, and one process after another that measures them; about a quarter of
an hour on two idle cores. What does not: what is measured. Ratios and processor seconds hold on a
busy machine; that the cores are in use tells something on an idle one alone. `MOST=3000` ends
growth at so many reports.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.scale.__main__ import measured
from benchmarks.scale.generated import write_models

PAGES, REPORTS, FEW, MANY = 2300, 900, 1000, 10_000
DEMO_UNCHANGED = re.compile(r"unchanged\n(?:.*\n)*?all +\S+ +(\S+) +(\S+)")
RULES = re.compile(r"together +DuckDB +\S+ s = +(\d+) plain scans")


class Figure(NamedTuple):
    """What was measured of a goal: `most` allowed, or `least` asked."""

    name: str
    value: float
    most: float | None = None
    least: float | None = None

    def __str__(self) -> str:
        good = (self.most is None or self.value <= self.most) and (
            self.least is None or self.value >= self.least
        )
        goal = f"<= {self.most:g}" if self.most is not None else f">= {self.least:g}"
        return f"{'met ' if good else 'NOT '} {self.value:10.2f}  {goal:>9}  {self.name}"


def figures(models: Path) -> Iterator[Figure]:
    yield from demo_nights()
    nights = measured("next_nights", models, REPORTS)
    new, more = nights["nothing new, s"], nights["one report more, s"]
    yield Figure(f"nothing new, {REPORTS} reports: processor seconds", new, most=15)
    alone = measured("next_nights", models, YEARS_OF_ONE)
    own = alone["one report more, s"] - alone["nothing new, s"]
    yield Figure(
        f"one report more, against one in {YEARS_OF_ONE}: times", (more - new) / own, most=2
    )
    yield Figure("tables that differ from a whole night", nights["tables that differ"], most=0)
    cold = measured("cold_night", PAGES)
    yield Figure(f"reading {cold['pages']:.0f} pages: times poppler", cold[READING], most=3)
    yield Figure("the whole cold night: times poppler", cold[NIGHT], most=5)
    yield Figure("cores in use while reading: % (idle machine)", cold[CORES], least=90)
    said = ran("benchmarks.rules", "1000")
    found = RULES.search(said)
    yield Figure(
        "rules, findings, causes: plain scans", float(found[1]) if found else -1, most=1500
    )
    yield from growth(models)


YEARS_OF_ONE = 20
"""A district of two departments: what one report more costs where nothing else is."""
READING, NIGHT = "reading, times poppler", "whole night, times poppler"
CORES = "cores in use while reading, %"


def demo_nights() -> Iterator[Figure]:
    found = DEMO_UNCHANGED.search(ran("benchmarks.night"))
    spent = float(found[1]) + float(found[2]) if found else -1
    yield Figure("unchanged demo night: processor seconds", spent, most=5)


def growth(models: Path) -> Iterator[Figure]:
    """Processor seconds a report of build, rules and marts: many against few."""
    many = int(os.environ.get("MOST", MANY))
    few_took, many_took = (measured("one_district", models, size) for size in (FEW, many))
    each = [
        sum(took[f"{step}, s"] for step in ("build", "rules", "marts")) / size
        for took, size in ((few_took, FEW), (many_took, many))
    ]
    yield Figure(f"{many} reports against {FEW}: times a report", each[1] / each[0], most=1.1)
    yield Figure(f"{many} reports: memory, GB", many_took["most memory, MB"] / 1024, most=16)


def ran(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def main() -> None:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mingzhang-scale-") as folder:
        for figure in figures(write_models(Path(folder))):
            print(figure, f"({time.monotonic() - began:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
