"""Thousands of damaged files: `python -m benchmarks.faults COUNT[@FIRST] [FORMAT…] [--kept FILE]`.

COUNT files of all formats together; seeds begin at FIRST, so that a run goes on from another.
FILE holds a line a case: what stands there is not read again, but for what was bad when another
reader read it, so that a run may be stopped at any time.

What belongs here: rounds of a hundred, each told when it is over, and the sum of all. What does
not: verdicts.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.faults.damaged import cases
from benchmarks.faults.kept_verdicts import KeptVerdicts
from benchmarks.faults.many import verdicts
from benchmarks.faults.originals import FORMATS

A_ROUND = 100


def main(count: int, first: int, formats: Sequence[str], kept: KeptVerdicts, workers: int) -> None:
    last = first + count // len(formats)
    for start in range(first, last, A_ROUND):
        for file_format in formats:
            drawn = cases(file_format, min(A_ROUND, last - start), start)
            found: Counter[str] = Counter()
            for case, verdict in verdicts([one for one in drawn if kept.is_open(one)], workers):
                kept.add(case, verdict)
                found[verdict] += 1
            print(f"{file_format} from {start}: {dict(found.most_common())}", flush=True)
    for file_format in formats:
        print(kept.told(file_format), flush=True)


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.faults")
    asked.add_argument("count", nargs="?", default="2000")
    asked.add_argument("formats", nargs="*", default=list(FORMATS))
    asked.add_argument("--kept", type=Path, help="a file of verdicts, made or gone on with")
    asked.add_argument("--workers", type=int, default=2)
    return asked.parse_args()


if __name__ == "__main__":
    given = _asked()
    how_many, _, from_seed = given.count.partition("@")
    main(int(how_many), int(from_seed or 0), given.formats, KeptVerdicts(given.kept), given.workers)
