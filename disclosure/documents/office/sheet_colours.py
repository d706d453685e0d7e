"""Colours of a workbook's cells as they are seen: by value, palette, or theme with its tint.

What belongs here: openpyxl's colours as RRGGBB (ECMA-376, part 1, 18.8.3, 18.8.19, 20.1.6.2). What
does not: which text is seen on which ground (`seen_cells`).
"""

from __future__ import annotations

import colorsys
from typing import Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_USUAL = ("FFFFFF", "000000")
_SWAPPED = {0: 1, 1: 0, 2: 3, 3: 2}
"""Sheets count light before dark, themes dark before light."""
_OF_THE_SYSTEM = {64: "000000", 65: "FFFFFF"}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class SheetColours:
    """The colours of one workbook of openpyxl's."""

    def __init__(self, workbook: Any) -> None:
        self._palette: list[str] = list(getattr(workbook, "_colors", COLOR_INDEX))
        self._theme = _theme(workbook.loaded_theme)

    def of(self, colour: Any) -> str | None:
        """RRGGBB; None where the file does not say it."""
        if colour is None:
            return None
        if colour.type == "rgb":
            return _tinted(colour.rgb[-6:].upper(), colour.tint) if _is_text(colour.rgb) else None
        if colour.type == "theme":
            known = self._theme.get(_SWAPPED.get(colour.theme, colour.theme))
            return known and _tinted(known, colour.tint)
        number = colour.indexed
        if colour.type != "indexed" or not isinstance(number, int):
            return None
        if number in _OF_THE_SYSTEM:
            return _OF_THE_SYSTEM[number]
        return self._palette[number][-6:].upper() if number < len(self._palette) else None


def _theme(xml: bytes | str | None) -> dict[int, str]:
    """The colours of a theme in its own order; black and white where there is none."""
    usual = {1: _USUAL[0], 0: _USUAL[1]}
    if not xml:
        return usual
    try:
        root = etree.fromstring(xml.encode() if isinstance(xml, str) else xml, _PARSER)
    except etree.XMLSyntaxError:
        return usual
    scheme = root.find(f".//{_A}clrScheme")
    found = dict(usual)
    for number, one in enumerate(scheme if scheme is not None else ()):
        said = next(iter(one), None)
        value = "" if said is None else said.get("lastClr") or said.get("val") or ""
        if len(value) == 6:
            found[number] = value.upper()
    return found


def _is_text(rgb: object) -> bool:
    return isinstance(rgb, str) and len(rgb) >= 6


def _tinted(colour: str, tint: float) -> str:
    """Lighter by a tint above nought, darker by one below."""
    if not tint:
        return colour
    try:
        red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4))
    except ValueError:
        return colour
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), full)
    return "".join(f"{round(255 * part):02X}" for part in parts)
