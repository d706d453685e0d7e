"""A font that is opened once a process, for all PDFs that are set in it: opening it takes three
times as long as setting a letter.

What belongs here: which Chinese font comes with us, and handing each PDF one of its own. What does
not: setting type. fpdf2 opens a font anew for each PDF and cuts it down to what the PDF shows,
which leaves it useless for the next; what is cut is copied here. The PDF is the same, byte by byte.
"""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path
from typing import Any

import paperang_p2_fonts_cjk
from fpdf import FPDF
from fpdf.fonts import SubsetMap, TTFFont

CHINESE = Path(paperang_p2_fonts_cjk.__file__).parent / "fonts" / "wqy-microhei.ttc"
"""文泉驿微米黑, glyf outlines: readers that do not know embedded CMaps can extract its text."""
_LEFT_OUT = frozenset({"GlyphOrder", "FFTM", "GDEF", "GPOS", "GSUB"})
"""What fpdf2 leaves out of a PDF, and what a font numbers its glyphs by anew."""


def use_font(pdf: FPDF, family: str, path: Path = CHINESE) -> None:
    """As `pdf.add_font(family, "", path)`. Raises OSError where there is no such file."""
    kept = _opened(family, path)
    if kept.is_cff:  # cut down by other means
        pdf.add_font(family, "", path)
        return
    font = copy.copy(kept)
    font.i = len(pdf.fonts) + 1
    font.desc = copy.copy(kept.desc)
    font.missing_glyphs = []
    font.ttfont = _copied(kept.ttfont)
    font.subset = SubsetMap(font)
    pdf.fonts[font.fontkey] = font


@cache
def _opened(family: str, path: Path) -> TTFFont:
    keeper = FPDF()
    keeper.add_font(family, "", path)
    (font,) = keeper.fonts.values()
    assert isinstance(font, TTFFont)
    for tag in _tables(font.ttfont):
        font.ttfont[tag]  # read now, once
    font.ttfont.close()
    return font


def _tables(font: Any) -> list[str]:
    tags: list[str] = font.keys()
    return [tag for tag in tags if tag not in _LEFT_OUT]


def _copied(whole: Any) -> Any:
    """A font that may be cut down without a loss to the other."""
    font = type(whole)(sfntVersion=whole.sfntVersion, recalcTimestamp=False)
    font.setGlyphOrder(list(whole.getGlyphOrder()))
    for tag in _tables(whole):
        font[tag] = _own(tag, whole[tag])
    return font


def _own(tag: str, kept: Any) -> Any:
    """A table of its own; of the large ones, only what cutting changes in place."""
    if tag not in ("glyf", "hmtx", "vmtx", "cmap", "post"):
        return copy.deepcopy(kept)
    table = copy.copy(kept)
    if tag == "glyf":
        table.glyphs = _Glyphs(table.glyphs)
    if tag == "cmap":
        table.tables = [copy.copy(one) for one in table.tables]
    return table


class _Glyphs(dict[str, Any]):
    """Thirty thousand glyphs, each copied when it is first asked for."""

    def __init__(self, kept: dict[str, Any]) -> None:
        super().__init__(kept)
        self._own: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        if name not in self._own:
            self._own.add(name)
            self[name] = copy.copy(super().__getitem__(name))
        return super().__getitem__(name)
