"""A night in which nothing is new: found to be the same, carried over, published.

What belongs here: the order of that. What does not: the steps. Nothing here needs Dagster or Great
Expectations, whose import and record of runs cost more than the night itself. Where anything is
new, the whole night goes on from what was collected.
"""

from __future__ import annotations

from collections.abc import Callable

from assets.steps import corrections_of, documents_of, publish_tonight
from assets.timing import timed
from assets.tonight import Night
from assets.unchanged import carry_over, is_unchanged
from collection.reading_store import unread


def publish_if_unchanged(night: Night, done: Callable[[str], None]) -> bool:
    """Publishes last night's figures again where those of a collected night follow from the same.

    `done` hears of each step by its name. Who calls holds the writer's lock. False: the whole night
    is to be run. Raises what steps raise.
    """
    if unread(night.root, documents_of(night), corrections_of(night)):
        return False
    if not (is_unchanged(night) and _is_carried_over(night)):
        return False
    done("budget_facts")
    publish_tonight(night)
    done("snapshot")
    return True


@timed("沿用上一夜")
def _is_carried_over(night: Night) -> bool:
    return carry_over(night)
