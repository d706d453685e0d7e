"""What the rules find when one thing of a report is changed.

    python -m benchmarks.detection [REPORTS] [SHARE] [FILE…]

What belongs here: counting what is found by kind of change, how often the changed cell is named
first, and what unchanged reports raise. What does not: assertions; this is no test. Reports come
from the demo district without its planted mistakes, or are the files that are named: what these
raise unchanged is listed and does not count as found.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.detection.alarms import findings_of, uncovered
from benchmarks.detection.changes import Change, changes
from demo.demo_report import DemoReport, corrected, demo_reports
from demo.district import WRITERS
from disclosure.reading import Reading
from disclosure.report import read_report

BATCH = 400


def clean_readings(most: int) -> list[Reading]:
    """So many reports of the demo district, without planted mistakes, as they are read."""
    reports = [corrected(report) for report in demo_reports() if report.is_published]
    step = max(1, len(reports) // most)
    return [_read(report) for report in reports[::step][:most]]


def _read(report: DemoReport) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / report.file_name
        WRITERS[report.file_format](report, path)
        return read_report(path.read_bytes(), file_name=path.name)


class Tally:
    """What was found and missed, by kind of change."""

    def __init__(self) -> None:
        self.total: Counter[str] = Counter()
        self.hit: Counter[str] = Counter()
        self.missed: dict[str, Counter[str]] = defaultdict(Counter)
        self.decided = self.named = 0

    def count(self, change: Change, is_found: bool, named_first: str | None) -> None:
        self.total[change.kind] += 1
        if is_found:
            self.hit[change.kind] += 1
        else:
            self.missed[change.kind][change.what] += 1
        if change.place is not None and named_first is not None:
            self.decided += 1
            self.named += named_first == "/".join(str(part) for part in change.place)

    def print(self) -> None:
        for kind in self.total:
            share = self.hit[kind] / self.total[kind]
            print(f"{kind}: {self.hit[kind]} of {self.total[kind]} found ({share:.1%})")
            for what, times in self.missed[kind].most_common(12):
                print(f"  missed {times} × {what}")
        if self.decided:
            share = self.named / self.decided
            print(
                f"the changed cell is named first in {self.named} of {self.decided} ({share:.1%})"
            )


def main(readings: list[Reading], share: float) -> None:
    """Prints what unchanged reports raise, what no rule compares, and what is found of changes."""
    base, _ = findings_of(readings)
    print(f"{len(readings)} reports, {sum(len(one) for one in base)} findings on them unchanged")
    for text, times in Counter(text for one in base for text in one).most_common(20):
        print(f"  {times} × {text}")
    print("compared by no rule:")
    for what, times in uncovered(readings)[:30]:
        print(f"  {times} × {what}")
    source = random.Random(7)
    todo = [(n, one) for n, each in enumerate(readings) for one in changes(each, source, share)]
    tally = Tally()
    for start in range(0, len(todo), BATCH):
        batch = todo[start : start + BATCH]
        found, first = findings_of([change.reading for _, change in batch])
        for number, (origin, change) in enumerate(batch):
            tally.count(change, bool(found[number] - base[origin]), first.get(number))
    tally.print()


if __name__ == "__main__":
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 12
    files = [Path(name) for name in sys.argv[3:]]
    read = [read_report(path.read_bytes(), file_name=path.name) for path in files]
    main(read or clean_readings(reports), float(sys.argv[2]) if len(sys.argv) > 2 else 0.1)
