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
    """Codes and names of expenditure by function, of all years, each pair once; one a line.

    Of two items of one name under one 款 (2089901 until 2020, 2089999) only that of today.
    """
    path = ROOM / "reference" / "function_classification.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    today = {(row["name"], row["code"][:-2]) for row in rows if not row["valid_to"]}
    pairs = {
        (row["code"], row["name"])
        for row in rows
        if not row["valid_to"] or (row["name"], row["code"][:-2]) not in today
    }
    head = "# 支出功能分类科目的编码和名称，由 python -m warehouse.wordlist 生成\n"
    return head + "".join(f"{code} {name}\n" for code, name in sorted(pairs))


if __name__ == "__main__":
    WORDS.write_text(word_list(), encoding="utf-8")
    FUNCTION_NAMES.write_text(function_list(), encoding="utf-8")
