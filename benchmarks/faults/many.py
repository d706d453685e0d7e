"""Thousands of damaged files, read in workers under the night's limits.

What belongs here: a verdict a case, whatever ends or hangs. What does not: counting.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.faults.damaged import Case, Change, Verdict, judged, whole
from benchmarks.faults.drawn import refereed
from collection.workers import Limits, read_many
from disclosure.errors import ReadingTimedOut

LIMITS = Limits(seconds=60)


def verdicts(drawn: Sequence[Case], workers: int = 2) -> Iterator[tuple[Case, str]]:
    """Each case of one format with what came of it; `hung` and `killed` are verdicts too."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _some(drawn, Path(folder), workers)


def judge_file(path: Path) -> Verdict | Change:
    """In the worker: what came of the case that this file names."""
    file_format, kind, seed = path.read_text(encoding="ascii").split()
    return judged(Case(file_format, kind, int(seed)))


def _some(drawn: Sequence[Case], folder: Path, workers: int) -> Iterator[tuple[Case, str]]:
    paths = [folder / str(number) for number in range(len(drawn))]
    for file_format in {case.file_format for case in drawn}:
        whole(file_format)  # once, before workers are forked
    for path, case in zip(paths, drawn, strict=True):
        path.write_text(f"{case.file_format} {case.kind} {case.seed}", encoding="ascii")
    changed: list[tuple[Case, Change]] = []
    read = read_many(paths, judge_file, workers=workers, limits=LIMITS, start="fork")
    for case, outcome in zip(drawn, read, strict=True):
        if outcome.error is not None:
            yield case, "hung" if isinstance(outcome.error, ReadingTimedOut) else "killed"
        elif isinstance(outcome.result, str):
            yield case, outcome.result
        else:
            assert outcome.result is not None
            changed.append((case, outcome.result))
    yield from zip((case for case, _ in changed), refereed(changed), strict=True)
