"""The reviewers' word on findings: a store of its own that survives nights.

What belongs here: writing a decision down, and taking it into a night's file. What does not: who
may decide (`dashboard.sign_in_state`), acts of many and their undoing (`decision_log`).
Decisions are only ever added; the newest one on a finding that was not taken back counts, for as
long as the finding's figures stay the same.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import duckdb

from warehouse.damage import DamagedFile, set_aside
from warehouse.publish import last_published
from warehouse.snapshot import SHANGHAI
from warehouse.sql_files import ROOM, connect, run
from warehouse.sqlite_store import opened_store

STORE = "decisions.sqlite"
DECISIONS = ("confirmed", "false_alarm", "corrected")
MOST_REASON = 2000

_TABLE = """
CREATE TABLE IF NOT EXISTS decision (
    decision_no  INTEGER PRIMARY KEY,
    finding_key  TEXT NOT NULL,
    decision     TEXT NOT NULL CHECK (decision IN ('confirmed', 'false_alarm', 'corrected')),
    reason       TEXT NOT NULL CHECK (reason <> '' OR decision <> 'false_alarm'),
    fingerprint  TEXT NOT NULL,
    message      TEXT NOT NULL,
    decided_by   TEXT NOT NULL CHECK (decided_by <> ''),
    decided_at   TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS decision_of_finding ON decision (finding_key);
CREATE TABLE IF NOT EXISTS act (
    decision_no  INTEGER PRIMARY KEY,
    act          INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS withdrawal (
    decision_no   INTEGER PRIMARY KEY,
    withdrawn_by  TEXT NOT NULL CHECK (withdrawn_by <> ''),
    withdrawn_at  TEXT NOT NULL
);
"""


_TAKEN = """
SELECT finding_key, decision, coalesce(reason, ''), coalesce(fingerprint, ''), '', decided_by,
       strftime(decided_at, '%Y-%m-%dT%H:%M:%S+08:00')
FROM quality.decision ORDER BY rowid
"""


class BadDecision(ValueError):
    """A decision that can't be taken; says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One word of one reviewer. `fingerprint` and `message` are the finding's at that moment.

    `decided_at` is ISO 8601 with its offset. Raises BadDecision for an unknown decision, a false
    alarm without a reason, a reason above 2,000 characters, or nobody's name.
    """

    finding_key: str
    decision: str
    reason: str
    fingerprint: str
    message: str
    decided_by: str
    decided_at: str

    def __post_init__(self) -> None:
        if self.decision not in DECISIONS:
            raise BadDecision("请选择：属实、误报，或已更正")
        if self.decision == "false_alarm" and not self.reason.strip():
            raise BadDecision("标为误报必须写明理由")
        if len(self.reason) > MOST_REASON:
            raise BadDecision(f"理由不能超过 {MOST_REASON} 个字")
        if not self.decided_by.strip():
            raise BadDecision("没有审核人")


COLUMNS = tuple(field.name for field in fields(Decision))


def record(home: Path, decision: Decision) -> None:
    """Adds one decision to the store of the data folder `home`. Raises sqlite3.Error."""
    with open_store(home) as connection:
        add(connection, decision)


def add(store: sqlite3.Connection, decision: Decision) -> int:
    """Adds one decision to an open store; its number."""
    given = asdict(decision) | {"reason": decision.reason.strip()}
    places = ", ".join("?" * len(COLUMNS))
    done = store.execute(
        f"INSERT INTO decision ({', '.join(COLUMNS)}) VALUES ({places})",
        [given[column] for column in COLUMNS],
    )
    return int(done.lastrowid or 0)


def decisions(home: Path, finding_key: str | None = None) -> list[Decision]:
    """All decisions that were not taken back, or those on one finding, oldest first; none where
    there is no store yet."""
    if not (home / STORE).is_file():
        return []
    with open_store(home) as connection:
        rows = connection.execute(
            f"SELECT {', '.join(COLUMNS)} FROM decision "
            "WHERE (? IS NULL OR finding_key = ?) "
            "AND decision_no NOT IN (SELECT decision_no FROM withdrawal) ORDER BY decision_no",
            [finding_key, finding_key],
        ).fetchall()
    return [Decision(*row) for row in rows]


def newest(home: Path) -> list[Decision]:
    """The decision that counts on each finding."""
    return list({one.finding_key: one for one in decisions(home)}.values())


def take_decisions(connection: duckdb.DuckDBPyConnection, home: Path) -> None:
    """Fills quality.decision; a standing false alarm becomes the finding's waiver.

    To be called when quality.finding, cause and fingerprint are complete. Raises sqlite3.Error
    when the store can't be read: then the night must not be published without it.
    """
    told = [asdict(one) for one in decisions(home)]
    connection.execute("SET VARIABLE decisions = ?", [json.dumps(told, ensure_ascii=False)])
    run(connection, [ROOM / "decisions.sql"])
    lay_over(connection, newest(home))
    connection.execute(
        "UPDATE quality.finding f SET waiver = n.waiver FROM finding_now n "
        "WHERE n.finding_key = f.finding_key AND n.false_alarm IS NOT NULL"
    )


def lay_over(
    connection: duckdb.DuckDBPyConnection,
    words: Sequence[Decision] = (),
    *,
    has_past: bool = True,
) -> None:
    """Lays the newest decisions over a night's findings: the temporary views `finding_now`
    and `open_finding`.

    `finding_now` is quality.finding with `waiver` as it stands now, `change` empty without a past
    (where new means nothing), and `false_alarm, exemption, fingerprint, decision, decision_reason,
    decided_by, decided_at, stands` (is that word about today's figures). `open_finding` is what
    counts of it: each cause once, nothing waived. Trusted amounts follow with the next night.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE past AS SELECT ? AS is_known", [has_past])
    told = json.dumps([asdict(one) for one in words], ensure_ascii=False)
    shape = json.dumps([dict.fromkeys(COLUMNS, "VARCHAR")])
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE decided AS SELECT finding_key, decision, fingerprint, "
        "reason AS decision_reason, decided_by, decided_at::TIMESTAMPTZ AS decided_at "
        "FROM (SELECT unnest(from_json(?::JSON, ?), recursive := true))",
        [told, shape],
    )
    run(connection, [ROOM / "finding_now.sql"])


def restore_damaged(home: Path) -> list[str]:
    """Sets a damaged store aside and makes it anew from the decisions that the last night took.

    To be called while holding the night's lock. Returns what to say, in Chinese.
    """
    try:
        decisions(home)
    except DamagedFile:
        told = [set_aside(home / STORE, home)]
        kept = decisions_of_last_night(home)
        for one in kept:
            record(home, one)
        told.append(f"审核意见已从上一夜恢复 {len(kept)} 条；上一夜之后的意见请重新录入")
        return told
    return []


def decisions_of_last_night(home: Path) -> list[Decision]:
    """The decisions as the newest published night holds them; the findings' words are not kept."""
    night = last_published(home)
    if night is None:
        return []
    with connect(night, read_only=True) as connection:
        return decisions_taken(connection)


def decisions_taken(connection: duckdb.DuckDBPyConnection) -> list[Decision]:
    """The decisions as the night of a connection took them."""
    return [Decision(*row) for row in connection.execute(_TAKEN).fetchall()]


def now() -> str:
    """This moment in Asia/Shanghai, to the second."""
    return dt.datetime.now(SHANGHAI).isoformat(timespec="seconds")


def open_store(home: Path) -> AbstractContextManager[sqlite3.Connection]:
    """The store of decisions of a data folder; raises as `opened_store`."""
    return opened_store(home / STORE, _TABLE)
