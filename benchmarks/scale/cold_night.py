"""A first night over so many pages of text PDFs, against poppler's text pass over the same files.

What belongs here: making the files, the night's steps, and how busy the cores are while it reads.
What does not: the table (`__main__`), the portal: the files lie in the inbox.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TypeVar

import pypdfium2

from assets.steps import (
    after_collecting,
    build_night,
    publish_tonight,
    read_tonight,
    resolve_reports,
)
from assets.tonight import Night
from assets.unchanged import is_unchanged
from benchmarks.night.clocked import mark
from benchmarks.reading import poppler_seconds
from benchmarks.scale.clock import Steps
from benchmarks.scale.next_nights import place_of
from collection.portal import SWITCH
from demo.demo_report import demo_reports
from demo.packing import WRITERS
from expectations.evaluate import evaluate
from expectations.suites import run_suites
from warehouse.build import build_marts

Made = TypeVar("Made")
AN_HOUR_AGO = 3600


def main(pages: int) -> None:
    os.environ[SWITCH] = "off"
    steps = Steps()
    with tempfile.TemporaryDirectory(prefix="mingzhang-scale-") as made:
        home, place = Path(made) / "home", Path(made) / "place.toml"
        agencies, printed = write_reports(home / "inbox", pages)
        place.write_text(place_of(agencies), encoding="utf-8")
        files = sorted((home / "inbox").glob("*.pdf"))
        poppler = poppler_seconds(files)
        night = Night(home=str(home), jurisdiction=str(place.with_suffix("")), as_of="2026-06-01")
        told: dict[str, float] = {}

        def step(name: str, work: Callable[[], Made]) -> Made:
            with spent() as one:
                made = work()
            told[f"{name}, times poppler"] = one["processor"] / poppler
            return made

        with spent() as whole:
            begun = step("collecting", lambda: after_collecting(night))
            with spent() as reading:
                step("reading", lambda: read_tonight(begun))
            step("whose reports", lambda: (is_unchanged(begun), resolve_reports(begun)))
            step("building", lambda: build_night(begun))
            step("rules", lambda: evaluate(begun.building, previous=None, home=home))
            step("totals", lambda: build_marts(begun.building, None))
            step("suites", lambda: run_suites(begun.building, None))
            step("publishing", lambda: publish_tonight(begun))
    steps.figures |= {
        "files": len(files),
        "pages": printed,
        "poppler, seconds": poppler,
        **told,
        "whole night, times poppler": whole["processor"] / poppler,
        "cores in use while reading, %": 100 * reading["processor"] / _offered(reading["clock"]),
    }
    steps.tell()


def write_reports(inbox: Path, pages: int) -> tuple[dict[str, str], int]:
    """Reports of as many departments as print so many pages; their names by code, and the pages."""
    inbox.mkdir(parents=True)
    agencies, printed = {}, 0
    models = [one for one in demo_reports() if one.is_published]
    for number in count():
        model = models[number % len(models)]
        code, name = f"{number:03d}", f"第{number}局"
        agencies[code] = name
        budget = replace(model.budget, agency_code=code, agency_name=name)
        path = inbox / f"{name}{model.year}年部门预算.pdf"
        WRITERS["pdf"](replace(model, budget=budget), path)
        os.utime(path, (time.time() - AN_HOUR_AGO,) * 2)
        document = pypdfium2.PdfDocument(path)
        printed += len(document)
        document.close()
        if printed >= pages:
            break
    return agencies, printed


@contextmanager
def spent() -> Iterator[dict[str, float]]:
    """Seconds by the clock and of the processor, here and below, once it is over."""
    told: dict[str, float] = {}
    _, clock, here, below = mark("")
    yield told
    _, later, here_later, below_later = mark("")
    told |= {"clock": later - clock, "processor": here_later + below_later - here - below}


def _offered(seconds: float) -> float:
    """Processor seconds that this process may use in so many seconds of the clock."""
    return seconds * len(os.sched_getaffinity(0))


if __name__ == "__main__":
    main(int(sys.argv[1]))
