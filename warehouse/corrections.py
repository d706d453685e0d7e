"""What somebody told the reader of a table: a store of its own that survives nights.

What belongs here: telling, taking back, and what is in force. What does not: who may tell
(`dashboard.sign_in_state`), and what the reader makes of it (`disclosure.forms.corrected`).
Words are only ever added, each with a name and a moment; the newest one on a table counts, and the
newest one on each of its columns.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from warehouse.damage import DamagedFile, set_aside
from warehouse.decisions import now
from warehouse.sqlite_store import opened_store

STORE = "corrections.sqlite"
MOST_REASON = 2000
_TABLE = """
CREATE TABLE IF NOT EXISTS correction (
    correction_no INTEGER PRIMARY KEY,
    head_key      TEXT NOT NULL CHECK (head_key <> ''),
    title         TEXT NOT NULL,
    table_no      INTEGER,
    is_no_table   INTEGER NOT NULL CHECK (is_no_table IN (0, 1)),
    columns       TEXT NOT NULL,
    words         TEXT NOT NULL,
    reason        TEXT NOT NULL,
    told_by       TEXT NOT NULL CHECK (told_by <> ''),
    told_at       TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS withdrawal (
    correction_no INTEGER PRIMARY KEY,
    withdrawn_by  TEXT NOT NULL CHECK (withdrawn_by <> ''),
    withdrawn_at  TEXT NOT NULL
);
"""


class BadCorrection(ValueError):
    """Nothing that could be told; says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One word of one person on all tables with that head.

    `columns` are heads and keys of columns; `words` says it in Chinese: 这是支出总表；“甲”栏是合计.
    `told_at` is ISO 8601 with its offset. Raises BadCorrection where it says nothing, or too much.
    """

    head_key: str
    title: str
    words: str
    told_by: str
    told_at: str = field(default_factory=now)
    table_no: int | None = None
    is_no_table: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

    def __post_init__(self) -> None:
        if self.is_no_table and (self.table_no is not None or self.columns):
            raise BadCorrection("不是表，就不能再说它是哪张表、各栏是什么")
        if not (self.is_no_table or self.table_no is not None or self.columns):
            raise BadCorrection("请说明它是哪张表，或某一栏是什么，或不是表")
        if len(set(self.columns.values())) < len(self.columns):
            raise BadCorrection("两栏不能是同一栏")
        if len(self.reason) > MOST_REASON:
            raise BadCorrection(f"备注不能超过 {MOST_REASON} 个字")
        if not self.told_by.strip():
            raise BadCorrection("没有更正人")


@dataclass(frozen=True, slots=True)
class Logged:
    """A correction as it was told, and who took it back."""

    correction_no: int
    correction: Correction
    withdrawn_by: str | None
    withdrawn_at: str | None


@dataclass(frozen=True, slots=True)
class InForce:
    """All that is told of one head; `correction_id` is another for every other content."""

    correction_id: str
    head_key: str
    said: str
    table_no: int | None
    is_no_table: bool
    columns: tuple[tuple[str, str], ...]


def tell(home: Path, correction: Correction) -> int:
    """Adds a correction to the store of the data folder; its number. Raises sqlite3.Error."""
    with _open(home) as store:
        done = store.execute(
            "INSERT INTO correction (head_key, title, table_no, is_no_table, columns, words, "
            "reason, told_by, told_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                correction.head_key, correction.title, correction.table_no,
                int(correction.is_no_table), json.dumps(dict(correction.columns)),
                correction.words, correction.reason.strip(), correction.told_by,
                correction.told_at,
            ],
        )  # fmt: skip
        return int(done.lastrowid or 0)


def take_back(home: Path, correction_no: int, by: str) -> bool:
    """Takes a correction back; False where there is none such, or it was taken back before."""
    with _open(home) as store:
        done = store.execute(
            "INSERT OR IGNORE INTO withdrawal (correction_no, withdrawn_by, withdrawn_at) "
            "SELECT correction_no, ?, ? FROM correction "
            "WHERE correction_no = ?",
            [by, now(), correction_no],
        )
        return done.rowcount == 1


def corrections(home: Path) -> list[Logged]:
    """All that was ever told, newest first. Raises DamagedFile."""
    if not (home / STORE).is_file():
        return []
    with _open(home) as store:
        rows = store.execute(
            "SELECT c.*, w.withdrawn_by, w.withdrawn_at FROM correction c "
            "LEFT JOIN withdrawal w USING (correction_no) ORDER BY correction_no DESC"
        ).fetchall()
    return [_logged(row) for row in rows]


def in_force(home: Path) -> list[InForce]:
    """What the next night reads by, one a head. Raises DamagedFile."""
    standing = [one for one in corrections(home)[::-1] if one.withdrawn_by is None]
    by_head: dict[str, list[Correction]] = {}
    for one in standing:
        by_head.setdefault(one.correction.head_key, []).append(one.correction)
    return [_together(told) for told in by_head.values()]


def set_aside_damaged(home: Path) -> list[str]:
    """Moves a store that can't be read away; what to say, in Chinese. Under the night's lock."""
    try:
        corrections(home)
    except DamagedFile:
        return [f"{set_aside(home / STORE, home)}；告诉读取程序的更正今夜起不再起作用，请重新录入"]
    return []


def _together(told: list[Correction]) -> InForce:
    """The newest word on the table, and of those since then the newest on each column."""
    last = max((n for n, one in enumerate(told) if _is_of_table(one)), default=0)
    if told[last].is_no_table and last < len(told) - 1:
        last += 1
    since = told[last:]
    columns = {head: key for one in told[last:] for head, key in one.columns.items()}
    newest = since[0]
    said = "；".join(f"{one.told_by} {one.told_at[:10]}：{one.words}" for one in since)
    content = [newest.head_key, newest.table_no, newest.is_no_table, sorted(columns.items()), said]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode())
    return InForce(
        correction_id=digest.hexdigest()[:12],
        head_key=newest.head_key,
        said=said,
        table_no=newest.table_no,
        is_no_table=newest.is_no_table,
        columns=tuple(sorted(columns.items())),
    )


def _is_of_table(one: Correction) -> bool:
    return one.is_no_table or one.table_no is not None


def _logged(row: tuple[object, ...]) -> Logged:
    number, key, title, table_no, is_no_table, columns, words, reason, by, at, *taken = row
    correction = Correction(
        head_key=str(key),
        title=str(title),
        words=str(words),
        told_by=str(by),
        told_at=str(at),
        table_no=table_no if isinstance(table_no, int) else None,
        is_no_table=bool(is_no_table),
        columns=json.loads(str(columns)),
        reason=str(reason),
    )
    withdrawn_by, withdrawn_at = (None if one is None else str(one) for one in taken)
    return Logged(int(str(number)), correction, withdrawn_by, withdrawn_at)


def _open(home: Path) -> AbstractContextManager[sqlite3.Connection]:
    return opened_store(home / STORE, _TABLE)
