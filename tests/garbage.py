"""Python's search for cycles, kept away from what lives as long as the run.

What belongs here: collecting the suite makes some millions of objects, none of them garbage, and
each search of all generations walks them again: two fifths of the collection, a tenth of the tests.
What does not: freeing what a test holds.
"""

from __future__ import annotations

import gc

YOUNG = 20_000
"""Objects after which the young ones are searched; Python's own number is 700."""


def put_off() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    """What was collected is never looked at again, at the end neither; what tests make from now on
    is."""
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)
    gc.enable()
