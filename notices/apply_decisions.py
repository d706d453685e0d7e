"""The reviewers' word on the findings of a snapshot, as it stands at this moment.

What belongs here: which decision counts. What does not: taking decisions (`warehouse.decisions`). A
decision counts while the finding's figures are those it was made on; what follows from a false
alarm is one as well.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from notices import notice_queries
from warehouse.decisions import Decision, newest


class Standing:
    """The decisions that count, those since the night among them."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, home: Path) -> None:
        today = dict(connection.execute(notice_queries.FINGERPRINTS).fetchall())
        self._decisions = {
            one.finding_key: one
            for one in newest(home)
            if one.fingerprint == today.get(one.finding_key)
        }

    def word(self, finding_key: str) -> Decision | None:
        """The decision on this very finding."""
        return self._decisions.get(finding_key)

    def false_alarm(self, finding_key: str, main_finding_key: str | None) -> Decision | None:
        """The decision that makes it a false alarm: on itself, or on its cause's main finding."""
        found = (self.word(key) for key in (finding_key, main_finding_key) if key)
        return next((one for one in found if one and one.decision == "false_alarm"), None)
