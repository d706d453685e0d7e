"""Tonight: where its files are, and that nobody else writes at the same time.

What belongs here: the one resource of all assets. What does not: any step of the night.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import dagster as dg

from collection.jurisdiction import find_jurisdiction, load_jurisdiction
from warehouse.districts import district_home
from warehouse.lock import one_writer
from warehouse.publish import last_published
from warehouse.sql_files import connect

SHANGHAI = ZoneInfo("Asia/Shanghai")
LOCK_WAIT_SECONDS = 5.0
DISTRICT_TAG = "mingzhang/jurisdiction"
"""Which district a run of Dagster's is for, where a data folder holds several."""


class Night(dg.ConfigurableResource):  # type: ignore[type-arg]
    """Paths and settings of a night. `as_of` (YYYY-MM-DD) is the day that lateness is judged by.

    `home` is the district's own, in the data folder `house` where that holds others beside it;
    without one it is found there, by the run's tag or `jurisdiction`.
    `workers` read at once; None for as many as the machine has cores and memory for.
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

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Generator[Night, None, None]:
        """Holds the writer's lock for as long as the run lives; a second run is refused."""
        night = self if self.home else self._at_home(context)
        with one_writer(night.root, wait_seconds=LOCK_WAIT_SECONDS):
            yield night

    def _at_home(self, context: dg.InitResourceContext) -> Night:
        """The night of the district that the run's tag names, in its home in the data folder."""
        tags = context.run.tags if context.run else {}
        name = tags.get(DISTRICT_TAG, self.jurisdiction)
        place = load_jurisdiction(find_jurisdiction(name))
        house = Path(self.house or ".")
        home = district_home(house, place.mof_div_code, name, apart=DISTRICT_TAG in tags)
        told = {field: getattr(self, field) for field in type(self).model_fields}
        return Night(**{**told, "home": str(home), "jurisdiction": name})

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
        if night is None:
            return None
        with connect(night, read_only=True) as connection:
            places = connection.execute("SELECT mof_div_code FROM meta.night").fetchall()
        return night if places == [(mof_div_code,)] else None
