"""Forms of whole provinces (`benchmarks/unseen/provinces/forms`): read right or told, and no alarm.

`MINGZHANG_SEED` draws other amounts.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

from benchmarks.detection.alarms import alarms_of
from benchmarks.unseen.drawing.drawn_alarms import TRUE_OF_ALL
from benchmarks.unseen.provinces.forms import forms_of, names
from benchmarks.unseen.provinces.judged import as_file, drawn, gist, judged, read_file
from benchmarks.unseen.provinces.ledger import drawn_ledger
from disclosure.forms.matcher import read_forms
from disclosure.report import read_document
from tests.drawn import few_of

SEED = int(os.environ.get("MINGZHANG_SEED", "1"))
MOST_TOLD = 0.3
"""Of one province: columns of items (基本工资 …) are kept under their printed heads."""
WAYS = ("xlsx sheets", "html", "docx", "pdf")


@pytest.mark.parametrize("name", few_of(names(), 12))
def test_no_figure_of_a_province_is_wrong_or_silently_lost(name: str) -> None:
    forms = forms_of(name, drawn_ledger(SEED))
    report = drawn(forms)
    verdicts = judged(read_forms(report.document), report, forms)
    assert [one for one in verdicts if one.outcome in ("wrong", "silent")] == []
    told = Counter(one.outcome for one in verdicts)["told"]
    assert told <= MOST_TOLD * len(verdicts)


@pytest.mark.parametrize("place", range(len(WAYS)))
def test_a_file_of_any_format_says_the_same(place: int) -> None:
    name = names()[(SEED + place) % len(names())]
    report = drawn(forms_of(name, drawn_ledger(SEED)))
    assert gist(read_file(*as_file(report, WAYS[place]))) == gist(read_forms(report.document))


def test_what_is_whole_raises_nothing() -> None:
    drawn_ones = [drawn(forms_of(name, drawn_ledger(SEED))).document for name in names()]
    readings = [read_document(one, f"{number:064d}") for number, one in enumerate(drawn_ones)]
    said = dict(zip(names(), alarms_of(readings), strict=True))
    assert {
        name: [text for text in found if not text.startswith(TRUE_OF_ALL)]
        for name, found in said.items()
    } == {name: [] for name in names()}
