"""python -m benchmarks.practice [DISTRICT] [--all]: planted errors and false alarms by rule.

DISTRICT has `documents/` and `truth/` as in ../shared/practice/README.md. A whole night runs over
it, as for a bureau with these files in its inbox; the folder is kept, so that only what the reader
reads differently is read again. --all prints each finding of a clean document.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from benchmarks.practice.practice_night import night_over
from benchmarks.practice.practice_truth import Finding, findings_by_report, is_found, truth

DISTRICT = Path(__file__).resolve().parents[3] / "shared" / "practice"
KEPT = Path(tempfile.gettempdir()) / "mingzhang-practice"


def main(district: Path, *, print_all: bool) -> None:
    """Prints found and missed, and what clean documents were told, by rule."""
    night = night_over(district, KEPT / district.resolve().parent.name / district.name)
    found = findings_by_report(night)
    planted, clean = truth(district)
    hits = 0
    for error in planted:
        by = [one for one in found.get(error.report, []) if is_found(error, one)]
        hits += bool(by)
        rules = ",".join(sorted({f"{one.rule_id}:{one.severity}" for one in by}))
        mark = "found " if by else "MISSED"
        print(f"{mark} {error.error_id} {error.report} {error.kind} {rules or error.hint}")
    print(f"planted errors found: {hits} of {len(planted)} = {hits / max(len(planted), 1):.1%}")
    unread = [key for key in clean if key not in found]
    said = [one for key in clean for one in found.get(key, [])]
    for severity in ("error", "warning", "info"):
        _by_rule(severity, [one for one in said if one.severity == severity], print_all)
    print(f"on {len(clean) - len(unread)} clean documents; not read: {unread or 'none'}")


def _by_rule(severity: str, said: list[Finding], print_all: bool) -> None:
    rules = Counter(one.rule_id for one in said)
    print(f"{severity} on clean documents: {len(said)} {dict(rules.most_common())}")
    for one in said if print_all else []:
        print(f"  {one.report} {one.rule_id} {one.message}")


if __name__ == "__main__":
    given = [one for one in sys.argv[1:] if one != "--all"]
    main(Path(given[0]) if given else DISTRICT, print_all="--all" in sys.argv)
