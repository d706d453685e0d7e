"""How an element of a web page looks to a reader: hidden, struck, tiny, or as its ground.

What belongs here: what declared values mean, over what the elements around hand down. What does
not: which declaration wins (`page_styles`), and what becomes of text that nobody sees
(`seen_elements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import tinycss2
from lxml import etree

from disclosure.documents.office.symbol_fonts import shows_pictograms
from disclosure.documents.office.word_runs import SAME_COLOUR, WHITE, Colour
from disclosure.documents.web.media_queries import HEIGHT, WIDTH
from disclosure.documents.web.page_styles import Declared
from disclosure.documents.web.web_colours import CLEAR, colour_of

SMALLEST_PIXELS = 2.0
FAR_OFF_PIXELS = 100.0
"""So far left of or above its place a text is off the page."""
FURTHEST_PIXELS = 1000.0
"""Margins pull what is placed from the middle by some hundreds."""
TIGHTEST_PIXELS = -4.0
"""Letters so much nearer stand over each other."""
_STRUCK = frozenset({"s", "strike", "del"})
_SAYING = frozenset({"hidden", "bgcolor", "background", "color", "face"})
_LENGTH = re.compile(
    r"(-?\d{0,9}\.?\d{0,9})(px|pt|em|rem|%|cm|mm|in|vw|vh|vmin|vmax|ch|ex)?(?![\w.])"
)
_PIXELS = {"px": 1.0, "pt": 4 / 3, "cm": 37.8, "mm": 3.78, "in": 96.0, "rem": 16.0}
_PIXELS |= {"vw": WIDTH / 100, "vh": HEIGHT / 100, "ch": 8.0, "ex": 8.0}
_PIXELS |= {"vmin": min(WIDTH, HEIGHT) / 100, "vmax": max(WIDTH, HEIGHT) / 100}
_NAMED_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0}
_BOXED = ("width", "height", "max-width", "max-height")
_CUT = re.compile(
    r"rect\(\s*+(?:[01](?:px)?\s*+(?:,\s*+)?){4}\)|inset\(\s*+(?:50|100)%|circle\(\s*0"
)
_OPACITY = re.compile(r"opacity\(\s*([\d.]+%?)\s*\)")
_NOTHING = re.compile(
    r"matrix\(\s*0\s*,\s*0\s*,\s*0\s*,\s*0\s*,|scale[xy]?\(\s*(?:0|0?\.0\d{0,9})\s*[,)]|translate(?:[xy]|3d)?\([^)]{0,40}-\d{4,9}(?:\.\d{1,9})?px"
)
"""Made as small as nothing, or moved off the page."""
_AWAY = ("margin-left", "margin-top", "right", "bottom")
_ALONE = ("scale", "translate", "rotate")
_DECIDING = (
    *("color", "-webkit-text-fill-color", "display", "visibility", "opacity", "font-size"),
    *("transform", "clip-path", "filter", "zoom", "content-visibility"),
)
_UNJUDGED = ("mask", "-webkit-text-security", "animation")
_JUDGED_FILTER = re.compile(r"\s*(?:none|(?:opacity|grayscale|drop-shadow)\([^)]{0,80}\))?\s*")
_OPEN = re.compile(r"(?:var|color-mix|light-dark|attr|env|if|clamp|min|max)\(|\bfrom\b")
"""What stands for a value that is found only when a page is drawn."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What is handed down from an element to what it holds."""

    gone: bool = False
    """Not drawn, whatever is within."""
    hidden: bool = False
    """Not drawn, but for what within says that it is visible."""
    struck: bool = False
    pixels: float = 16.0
    colour: Colour | None = (0, 0, 0)
    """None where nothing is inked."""
    pictograms: bool = False
    """Set in a font that shows pictograms for letters and figures."""
    ground: Colour | None = WHITE
    """None where it is a picture."""

    @property
    def unseen(self) -> str | None:
        """Why text of such looks is not read, in Chinese; None where it is."""
        if self.struck:
            return "划去的文字"
        if self.gone or self.hidden or self.pixels < SMALLEST_PIXELS:
            return "隐藏的文字"
        if self.colour is None or (self.ground and _alike(self.colour, self.ground)):
            return "与底色相同的文字"
        return None


def looks_of(element: etree._Element, declared: Declared, around: Looks) -> Looks:
    """How the text of an element looks, within one that looks so."""
    if not declared and element.tag not in _STRUCK and _SAYING.isdisjoint(element.attrib):
        return replace(around, gone=True) if is_undisplayed(element, declared) else around
    looks = replace(
        around,
        gone=around.gone or _is_gone(element, declared),
        struck=around.struck
        or element.tag in _STRUCK
        or "line-through" in declared.get("text-decoration", ""),
        pixels=_pixels_or(around.pixels, declared.get("font-size")),
    )
    if (seen := declared.get("visibility")) in ("hidden", "collapse", "visible"):
        looks = replace(looks, hidden=seen != "visible")
    font = declared.get("font-family") or element.get("face") or declared.get("font-size", "")
    if any(one.isalpha() for one in font.replace("px", "").replace("pt", "")):
        looks = replace(looks, pictograms=shows_pictograms(font.partition(",")[0]))
    return _painted(element, declared, looks)


def transform_of(declared: Declared) -> str:
    """All by which an element is made smaller, moved or turned, as functions of a `transform`."""
    alone = (f" {name}({declared[name]})" for name in _ALONE if name in declared)
    return declared.get("transform", "") + "".join(alone)


def is_unjudged(declared: Declared) -> bool:
    """Whether a style may keep figures from being seen, or not: nothing here tells which."""
    if any(_OPEN.search(declared[name]) for name in _DECIDING if name in declared):
        return True
    if any(declared.get(name, "none") != "none" for name in _UNJUDGED):
        return True
    if not _JUDGED_FILTER.fullmatch(declared.get("filter", "")) or "all" in declared:
        return True
    if declared.get("mix-blend-mode", "normal") != "normal" or '"' in declared.get(
        "list-style", ""
    ):
        return True
    spacing = _pixels(declared.get("letter-spacing", ""), 16.0)
    return spacing is not None and spacing <= TIGHTEST_PIXELS


def is_undisplayed(element: etree._Element, declared: Declared) -> bool:
    """Whether an element takes no place: the cells behind it move up."""
    closed = "hidden" in element.attrib or (
        element.tag == "dialog" and "open" not in element.attrib
    )
    closed = closed or "popover" in element.attrib
    return declared.get("display", "none" if closed else "") == "none"


def _is_gone(element: etree._Element, declared: Declared) -> bool:
    if is_undisplayed(element, declared) or declared.get("mso-hide") == "all":
        return True
    if "opacity" in declared and _share(declared["opacity"]) < CLEAR:
        return True
    if any(
        (away := _pixels(declared[name], 16.0)) is not None and away <= -FAR_OFF_PIXELS
        for name in ("left", "top", "text-indent")
        if name in declared
    ):
        return True
    if _CUT.search(declared.get("clip", "") + declared.get("clip-path", "")):
        return True
    if _NOTHING.search(transform_of(declared)) or _is_filtered(declared):
        return True
    return declared.get("overflow") in ("hidden", "clip") and any(
        (side := _pixels(declared[name], 16.0)) is not None and side <= 1
        for name in _BOXED
        if name in declared
    )


def _is_filtered(declared: Declared) -> bool:
    """Whether the element is made as small or as clear as nothing, pulled aside or skipped."""
    if declared.get("content-visibility") == "hidden":
        return True
    margins = (_pixels(declared.get(name, ""), 16.0) for name in _AWAY)
    if any(aside is not None and aside <= -FURTHEST_PIXELS for aside in margins):
        return True
    if "zoom" in declared and _share(declared["zoom"]) < CLEAR:
        return True
    clear = _OPACITY.search(declared.get("filter", ""))
    return clear is not None and _share(clear[1]) < CLEAR


def _painted(element: etree._Element, declared: Declared, looks: Looks) -> Looks:
    ground = declared.get("background") or element.get("bgcolor")
    picture = declared.get("background-image") or element.get("background")
    if ground and "inherit" not in ground:
        looks = replace(looks, ground=_ground(ground, looks.ground))
    if picture and picture != "none":
        looks = replace(looks, ground=_ground(picture, None))
    inked = (
        declared.get("-webkit-text-fill-color")
        or declared.get("color")
        or (element.get("color") if element.tag == "font" else None)
    )
    if inked and (colour := colour_of(inked)) is not None:
        looks = replace(looks, colour=colour or None)
    return looks


@lru_cache(4096)
def _ground(value: str, around: Colour | None) -> Colour | None:
    """The colour of a ground, also of a gradient that has but one; what is seen through it where
    it has none; None for a picture."""
    if "url(" in value:
        return None
    if "gradient(" in value:
        colours = {one for one in map(colour_of, _within_brackets(value)) if one is not None}
        return (colours.pop() or None) if len(colours) == 1 else None
    for token in tinycss2.parse_component_value_list(value, True):
        if (colour := colour_of(token.serialize())) is not None:
            return colour or around
    return around


def _within_brackets(value: str) -> Iterator[str]:
    """What the functions of a value are given, piece by piece."""
    for token in tinycss2.parse_component_value_list(value, True):
        if token.type == "function":
            yield from (one.serialize() for one in token.arguments)


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= SAME_COLOUR for a, b in zip(one, other, strict=True))


def _pixels_or(around: float, size: str | None) -> float:
    pixels = None if size is None else _pixels(size, around)
    return around if pixels is None else pixels


def _pixels(value: str, around: float) -> float | None:
    """A length, or the size of type in a `font`; None for what has none."""
    for word in value.partition("/")[0].split():
        if word in _NAMED_SIZES:
            return _NAMED_SIZES[word]
        match = _LENGTH.match(word)
        if match is None or not any(one.isdigit() for one in match[1]):
            continue
        number, unit = float(match[1]), match[2]
        if unit in ("em", "%"):
            return number * around / (100 if unit == "%" else 1)
        if unit or number == 0:
            return number * _PIXELS.get(unit, 1.0)
    return None


def length_of(value: str) -> float | None:
    """A length in pixels, of type of the usual size; None for what is none."""
    return _pixels(value, 16.0)


def _share(value: str) -> float:
    number = value.removesuffix("%").strip()
    try:
        return float(number) / (100 if value.endswith("%") else 1)
    except ValueError:
        return 1.0
