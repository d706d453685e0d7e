"""What is read of whole provinces' forms.

    python -m benchmarks.unseen.provinces [--brief] [NAME…]

What belongs here: counting, one example a kind, and what the rules say of what is right. What does
not: judging (`judged`).
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence

from benchmarks.detection.alarms import alarms_of
from benchmarks.unseen.drawing.compared import Verdict
from benchmarks.unseen.drawing.drawn_alarms import TRUE_OF_ALL
from benchmarks.unseen.drawing.pages import DrawnReport
from benchmarks.unseen.provinces.forms import Form, forms_of, names
from benchmarks.unseen.provinces.judged import as_file, drawn, gist, judged, read_file
from benchmarks.unseen.provinces.ledger import drawn_ledger
from disclosure.forms.matcher import FormReading, read_forms
from disclosure.report import read_document

_WAYS = ("xlsx sheets", "html", "docx", "pdf")
_SHOWN = 6


def main(chosen: Sequence[str], *, brief: bool) -> None:
    whole: Counter[str] = Counter()
    readings = {}
    for name in chosen:
        forms = forms_of(name, drawn_ledger(1))
        report = drawn(forms)
        reading = read_forms(report.document)
        readings[name] = read_document(report.document, f"{len(readings):064d}")
        verdicts = judged(reading, report, forms)
        outcomes = Counter(one.outcome for one in verdicts)
        whole += outcomes
        print(f"{name}: {dict(outcomes.most_common())}")
        if not brief:
            _print_pages(reading, report, forms, verdicts)
            _print_formats(reading, report)
    print("whole:", dict(whole.most_common()))
    for name, alarms in zip(readings, alarms_of(list(readings.values())), strict=True):
        for text in sorted(alarms):
            if not text.startswith(TRUE_OF_ALL):
                print("ALARM", name, text)


def _print_pages(
    reading: FormReading, report: DrawnReport, forms: Sequence[Form], verdicts: Sequence[Verdict]
) -> None:
    by_page: dict[int, dict[tuple[str, str], list[Verdict]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for (page, _), one in zip(report.facts, verdicts, strict=True):
        if one.outcome != "equal":
            by_page[page][one.outcome, one.fact.column].append(one)
    for page, kinds in by_page.items():
        print(f"   page {page} {forms[page - 1].title}")
        for (outcome, column), found in list(kinds.items())[:_SHOWN]:
            fact = found[0].fact
            what = f"{fact.row!r}/{column} {fact.amount_yuan}"
            print(f"      {len(found)} {outcome} {what}: {found[0].said}")
        for gap in reading.gaps:
            if gap.page_no == page:
                print(f"      gap {gap.kind}: {gap.detail[:90]}")


def _print_formats(reading: FormReading, report: DrawnReport) -> None:
    mine = gist(reading)
    for way in _WAYS:
        other = gist(read_file(*as_file(report, way)))
        less, more = mine - other, other - mine
        if less or more:
            print(f"   {way}: {less.total()} less, {more.total()} more", [*less][:2], [*more][:2])


if __name__ == "__main__":
    own = [one for one in sys.argv[1:] if one != "--brief"]
    main(own or names(), brief="--brief" in sys.argv)
