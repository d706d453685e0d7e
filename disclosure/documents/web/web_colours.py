"""Colours of style sheets as red, green and blue.

What belongs here: every way of CSS Color, Level 4, to write a colour that stands for itself. What
does not: what a colour is used for (`element_looks`).
"""

from __future__ import annotations

from functools import lru_cache

import tinycss2.color4

from disclosure.documents.office.word_runs import Colour

CLEAR = 0.05
"""Below this share of ink nothing is seen."""
_FROM_D65 = (
    (3.24097, -1.53738, -0.49861),
    (-0.96924, 1.87597, 0.04156),
    (0.05563, -0.20398, 1.05697),
)
_FROM_D50 = (
    (3.13414, -1.61739, -0.49066),
    (-0.97880, 1.91625, 0.03344),
    (0.07195, -0.22898, 1.40540),
)
"""XYZ under both kinds of white to linear red, green and blue."""
_ROUTES = {
    **dict.fromkeys(("oklab", "oklch", "xyz", "xyz-d65"), ("xyz-d65", _FROM_D65)),
    **dict.fromkeys(("lab", "lch", "xyz-d50"), ("xyz-d50", _FROM_D50)),
}


@lru_cache(4096)
def colour_of(value: str) -> Colour | tuple[()] | None:
    """A colour; empty for one that is clear; None for what is none, or depends on other things."""
    colour = tinycss2.color4.parse_color(value)
    if colour is None or colour == "currentcolor":
        return None
    if colour.alpha < CLEAR:
        return ()
    red, green, blue = (round(255 * min(max(part, 0.0), 1.0)) for part in _parts(colour))
    return red, green, blue


def _parts(colour: tinycss2.color4.Color) -> tuple[float, ...]:
    """Shares of red, green and blue; wider spaces are taken for the usual one."""
    if colour.space in ("srgb", "hsl", "hwb"):
        return tuple(colour.to("srgb").coordinates)
    if colour.space not in _ROUTES:
        return tuple(part or 0.0 for part in colour.coordinates)
    space, matrix = _ROUTES[colour.space]
    measured = colour.to(space).coordinates
    linear = (sum(a * b for a, b in zip(row, measured, strict=True)) for row in matrix)
    return tuple(
        12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in linear
    )
