"""Readings as one throw-away night, each the report of a department of its own, judged.

What belongs here: whose the reports are, so that none is another's. What does not: that night
(`assets.throwaway_night`), which readings, and what is asked of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from assets.throwaway_night import judged_night, place_without_register, report_row
from disclosure.reading import Reading

PLACE = "999901"
DAY = dt.datetime(2026, 6, 1, 2, tzinfo=dt.UTC)


def night_of(folder: Path, readings: Mapping[str, Reading]) -> Path:
    """An evaluated night; the keys are the reports' ids and their departments' codes."""
    own = {
        key: reading.model_copy(update={"document_sha256": f"{number:064d}"})
        for number, (key, reading) in enumerate(readings.items())
    }
    rows = [report_row(key, PLACE, reading) | {"agency_code": key} for key, reading in own.items()]
    return judged_night(folder, [*own.values()], rows, place_without_register(PLACE), DAY)
