"""A letter's font that was opened for another letter gives the same PDF as one of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from fonts import kept_font
from fonts.kept_font import CHINESE, use_font

TEXTS = ("关于示范区财政局2025年部门预算的通知", "教育局：100.00万元，é", "")


def letter(text: str, add_font: Callable[[FPDF], object]) -> bytes:
    pdf = FPDF(unit="pt")
    pdf.set_creation_date(dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    add_font(pdf)
    pdf.set_font("zh", size=14)
    pdf.add_page()
    pdf.multi_cell(400, 20, text)
    return bytes(pdf.output())


def test_letters_are_those_of_fonts_of_their_own_whatever_was_set_before() -> None:
    for text in (*TEXTS, *TEXTS):
        alone = letter(text, lambda pdf: pdf.add_font("zh", "", CHINESE))
        assert letter(text, lambda pdf: use_font(pdf, "zh")) == alone, text


def test_a_font_that_is_not_there_is_an_error_each_time() -> None:
    for _ in range(2):
        with pytest.raises(FileNotFoundError):
            use_font(FPDF(), "zh", Path("/nowhere/font.ttf"))


def test_the_kept_font_stays_as_it_was_opened() -> None:
    """Letters may be set at once: none unpacks or numbers what another one uses."""
    kept = kept_font._opened("zh", CHINESE)

    def state() -> tuple[dict[str, object], int]:
        packed = [hasattr(one, "data") for one in kept.ttfont["glyf"].glyphs.values()]
        return vars(kept.desc).copy(), sum(packed)

    before = state()
    letter(TEXTS[1], lambda pdf: use_font(pdf, "zh"))
    assert state() == before
