"""How the last run of each district ended, for the page over all of them.

What belongs here: keeping a few words a district. What does not: running (`commands.run_many`). A
district whose runs nobody told is known by its published night alone.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock

from warehouse.whole_file import write_whole

NOTE = Path("logs", "outcomes.json")


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """`name` is its file's; `said` in Chinese; `ended_at` is ISO 8601 with its offset."""

    mof_div_code: str
    name: str
    is_published: bool
    said: str
    ended_at: str

    @property
    def moment(self) -> dt.datetime:
        return dt.datetime.fromisoformat(self.ended_at)


def keep_outcome(root: Path, outcome: RunOutcome) -> None:
    """The newest word on its district; those on others stay."""
    note = root / NOTE
    note.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(note.with_suffix(".lock")):
        known = {**outcomes(root), outcome.mof_div_code: outcome}
        rows = [asdict(one) for one in known.values()]
        write_whole(note, json.dumps(rows, ensure_ascii=False, indent=1))


def outcomes(root: Path) -> dict[str, RunOutcome]:
    """By district; none where the note can't be read."""
    try:
        rows = json.loads((root / NOTE).read_text(encoding="utf-8"))
        return {one["mof_div_code"]: RunOutcome(**one) for one in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
