"""Everything that Dagster shows: loaded from `assets/`, run as `pipelines/` says."""

from __future__ import annotations

from collections.abc import Mapping

import dagster as dg

from assets import asset_checks, building, collected, yearly
from assets.night_resource import night_resource
from assets.tonight import Night
from pipelines import settings
from pipelines.alerts import tell_of_failure, tell_of_night
from pipelines.nightly import every_night, inbox_sensor, nightly


def definitions(
    night: Night | None = None, loggers: Mapping[str, dg.LoggerDefinition] | None = None
) -> dg.Definitions:
    """All definitions; `night` and `loggers` stand in for those that the environment gives."""
    usual = Night(
        home="",
        house=str(settings.home()),
        jurisdiction=settings.jurisdiction(),
        engine=settings.engine(),
        store=settings.store(),
    )
    return dg.Definitions(
        assets=dg.load_assets_from_modules([collected, building, yearly]),
        asset_checks=dg.load_asset_checks_from_modules([asset_checks]),
        jobs=[nightly],
        schedules=[every_night],
        sensors=[inbox_sensor, tell_of_failure, tell_of_night],
        resources={"night": night_resource(night or usual)},
        executor=dg.in_process_executor,
        loggers=loggers,
    )


defs = definitions()
