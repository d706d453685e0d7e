"""Lines of a cell that its writer parted: figures below each other there are not one figure.

What belongs here: how such a cell's text is put together. What does not: lines that a narrow column
wrapped, which a newline joins (`Cell.text`), and what a figure is worth (`forms.printed_amounts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PARTED = "\u2028"
"""Stands between the lines of a cell where each looks like a figure, or a piece of one."""
_PIECE = re.compile(r"[-−+]?[,.]*+\d[\d,.]*+%?")


def parted(lines: Iterable[str]) -> str:
    """The text of a cell of these lines."""
    found = [line for line in lines if line.strip()]
    are_figures = len(found) > 1 and all(_PIECE.fullmatch(line.strip()) for line in found)
    return (PARTED if are_figures else "\n").join(found)
