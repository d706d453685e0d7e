"""python -m benchmarks.planted [PLANTS] [--seed N] FILE…: contradictions planted, found, missed.

FILE is a report, or a reading of one as JSON. Plants are shared out among the files and the kinds.
A plant is found when an error or a warning appears that the report as it is does not have; it is
printed by kind and issuer (the file's folder), then what was missed.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.detection.alarms import alarms_of
from benchmarks.gold.gold_nights import read_kept
from benchmarks.planted import in_prose, in_tables
from benchmarks.planted.plants import Plant
from benchmarks.planted.retold import retold
from disclosure.reading import Reading

BATCH = 300
KEPT = Path(tempfile.gettempdir()) / "mingzhang-gold"
MAKERS = (
    in_tables.figure,
    in_tables.blank,
    in_tables.moved,
    in_tables.swapped_amounts,
    in_tables.swapped_codes,
    in_tables.wrong_code,
    in_tables.dropped,
    in_tables.repeated,
    in_tables.form_amount,
    in_prose.said_amount,
    in_prose.said_percent,
    in_prose.said_count,
    in_prose.turned,
    in_prose.other_unit,
    in_prose.other_year,
    in_prose.silent,
)


def plants(reading: Reading, count: int, source: random.Random) -> list[Plant]:
    """So many, of all kinds alike often; a kind that the report has no place for is left out."""
    rounds = -(-count // len(MAKERS))
    order = [make for _ in range(rounds) for make in source.sample(MAKERS, len(MAKERS))]
    made = (make(reading, source) for make in order[:count])
    return [one for one in made if one is not None]


def main(readings: dict[str, Reading], count: int, seed: int) -> None:
    """Prints what was found by kind and by issuer, and each that was missed."""
    source = random.Random(seed)
    bases = {name: retold(one) for name, one in readings.items()}
    each = -(-count // max(1, len(bases)))
    todo = [(name, one) for name, base in bases.items() for one in plants(base, each, source)]
    names = list(bases)
    known = dict(zip(names, alarms_of(list(bases.values())), strict=True))
    found, whole = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    missed: list[tuple[str, Plant]] = []
    for start in range(0, len(todo), BATCH):
        batch = todo[start : start + BATCH]
        for (name, plant), alarms in zip(
            batch, alarms_of([one.reading for _, one in batch]), strict=True
        ):
            key = (plant.kind, name.split("/")[0])
            whole[key] += 1
            found[key] += bool(alarms - known[name])
            if not alarms - known[name]:
                missed.append((name, plant))
    _print(found, whole, 0)
    _print(found, whole, 1)
    for name, plant in sorted(missed, key=lambda one: (one[1].kind, one[0])):
        print(f"  missed {plant.kind} | {name} | {plant.what}")


def _print(found: Counter[tuple[str, str]], whole: Counter[tuple[str, str]], part: int) -> None:
    totals, hits = Counter[str](), Counter[str]()
    for key, count in whole.items():
        totals[key[part]] += count
        hits[key[part]] += found[key]
    for name in sorted(totals):
        print(f"{name:18}{hits[name]:5} of {totals[name]:5} = {hits[name] / totals[name]:.0%}")
    print(f"{'all':18}{hits.total():5} of {totals.total():5}\n")


def _read(paths: Sequence[Path]) -> dict[str, Reading]:
    found = {}
    for path in paths:
        is_json = path.suffix == ".json"
        text = path.read_bytes()
        reading = Reading.model_validate_json(text) if is_json else read_kept(path, KEPT)
        if reading.status != "quarantined":
            found[f"{path.parent.name}/{path.stem}"] = reading
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("plants", type=int)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    main(_read(given.files), given.plants, given.seed)
