"""The ledger of notices as tonight's findings leave it: which is due, overdue, answered, closed.

What belongs here: reading the register and the state that follows. What does not: giving a number
and writing events down (`notices.numbering`, `notices.ledger`).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.notice_register import looked_at_register

STATES = ("overdue", "due", "answered", "closed", "withdrawn")
"""Word kind `notice_state`; in the order in which the ledger asks for attention."""
_NOTICES = """
SELECT number, agency_code, fiscal_year, issued_on, due_on, findings
FROM notice WHERE mof_div_code = ? ORDER BY issue_year DESC, sequence DESC
"""
_EVENTS = """
SELECT number, event_no, kind, day, said, by, at FROM event
WHERE mof_div_code = ? ORDER BY event_no
"""
_STILL = "SELECT finding_key FROM finding_now WHERE waiver IS NULL"
_READ = (
    "SELECT DISTINCT agency_code, fiscal_year FROM source.current_report WHERE status LIKE 'read%'"
)
_NAMES = "SELECT agency_code, any_value(agency_name) FROM reference.agency GROUP BY 1"


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a notice: `day` is when, `at` when it was written down (ISO 8601)."""

    kind: str
    day: dt.date
    said: str
    by: str
    at: str
    event_no: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered notice. `keys` are the findings that it lists; days in Asia/Shanghai."""

    number: str
    agency_code: str
    fiscal_year: int
    issued_on: dt.date
    due_on: dt.date
    keys: tuple[str, ...]
    events: tuple[Event, ...]

    def state(self, today: dt.date, still: Collection[str]) -> str:
        """One of STATES. `still` are the findings that count tonight: a notice none of whose
        findings is among them was closed by the next report."""
        kinds = {event.kind for event in self.events}
        if "withdrawn" in kinds:
            return "withdrawn"
        if not any(key in still for key in self.keys):
            return "closed"
        if "answered" in kinds:
            return "answered"
        return "overdue" if self.due_on < today else "due"

    def open_of(self, still: Collection[str]) -> int:
        """How many of its findings still count tonight."""
        return sum(key in still for key in self.keys)


@dataclass(frozen=True, slots=True)
class Standing:
    """A notice and how it stands: `open` of its findings still count; `days` since it was due."""

    entry: Entry
    agency_name: str
    state: str
    open: int
    days: int


def entries(home: Path, mof_div_code: str) -> list[Entry]:
    """All notices of a place, newest first; none before the first. Makes and changes nothing.

    Raises DamagedFile, sqlite3.Error.
    """
    with looked_at_register(home) as register:
        if register is None:
            return []
        known = {row[0] for row in register.execute("SELECT name FROM sqlite_master")}
        events: dict[str, list[Event]] = {}
        if "event" in known:
            for number, event_no, kind, day, said, by, at in register.execute(
                _EVENTS, [mof_div_code]
            ):
                told = Event(kind, dt.date.fromisoformat(day), said, by, at, event_no)
                events.setdefault(number, []).append(told)
        rows = register.execute(_NOTICES, [mof_div_code]).fetchall() if "notice" in known else []
    day = dt.date.fromisoformat
    return [
        Entry(
            number,
            agency,
            year,
            day(issued),
            day(due),
            tuple(line.split(" ")[0] for line in json.loads(listed) if " " in line),
            tuple(events.get(number, ())),
        )
        for number, agency, year, issued, due, listed in rows
    ]


def standing(
    connection: duckdb.DuckDBPyConnection, home: Path, mof_div_code: str, today: dt.date
) -> list[Standing]:
    """How each notice stands: those that need somebody first, then the newest.

    `connection` is on a night that the decisions are laid over. Raises DamagedFile, sqlite3.Error.
    """
    kept = entries(home, mof_div_code)
    if not kept:
        return []
    still = {row[0] for row in connection.execute(_STILL).fetchall()}
    names = dict(connection.execute(_NAMES).fetchall())
    read = set(connection.execute(_READ).fetchall())

    def told(one: Entry) -> Standing:
        """All that it lists is open where no report was read that could have closed it."""
        is_read = (one.agency_code, one.fiscal_year) in read
        keys = still if is_read else still | set(one.keys)
        name = names.get(one.agency_code) or one.agency_code
        days = (today - one.due_on).days
        return Standing(one, name, one.state(today, keys), one.open_of(keys), days)

    return sorted(map(told, kept), key=lambda row: STATES.index(row.state))
