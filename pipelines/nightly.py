"""When the night runs: the job, two o'clock in the morning, and files dropped into the inbox.

What belongs here: job, schedule, sensor and how a run is asked for. What does not: the steps.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from assets.night_resource import DISTRICT_TAG
from assets.yearly import FIRST_YEAR, LAST_YEAR
from collection.inbox import look_at
from pipelines import settings
from pipelines.places import asked_places, is_many
from warehouse.districts import districts

ALL_YEARS = {
    "dagster/asset_partition_range_start": str(FIRST_YEAR),
    "dagster/asset_partition_range_end": str(LAST_YEAR),
}
QUIET_SECONDS = 30
WRITER_TAG, ONLY_WRITER = "mingzhang/writer", "own"
"""Whose files a run writes: runs of one value wait for one another (`dagster.yaml`)."""

nightly = dg.define_asset_job(
    "nightly",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="完整的一夜：采集、读取、核对、汇总、发布",
    tags={"dagster/max_retries": "1", WRITER_TAG: ONLY_WRITER},
)


@dg.schedule(
    job=nightly,
    cron_schedule="0 2 * * *",
    execution_timezone="Asia/Shanghai",
    default_status=dg.DefaultScheduleStatus.RUNNING,
)
def every_night(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | list[dg.RunRequest]:
    """Every night at 02:00 in Shanghai: a run, or one a district where several are configured."""
    asked = settings.jurisdiction()
    if not is_many(asked):
        return dg.RunRequest(tags=ALL_YEARS)
    return [dg.RunRequest(tags=tags_of(name)) for name in asked_places(asked)]


@dg.sensor(
    job=nightly,
    minimum_interval_seconds=60,
    description="收件箱有新文件时运行",
    default_status=dg.DefaultSensorStatus.RUNNING,
)
def inbox_sensor(context: dg.SensorEvaluationContext) -> Iterator[dg.RunRequest | dg.SkipReason]:
    """Asks for a night when the inbox has changed and has then been quiet for half a minute."""
    inboxes = {name: look_at(inbox) for name, inbox in _inboxes(settings.home()).items()}
    files = [one for lying in inboxes.values() for one in sorted(lying.items())]
    state = _fingerprint(files)
    if not files or state == context.cursor:
        yield dg.SkipReason("收件箱没有变化")
    elif time.time() - max(changed for _, (_, changed) in files) / 1e9 < QUIET_SECONDS:
        yield dg.SkipReason("收件箱还在变化，稍后再看")
    else:
        context.update_cursor(state)
        for name, lying in inboxes.items():
            if lying:
                yield dg.RunRequest(run_key=f"{state}{name}", tags=tags_of(name))


def tags_of(name: str) -> dict[str, str]:
    """A run's tags: all years, and the district where it is one of several."""
    return ALL_YEARS | ({DISTRICT_TAG: name, WRITER_TAG: name} if name else {})


def _inboxes(root: Path) -> dict[str, Path]:
    """By district where several are configured; else the only one, without a name."""
    if not is_many(settings.jurisdiction()):
        usual = settings.configured_jurisdiction()
        own = next((one for one in districts(root) if one.name == usual), None)
        return {"": (own.home if own else root) / "inbox"}
    wanted = asked_places(settings.jurisdiction())
    return {one.name: one.home / "inbox" for one in districts(root) if one.name in wanted}


def _fingerprint(files: list[tuple[Path, tuple[int, int]]]) -> str:
    facts = [(str(file), size, changed) for file, (size, changed) in files]
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:32]
