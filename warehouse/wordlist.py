"""The names of the classification of accounts as a plain list of words.

Run: python -m warehouse.wordlist disclosure/documents/scans/words.txt.
What belongs here: the list that the reader of scans knows beforehand; a test holds that it is
fresh. What does not: codes and years.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from warehouse.sql_files import ROOM

CATALOGUES = (
    "function_classification",
    "department_economic",
    "government_economic",
    "revenue_classification",
)


def word_list() -> str:
    """All names of all years, each once, in order; one a line."""
    names: set[str] = set()
    for catalogue in CATALOGUES:
        path = ROOM / "reference" / f"{catalogue}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            names |= {row["name"] for row in csv.DictReader(file)}
    head = "# 政府收支分类科目的名称，由 python -m warehouse.wordlist 生成\n"
    return head + "".join(f"{name}\n" for name in sorted(names))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(word_list(), encoding="utf-8")
