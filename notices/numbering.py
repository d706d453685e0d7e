"""The register of notices: which number was given to what, and what was mailed where.

What belongs here: giving a number once and for ever, and the log of mailings. What does not: what a
notice says. Numbers run from 1 in each year of issue and place; a number is never given twice, and
the same notice written again keeps its number and its days.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from warehouse.notices_standing import FOLDER, STORE
from warehouse.sqlite_store import WAIT_SECONDS

_TABLES = """
CREATE TABLE IF NOT EXISTS notice (
    mof_div_code  TEXT NOT NULL,
    issue_year    INTEGER NOT NULL,
    sequence      INTEGER NOT NULL,
    number        TEXT NOT NULL,
    agency_code   TEXT NOT NULL,
    fiscal_year   INTEGER NOT NULL,
    fingerprint   TEXT NOT NULL,
    findings      TEXT NOT NULL,
    issued_on     TEXT NOT NULL,
    due_on        TEXT NOT NULL,
    PRIMARY KEY (mof_div_code, issue_year, sequence),
    UNIQUE (mof_div_code, number),
    UNIQUE (mof_div_code, agency_code, fiscal_year, fingerprint)
);
CREATE TABLE IF NOT EXISTS mailing (
    mof_div_code  TEXT NOT NULL,
    number        TEXT NOT NULL,
    address       TEXT NOT NULL,
    sent_at       TEXT NOT NULL,
    PRIMARY KEY (mof_div_code, number, address)
);
"""

_NOTICE = (
    "mof_div_code, issue_year, sequence, number, agency_code, fiscal_year, fingerprint, findings, "
    "issued_on, due_on"
)
_GIVEN = """
SELECT number, issued_on, due_on, json_group_array(address) FILTER (WHERE address IS NOT NULL)
FROM notice LEFT JOIN mailing USING (mof_div_code, number)
WHERE (mof_div_code, agency_code, fiscal_year) = (?, ?, ?)
GROUP BY issue_year, sequence, number, issued_on, due_on ORDER BY issue_year, sequence
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a notice is about. `findings` are what tells one set of findings from another."""

    mof_div_code: str
    agency_code: str
    fiscal_year: int
    findings: frozenset[str]

    @property
    def fingerprint(self) -> str:
        listed = json.dumps(sorted(self.findings), ensure_ascii=False)
        return hashlib.sha256(listed.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Issued:
    """A number and its days (Asia/Shanghai); `earlier` are the same department's for that year."""

    number: str
    issued_on: dt.date
    due_on: dt.date
    earlier: tuple[str, ...] = ()


def issue(home: Path, subject: Subject, *, pattern: str, today: dt.date, days: int) -> Issued:
    """The number of this notice: the one it has, or the next free one of the year.

    `pattern` holds `{year}` and `{number}`; `days` are calendar days until it is due. Safe with
    several writers. Raises sqlite3.Error.
    """
    with _register(home) as register:
        found = register.execute(
            "SELECT sequence, number, issued_on, due_on, issue_year FROM notice WHERE "
            "(mof_div_code, agency_code, fiscal_year, fingerprint) = (?, ?, ?, ?)",
            [*_whose(subject), subject.fingerprint],
        ).fetchone()
        if found is None:
            found = _give(register, subject, pattern, today, today + dt.timedelta(days=days))
        sequence, number, issued_on, due_on, year = found
        earlier = register.execute(
            "SELECT number FROM notice WHERE (mof_div_code, agency_code, fiscal_year) = (?, ?, ?) "
            "AND (issue_year, sequence) < (?, ?) ORDER BY issue_year, sequence",
            [*_whose(subject), year, sequence],
        ).fetchall()
    return Issued(
        number,
        dt.date.fromisoformat(issued_on),
        dt.date.fromisoformat(due_on),
        tuple(row[0] for row in earlier),
    )


def _whose(subject: Subject) -> tuple[str, str, int]:
    return subject.mof_div_code, subject.agency_code, subject.fiscal_year


def _give(
    register: sqlite3.Connection, subject: Subject, pattern: str, today: dt.date, due_on: dt.date
) -> tuple[int, str, str, str, int]:
    (last,) = register.execute(
        "SELECT coalesce(max(sequence), 0) FROM notice WHERE mof_div_code = ? AND issue_year = ?",
        [subject.mof_div_code, today.year],
    ).fetchone()
    sequence = last + 1
    number = pattern.replace("{year}", str(today.year)).replace("{number}", str(sequence))
    days = today.isoformat(), due_on.isoformat()
    listed = json.dumps(sorted(subject.findings), ensure_ascii=False)
    row = [subject.mof_div_code, today.year, sequence, number, subject.agency_code]
    row += [subject.fiscal_year, subject.fingerprint, listed, *days]
    register.execute(f"INSERT INTO notice ({_NOTICE}) VALUES ({', '.join('?' * len(row))})", row)
    return sequence, number, *days, today.year


def given(
    home: Path, mof_div_code: str, agency_code: str, fiscal_year: int
) -> list[tuple[str, dt.date, dt.date, tuple[str, ...]]]:
    """Number, day of issue, day due and addresses of a department's notices, oldest first.

    Looks only: makes no register, waits for nobody. Raises sqlite3.Error.
    """
    path = home / FOLDER / STORE
    if not path.is_file():
        return []
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as register:
        rows = register.execute(_GIVEN, [mof_div_code, agency_code, fiscal_year]).fetchall()
    day = dt.date.fromisoformat
    return [(row[0], day(row[1]), day(row[2]), tuple(sorted(json.loads(row[3])))) for row in rows]


def mailed(home: Path, mof_div_code: str, number: str) -> set[str]:
    """The addresses that this notice was mailed to."""
    with _register(home) as register:
        rows = register.execute(
            "SELECT address FROM mailing WHERE mof_div_code = ? AND number = ?",
            [mof_div_code, number],
        ).fetchall()
    return {row[0] for row in rows}


def note_mailing(home: Path, mof_div_code: str, number: str, address: str, at: str) -> None:
    """Keeps that a notice went to an address; `at` is ISO 8601 with its offset."""
    with _register(home) as register:
        register.execute(
            "INSERT OR REPLACE INTO mailing (mof_div_code, number, address, sent_at) "
            "VALUES (?, ?, ?, ?)",
            [mof_div_code, number, address, at],
        )


@contextmanager
def _register(home: Path) -> Iterator[sqlite3.Connection]:
    """One transaction, alone from its first look on."""
    path = home / FOLDER / STORE
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as register:
        register.executescript(_TABLES)
        register.execute("BEGIN IMMEDIATE")
        try:
            yield register
        except BaseException:
            register.execute("ROLLBACK")
            raise
        register.execute("COMMIT")
