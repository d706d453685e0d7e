"""Tonight: whose it is, where its files are, and how it is to run.

What belongs here: what every step asks of the night. What does not: any step, and Dagster, which
a night without anything new does not need (`night_resource` hands this to its assets).
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from warehouse.publish import last_published
from warehouse.sql_files import connect

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """Paths and settings of a night. `as_of` (YYYY-MM-DD) is the day that lateness is judged by.

    `home` is the district's own, in the data folder `house` where that holds others beside it;
    without one Dagster's run finds it there, by its tag or `jurisdiction`.
    `workers` read at once; None for as many as the machine has cores and memory for.
    `engine` is the cluster that reads instead (dask://host:port), `store` what it shares with us.
    Who asks for the run may hold the writer's lock (`is_locked`), and may have collected already,
    as the night of the identifier `collected`.
    """

    home: str
    jurisdiction: str
    house: str | None = None
    portal_base: str | None = None
    as_of: str | None = None
    workers: int | None = None
    keep_nights: int = 14
    first_year: int | None = None
    last_year: int | None = None
    engine: str | None = None
    store: str | None = None
    is_locked: bool = False
    collected: str | None = None

    @property
    def root(self) -> Path:
        return Path(self.home)

    def begin(self) -> str:
        """A new night: its folder, and a note of when it began. Returns its identifier."""
        started = dt.datetime.now(SHANGHAI)
        night_id = started.strftime("%Y%m%dT%H%M%S")
        folder = self.root / "nights" / night_id
        folder.mkdir(parents=True, exist_ok=True)
        note = {"night_id": night_id, "started_at": started.isoformat()}
        (self.root / "nights" / "tonight.json").write_text(json.dumps(note), encoding="utf-8")
        return night_id

    @property
    def _tonight(self) -> dict[str, str]:
        note = self.root / "nights" / "tonight.json"
        found: dict[str, str] = json.loads(note.read_text(encoding="utf-8"))
        return found

    @property
    def night_id(self) -> str:
        return self._tonight["night_id"]

    @property
    def started_at(self) -> dt.datetime:
        return dt.datetime.fromisoformat(self._tonight["started_at"])

    @property
    def folder(self) -> Path:
        return self.root / "nights" / self.night_id

    @property
    def building(self) -> Path:
        return self.folder / "building.duckdb"

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.as_of) if self.as_of else self.started_at.date()

    @property
    def years(self) -> list[int]:
        """Fiscal years that a report is expected for: this year and the one before, by default."""
        first = self.first_year or self.day.year - 2
        return list(range(first, (self.last_year or self.day.year) + 1))

    def previous(self, mof_div_code: str) -> Path | None:
        """Last night's file, if it is of the same district."""
        night = last_published(self.root)
        if night is None or _place_of(night, night.stat().st_mtime_ns) != mof_div_code:
            return None
        return night


@lru_cache(maxsize=2)
def _place_of(night: Path, _written_at: int) -> str | None:
    """Asked once: a published night stays as it was written."""
    with connect(night, read_only=True) as connection:
        places = connection.execute("SELECT mof_div_code FROM meta.night").fetchall()
    return str(places[0][0]) if len(places) == 1 else None
