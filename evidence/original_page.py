"""One page of an original, whole, with every open finding on it outlined.

What belongs here: which findings stand on a page and where; the picture of the page. What does not:
one finding's own pictures (`picture_cache`), and the page that shows this (`dashboard`).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from disclosure.documents.formats import PAGED
from disclosure.errors import UnreadableDocument
from evidence.finding_places import file_format, wording
from evidence.picture_cache import DRAWING, FOLDER, original_of
from evidence.pictures import Mark, Picture, draw_whole_page
from warehouse.whole_file import write_whole

VERSION = "1"
_OPEN = """
SELECT n.finding_key, n.severity, n.rule_id, n.message, n.page_no - d.first_page + 1 AS own_page
FROM open_finding n JOIN source.report_document d USING (report_id)
WHERE d.document_sha256 = $sha256 AND n.severity IN ('error', 'warning')
 AND coalesce(n.page_no, d.first_page) BETWEEN d.first_page AND d.first_page + d.page_count - 1
"""
_MARKS = """
WITH standing AS (
    SELECT n.finding_key, n.cause_key, d.report_id, d.first_page,
           d.first_page + d.page_count - 1 AS last_page
    FROM open_finding n JOIN source.report_document d USING (report_id)
    WHERE d.document_sha256 = $sha256 AND n.severity IN ('error', 'warning')
), told AS (
    SELECT finding_key, cell_id, NULL AS statement_id, role FROM quality.finding_cell
    UNION ALL SELECT finding_key, NULL, statement_id, 'spoken' FROM quality.finding_statement
    UNION ALL SELECT s.finding_key, c.cell_id, c.statement_id, 'cause'
    FROM standing s JOIN quality.cause_cell c USING (cause_key)
    WHERE c.alternative = (SELECT min(alternative) FROM quality.cause_cell x
                           WHERE x.cause_key = s.cause_key)
)
SELECT s.finding_key, t.role, c.page_no - s.first_page + 1 AS page, c.x0, c.top, c.x1, c.bottom,
       NULL AS quote, NULL AS lead
FROM standing s JOIN told t USING (finding_key) JOIN source.cell c
  ON c.cell_id = t.cell_id AND c.report_id = s.report_id
WHERE c.page_no BETWEEN s.first_page AND s.last_page
UNION ALL
SELECT s.finding_key, t.role, m.page_no - s.first_page + 1, NULL, NULL, NULL, NULL, m.quote,
       x.text[greatest(1, m.span_start - 23) : m.span_start]
FROM standing s JOIN told t USING (finding_key) JOIN source.statement m
  ON m.statement_id = t.statement_id AND m.report_id = s.report_id
LEFT JOIN source.section x ON x.report_id = m.report_id AND x.section_no = m.section_no
WHERE m.page_no BETWEEN s.first_page AND s.last_page
ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class PageFinding:
    """An open finding on a page; `number` counts on from the top of the list beside the page."""

    number: int
    finding_key: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Outlined:
    """A box on the picture, in its pixels, and the finding that it belongs to."""

    number: int
    finding_key: str
    role: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class OriginalPage:
    """`picture` is None for a file without pages, and where the original is gone."""

    picture: Picture | None
    findings: tuple[PageFinding, ...]
    outlines: tuple[Outlined, ...]


def findings_by_page(connection: duckdb.DuckDBPyConnection, sha256: str) -> dict[int, int]:
    """How many open errors and warnings touch each page of a file."""
    touched = _touched(connection, sha256)
    pages = sorted({page for page, _ in touched})
    return {page: sum(one == page for one, _ in touched) for page in pages}


def original_page(
    connection: duckdb.DuckDBPyConnection, sha256: str, page_no: int, home: Path
) -> OriginalPage:
    """A page, counted from 1 within its file, over a night on which decisions were laid."""
    keys = {key for page, key in _touched(connection, sha256) if page == page_no}
    rows = connection.execute(
        f"SELECT finding_key, severity, message FROM ({_OPEN}) WHERE list_contains($keys, "
        "finding_key) ORDER BY severity, finding_key",
        {"sha256": sha256, "keys": sorted(keys)},
    ).fetchall()
    found = tuple(PageFinding(n, *row) for n, row in enumerate(rows, start=1))
    marks = _marks_on(connection, sha256, page_no, found)
    if file_format(connection, sha256) not in PAGED:
        return OriginalPage(None, found, ())
    drawn = _drawn(sha256, page_no, [mark for _, mark in marks], home)
    if drawn is None:
        return OriginalPage(None, found, ())
    picture, boxes = drawn
    outlines = [
        Outlined(marks[index][0].number, marks[index][0].finding_key, marks[index][1].role, *box)
        for index, box in boxes
    ]
    return OriginalPage(picture, found, tuple(outlines))


def _touched(connection: duckdb.DuckDBPyConnection, sha256: str) -> set[tuple[int, str]]:
    """Pages and the findings on them: where their figures stand, else the page that they name."""
    given = {"sha256": sha256}
    placed = connection.execute(f"SELECT page, finding_key FROM ({_MARKS})", given).fetchall()
    told = connection.execute(f"SELECT own_page, finding_key FROM ({_OPEN})", given).fetchall()
    known = {key for _, key in placed}
    return {(int(p), k) for p, k in placed} | {(int(p), k) for p, k in told if p and k not in known}


def _marks_on(
    connection: duckdb.DuckDBPyConnection,
    sha256: str,
    page_no: int,
    found: Sequence[PageFinding],
) -> list[tuple[PageFinding, Mark]]:
    by_key = {one.finding_key: one for one in found}
    marks: list[tuple[PageFinding, Mark]] = []
    for key, role, page, *box, quote, lead in connection.execute(
        _MARKS, {"sha256": sha256}
    ).fetchall():
        if page != page_no or key not in by_key:
            continue
        at: Any = tuple(box) if None not in box else None
        if at or quote:
            marks.append((by_key[key], Mark(page_no, role, at, text=quote, lead=lead or "")))
    placed = {one.finding_key for one, _ in marks}
    for one in found:
        words = None if one.finding_key in placed else wording(connection, one.finding_key)
        for text in words.texts if words else ():
            marks.append((one, Mark(page_no, "spoken", text=text)))
    return marks


Drawn = tuple[Picture, list[tuple[int, tuple[float, float, float, float]]]]


def _drawn(sha256: str, page_no: int, marks: list[Mark], home: Path) -> Drawn | None:
    told = json.dumps(["page", VERSION, sha256, page_no, [asdict(mark) for mark in marks]])
    key = hashlib.sha256(told.encode()).hexdigest()
    kept = home / FOLDER / key[:2] / f"{key}.json"
    if kept.exists():
        row = json.loads(kept.read_text(encoding="utf-8"))
        content = base64.b64decode(row["picture"]["content"])
        return Picture(**row["picture"] | {"content": content}), [
            (index, tuple(box)) for index, box in row["boxes"]
        ]
    original = original_of(home, sha256)
    if original is None:
        return None
    try:
        with DRAWING:
            drawn = draw_whole_page(original, page_no, marks)
    except UnreadableDocument:
        return None
    if drawn is None:
        return None
    picture, boxes = drawn
    plain = asdict(picture) | {"content": base64.b64encode(picture.content).decode()}
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_whole(kept, json.dumps({"picture": plain, "boxes": boxes}, ensure_ascii=False))
    return picture, boxes
