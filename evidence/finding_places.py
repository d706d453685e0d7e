"""Where a finding stands: its figures in tables and prose, as a snapshot holds them.

What belongs here: questions to a snapshot. What does not: drawing (`picturing`) and wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import duckdb

CELLS = """
WITH told AS (
    SELECT cell_id, role FROM quality.finding_cell WHERE finding_key = $key
    UNION ALL
    SELECT cc.cell_id, 'cause' FROM quality.finding f JOIN quality.cause_cell cc USING (cause_key)
    WHERE f.finding_key = $key AND cc.cell_id IS NOT NULL
      AND cc.alternative = (SELECT min(alternative) FROM quality.cause_cell
                            WHERE cause_key = f.cause_key)
), head AS (
    SELECT report_id, table_no, page_no, min(top) AS first_top FROM source.cell GROUP BY ALL
)
SELECT d.document_sha256, c.report_id, c.table_no, c.side, c.row_no, c.column_key, t.role,
       c.page_no - d.first_page + 1, c.x0, c.top, c.x1, c.bottom, h.first_top
FROM told t JOIN source.cell c USING (cell_id)
JOIN source.report_document d ON d.report_id = c.report_id
 AND c.page_no BETWEEN d.first_page AND d.first_page + d.page_count - 1
JOIN head h ON h.report_id = c.report_id AND h.table_no = c.table_no AND h.page_no = c.page_no
ORDER BY c.report_id, c.table_no, c.side, c.row_no, c.column_key, t.role = 'cause'
"""
STATEMENTS = """
WITH told AS (
    SELECT statement_id, 'spoken' AS role FROM quality.finding_statement WHERE finding_key = $key
    UNION ALL
    SELECT cc.statement_id, 'cause'
    FROM quality.finding f JOIN quality.cause_cell cc USING (cause_key)
    WHERE f.finding_key = $key AND cc.statement_id IS NOT NULL
      AND cc.alternative = (SELECT min(alternative) FROM quality.cause_cell
                            WHERE cause_key = f.cause_key)
)
SELECT d.document_sha256, s.report_id, s.section_no, s.quote, s.span_start, s.span_end, t.role,
       s.page_no - d.first_page + 1, c.title, c.text
FROM told t JOIN source.statement s USING (statement_id)
JOIN source.report_document d ON d.report_id = s.report_id
 AND s.page_no BETWEEN d.first_page AND d.first_page + d.page_count - 1
LEFT JOIN source.section c ON c.report_id = s.report_id AND c.section_no = s.section_no
ORDER BY s.report_id, s.section_no, s.span_start
"""
REPORT = """
SELECT f.report_id, f.page_no, f.message, f.location
FROM quality.finding f JOIN source.report r USING (report_id) WHERE f.finding_key = $key
"""
DOCUMENT = """
SELECT document_sha256, first_page - 1 FROM source.report_document
WHERE report_id = $report AND first_page <= coalesce($page, 1)
ORDER BY first_page DESC, part_no LIMIT 1
"""
QUOTES = """
SELECT q.quote, q.form_no, p.page_from, p.page_to
FROM quality.finding_quote q JOIN quality.finding f USING (finding_key)
LEFT JOIN source.performance_table p ON p.report_id = f.report_id AND p.form_no = q.form_no
WHERE q.finding_key = $key ORDER BY q.quote_no
"""
_QUOTED = re.compile(r"“([^“”]{2,})”")
_FIGURES = re.compile(r"\d{4}年|[≥≤<>]\s*\d[\d.]*%?|(?<!\d)\d++\.\d{2}")


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A figure in a table; the box is in points, None in files without pages."""

    document_sha256: str
    report_id: str
    table_no: int
    side: str | None
    row_no: int
    column_key: str
    role: Any
    page_no: int
    x0: float | None
    top: float | None
    x1: float | None
    bottom: float | None
    first_top: float | None


@dataclass(frozen=True, slots=True)
class SpokenPlace:
    """A figure in the prose: `start` and `end` in the text of its section."""

    document_sha256: str
    report_id: str
    section_no: int
    quote: str
    start: int
    end: int
    role: Any
    page_no: int
    section: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """What a finding without figures of its own quotes, and the pages where it stands."""

    document_sha256: str
    report_id: str
    page_no: int | None
    last_page: int | None
    form_no: int | None
    texts: tuple[str, ...]


def cell_places(connection: duckdb.DuckDBPyConnection, finding_key: str) -> list[CellPlace]:
    rows = connection.execute(CELLS, {"key": finding_key}).fetchall()
    return [CellPlace(*row) for row in rows]


def spoken_places(connection: duckdb.DuckDBPyConnection, finding_key: str) -> list[SpokenPlace]:
    rows = connection.execute(STATEMENTS, {"key": finding_key}).fetchall()
    return [SpokenPlace(*row) for row in rows]


def wording(connection: duckdb.DuckDBPyConnection, finding_key: str) -> Wording | None:
    """What the rule quotes, else what its sentence does; None for a finding without a report."""
    row = connection.execute(REPORT, {"key": finding_key}).fetchone()
    if row is None:
        return None
    report_id, page_no, message, location = row
    form_no, first, last = None, page_no, page_no
    if quotes := connection.execute(QUOTES, {"key": finding_key}).fetchall():
        _, form_no, form_first, form_last = quotes[0]
        first, last = form_first or page_no, form_last or page_no
        words = tuple(quote for quote, *_ in quotes)
    else:
        named = [*_QUOTED.findall(location), *_QUOTED.findall(message), _QUOTED.sub("", location)]
        words = tuple(dict.fromkeys([*named, *_FIGURES.findall(message)]))
    found = connection.execute(DOCUMENT, {"report": report_id, "page": first}).fetchone()
    if found is None:
        return None
    document, before = found
    page, last_page = (None if one is None else one - before for one in (first, last))
    return Wording(document, report_id, page, last_page, form_no, words)


def file_format(connection: duckdb.DuckDBPyConnection, document_sha256: str) -> str | None:
    row = connection.execute(
        "SELECT file_format FROM source.document WHERE document_sha256 = ?", [document_sha256]
    ).fetchone()
    return row[0] if row else None
