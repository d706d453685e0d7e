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


LIST = re.compile(r"(?<!list_sort\()(?<![\w.])list\(")
"""But for those that are sorted once collected: three times as fast."""


def test_every_list_in_a_rule_says_its_order() -> None:
    """Without one it is the order in which threads were done: two nights of the same differ."""
    without, seen = [], 0
    for folder in ("catalogue", "templates"):
        for path in sorted((REPOSITORY / "expectations" / folder).rglob("*.sql")):
            text = path.read_text("utf-8")
            for found in LIST.finditer(text):
                seen += 1
                if "ORDER BY" not in _argument(text[found.end() :]):
                    without.append(f"{path.name}: {text[found.start() :][:60]}")
    assert without == []
    assert seen > 60


def _argument(text: str) -> str:
    """What stands before the bracket that closes the one opened already."""
    depth = 1
    for place, one in enumerate(text):
        depth += (one == "(") - (one == ")")
        if not depth:
            return text[:place]
    return text
