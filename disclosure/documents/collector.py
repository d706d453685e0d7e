"""Reading without Python's search for cycles: pages, tables and rows are trees.

What belongs here: switching the collector off for a while, on within, and how often it searches
otherwise. What does not: what is read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

YOUNG, OLDER = 50_000, 10
"""New objects, and searches of the younger ones, after which the next search is due: Python's own
first number is 700, which is for programs that make few objects."""


def search_seldom() -> None:
    """For a process that lives as long as its work: a tenth of it was searching what stays."""
    gc.set_threshold(YOUNG, OLDER, OLDER)


@contextmanager
def without_collector() -> Iterator[None]:
    """Looking for cycles among what is read finds none, and takes a tenth longer.

    Nor is it looked at when the collector is on again: it counts as old.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not _keeps_some_apart():
                gc.freeze()
                gc.unfreeze()
            gc.enable()


@contextmanager
def with_collector() -> Iterator[None]:
    """For what may leave cycles behind, page after page: recognising pictures."""
    was_on = gc.isenabled()
    gc.enable()
    try:
        yield
    finally:
        if not was_on:
            gc.disable()


@cache
def _keeps_some_apart() -> bool:
    """Whether this process has objects that are never looked at, which must stay so."""
    return bool(gc.get_freeze_count())
