"""python -m benchmarks.voices [REPORTS] [--plants N] [--only VOICE]: alarms and what is found.

Prints the errors and warnings of clean reports by voice (all are false), then how many slips of one
printed thing are found, by voice and kind, and those that were missed; and how much of each voice
no check looked at.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.detection.alarms import alarms_of, unjudged
from benchmarks.planted.retold import retold
from benchmarks.voices.told import Teller
from benchmarks.voices.told_reports import Case, told, told_reports
from disclosure.reading import Reading

BATCH = 300


def changed(reading: Reading, before: list[str], after: list[str]) -> Reading | None:
    """The reading with the lines that differ; None where they are in no section."""
    texts = {one.section_no: one.text for one in reading.sections}
    for old, new in zip(before, after, strict=True):
        if old != new:
            number = next((no for no, text in texts.items() if old in text), None)
            if number is None:
                return None
            texts[number] = texts[number].replace(old, new, 1)
    return retold(reading, texts)


def kept(case: Case, lines: list[str]) -> Reading:
    """The reading of these lines, its tables read once and kept; the prose is always told anew."""
    name = hashlib.sha256("\n".join([case.voice, *lines]).encode()).hexdigest()[:16]
    path = Path(tempfile.gettempdir()) / "mingzhang-voices" / f"{name}.json"
    if not path.is_file():
        path.parent.mkdir(exist_ok=True)
        path.write_text(case.read(lines).model_dump_json(), "utf-8")
    return retold(Reading.model_validate_json(path.read_bytes()))


Planted = tuple[int, str, str, Reading]
"""Number of the clean report, kind of what slipped, words around it, the reading with it."""


def planted(
    case: Case, number: int, base: Reading, places: random.Random, count: int
) -> Iterator[Planted]:
    """So many slips of one printed thing each."""
    teller = Teller()
    lines = told(case.template, case.truth, teller)
    for place in places.sample(range(len(teller.printed)), min(count, len(teller.printed))):
        wrong = Teller(slip=place, source=random.Random(place))
        other = told(case.template, case.truth, wrong)
        reading = changed(base, lines, other)
        if wrong.slipped is None or reading is None:
            continue
        old, new = next((a, b) for a, b in zip(lines, other, strict=True) if a != b)
        at = next(
            (i for i, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0
        )
        what = f"{wrong.slipped} …{new[max(0, at - 40) : at + 25]}"
        yield number, teller.printed[place], what, reading


def main(each: int, plants: int, only: str | None, seed: int) -> None:
    source = random.Random(seed)
    cases = [one for one in told_reports(each) if not only or one.voice in only.split(",")]
    bases = [kept(case, told(case.template, case.truth, Teller())) for case in cases]
    clean = alarms_of(bases)
    counts: Counter[str] = Counter()
    for case, alarms in zip(cases, clean, strict=True):
        counts[case.voice] += len(alarms)
        for text in sorted(alarms):
            print(f"FALSE {case.voice}: {text}")
    print({one.voice: counts[one.voice] for one in cases}, "false alarms in", len(cases))
    coverage(cases, bases)
    todo = [
        one
        for number, (case, base) in enumerate(zip(cases, bases, strict=True))
        for one in planted(case, number, base, source, plants)
    ]
    score([one.voice for one in cases], clean, todo)


def coverage(cases: list[Case], bases: list[Reading]) -> None:
    """Prints by voice how many figures, and whole sentences, no check looked at."""
    sums: dict[str, list[int]] = {}
    for case, counts in zip(cases, unjudged(bases), strict=True):
        mine = sums.setdefault(case.voice, [0, 0, 0, 0])
        sums[case.voice] = [a + b for a, b in zip(mine, counts, strict=True)]
    whole = [sum(column) for column in zip(*sums.values(), strict=True)]
    for voice, (figures, unseen, sentences, silent) in [*sums.items(), ("all", whole)]:
        print(f"{voice:12} not judged: {unseen:4} of {figures:4} figures, ", end="")
        print(f"{silent:3} of {sentences:3} sentences whole")


def score(voices: list[str], clean: list[set[str]], todo: list[Planted]) -> None:
    """Prints what is missed, and what is found by voice and kind."""
    whole, hits = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for start in range(0, len(todo), BATCH):
        batch = todo[start : start + BATCH]
        found = alarms_of([one[3] for one in batch])
        for (number, kind, what, _), alarms in zip(batch, found, strict=True):
            key = voices[number], kind
            whole[key] += 1
            hits[key] += bool(alarms - clean[number])
            if not alarms - clean[number]:
                print(f"missed {voices[number]} {kind}: {what}")
    for key in sorted(whole):
        print(f"{key[0]:12}{key[1]:12}{hits[key]:4} of {whole[key]:4}")
    print("all", hits.total(), "of", whole.total())


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("reports", type=int, nargs="?", default=2)
    parser.add_argument("--plants", type=int, default=0)
    parser.add_argument("--only")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    main(given.reports, given.plants, given.only, given.seed)
