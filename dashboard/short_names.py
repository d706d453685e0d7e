"""Names of departments and subjects as short as a picture needs them, and still told apart.

What belongs here: shortening. What does not: pictures (`spending_views.charts`, `pages.flow`), and
escaping.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

LONGEST_LABEL = 11
SHARED = 0.8
"""Of the names: so many must begin alike before the beginning is left out."""


def short_names(names: Sequence[str]) -> list[str]:
    """Names as a chart has room for: what most begin with (the district) is left out, and
    of those that would be cut to the same the end is kept."""
    bare = [_without(name, _shared(names)) for name in names]
    cut = [name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1] + "…" for name in bare]
    ended = [f"{name[:4]}…{name[5 - LONGEST_LABEL :]}" for name in bare]
    return [
        end if cut.count(short) > 1 and len(name) > LONGEST_LABEL else short
        for name, short, end in zip(bare, cut, ended, strict=True)
    ]


def _shared(names: Sequence[str]) -> str:
    """The longest beginning that most of several names have in common, no number broken; "" where
    there is none."""
    most = max(3, math.ceil(SHARED * len(names)))
    starts = Counter(
        name[:size]
        for name in names
        for size in range(2, len(name) - 1)
        if not (name[size - 1].isdecimal() and name[size].isdecimal())
    )
    return max((start for start, n in starts.items() if n >= most), key=len, default="")


def _without(name: str, start: str) -> str:
    return name.removeprefix(start) if len(name) > len(start) + 1 else name
