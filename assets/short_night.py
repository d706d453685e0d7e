"""A night that goes on from the one before: what is new is read and judged, the rest carried over.

What belongs here: the order of that. What does not: the steps. Nothing here needs Dagster or Great
Expectations, whose import and record of runs cost more than the night itself. Where last night's
file can't be gone on from, the whole night goes on from what was collected.
"""

from __future__ import annotations

from collections.abc import Callable

from assets.steps import (
    corrections_of,
    documents_of,
    publish_tonight,
    read_tonight,
    resolve_tonight,
)
from assets.timing import timed
from assets.tonight import Night
from assets.unchanged import carry_over, goes_on, loading_solvers
from collection.reading_store import unread


def publish_going_on(night: Night, done: Callable[[str], None]) -> bool:
    """Publishes a collected night that goes on from the last one; False: the whole is to be run.

    `done` hears of each step by its name. Who calls holds the writer's lock. Raises what steps
    raise.
    """
    if not goes_on(night):
        return False
    if unread(night.root, documents_of(night), corrections_of(night)):
        with loading_solvers():
            read_tonight(night)
    done("readings")
    resolve_tonight(night)
    done("reports")
    if not _is_carried_over(night):
        return False
    done("budget_facts")
    publish_tonight(night)
    done("snapshot")
    return True


@timed("沿用上一夜")
def _is_carried_over(night: Night) -> bool:
    return carry_over(night)
