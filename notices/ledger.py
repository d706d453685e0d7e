"""The ledger of notices: what became of each after it was numbered.

What belongs here: answers, withdrawals, files as they were issued, and the state that follows. What
does not: giving a number (`numbering`) and what a notice says. Events are only ever added.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from notices.cleaning import file_name
from notices.numbering import FOLDER, STORE, WAIT_SECONDS
from warehouse.whole_file import write_whole

ISSUED = "issued"
MOST_TEXT = 2000
STATES = ("overdue", "due", "answered", "closed", "withdrawn")
"""Word kind `notice_state`; in the order in which the ledger asks for attention."""
_EVENTS = """
CREATE TABLE IF NOT EXISTS event (
    event_no      INTEGER PRIMARY KEY,
    mof_div_code  TEXT NOT NULL,
    number        TEXT NOT NULL,
    kind          TEXT NOT NULL CHECK (kind IN ('issued', 'answered', 'withdrawn')),
    day           TEXT NOT NULL,
    said          TEXT NOT NULL,
    by            TEXT NOT NULL,
    at            TEXT NOT NULL
);
"""
_NOTICES = """
SELECT number, agency_code, fiscal_year, issued_on, due_on, findings, sequence, issue_year
FROM notice WHERE mof_div_code = ? ORDER BY issue_year DESC, sequence DESC
"""


class BadEvent(ValueError):
    """What can't be written into the ledger; says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a notice: `day` is when, `at` when it was written down (ISO 8601)."""

    kind: str
    day: dt.date
    said: str
    by: str
    at: str


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


def entries(home: Path, mof_div_code: str) -> list[Entry]:
    """All notices of a place, newest first; none before the first. Raises sqlite3.Error."""
    if not (home / FOLDER / STORE).is_file():
        return []
    with _ledger(home) as ledger:
        events: dict[str, list[Event]] = {}
        for number, kind, day, said, by, at in ledger.execute(
            "SELECT number, kind, day, said, by, at FROM event WHERE mof_div_code = ? "
            "ORDER BY event_no",
            [mof_div_code],
        ):
            told = Event(kind, dt.date.fromisoformat(day), said, by, at)
            events.setdefault(number, []).append(told)
        rows = ledger.execute(_NOTICES, [mof_div_code]).fetchall()
    return [
        Entry(
            number,
            agency,
            year,
            dt.date.fromisoformat(issued),
            dt.date.fromisoformat(due),
            tuple(line.split(" ")[0] for line in json.loads(listed) if " " in line),
            tuple(events.get(number, ())),
        )
        for number, agency, year, issued, due, listed, _, _ in rows
    ]


def note(home: Path, mof_div_code: str, number: str, event: Event) -> None:
    """Writes an event down. A withdrawn notice gives its findings free for a new one.

    Raises BadEvent, sqlite3.Error.
    """
    if event.kind == "withdrawn" and not event.said.strip():
        raise BadEvent("撤回必须写明理由")
    if len(event.said) > MOST_TEXT:
        raise BadEvent(f"不能超过 {MOST_TEXT} 个字")
    with _ledger(home) as ledger:
        found = ledger.execute(
            "SELECT 1 FROM notice WHERE (mof_div_code, number) = (?, ?)", [mof_div_code, number]
        ).fetchone()
        if found is None:
            raise BadEvent("登记簿中没有这个编号")
        gone = ledger.execute(
            "SELECT 1 FROM event WHERE (mof_div_code, number, kind) = (?, ?, 'withdrawn')",
            [mof_div_code, number],
        ).fetchone()
        if gone:
            raise BadEvent("这份通知已经撤回")
        ledger.execute(
            "INSERT INTO event (mof_div_code, number, kind, day, said, by, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [mof_div_code, number, event.kind, event.day.isoformat(), event.said.strip(),
             event.by, event.at],
        )  # fmt: skip
        if event.kind == "withdrawn":
            ledger.execute(
                "UPDATE notice SET fingerprint = fingerprint || ' ' || number "
                "WHERE (mof_div_code, number) = (?, ?)",
                [mof_div_code, number],
            )


def keep_files(home: Path, stem: str, files: Sequence[tuple[str, bytes]]) -> None:
    """Keeps a notice's files as they were issued: (ending, content) each."""
    folder = home / FOLDER / ISSUED
    folder.mkdir(parents=True, exist_ok=True)
    for ending, content in files:
        write_whole(folder / f"{file_name(stem)}.{ending}", content)


def kept_files(home: Path, number: str) -> list[Path]:
    """The files of a notice as they were issued, by their ending."""
    folder = home / FOLDER / ISSUED
    if not folder.is_dir():
        return []
    stem = f"{file_name(number)} "
    return sorted(path for path in folder.iterdir() if path.name.startswith(stem))


@contextmanager
def _ledger(home: Path) -> Iterator[sqlite3.Connection]:
    path = home / FOLDER / STORE
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as ledger, ledger:
        ledger.executescript(_EVENTS)
        yield ledger
