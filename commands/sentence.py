"""Chinese text on a terminal: a line never ends within a number, a code or a word.

What belongs here: where a line may end. What does not: what is printed.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

NARROWEST = 16
"""Cells that a sentence wants at least of a table."""

_UNIT = re.compile(
    r"[（“《〔【]*(?:[\x21-\x7e]*\d[\x21-\x7e]*\s?(?:万元|亿元|[^\W\d_])?|[\x21-\x7e]+|.)"
    r"[，。、；：？！）”》〕】%…]*\s*",
    re.S,
)
"""What stays together: a number with its sign and what it counts, an opening mark with what it
opens, a stop with what it ends."""


class Sentence:
    """A text that is folded between its units; one that is wider than a line is cut within.

    No `Text` of its own kind: a console joins those that it prints into plain ones.
    """

    def __init__(self, text: str | Text, style: str = "") -> None:
        self.text = text if isinstance(text, Text) else Text(text, style)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.split(allow_blank=True):
            for part in line.divide(line_ends(line.plain, options.max_width)):
                part.rstrip_end(options.max_width)
                part.no_wrap = True
                yield part

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(min(options.max_width, NARROWEST), options.max_width)


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
