"""Real reports read once for all tests of a file, judged in one night; their money by poppler.

What belongs here: what several families of forms are asked. What does not: what one of them is.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from benchmarks.throwaway_night import night_of
from disclosure.reading import Reading
from tests.kept import read_once
from tests.poppler import text_of_pages
from warehouse.sql_files import connect

MONEY = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d{2}(?!\d)")


@cache
def reading(path: Path) -> Reading:
    return read_once(path.read_bytes(), file_name=path.name)


def raised_in(files: Sequence[Path]) -> dict[Path, dict[str, Counter[str]]]:
    """By file and severity how often each rule found something; each file a department of its own.

    All are judged in one night: planning the queries of the rules costs as much for one report.
    """
    keys = {f"r{number:03d}": path for number, path in enumerate(files)}
    with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
        night = night_of(Path(folder), {key: reading(path) for key, path in keys.items()})
        with connect(night, read_only=True) as connection:
            rows = connection.execute(
                "SELECT report_id, severity, rule_id FROM quality.finding "
                "WHERE report_id IS NOT NULL"
            ).fetchall()
    raised: dict[Path, dict[str, Counter[str]]] = {
        path: {"error": Counter(), "warning": Counter(), "info": Counter()} for path in files
    }
    for key, severity, rule_id in rows:
        raised[keys[key]][severity][rule_id] += 1
    return raised


def assert_no_money_lost_or_invented(path: Path, count: int) -> None:
    """The figures of the typed tables are those that poppler prints on the pages of the tables."""
    read = reading(path)
    printed = text_of_pages(path)
    pages = {n for table in read.tables for n in range(table.page_from, table.page_to + 1)}
    theirs = Counter(MONEY.findall("".join(printed[number - 1] for number in sorted(pages))))
    ours = Counter(c.printed for t in read.tables for c in t.cells if MONEY.fullmatch(c.printed))
    assert ours == theirs
    assert ours.total() == count
