"""python -m benchmarks.planted.leading [--plants N] [--seed N] [--two] FILE…: is one error one?

FILE is a report, or a reading of one as JSON. Into each reading one wrong figure is planted, or
with --two another one as well. Of the errors and warnings that then
appear those are counted that lead; what follows from a cause is none of its own. Printed by kind:
how often nothing leads, one finding, as many as were planted, more; then those with more.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks.gold.gold_nights import read_kept
from benchmarks.planted import in_prose, in_tables
from benchmarks.planted.__main__ import KEPT
from benchmarks.planted.plants import Plant
from benchmarks.planted.retold import retold
from benchmarks.throwaway_night import night_of
from disclosure.reading import Reading
from warehouse.sql_files import connect

BATCH = 150
MAKERS = (
    in_tables.figure,
    in_tables.blank,
    in_tables.moved,
    in_tables.dropped,
    in_prose.said_amount,
    in_prose.said_percent,
    in_prose.said_count,
    in_prose.turned,
)
LEADING = """
SELECT report_id, rule_id || ' ' || message FROM quality.finding
WHERE report_id IS NOT NULL AND family <> 'district-level' AND severity <> 'info'
  AND NOT is_consequence
"""


def leading(readings: Sequence[Reading]) -> list[set[str]]:
    """Per reading its errors and warnings that follow from no other (rule and sentence)."""
    found: list[set[str]] = [set() for _ in readings]
    named = {f"r{number:06d}": one for number, one in enumerate(readings)}
    with (
        tempfile.TemporaryDirectory() as folder,
        connect(night_of(Path(folder), named), read_only=True) as night,
    ):
        for report_id, text in night.execute(LEADING).fetchall():
            found[int(report_id[1:])].add(text)
    return found


def plants(reading: Reading, count: int, source: random.Random, *, two: bool) -> list[Plant]:
    made = []
    for _ in range(count):
        one = source.choice(MAKERS)(reading, source)
        if one is not None and two:
            other = source.choice(MAKERS)(one.reading, source)
            one = other and Plant(
                " + ".join(sorted((one.kind, other.kind))),
                f"{one.what} | {other.what}",
                other.reading,
            )
        if one is not None:
            made.append(one)
    return made


def main(readings: Sequence[Reading], count: int, seed: int, *, two: bool) -> None:
    """Prints how many findings lead, by kind of plant, and each plant that has too many."""
    source = random.Random(seed)
    bases = [retold(one) for one in readings]
    each = -(-count // max(1, len(bases)))
    todo = [(n, one) for n, base in enumerate(bases) for one in plants(base, each, source, two=two)]
    said = leading(bases)
    wanted = 1 + two
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for start in range(0, len(todo), BATCH):
        batch = todo[start : start + BATCH]
        for (n, plant), texts in zip(batch, leading([p.reading for _, p in batch]), strict=True):
            new = sorted(texts - said[n])
            kind = "two" if two else plant.kind
            tally[kind][str(len(new)) if len(new) <= wanted else "more"] += 1
            if len(new) > wanted:
                print(f"{len(new)} × {plant.kind}: {plant.what}")
                for text in new:
                    print(f"      {text[:170]}")
    for kind, counts in sorted(tally.items()):
        print(f"{kind}: {dict(sorted(counts.items()))}")
    whole = sum(tally.values(), Counter[str]())
    print(f"{sum(whole.values())} reports with {wanted} planted: {dict(sorted(whole.items()))}")


def _read(path: Path) -> Reading:
    if path.suffix == ".json":
        return Reading.model_validate_json(path.read_bytes())
    return read_kept(path, KEPT)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--plants", type=int, default=400)
    parser.add_argument("--seed", type=int, default=12)
    parser.add_argument("--two", action="store_true")
    parser.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    readable = [one for one in map(_read, given.files) if one.status != "quarantined"]
    main(readable, given.plants, given.seed, two=given.two)
