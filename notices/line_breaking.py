"""Breaking Chinese text into lines.

What belongs here: where a line may end. What does not: drawing. A line never begins with a closing
mark, never ends with an opening one, and figures and Latin words are not torn.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_CLOSING = "，。、；：？！）〕】》〉”’％%…—·／"
_OPENING = "（〔【《〈“‘"
_PIECES = re.compile(rf"[{_OPENING}]*(?:[0-9A-Za-z.,:/\-+≠=<>#&_?]+|.)[{_CLOSING}]*", re.DOTALL)

Measure = Callable[[str], float]


def broken(text: str, measure: Measure, first: float, width: float) -> list[str]:
    """The lines of a paragraph: the first at most `first` wide, the others `width`.

    A piece that is wider than a line (a long address) is torn where the line ends.
    """
    lines, line, room = [], "", first
    for piece in _PIECES.findall(text):
        rest = piece
        while measure(line + rest.rstrip()) > room:
            if measure(rest) > width:
                fits = _fitting(line, rest, measure, room)
                line, rest = line + rest[:fits], rest[fits:]
            lines.append(line.rstrip())
            line, room = "", width
            rest = rest.lstrip()
        line += rest
    return [*lines, line.rstrip()]


def _fitting(line: str, rest: str, measure: Measure, room: float) -> int:
    """How many characters of `rest` still fit; at least one on an empty line."""
    fits = 0
    while fits < len(rest) and measure(line + rest[: fits + 1]) <= room:
        fits += 1
    return fits or (not line)
