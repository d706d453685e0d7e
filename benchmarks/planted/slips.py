"""What a hand does wrong with a printed number: two digits swapped, one lost, one other, a shift.

What belongs here: a number as text made into another, no mere rounding of it. What does not: where
it is printed.
"""

from __future__ import annotations

import random
import re

_DIGIT = re.compile(r"\d")


def slipped(printed: str, source: random.Random) -> str | None:
    """Another number of the same decimals, at least a tenth of a percent away; None if none is."""
    for _ in range(20):
        changed = source.choice((_swapped, _other, _lost, _doubled))(printed, source)
        if changed and _is_apart(_value(printed), _value(changed)):
            return changed
    return None


def _value(printed: str) -> float:
    return float(printed.replace(",", "") or 0)


def _is_apart(one: float, other: float) -> bool:
    return abs(one - other) > max(abs(one) / 1000, 1e-9)


def _places(printed: str) -> list[int]:
    return [match.start() for match in _DIGIT.finditer(printed)]


def _whole(printed: str) -> list[int]:
    return [at for at in _places(printed) if at < (printed + ".").index(".")]


def _swapped(printed: str, source: random.Random) -> str | None:
    places = _places(printed)
    if len(places) < 2:
        return None
    at = source.randrange(len(places) - 1)
    one, other = places[at], places[at + 1]
    signs = list(printed)
    signs[one], signs[other] = signs[other], signs[one]
    return None if at == 0 and signs[0] == "0" else "".join(signs)


def _other(printed: str, source: random.Random) -> str | None:
    at = source.choice(_places(printed))
    digit = source.choice([d for d in "123456789" if d != printed[at]])
    return printed[:at] + digit + printed[at + 1 :]


def _lost(printed: str, source: random.Random) -> str | None:
    whole = _whole(printed)
    if len(whole) < 2:
        return None
    at = source.choice(whole[1:])
    return printed[:at] + printed[at + 1 :]


def _doubled(printed: str, source: random.Random) -> str | None:
    whole = _whole(printed)
    if not whole or len(whole) > 8:
        return None
    at = source.choice(whole)
    return printed[:at] + printed[at] + printed[at:]
