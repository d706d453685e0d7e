"""Reading without Python's search for cycles: pages, tables and rows are trees.

What belongs here: switching the collector off for a while, and on within. What does not: what is
read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Looking for cycles among what is read finds none, and takes a tenth longer.

    The first look afterwards goes through all that was made since and still lives.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
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
