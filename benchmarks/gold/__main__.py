"""How many of the known faults are found, and how much of what is said is true.

python -m benchmarks.gold [REPORTS] [--all]: by report and rule; --all prints findings and entries.
Findings that stand on no list were looked at on the page: `looked_at.tsv` has report, rule, page,
figures, a hash of the words quoted and the verdict (true, false, judgement). What it lacks is
counted as not looked at.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.gold.gold_lists import Labelled, labelled_reports
from benchmarks.gold.gold_matching import Finding, matches
from benchmarks.gold.gold_nights import findings_of, read_kept

REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
KEPT = Path(tempfile.gettempdir()) / "mingzhang-gold"
LOOKED_AT = Path(__file__).with_name("looked_at.tsv")
_QUOTED = re.compile("“([^”]*)”")
VERDICTS = ("listed", "true", "judgement", "false", "unknown")


def label_key(finding: Finding) -> tuple[str, ...]:
    """What tells a finding from others without repeating the report's text."""
    pages = "/".join(f"{part}{page}" for part, page in sorted(finding.pages))
    quoted = "".join(_QUOTED.findall(finding.message))
    words = hashlib.sha256(quoted.encode()).hexdigest()[:6]
    return finding.report, finding.rule_id, pages, "/".join(sorted(finding.figures)), words


def looked_at() -> dict[tuple[str, ...], str]:
    rows = (line.split("\t") for line in LOOKED_AT.read_text("utf-8").splitlines() if line)
    return {tuple(row[:5]): row[5] for row in rows}


def verdict(report: Labelled, finding: Finding, labels: dict[tuple[str, ...], str]) -> str:
    """`listed` where an entry says the same; else what was seen on the page."""
    label = labels.get(label_key(finding))
    if label is None and any(matches(entry, finding) for entry in report.entries):
        return "listed"
    return label or "unknown"


def main(folder: Path, *, print_all: bool) -> None:
    """Prints the share of entries found and of findings true."""
    reports = labelled_reports(folder)
    found = findings_of(reports, lambda file: read_kept(file, KEPT))
    labels = looked_at()
    hits: Counter[tuple[str, bool]] = Counter()
    of_all: Counter[tuple[str, bool]] = Counter()
    by_rule: dict[tuple[str, str], Counter[str]] = {}
    for report in reports:
        findings = found[report.key]
        for entry in report.entries:
            by = [one for one in findings if matches(entry, one)]
            hits[report.key, entry.is_strict] += bool(by)
            of_all[report.key, entry.is_strict] += 1
            if print_all:
                rules = ",".join(sorted({f"{one.rule_id}:{one.severity}" for one in by}))
                mark = "found" if by else "MISS "
                print(
                    f"{mark} {entry.entry_id:6}{'strict' if entry.is_strict else 'oddity'} {rules}"
                    f"{'' if by else entry.printed[:90]}"
                )
        for one in findings:
            kind = verdict(report, one, labels)
            by_rule.setdefault((one.severity, one.rule_id), Counter())[kind] += 1
            if print_all:
                print(
                    f"  {kind:9} {one.severity:7} "
                    + "\t".join(label_key(one))
                    + f"\t| {one.message}"
                )
    _summary(reports, found, hits, of_all)
    _rules(by_rule)


def _summary(
    reports: Sequence[Labelled],
    found: dict[str, list[Finding]],
    hits: Counter[tuple[str, bool]],
    of_all: Counter[tuple[str, bool]],
) -> None:
    for report in reports:
        key = report.key
        counts = Counter(one.severity for one in found[key])
        print(
            f"{key} strict {hits[key, True]}/{of_all[key, True]} oddities {hits[key, False]}/"
            f"{of_all[key, False]} errors {counts['error']} warnings {counts['warning']} "
            f"info {counts['info']}  {report.files[0].name}"
        )
    for name, strict in (("strict contradictions", True), ("oddities", False)):
        have = sum(count for (_, one), count in hits.items() if one is strict)
        whole = sum(count for (_, one), count in of_all.items() if one is strict)
        print(f"{name} found: {have} of {whole} = {have / whole:.1%}")


def _rules(by_rule: dict[tuple[str, str], Counter[str]]) -> None:
    for severity in ("error", "warning", "info"):
        whole: Counter[str] = Counter()
        for (one, rule), counts in sorted(by_rule.items()):
            if one == severity:
                whole += counts
                print(
                    f"  {severity:8}{rule:22}"
                    + "  ".join(f"{v} {counts[v]}" for v in VERDICTS if counts[v])
                )
        good = whole["listed"] + whole["true"]
        judged = good + whole["false"]
        if whole:
            print(
                f"{severity}: {whole.total()}, of those looked at true {good} of {judged}"
                f" = {good / max(judged, 1):.1%}; judgement {whole['judgement']}, "
                f"not looked at {whole['unknown']}"
            )


if __name__ == "__main__":
    given = [one for one in sys.argv[1:] if one != "--all"]
    main(Path(given[0]) if given else REPORTS, print_all="--all" in sys.argv)
