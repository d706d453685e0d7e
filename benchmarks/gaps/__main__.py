"""Whether a rule ever takes what was not read for what is not there.

    python -m benchmarks.gaps [GAPS] [FILE…]

What belongs here: things taken away from readings that raise nothing, and the errors and warnings
that then appear. What does not: assertions (`tests/benchmarks`). Reports come from the demo
district without its planted mistakes, or are the files that are named (a file's own reading may
also be given, as JSON); what these raise as they are does not count.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.detection.__main__ import clean_readings
from benchmarks.detection.alarms import alarms_of
from benchmarks.gaps.removals import Removal, removals
from disclosure.reading import Reading
from disclosure.report import read_report

BATCH = 500
GAPS = 10_000
SEED = 12


def false_alarms(
    readings: Sequence[Reading], gaps: int, seed: int = SEED
) -> tuple[int, list[tuple[Removal, str]]]:
    """How many gaps were made, and the errors and warnings that only a gap brought about."""
    source = random.Random(seed)
    base = alarms_of(readings)
    each = -(-gaps // len(readings))
    todo = [
        (n, one) for n, each_one in enumerate(readings) for one in removals(each_one, source, each)
    ]
    found = []
    for start in range(0, len(todo), BATCH):
        batch = todo[start : start + BATCH]
        for (origin, removal), alarms in zip(
            batch, alarms_of([r.reading for _, r in batch]), strict=True
        ):
            found += [(removal, text) for text in sorted(alarms - base[origin])]
        print(f"{start + len(batch)} gaps, {len(found)} findings", flush=True)
    return len(todo), found


def main(readings: Sequence[Reading], gaps: int) -> None:
    """Prints what gaps brought about, by kind of gap and rule."""
    made, found = false_alarms(readings, gaps)
    print(f"{made} gaps in {len(readings)} reports: {len(found)} errors and warnings")
    kinds = Counter((removal.kind, text.split(" ", 1)[0]) for removal, text in found)
    for (kind, rule), times in kinds.most_common():
        removal, text = next(
            (r, t) for r, t in found if (r.kind, t.split(" ", 1)[0]) == (kind, rule)
        )
        print(f"  {times} × {kind} → {rule}, as: {removal.what} → {text}")


def _read(path: Path) -> Reading:
    content = path.read_bytes()
    if path.suffix == ".json":
        return Reading.model_validate_json(content)
    return read_report(content, file_name=path.name)


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[2:]]
    given = [one for one in map(_read, files) if one.status != "quarantined"]
    main(given or clean_readings(12), int(sys.argv[1]) if len(sys.argv) > 1 else GAPS)
