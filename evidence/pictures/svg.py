"""The little SVG that excerpts and quotes need: boxes, text, and text broken to a width.

What belongs here: elements and measures. What does not: what is drawn.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from evidence.pictures.marks import Picture

SVG = "http://www.w3.org/2000/svg"
FONT = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
SIZE, LEADING = 14, 22
make = ElementMaker(namespace=SVG, nsmap={None: SVG})


def picture(width: int, height: int, elements: list[Any], caption: str) -> Picture:
    """The finished picture; text inside it stays text and is escaped by the library."""
    root = make.svg(
        make.title(printable(caption)),
        make.rect(width="100%", height="100%", fill="#ffffff"),
        *elements,
        width=str(width),
        height=str(height),
        viewBox=f"0 0 {width} {height}",
        role="img",
        **{"font-family": FONT, "font-size": str(SIZE)},
    )
    return Picture("image/svg+xml", etree.tostring(root, encoding="utf-8"), width, height, caption)


def box(x: float, y: float, width: float, height: float, **style: str) -> Any:
    return make.rect(
        x=f"{x:g}", y=f"{y:g}", width=f"{width:g}", height=f"{height:g}", **_dashed(style)
    )


def words(x: float, y: float, text: str, **style: str) -> Any:
    return make.text(printable(text), x=f"{x:g}", y=f"{y:g}", **_dashed(style))


def printable(text: str) -> str:
    """Without the control characters that XML can't hold."""
    return "".join(one if one >= " " and one not in "\ufffe\uffff" else " " for one in text)


def text_width(text: str) -> float:
    """Width in pixels: a full-width character is one em, others a little over half."""
    wide = sum(unicodedata.east_asian_width(one) in "WFA" for one in text)
    return SIZE * (wide + 0.58 * (len(text) - wide))


def broken(text: str, width: float) -> list[str]:
    """The text in lines no wider than `width` pixels; at least one line."""
    lines, line, used = [], "", 0.0
    for one in text:
        step = text_width(one)
        if line and used + step > width:
            lines.append(line)
            line, used = "", 0.0
        line += one
        used += step
    return [*lines, line]


def _dashed(style: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in style.items()}
