"""The register of notices: which number was given to what, and what was mailed where.

What belongs here: giving a number once and for ever, and the log of mailings. What does not: what a
notice says. Numbers run from 1 in each year of issue and place; a number is never given twice, and
the same notice written again keeps its number and its days.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from notices.cleaning import file_name
from notices.ledger import ISSUED
from warehouse.notice_register import FOLDER, looked_at_register, opened_register

_MARK = "\ue000"
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
    several writers. Raises DamagedFile, sqlite3.Error.
    """
    with opened_register(home, alone=True) as register:
        found = register.execute(
            "SELECT sequence, number, issued_on, due_on, issue_year FROM notice WHERE "
            "(mof_div_code, agency_code, fiscal_year, fingerprint) = (?, ?, ?, ?)",
            [*_whose(subject), subject.fingerprint],
        ).fetchone()
        if found is None:
            least = _last_of_files(home, pattern, today.year)
            found = _give(register, subject, pattern, least, (today, days))
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
    register: sqlite3.Connection,
    subject: Subject,
    pattern: str,
    least: int,
    when: tuple[dt.date, int],
) -> tuple[int, str, str, str, int]:
    """The next number after those given and after `least`; `when`: today, days allowed."""
    today, due_on = when[0], when[0] + dt.timedelta(days=when[1])
    (last,) = register.execute(
        "SELECT coalesce(max(sequence), 0) FROM notice WHERE mof_div_code = ? AND issue_year = ?",
        [subject.mof_div_code, today.year],
    ).fetchone()
    sequence = max(last, least) + 1
    number = pattern.replace("{year}", str(today.year)).replace("{number}", str(sequence))
    days = today.isoformat(), due_on.isoformat()
    listed = json.dumps(sorted(subject.findings), ensure_ascii=False)
    row = [subject.mof_div_code, today.year, sequence, number, subject.agency_code]
    row += [subject.fiscal_year, subject.fingerprint, listed, *days]
    register.execute(f"INSERT INTO notice ({_NOTICE}) VALUES ({', '.join('?' * len(row))})", row)
    return sequence, number, *days, today.year


def _last_of_files(home: Path, pattern: str, year: int) -> int:
    """The highest number of that year that a kept file bears: a register that was lost with its
    numbers must not give them again."""
    shape = re.escape(file_name(pattern.replace("{year}", str(year)).replace("{number}", _MARK)))
    known = re.compile(shape.replace(re.escape(_MARK), r"(\d{1,9})") + " ")
    folder = home / FOLDER / ISSUED
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return max((int(found[1]) for name in names if (found := known.match(name))), default=0)


def given(
    home: Path, mof_div_code: str, agency_code: str, fiscal_year: int
) -> list[tuple[str, dt.date, dt.date, tuple[str, ...]]]:
    """Number, day of issue, day due and addresses of a department's notices, oldest first.

    Looks only: makes no register, waits for nobody. Raises DamagedFile, sqlite3.Error.
    """
    with looked_at_register(home) as register:
        if register is None:
            return []
        rows = register.execute(_GIVEN, [mof_div_code, agency_code, fiscal_year]).fetchall()
    day = dt.date.fromisoformat
    return [(row[0], day(row[1]), day(row[2]), tuple(sorted(json.loads(row[3])))) for row in rows]


def mailed(home: Path, mof_div_code: str, number: str) -> set[str]:
    """The addresses that this notice was mailed to."""
    with opened_register(home) as register:
        rows = register.execute(
            "SELECT address FROM mailing WHERE mof_div_code = ? AND number = ?",
            [mof_div_code, number],
        ).fetchall()
    return {row[0] for row in rows}


def note_mailing(home: Path, mof_div_code: str, number: str, address: str, at: str) -> None:
    """Keeps that a notice went to an address; `at` is ISO 8601 with its offset."""
    with opened_register(home) as register:
        register.execute(
            "INSERT OR REPLACE INTO mailing (mof_div_code, number, address, sent_at) "
            "VALUES (?, ?, ?, ?)",
            [mof_div_code, number, address, at],
        )
