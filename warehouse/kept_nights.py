"""The nights that are kept, each in a few figures: for the trend, and for what is gone since.

What belongs here: reading small facts out of published files, each file once. What does not: the
newest night's pages (`snapshot`). A night that an older version wrote may not know all of it: it
is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.snapshot import SHANGHAI
from warehouse.sql_files import SETTINGS

_FACTS = """
SELECT n.night_id, n.mof_div_code, n.as_of, n.started_at, n.reader_version,
       (SELECT count(*) FROM source.current_report),
       (SELECT count(*) FROM source.report WHERE status = 'quarantined'),
       (SELECT count(*) FROM quality.finding
        WHERE severity = 'error' AND waiver IS NULL AND NOT is_consequence),
       (SELECT count(*) FROM quality.finding
        WHERE severity = 'warning' AND waiver IS NULL AND NOT is_consequence)
FROM meta.night n
"""
_OPEN = """
SELECT finding_key, rule_id, severity, agency_code, agency_name, fiscal_year, message, first_seen
FROM quality.finding WHERE severity <> 'info' AND waiver IS NULL AND NOT is_consequence
ORDER BY agency_code, fiscal_year, finding_key
"""
_STEPS = "SELECT title, seconds FROM meta.step ORDER BY step_no"
LONGEST_END = dt.timedelta(hours=1)
"""The longest that a night's own checks and its publishing take after its last step."""
_NIGHT = re.compile(r"\d{8}T\d{6}")


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that counted in its night: each cause once, nothing waived."""

    finding_key: str
    rule_id: str
    severity: str
    agency_code: str | None
    agency_name: str | None
    fiscal_year: int | None
    message: str
    first_seen: dt.date


@dataclass(frozen=True, slots=True)
class NightFacts:
    """One night. `published_at` is when its file was finished; `steps` are (title, seconds)."""

    night_id: str
    mof_div_code: str
    as_of: dt.date
    started_at: dt.datetime
    reader_version: str
    reports: int
    quarantined: int
    errors: int
    warnings: int
    published_at: dt.datetime
    open: tuple[OpenFinding, ...]
    steps: tuple[tuple[str, float], ...]

    @property
    def seconds(self) -> float:
        """From its first file to its publication."""
        return (self.published_at - self.started_at).total_seconds()


def nights(home: Path) -> list[NightFacts]:
    """The nights that are kept of the district of the newest, oldest first.

    A data folder may hold another district's nights (the demo's, for one): they are no past of it.
    """
    files = sorted(
        path for path in (home / "published").glob("*.duckdb") if _NIGHT.fullmatch(path.stem)
    )
    known = [_facts(path, path.stat().st_mtime) for path in files]
    kept = [facts for facts in known if facts is not None]
    return [facts for facts in kept if facts.mof_div_code == kept[-1].mof_div_code]


def has_past(home: Path, night_id: str, mof_div_code: str) -> bool:
    """Whether a night of the district before this one is kept; the newest are asked first."""
    files = (home / "published").glob("*.duckdb")
    earlier = (one for one in files if _NIGHT.fullmatch(one.stem) and one.stem < night_id)
    known = (_facts(one, one.stat().st_mtime) for one in sorted(earlier, reverse=True))
    return any(one is not None and one.mof_div_code == mof_div_code for one in known)


@lru_cache(maxsize=64)
def _facts(path: Path, finished: float) -> NightFacts | None:
    """A published file never changes, so it is read once; None where it can't be read."""
    try:
        with duckdb.connect(str(path), read_only=True, config=dict(SETTINGS)) as connection:
            facts = connection.execute(_FACTS).fetchall()[0]
            found = connection.execute(_OPEN).fetchall()
            steps = _steps(connection)
    except (duckdb.Error, IndexError):
        return None
    at = dt.datetime.fromtimestamp(finished, SHANGHAI)
    values: list[Any] = [*facts, at, tuple(OpenFinding(*row) for row in found), steps]
    night = NightFacts(*values)
    started = night.started_at.astimezone(SHANGHAI)
    return replace(night, started_at=started, published_at=_published(started, at, steps))


def _published(
    started: dt.datetime, file_date: dt.datetime, steps: Sequence[tuple[str, float]]
) -> dt.datetime:
    """When a night's file was finished. A copied file has a later date, a restored one any: where
    the steps do not account for it, they tell the time."""
    by_steps = started + dt.timedelta(seconds=float(sum(seconds for _, seconds in steps)))
    if steps and not by_steps <= file_date <= by_steps + LONGEST_END:
        return by_steps
    return file_date


def _steps(connection: duckdb.DuckDBPyConnection) -> tuple[tuple[str, float], ...]:
    """None for a night of before steps were kept."""
    try:
        return tuple((row[0], row[1]) for row in connection.execute(_STEPS).fetchall())
    except duckdb.CatalogException:
        return ()
