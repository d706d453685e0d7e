"""Notices that wait for somebody to sign them: who drafted what, and what became of it.

What belongs here: drafts as lists of findings, handed in, signed or given back; nothing is ever
deleted. What does not: numbers (`numbering`), who may sign (`dashboard`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from warehouse.notice_register import FOLDER, STORE, opened_register

_COLUMNS = "draft_no, findings, by, at, outcome, said, closed_by"


@dataclass(frozen=True, slots=True)
class Draft:
    """Findings that somebody wants noticed; `outcome` is None, signed or returned."""

    draft_no: int
    keys: tuple[str, ...]
    by: str
    at: str
    outcome: str | None = None
    said: str | None = None
    closed_by: str | None = None


def hand_in(home: Path, mof_div_code: str, keys: Sequence[str], by: str, at: str) -> int:
    """Keeps a draft for somebody to sign; its number. Raises DamagedFile, sqlite3.Error."""
    with opened_register(home) as store:
        row = [mof_div_code, json.dumps(list(keys)), by, at]
        written = store.execute(
            "INSERT INTO draft (mof_div_code, findings, by, at) VALUES (?, ?, ?, ?)", row
        )
        return written.lastrowid or 0


def drafts(home: Path, mof_div_code: str, most: int = 50) -> list[Draft]:
    """A place's drafts, newest first; none before the first. Raises DamagedFile, sqlite3.Error."""
    if not (home / FOLDER / STORE).is_file():
        return []
    with opened_register(home) as store:
        rows = store.execute(
            f"SELECT {_COLUMNS} FROM draft WHERE mof_div_code = ? ORDER BY draft_no DESC LIMIT ?",
            [mof_div_code, most],
        ).fetchall()
    return [Draft(row[0], tuple(json.loads(row[1])), *row[2:]) for row in rows]


def close(home: Path, draft: Draft, outcome: str, said: str, who: tuple[str, str]) -> bool:
    """Notes that a draft was signed or returned, by whom and when; False where it was before."""
    with opened_register(home) as store:
        done = store.execute(
            "UPDATE draft SET outcome = ?, said = ?, closed_by = ?, closed_at = ? "
            "WHERE draft_no = ? AND outcome IS NULL",
            [outcome, said, *who, draft.draft_no],
        )
        return done.rowcount == 1
