"""The colours in which a PDF page's objects are filled, and how light they are.

What belongs here: what pdfium says of colours, asked of all objects at once. What does not: whether
a text is seen on its ground (`visibility`), and which colours are a watermark's (`glyphs`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from pypdfium2 import raw

from disclosure.documents.pdf.glyphs import Numbers
from disclosure.documents.pdf.pdfium_calls import INT, bulk, written

DARK = 0.5
"""Text below this luminance on ground above it is seen, whatever else is true."""

OF_A_PATTERN = (191, 191, 191)
"""What pdfium says of an object that is filled with a tiling pattern in colours of its own."""

_colour = bulk(raw.FPDFPageObj_GetFillColor, INT)
_stroke = bulk(raw.FPDFPageObj_GetStrokeColor, INT)


@dataclass(frozen=True, slots=True)
class Ink:
    """The colour of a text object: luminance as it shows on white, and what tells it apart."""

    luminance: float
    colour: tuple[int, ...]


def light_inks(things: Sequence[int]) -> tuple[dict[int, Ink], set[int]]:
    """The text objects whose colour is not dark, and those whose colour is no plain one."""
    known, colours = _colours(things)
    luminances = _luminance(*colours)
    inks = {}
    if (luminances >= DARK).any():
        rows = zip(things, luminances.tolist(), *colours.astype(np.intp).tolist(), strict=True)
        inks = {t: Ink(one, tuple(colour)) for t, one, *colour in rows if one >= DARK}
    odd = set() if all(known) else {t for t, one in zip(things, known, strict=True) if not one}
    odd |= {thing for thing, ink in inks.items() if ink.colour[:3] == OF_A_PATTERN}
    return inks, odd


def luminance_of_stroke(thing: int) -> float:
    """How light the outline of an object is; 0 where it has no plain colour."""
    known, colours = _colours([thing], _stroke)
    return float(_luminance(*colours)[0]) if known[0] else 0.0


def colour_of(thing: int) -> tuple[tuple[float, ...], float]:
    """Red, green and blue of an object as shares, and the opacity."""
    known, colours = _colours([thing])
    *shares, opacity = (colours[:, 0] / 255).tolist()
    return (tuple(shares), opacity) if known[0] else ((), 1.0)


def _colours(things: Sequence[int], ask: Callable[..., int] = _colour) -> tuple[list[int], Numbers]:
    """Of each object whether it has a plain colour; red, green, blue and opacity up to 255."""
    return written(ask, len(things), things, width=4, outs=4, kind=np.uint32)


def luminances(things: Sequence[int]) -> list[float]:
    """How light each object is; 1 where it has no plain colour."""
    known, colours = _colours(things)
    found: list[float] = np.where(np.array(known, np.bool_), _luminance(*colours), 1.0).tolist()
    return found


def _luminance(red: Numbers, green: Numbers, blue: Numbers, opacity: Numbers) -> Numbers:
    shown = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
    luminances: Numbers = 1 - opacity / 255 * (1 - shown)
    return luminances
