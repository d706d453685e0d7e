"""The names of the classification of accounts as plain lists that the reader has at hand.

Run: python -m warehouse.wordlist. What belongs here: two lists, each held fresh by a test. What
does not: years: a report may print the name of any of them.
"""

from __future__ import annotations

import csv

from warehouse.sql_files import ROOM

READER = ROOM.parent / "disclosure"
WORDS = READER / "documents" / "scans" / "words.txt"
FUNCTION_NAMES = READER / "forms" / "vocabulary" / "function_names.txt"

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


def function_list() -> str:
    """Codes, first and last years and names of expenditure by function, one a line; 9999 is
    today."""
    path = ROOM / "reference" / "function_classification.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = {
        f"{row['code']} {row['valid_from']} {row['valid_to'] or 9999} {row['name']}\n"
        for row in rows
    }
    head = "# 支出功能分类科目的编码、起止年度和名称，由 python -m warehouse.wordlist 生成\n"
    return head + "".join(sorted(lines))


if __name__ == "__main__":
    WORDS.write_text(word_list(), encoding="utf-8")
    FUNCTION_NAMES.write_text(function_list(), encoding="utf-8")
