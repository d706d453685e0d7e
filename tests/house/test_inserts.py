"""Rows go into a table by the names of its columns, never by their order."""

from __future__ import annotations

import re

from tests.house.test_names import REPOSITORY, ROOMS

INSERT = re.compile(r"INSERT\s+(?:OR\s+\w+\s+)?INTO\s+([\w.{}\"]+)\s+(BY NAME\b|\()?")
"""SQLite has no BY NAME; there, and nowhere else, a list of columns does the same."""
OF_SQLITE = {
    "warehouse/decisions.py",
    "warehouse/corrections.py",
    "warehouse/decision_log.py",
    "notices/numbering.py",
    "notices/ledger.py",
    "notices/drafts.py",
}


def test_every_insert_is_by_name() -> None:
    by_order, seen = [], 0
    for room in (*ROOMS, "benchmarks"):
        for path in sorted((REPOSITORY / room).rglob("*")):
            if path.suffix not in {".py", ".sql"}:
                continue
            name = str(path.relative_to(REPOSITORY))
            for table, how in INSERT.findall(path.read_text("utf-8")):
                seen += 1
                if how != ("(" if name in OF_SQLITE else "BY NAME"):
                    by_order.append(f"{name}: {table}")
    assert by_order == []
    assert seen > 60
