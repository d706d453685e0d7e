"""Tonight as Dagster's assets are given it: the one resource of them all.

What belongs here: which district a run is for, and that nobody else writes at the same time. What
does not: what a night is (`tonight`), any step of it (`steps`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import dagster as dg

from assets.tonight import Night
from collection.jurisdiction import find_jurisdiction, load_jurisdiction
from warehouse.districts import district_home
from warehouse.lock import one_writer

LOCK_WAIT_SECONDS = 5.0
DISTRICT_TAG = "mingzhang/jurisdiction"
"""Which district a run of Dagster's is for, where a data folder holds several."""
Tonight: TypeAlias = dg.ResourceParam[Night]


def night_resource(usual: Night) -> dg.ResourceDefinition:
    """Holds the writer's lock for as long as the run lives; a second run is refused."""

    @dg.resource(description="本夜：哪个地区、数据在哪里")
    @contextmanager
    def tonight(context: dg.InitResourceContext) -> Iterator[Night]:
        night = usual if usual.home else _at_home(usual, context)
        lock = one_writer(night.root, wait_seconds=LOCK_WAIT_SECONDS)
        with nullcontext() if night.is_locked else lock:
            yield night

    return tonight


def _at_home(night: Night, context: dg.InitResourceContext) -> Night:
    """The night of the district that the run's tag names, in its home in the data folder."""
    tags = context.run.tags if context.run else {}
    name = tags.get(DISTRICT_TAG, night.jurisdiction)
    place = load_jurisdiction(find_jurisdiction(name))
    house = Path(night.house or ".")
    home = district_home(house, place.mof_div_code, name, apart=DISTRICT_TAG in tags)
    return replace(night, home=str(home), jurisdiction=name)
