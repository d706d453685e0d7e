"""How long work tells of itself: the command line sets a tracker, a scheduled night has none.

What belongs here: the one place that both know. What does not: bars and colours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

_trackers: list[Callable[..., Iterable[object]]] = []


def set_tracker(tracker: Callable[..., Iterable[object]]) -> None:
    """From now on `tracker(items, total)` passes on the items of long work."""
    _trackers[:] = [tracker]


def track(items: Iterator[Item], total: int) -> Iterable[Item]:
    return _trackers[0](items, total) if _trackers else items  # type: ignore[return-value]
