"""Reads thousands of damaged files: `python -m benchmarks.faults [COUNT[@FIRST]] [FORMAT…]`.

COUNT files of all formats together; their seeds begin at FIRST, so that a run goes on from another.

What belongs here: counting the verdicts, with the first seed of each kind. What does not: verdicts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from benchmarks.faults.damaged import cases
from benchmarks.faults.many import verdicts
from benchmarks.faults.originals import FORMATS

GOOD = ("same", "told", "refused", "seen")


def main(count: int, first: int, formats: Sequence[str]) -> None:
    for file_format in formats:
        found: Counter[str] = Counter()
        bad: Counter[tuple[str, str]] = Counter()
        seeds: dict[tuple[str, str], int] = {}
        for case, verdict in verdicts(list(cases(file_format, count // len(formats), first))):
            found[verdict] += 1
            if verdict not in GOOD:
                bad[verdict, case.kind] += 1
                seeds.setdefault((verdict, case.kind), case.seed)
        print(f"{file_format}: {dict(found.most_common())}", flush=True)
        for kind, number in bad.most_common():
            print(f"  {number:5} {' '.join(kind)}, first seed {seeds[kind]}", flush=True)


if __name__ == "__main__":
    how_many, _, from_seed = (sys.argv[1:] or ["2000"])[0].partition("@")
    main(int(how_many), int(from_seed or 0), sys.argv[2:] or FORMATS)
