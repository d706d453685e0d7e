"""Prints what became of the figures of drawn reports: `… -m benchmarks.unseen.drawing 0 200`.

What belongs here: counting, and one example a kind. What does not: judging (`compared`).
"""

from __future__ import annotations

import sys
from collections import Counter

from benchmarks.unseen.drawing.compared import Verdict, compared
from benchmarks.unseen.drawing.drawn_reports import drawn_report


def main(first: int, last: int) -> None:
    outcomes: Counter[str] = Counter()
    kinds: Counter[tuple[str, int, str]] = Counter()
    examples: dict[tuple[str, int, str], tuple[int, Verdict]] = {}
    for seed in range(first, last):
        for one in compared(drawn_report(seed)):
            outcomes[one.outcome] += 1
            kind = (one.outcome, one.fact.table_no, one.fact.column)
            kinds[kind] += 1
            examples.setdefault(kind, (seed, one))
    for outcome, count in outcomes.most_common():
        print(f"{outcome}: {count} ({100 * count / outcomes.total():.2f}%)")
    for kind, count in kinds.most_common():
        if kind[0] != "equal":
            seed, one = examples[kind]
            print(f"{count:6} {kind}  seed {seed}: {one.fact.row}, {one.said or 'not read'}")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
