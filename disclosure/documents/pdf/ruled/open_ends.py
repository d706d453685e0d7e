"""Uprights that end on no level border: there a border is that nobody drew.

What belongs here: heads of tables that rule their columns alone, where the uprights of a group's
members begin below its name. What does not: frames that are open (`ruling`), and rows
(`unlined_rows`). Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from disclosure.documents.pdf.glyphs import Numbers
from disclosure.documents.pdf.ruled.edges import Edge, columns_of, groups

_TOGETHER = 1.5
"""Points by which ends at one height may differ, and an upright may pass beside a border's end."""
_NEAR = 6.0
"""An upright that ends nearer to a border than this was meant to end on it."""


def borders_at_open_ends(posts: Sequence[Edge], borders: Sequence[Edge]) -> Iterator[Edge]:
    """At each such end a border from the next upright on the left that passes it to the next one on
    the right; none where no upright passes on a side: the table itself ends there."""
    if not (posts and borders):
        return
    x, start, stop = columns_of(posts)
    for ends in (start, stop):
        is_open = ~_is_met(x, ends, borders)
        if is_open.any():
            yield from _borders(x[is_open], ends[is_open], (x, start, stop))


def _is_met(x: Numbers, ends: Numbers, borders: Sequence[Edge]) -> NDArray[np.bool_]:
    """Which ends lie on a border, or near one."""
    at, left, right = (own[:, None] for own in columns_of(borders))
    is_near = np.abs(at - ends) < _NEAR
    met: NDArray[np.bool_] = (is_near & (left - _TOGETHER < x) & (x < right + _TOGETHER)).any(
        axis=0
    )
    return met


def _borders(x: Numbers, ends: Numbers, posts: tuple[Numbers, ...]) -> Iterator[Edge]:
    order = np.argsort(ends, kind="stable")
    firsts, sizes = groups(ends[order], _TOGETHER)
    for first, size in zip(firsts.tolist(), sizes.tolist(), strict=True):
        own = order[first : first + size]
        at = float(ends[own].mean())
        places, start, stop = posts
        passing = np.sort(places[(start < at - _TOGETHER) & (stop > at + _TOGETHER)])
        after = np.searchsorted(passing, x[own])
        for number in sorted({int(n) for n in after if 0 < n < len(passing)}):
            yield Edge(at, float(passing[number - 1]), float(passing[number]))
