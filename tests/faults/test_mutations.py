"""Damaged files, made by a seed: the same figures, or a gap, or a clear refusal; never others.

What belongs here: a few cases of each format and kind. What does not: thousands (`python -m
benchmarks.faults`), and what a page shows changed too, which a referee has to draw.
"""

from __future__ import annotations

import io
import random

import pytest
import xlwt

from benchmarks.faults.byte_damage import BYTE_DAMAGE, cut
from benchmarks.faults.damaged import Case, cases, damage_of, figures, judged
from benchmarks.faults.originals import FORMATS, original
from disclosure.report import NO_FORM_CODE, read_report

EACH = 8
"""Cases a format in `make test`."""


@pytest.mark.parametrize("file_format", FORMATS)
def test_damage_never_ends_the_reader(file_format: str) -> None:
    for case in cases(file_format, EACH):
        assert judged(case) != "crashed", case


@pytest.mark.parametrize("kind", BYTE_DAMAGE)
@pytest.mark.parametrize("file_format", ["docx", "xlsx", "pdf"])
def test_damaged_bytes_are_never_other_figures_in_silence(file_format: str, kind: str) -> None:
    """Not HTML: a digit of it that changed, people see too."""
    for seed in range(2 if file_format == "pdf" else 3):
        assert judged(Case(file_format, kind, seed)) in ("same", "told", "refused"), seed


def test_a_page_whose_font_is_gone_is_told() -> None:
    """Its characters are codes of nothing: no word of it may pass for what was said."""
    assert judged(Case("pdf", "without_object", 47)) == "told"


def test_a_figure_that_slipped_into_the_name_before_it_is_told() -> None:
    assert judged(Case("pdf", "shifted", 300079)) == "told"
    assert judged(Case("html", "flipped", 4001010)) == "told"
    assert judged(Case("html", "gapped", 4001774)) == "told"


def test_letters_that_a_cut_map_of_a_font_no_longer_names_are_told() -> None:
    assert judged(Case("pdf", "zeroed", 4001036)) == "told"


def test_a_damaged_glyph_that_reaches_back_keeps_its_place() -> None:
    """增加45万元 was read as 加, further left, and 增 45万元."""
    assert judged(Case("pdf", "zeroed", 4001006)) == "same"


def test_half_a_character_is_none() -> None:
    """A damaged font gave a lone surrogate, which no text may hold."""
    assert judged(Case("pdf", "doubled", 548)) in ("same", "told", "refused")


def test_an_old_workbook_that_is_cut_is_refused_or_told() -> None:
    """xls has no checksums: of other damage, what it says is what Excel shows."""
    whole = _old_workbook()
    truth = figures(read_report(whole, recognise_scans=False))
    assert len(truth) > 50
    chance = random.Random("xls cut")
    for number in range(6):
        read = read_report(cut(whole, chance), recognise_scans=False)
        if read.status == "quarantined" and read.error_code != NO_FORM_CODE:
            assert read.error_code not in (None, "crashed"), number
            assert read.error_reason, number
        elif not read.gaps:
            assert figures(read) == truth, number


def _old_workbook() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表8")
    rule = xlwt.easyxf("borders: left thin, right thin", num_format_str="#,##0.00")
    for row in range(60):
        sheet.write(row, 0, f"第{row + 1}项", rule)
        for column in range(1, 4):
            sheet.write(row, column, 100.25 * row + column, rule)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


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


@pytest.mark.parametrize("printed", ["1.70 70", "1.70\u00a070", "1.70\n2.53"])
def test_two_figures_in_one_cell_are_not_one(printed: str) -> None:
    whole = original("html").decode()
    damaged = whole.replace("<td>1.70</td>", f"<td>{printed}</td>", 1)
    read = read_report(damaged.encode(), recognise_scans=False)
    (told,) = [gap.detail for gap in read.gaps if gap.kind == "not_an_amount"]
    assert " ".join(printed.split()) in told
