"""The log of reviewers' words: many at once as one act, taken back as one act, nothing erased.

What belongs here: acts of several decisions, withdrawing them, the log with who and when. What does
not: what a decision is and which one counts (`decisions`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from warehouse.decisions import COLUMNS, STORE, Decision, add, now, open_store


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision as it was taken: `act` groups those taken at once (the number of the first)."""

    decision_no: int
    act: int
    decision: Decision
    withdrawn_by: str | None
    withdrawn_at: str | None


def record_act(home: Path, words: Sequence[Decision]) -> int:
    """Adds all of `words` or none, as one act; its number. Raises sqlite3.Error."""
    with open_store(home) as store:
        numbers = [add(store, one) for one in words]
        store.executemany(
            "INSERT INTO act (decision_no, act) VALUES (?, ?)",
            [(number, numbers[0]) for number in numbers],
        )
    return numbers[0]


def withdraw(home: Path, act: int, by: str) -> int:
    """Takes an act back: its decisions count no longer, earlier ones do again. How many it were."""
    with open_store(home) as store:
        return store.execute(
            "INSERT OR IGNORE INTO withdrawal (decision_no, withdrawn_by, withdrawn_at) "
            "SELECT d.decision_no, ?, ? FROM decision d LEFT JOIN act a USING (decision_no) "
            "WHERE coalesce(a.act, d.decision_no) = ?",
            [by, now(), act],
        ).rowcount


def confirmed_by(home: Path, act: int) -> list[str]:
    """The findings that an act confirmed and that was not taken back since."""
    return [
        one.decision.finding_key
        for one in log(home)
        if one.act == act and one.withdrawn_by is None and one.decision.decision == "confirmed"
    ]


def log(home: Path, finding_key: str | None = None) -> list[Logged]:
    """All decisions or those on one finding, newest first, withdrawn ones among them."""
    if not (home / STORE).is_file():
        return []
    with open_store(home) as store:
        rows = store.execute(
            f"SELECT d.decision_no, coalesce(a.act, d.decision_no), w.withdrawn_by, "
            f"w.withdrawn_at, {', '.join(f'd.{name}' for name in COLUMNS)} "
            "FROM decision d LEFT JOIN act a USING (decision_no) "
            "LEFT JOIN withdrawal w USING (decision_no) "
            "WHERE ? IS NULL OR d.finding_key = ? ORDER BY d.decision_no DESC",
            [finding_key, finding_key],
        ).fetchall()
    return [Logged(row[0], row[1], Decision(*row[4:]), row[2], row[3]) for row in rows]
