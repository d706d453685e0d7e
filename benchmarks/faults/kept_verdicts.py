"""What came of damaged files, a line of JSON each, so that a run that is stopped still counts.

What belongs here: the file, what is still open, and the sums. What does not: verdicts.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from benchmarks.faults.damaged import Case
from disclosure.reader_version import reader_version

GOOD = ("same", "told", "refused", "seen")


class KeptVerdicts:
    """Verdicts by case, of the file where one is given; the last line of a case counts."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._known: dict[Case, tuple[str, str]] = {}
        lines = path.read_text("utf-8").splitlines() if path and path.exists() else ()
        for line in lines:
            file_format, kind, seed, verdict, reader = json.loads(line)
            self._known[Case(file_format, kind, seed)] = verdict, reader

    def is_open(self, case: Case) -> bool:
        """Whether nobody has read it, or it was bad and the reader is another since."""
        verdict, reader = self._known.get(case, (None, None))
        return verdict not in GOOD and reader != reader_version()

    def add(self, case: Case, verdict: str) -> None:
        self._known[case] = verdict, reader_version()
        if self._path is not None:
            line = [case.file_format, case.kind, case.seed, verdict, reader_version()]
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{json.dumps(line)}\n")

    def told(self, file_format: str) -> str:
        """The sums of a format; what is bad by kind, with its first seeds."""
        of = {one: said for one, (said, _) in self._known.items() if one.file_format == file_format}
        sums = Counter(of.values())
        lines = [f"{file_format}: {sums.total()} {dict(sums.most_common())}"]
        bad = Counter((said, one.kind) for one, said in of.items() if said not in GOOD)
        for (verdict, kind), number in bad.most_common():
            seeds = sorted(
                one.seed for one, said in of.items() if (said, one.kind) == (verdict, kind)
            )
            lines.append(f"  {number:5} {verdict} {kind}, seeds {seeds[:5]}")
        return "\n".join(lines)
