"""What stands open in a night now: its findings under the reviewers' words of this moment.

What belongs here: which words are in force, and what to say where their store can't be read. What
does not: writing a word down (`decisions`), and what is counted (`finding_now.sql`).
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.damage import DamagedFile
from warehouse.decisions import decisions_taken, lay_over, newest
from warehouse.kept_nights import has_past


def lay_words_over(connection: duckdb.DuckDBPyConnection, home: Path) -> str:
    """`finding_now`, `open_finding`, `open_count` on a connection to a published night of `home`.

    Where the store of decisions is damaged, the words are those that the night took, and the
    sentence that says so comes back; else an empty one.
    """
    shown = connection.execute("SELECT night_id, mof_div_code FROM meta.night").fetchall()[0]
    trouble = ""
    try:
        words = newest(home)
    except DamagedFile as error:
        trouble = f"{error}。审核意见暂按上一夜显示，现在不能审核。"
        words = list({one.finding_key: one for one in decisions_taken(connection)}.values())
    lay_over(connection, words, has_past=has_past(home, *shown))
    return trouble
