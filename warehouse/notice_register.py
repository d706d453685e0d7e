"""The register of notices as a file: numbers given, what became of each, drafts, mailings.

What belongs here: its tables, opening it, a copy of it every night, and what is done where it is
damaged. What does not: giving numbers, events, drafts (`notices`), how notices stand
(`notices_standing`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from warehouse.damage import DamagedFile, set_aside
from warehouse.sqlite_store import looked_at_store, opened_store
from warehouse.whole_file import replacing

FOLDER, STORE, COPY = "notices", "register.sqlite", "register.last-night.sqlite"
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
CREATE TABLE IF NOT EXISTS draft (
    draft_no      INTEGER PRIMARY KEY,
    mof_div_code  TEXT NOT NULL,
    findings      TEXT NOT NULL,
    by            TEXT NOT NULL,
    at            TEXT NOT NULL,
    outcome       TEXT,
    said          TEXT,
    closed_by     TEXT,
    closed_at     TEXT
);
"""


def opened_register(
    home: Path, *, alone: bool = False
) -> AbstractContextManager[sqlite3.Connection]:
    """The register of a data folder, made where there is none; raises as `opened_store`."""
    path = home / FOLDER / STORE
    path.parent.mkdir(parents=True, exist_ok=True)
    return opened_store(path, _TABLES, alone=alone)


@contextmanager
def looked_at_register(home: Path) -> Iterator[sqlite3.Connection | None]:
    """The register to look at, which makes and changes nothing; None before the first notice.

    Raises DamagedFile, sqlite3.Error.
    """
    path = home / FOLDER / STORE
    if not path.is_file():
        yield None
        return
    with looked_at_store(path) as register:
        yield register


def keep_copy(home: Path) -> None:
    """Last night's copy of a sound register, whole or not at all. Raises DamagedFile."""
    with looked_at_register(home) as register:
        if register is None:
            return
        with (
            replacing(home / FOLDER / COPY) as fresh,
            closing(sqlite3.connect(fresh)) as copy,
        ):
            fresh.chmod(0o600)
            register.backup(copy)


def restore_damaged(home: Path) -> list[str]:
    """Sets a damaged register aside, puts last night's copy in its place; else keeps a copy.

    To be called while holding the night's lock. Returns what to say, in Chinese. Numbers that were
    given since that copy are not given again: `notices.numbering` knows them by their files.
    """
    try:
        keep_copy(home)
    except DamagedFile:
        path, copy = home / FOLDER / STORE, home / FOLDER / COPY
        told = [set_aside(path, home)]
        if copy.is_file():
            copy.replace(path)
            told.append("通知登记簿已从上一夜的副本恢复；此后登记的编号、答复和撤回请重新登记")
        else:
            told.append("没有副本可以恢复：以前的通知不再列在登记簿里，其编号不会再用")
        return told
    return []
