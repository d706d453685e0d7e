"""Whether a media query holds where a page is looked at: on a wide screen of an office.

What belongs here: queries (Media Queries, Level 4) of width, height, and what every such screen has
or has not. What does not: which declaration wins (`page_styles`). Of what is not known nobody says.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable

WIDTH, HEIGHT = 1280.0, 800.0
"""Of the window, in pixels."""
_ONE_DOT = 1.0
_SCREEN = {"width": WIDTH, "height": HEIGHT, "resolution": _ONE_DOT, "device-width": WIDTH}
_HAS = {
    "orientation": "landscape",
    "hover": "hover",
    "any-hover": "hover",
    "pointer": "fine",
    "any-pointer": "fine",
    "prefers-color-scheme": "light",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "forced-colors": "none",
    "scripting": "enabled",
    "update": "fast",
}
_UNITS = {
    "px": 1.0,
    "em": 16.0,
    "rem": 16.0,
    "dppx": 1.0,
    "x": 1.0,
    "dpi": 1 / 96,
    "cm": 37.8,
    "": 1.0,
}
_NUMBER = re.compile(r"(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})\s?([a-z]{0,4})")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
_SIGN = re.compile(r"\s*(<=|>=|<|>|=)\s*")


def is_for_screens(queries: str) -> bool | None:
    """Whether any of the queries, parted by commas, holds; None where that can't be told."""
    found = [_holds(one.strip()) for one in queries.lower().split(",")]
    return True if True in found else None if None in found else False


def _holds(query: str) -> bool | None:
    query = query.removeprefix("only ").strip()
    if query.startswith("not "):
        held = _holds(query.removeprefix("not ").strip())
        return None if held is None else not held
    if " or " in query:
        return is_for_screens(query.replace(" or ", ","))
    found = [_has(one.strip()) for one in query.split(" and ")]
    return False if False in found else None if None in found else True


def _has(part: str) -> bool | None:
    if not part.startswith("("):
        return part in ("", "all", "screen")
    if part.startswith("((") or part.startswith("(not"):
        return _holds(part[1:-1])
    said = part.strip("() ")
    if len(pieces := _SIGN.split(said)) > 1:
        return _compared(pieces)
    name, colon, value = (one.strip() for one in said.partition(":"))
    if not colon:
        return name in _SCREEN or name in _HAS or name == "color" or None
    for beginning, sign in (("min-", ">="), ("max-", "<=")):
        if name.startswith(beginning):
            return _compared([name.removeprefix(beginning), sign, value])
    return _HAS[name] == value if name in _HAS else None


def _compared(pieces: list[str]) -> bool | None:
    """Of `width >= 10px` or `10px <= width < 99px`, cut at the signs."""
    sides = [_measure(one) for one in pieces[::2]]
    if len(sides) < 2 or None in sides:
        return None
    return all(
        _COMPARE[sign](one, other)
        for one, sign, other in zip(sides, pieces[1::2], sides[1:], strict=False)
        if one is not None and other is not None
    )


def _measure(said: str) -> float | None:
    if said in _SCREEN:
        return _SCREEN[said]
    match = _NUMBER.fullmatch(said.strip())
    return float(match[1]) * _UNITS[match[2]] if match and match[2] in _UNITS else None
