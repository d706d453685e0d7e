"""The labelled reports read, put into one throw-away night, and what the rules found in each.

What belongs here: reading (kept in a folder under the reader's fingerprint, for it is what costs
time), the night, its findings with pages as the lists count them. What does not: judging them.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import disclosure
from benchmarks.gold.gold_lists import Labelled
from benchmarks.gold.gold_matching import Finding
from benchmarks.throwaway_night import night_of
from collection.assembly import assembled
from collection.parts import Piece
from disclosure.reading import Reading
from disclosure.report import read_report
from warehouse.sql_files import connect

_PAGE = re.compile(r"第(\d{1,3})页")
"""A page that a message names counts as one of its pages."""
FINDINGS = """
WITH told AS (
    SELECT finding_key, string_agg(quote, ' ' ORDER BY statement_id) AS quotes,
           list(DISTINCT page_no) AS pages
    FROM quality.finding_statement JOIN source.statement USING (statement_id) GROUP BY finding_key
), shown AS (
    SELECT finding_key, list(DISTINCT page_no) AS pages
    FROM quality.finding_cell JOIN source.cell USING (cell_id) GROUP BY finding_key
)
SELECT f.report_id, f.rule_id, f.severity, f.message, coalesce(t.quotes, ''), f.is_consequence,
       list_distinct(list_concat([f.page_no], coalesce(t.pages, []), coalesce(s.pages, [])))
FROM quality.finding f LEFT JOIN told t USING (finding_key) LEFT JOIN shown s USING (finding_key)
WHERE f.report_id IS NOT NULL AND f.family <> 'district-level'
ORDER BY ALL
"""


def fingerprint() -> str:
    """Of everything that decides what a reading says."""
    root = Path(disclosure.__file__).parent
    found = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            found.update(path.read_bytes())
    return found.hexdigest()[:12]


def read_kept(file: Path, kept: Path) -> Reading:
    """The file's reading, from `kept` if this very code has read it before."""
    content = file.read_bytes()
    path = kept / fingerprint() / f"{hashlib.sha256(content).hexdigest()}.json"
    if path.is_file():
        return Reading.model_validate_json(path.read_bytes())
    reading = read_report(content, file_name=file.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(reading.model_dump_json(), encoding="utf-8")
    return reading


def findings_of(
    reports: Sequence[Labelled], read: Callable[[Path], Reading]
) -> dict[str, list[Finding]]:
    """By report key what the rules find in it, each report that of a department of its own."""
    with tempfile.TemporaryDirectory(prefix="mingzhang-") as folder:
        firsts: dict[str, list[int]] = {}
        wholes: dict[str, Reading] = {}
        for report in reports:
            pieces = [_piece(file, read(file)) for file in report.files]
            whole = assembled(pieces)
            firsts[report.key] = [part.first_page for part in whole.parts]
            wholes[report.key] = whole
        with connect(night_of(Path(folder), wholes), read_only=True) as connection:
            rows = connection.execute(FINDINGS).fetchall()
    found: dict[str, list[Finding]] = {report.key: [] for report in reports}
    for key, rule, severity, message, quotes, follows, pages in rows:
        told = [int(page) for page in _PAGE.findall(message)]
        numbers = frozenset(
            _listed(page, firsts[key]) for page in (*pages, *told) if page is not None
        )
        found[key].append(Finding(key, rule, severity, message, quotes, numbers, follows))
    return found


def _piece(file: Path, reading: Reading) -> Piece:
    return Piece(reading.document_sha256, reading, file.name)


def _listed(page: int, firsts: Sequence[int]) -> tuple[str, int]:
    """A page of the whole as the lists write it: A5, B3, or 7 of a report in one file."""
    part = sum(first <= page for first in firsts)
    return ("", page) if not firsts else ("AB"[part - 1], page - firsts[part - 1] + 1)
