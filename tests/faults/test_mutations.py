"""Damaged files, made by a seed: the same figures, or a gap, or a clear refusal; never others.

What belongs here: a few cases of each format and kind. What does not: thousands (`python -m
benchmarks.faults`), and what a page shows changed too, which a referee has to draw.
"""

from __future__ import annotations

import pytest

from benchmarks.faults.damaged import Case, cases, damage_of, judged
from benchmarks.faults.originals import FORMATS, original

EACH = 24
"""Cases a format in `make test`."""
BYTES = ("flipped", "cut", "gapped", "zeroed", "doubled")


@pytest.mark.parametrize("file_format", FORMATS)
def test_damage_never_ends_the_reader_and_is_told(file_format: str) -> None:
    """Other figures without a word are only those of a file whose elements changed places."""
    for case in cases(file_format, EACH):
        verdict = judged(case)
        assert verdict != "crashed", case
        if case.kind in BYTES and file_format in ("docx", "xlsx"):
            assert verdict in ("same", "told", "refused"), case


@pytest.mark.parametrize(
    ("file_format", "kind"),
    [
        *(("docx", kind) for kind in ("hidden", "white", "tiny", "struck", "deleted")),
        *(("docx", kind) for kind in ("hidden_digit", "white_digit", "struck_digit")),
        *(("xlsx", kind) for kind in ("hidden_row", "hidden_column")),
        *(("html", kind) for kind in ("undisplayed_figure", "white_digit", "tiny_digit")),
        *(("html", kind) for kind in ("input", "nested", "clear_figure", "sup_digit", "del_digit")),
        *(("pdf", kind) for kind in ("unpainted", "white", "clipped", "covered")),
    ],
)
def test_what_people_do_not_see_is_no_figure_and_is_told(file_format: str, kind: str) -> None:
    assert kind in damage_of(file_format)
    for seed in (1, 2):
        assert judged(Case(file_format, kind, seed)) in ("same", "told"), seed


def test_a_case_follows_from_its_name() -> None:
    case = Case("docx", "flipped", 7)
    assert case.content() == case.content() != original("docx")
