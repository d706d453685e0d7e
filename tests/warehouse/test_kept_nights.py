"""A night's times are its own, whatever date its file carries."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from tests.notices.conftest import home, night  # noqa: F401
from warehouse.build import note_steps
from warehouse.kept_nights import nights

STARTED = dt.datetime(2026, 3, 2, 2, tzinfo=dt.UTC)


def test_a_copied_files_date_is_no_time_of_the_night(home: Path) -> None:  # noqa: F811
    (file,) = (home / "published").glob("2*.duckdb")
    note_steps(file, [("读取", 300.0), ("核对", 60.0)])
    for late, seconds in ((370, 370), (40 * 86_400, 360), (-86_400, 360)):
        at = (STARTED + dt.timedelta(seconds=late)).timestamp()
        os.utime(file, (at, at))
        assert nights(home)[-1].seconds == seconds
