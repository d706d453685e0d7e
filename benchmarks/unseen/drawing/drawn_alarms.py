"""What the rules say of drawn reports, all of whose sums hold.

    python -m benchmarks.unseen.drawing.drawn_alarms FIRST LAST

What belongs here: errors and warnings about figures of tables; each is a fault of reading or of a
rule. What does not: what a drawn report truly lacks (prose, tables of the form).
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping

from benchmarks.detection.alarms import alarms_of
from benchmarks.unseen.drawing.drawn_reports import drawn_report, mannered_report
from disclosure.reading import Reading
from disclosure.report import read_document

TRUE_OF_ALL = ("H-", "E-YEAR", "E-NAME", "K-", "DECIMALS")
"""Rules of what a report must have: a drawn one has tables and nothing else; some print 亿元."""


def drawn_readings(seeds: Iterable[int]) -> dict[str, Reading]:
    """Readings of the drawn reports of these seeds, plain and in two further manners."""
    found = {}
    for seed in seeds:
        found[f"plain {seed}"] = read_document(drawn_report(seed).document, f"{seed:064d}")
        mannered, names = mannered_report(seed)
        key = f"{' '.join(names)} {seed}"
        found[key] = read_document(mannered.document, f"{10**9 + seed:064d}")
    return {key: one for key, one in found.items() if one.tables}


def false_alarms(readings: Mapping[str, Reading]) -> list[tuple[str, str]]:
    """Which report, and the rule with what it says of figures that are right."""
    said = alarms_of(list(readings.values()))
    return [
        (key, text)
        for key, alarms in zip(readings, said, strict=True)
        for text in sorted(alarms)
        if not text.startswith(TRUE_OF_ALL)
    ]


def main(first: int, last: int) -> None:
    readings = drawn_readings(range(first, last))
    alarms = false_alarms(readings)
    for key, text in alarms:
        print(f"{key}: {text}")
    rules = Counter(text.split()[0] for _, text in alarms)
    print(rules.most_common(), "in", len(readings), "reports")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
