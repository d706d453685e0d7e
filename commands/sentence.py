"""Chinese text on a terminal: a line never ends within a number, a code or a word.

What belongs here: where a line may end. What does not: what is printed.
"""

from __future__ import annotations

import re
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.containers import Lines
from rich.text import Text

_UNIT = re.compile(
    r"[（“《〔【]*(?:[\x21-\x7e]+|.)(?:[，。、；：？！）”》〕】%…]|万元|亿元|元)*\s*", re.S
)
"""What stays together: a number with its sign and unit, an opening mark with what it opens, a stop
with what it ends."""


class Sentence(Text):
    """A text that is folded between its units; one that is wider than a line is cut within."""

    def wrap(self, console: Console, width: int, **_: Any) -> Lines:
        lines = Lines()
        for line in self.split(allow_blank=True):
            parts = line.divide(line_ends(line.plain, width))
            for part in parts:
                part.rstrip_end(width)
            lines.extend(parts)
        return lines


def line_ends(text: str, width: int) -> list[int]:
    """Offsets in `text` at which its lines end, the last excepted; `width` in cells."""
    ends, used = [], 0
    for unit in _UNIT.finditer(text):
        wide = cell_len(unit[0].rstrip())
        if used and used + wide > width:
            ends.append(unit.start())
            used = 0
        used += cell_len(unit[0])
        if used > width:
            inner, used = _cut(unit[0], width)
            ends.extend(unit.start() + place for place in inner)
    return ends


def _cut(unit: str, width: int) -> tuple[list[int], int]:
    """Ends within a unit that no line can hold, and the cells of its last line."""
    ends, used = [], 0
    for place, sign in enumerate(unit.rstrip()):
        if used + cell_len(sign) > width and used:
            ends.append(place)
            used = 0
        used += cell_len(sign)
    return ends, used
