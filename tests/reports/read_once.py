"""A real report read once for all tests of a file, and its money beside what poppler prints.

What belongs here: what several families of forms are asked. What does not: what one of them is.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

from disclosure.reading import Reading
from tests.kept import read_once
from tests.poppler import text_of_pages

MONEY = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d{2}(?!\d)")


@cache
def reading(path: Path) -> Reading:
    return read_once(path.read_bytes(), file_name=path.name)


def assert_no_money_lost_or_invented(path: Path, count: int) -> None:
    """The figures of the typed tables are those that poppler prints on the pages of the tables."""
    read = reading(path)
    printed = text_of_pages(path)
    pages = {n for table in read.tables for n in range(table.page_from, table.page_to + 1)}
    theirs = Counter(MONEY.findall("".join(printed[number - 1] for number in sorted(pages))))
    ours = Counter(c.printed for t in read.tables for c in t.cells if MONEY.fullmatch(c.printed))
    assert ours == theirs
    assert ours.total() == count
