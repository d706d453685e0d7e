"""The excerpt of a finding, once for page, notice, list and check: rows of tables, passages.

What belongs here: choosing rows, columns and sentences around the marked figures. What does not:
drawing and markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import duckdb

from evidence.finding import Finding, SpokenFigure
from evidence.finding_places import Wording, wording
from evidence.pictures import Role, TableExcerpt
from warehouse.words import word

COLUMNS = """
SELECT c.column_key, coalesce(any_value(f.column_name), c.column_key)
FROM source.cell c JOIN source.report r USING (report_id)
LEFT JOIN reference.form_column f ON f.form_id = r.form_id AND f.table_no = c.table_no
 AND f.column_key = c.column_key AND f.side IS NOT DISTINCT FROM c.side
WHERE c.report_id = $report AND c.table_no = $table AND c.side IS NOT DISTINCT FROM $side
GROUP BY c.column_key ORDER BY min(f.ordinal), c.column_key
"""
ROWS = """
SELECT t.row_no, coalesce(t.code, ''), t.row_label || coalesce('／' || t.second_label, ''),
       map_from_entries(list((c.column_key,
           c.printed || if(c.certainty = 'uncertain', '（未获印证）', '')))
           FILTER (c.column_key IS NOT NULL))
FROM source.table_row t
LEFT JOIN source.cell c ON c.report_id = t.report_id AND c.table_no = t.table_no
 AND c.row_no = t.row_no AND c.side IS NOT DISTINCT FROM t.side
WHERE t.report_id = $report AND t.table_no = $table AND t.side IS NOT DISTINCT FROM $side
GROUP BY ALL ORDER BY t.row_no
"""
TITLE = """
SELECT r.agency_name, r.fiscal_year, t.title, coalesce(n.shown, '表' || t.table_no), t.unit
FROM source.report_table t JOIN source.report r USING (report_id)
LEFT JOIN source.table_name n USING (report_id, table_no)
WHERE t.report_id = ? AND t.table_no = ?
"""
PERFORMANCE = """
SELECT form_no, coalesce(project_name, title), page_label, fields, title,
       coalesce(project_name, ''), concat_ws('-', agency_code, agency_name)
FROM source.performance_table
WHERE report_id = $report AND form_no = coalesce($form, form_no) ORDER BY form_no
"""
INDICATORS = """
SELECT level1 || '／' || level2, level3 || '　' || target FROM source.performance_indicator
WHERE report_id = ? AND form_no = ?
"""
CHANGED_CELLS = """
SELECT cell_id, report_id, table_no, side, row_no, column_key FROM source.cell
WHERE list_contains(?, cell_id)
"""
CHANGED_FIGURES = """
SELECT s.statement_id, s.report_id, s.section_no, coalesce(c.title, s.section), s.quote, s.amount,
       s.span_start, s.span_end, s.page_label
FROM source.statement s
LEFT JOIN source.section c ON c.report_id = s.report_id AND c.section_no = s.section_no
WHERE list_contains(?, s.statement_id)
"""
PAGED = """
WITH told AS (
    SELECT cell_id AS id, report_id, page_no FROM source.cell WHERE list_contains($ids, cell_id)
    UNION ALL
    SELECT statement_id, report_id, page_no FROM source.statement
    WHERE list_contains($ids, statement_id)
)
SELECT t.id FROM told t JOIN source.report_document o ON o.report_id = t.report_id
 AND t.page_no BETWEEN o.first_page AND o.first_page + o.page_count - 1
JOIN source.document d USING (document_sha256) WHERE d.file_format = 'pdf'
"""
SECTION = "SELECT text FROM source.section WHERE report_id = ? AND section_no = ?"
NEIGHBOURS, MOST_ROWS, MOST_FORMS, WHOLE_TABLE = 1, 30, 3, 12
"""Tables up to WHOLE_TABLE rows are shown whole."""
AROUND = 120
"""Characters of a passage kept on each side of its figures."""


Span = tuple[int, int, Role]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of prose; `spans` are (start, end, role) of the figures in `text`."""

    section: str
    page_label: str
    text: str
    spans: tuple[Span, ...]

    @property
    def pieces(self) -> list[tuple[str, Role | None]]:
        """(text, role of what is marked) in order."""
        found: list[tuple[str, Role | None]] = []
        at = 0
        for start, end, role in self.spans:
            if start >= at:
                found += [(self.text[at:start], None), (self.text[start:end], role)]
                at = end
        return [piece for piece in [*found, (self.text[at:], None)] if piece[0]]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What proves a finding, in words; `quotes` stand alone where no table holds them."""

    tables: tuple[TableExcerpt, ...] = ()
    passages: tuple[Passage, ...] = ()
    quotes: tuple[str, ...] = ()


def excerpt(
    connection: duckdb.DuckDBPyConnection, finding: Finding, *, without_pages: bool = False
) -> Excerpt:
    """The excerpt of a finding; `without_pages` leaves out what a picture of a page can show."""
    marks, spoken = _marks(connection, finding), _spoken(connection, finding)
    if without_pages and (marks or spoken):
        ids = [*marks, *spoken]
        paged = {row[0] for row in connection.execute(PAGED, {"ids": ids}).fetchall()}
        marks = {key: mark for key, mark in marks.items() if key not in paged}
        spoken = {key: figure for key, figure in spoken.items() if key not in paged}
        if not (marks or spoken):
            return Excerpt()
    tables = [
        made
        for _, own in groupby(
            sorted(marks.values(), key=_order),
            key=lambda one: (one.report_id, one.table_no, one.side),
        )
        if (made := _table(connection, list(own)))
    ]
    passages = [
        _passage(connection, list(own))
        for _, own in groupby(
            sorted(spoken.values(), key=lambda one: (one[0].report_id, one[0].section_no)),
            key=lambda one: (one[0].report_id, one[0].section_no),
        )
    ]
    if not (tables or passages) and (told := wording(connection, finding.finding_key)):
        tables = performance_excerpts(connection, told)
    return Excerpt(tuple(tables), tuple(passages), () if tables else finding.quotes)


@dataclass(frozen=True, slots=True)
class _Mark:
    report_id: str
    table_no: int
    side: str | None
    row_no: int
    column_key: str
    role: Any
    needed: str | None = None


def _order(mark: _Mark) -> tuple[str, int, str, int, str]:
    return mark.report_id, mark.table_no, mark.side or "", mark.row_no, mark.column_key


def _marks(connection: duckdb.DuckDBPyConnection, finding: Finding) -> dict[str, _Mark]:
    """The finding's figures and those that its likeliest repair would change, by cell."""
    found: dict[str, _Mark] = {}
    for one in finding.cells:
        place = (one.report_id, one.table_no, one.side, one.row_no, one.column_key)
        found.setdefault(one.cell_id, _Mark(*place, one.role))
    needed = {one.cell_id: one.needed for one in finding.likeliest if one.cell_id}
    if needed:
        for cell_id, *changed in connection.execute(CHANGED_CELLS, [list(needed)]).fetchall():
            report, table, side, row, column = changed
            found[cell_id] = _Mark(report, table, side, row, column, "cause", needed[cell_id])
    return found


def _spoken(
    connection: duckdb.DuckDBPyConnection, finding: Finding
) -> dict[str, tuple[SpokenFigure, Role]]:
    """The same of the prose, by statement."""
    found: dict[str, tuple[SpokenFigure, Role]] = {
        one.statement_id: (one, "spoken") for one in finding.spoken
    }
    changed = [one.statement_id for one in finding.likeliest if one.statement_id]
    if changed:
        for row in connection.execute(CHANGED_FIGURES, [changed]).fetchall():
            found[row[0]] = (SpokenFigure(*row), "cause")
    return found


def _table(connection: duckdb.DuckDBPyConnection, marks: Sequence[_Mark]) -> TableExcerpt | None:
    """The marked rows of one side of one table with their neighbours; small tables whole."""
    where = {"report": marks[0].report_id, "table": marks[0].table_no, "side": marks[0].side}
    columns = connection.execute(COLUMNS, where).fetchall()
    printed = connection.execute(ROWS, where).fetchall()
    chosen = _chosen([row[0] for row in printed], {mark.row_no for mark in marks})
    shown: list[tuple[str, ...] | None] = []
    position: dict[int, int] = {}
    last = -1
    for index, (row_no, code, label, values) in enumerate(printed):
        if row_no not in chosen[:MOST_ROWS]:
            continue
        if index != last + 1:
            shown.append(None)
        last, position[row_no] = index, len(shown)
        shown.append((code, label, *((values or {}).get(key) or "" for key, _ in columns)))
    if last < len(printed) - 1:
        shown.append(None)
    keys = {key: number for number, (key, _) in enumerate(columns, start=2)}
    placed = [
        (position[mark.row_no], keys[mark.column_key], mark)
        for mark in marks
        if mark.row_no in position and mark.column_key in keys
    ]
    if not placed:
        return None
    return _without_codes(
        TableExcerpt(
            ("编码", "项目", *(name for _, name in columns)),
            tuple(shown),
            2,
            tuple((row, column, mark.role) for row, column, mark in placed),
            title=_title(connection, marks[0]),
            needed=tuple((row, column, m.needed) for row, column, m in placed if m.needed),
            is_cut=len(chosen) > MOST_ROWS,
        )
    )


def _chosen(numbers: list[int], wanted: set[int]) -> list[int]:
    if len(numbers) <= WHOLE_TABLE:
        return numbers
    near = {
        other
        for index, number in enumerate(numbers)
        if number in wanted
        for other in numbers[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1]
    }
    return [number for number in numbers if number in near]


def _title(connection: duckdb.DuckDBPyConnection, mark: _Mark) -> str:
    """示范区教育局2025年 表5 一般公共预算支出表（支出栏），单位：万元."""
    rows = connection.execute(TITLE, [mark.report_id, mark.table_no]).fetchall()
    if not rows:
        return f"表{mark.table_no}"
    name, year, title, shown, unit = rows[0]
    who = f"{name or ''}{f'{year}年' if year else ''}"
    called = shown if shown.startswith("《") else f"{shown} {title}"
    half = f"（{word('side', mark.side)}栏）" if mark.side else ""
    return f"{who} {called}{half}，单位：{unit}".strip()


def _without_codes(made: TableExcerpt) -> TableExcerpt:
    if any(row and row[0] for row in made.rows):
        return made
    return replace(
        made,
        header=made.header[1:],
        rows=tuple(row[1:] if row else None for row in made.rows),
        figures=made.figures - 1,
        marks=tuple((row, column - 1, role) for row, column, role in made.marks),
        needed=tuple((row, column - 1, text) for row, column, text in made.needed),
    )


def _passage(
    connection: duckdb.DuckDBPyConnection, figures: Sequence[tuple[SpokenFigure, Role]]
) -> Passage:
    """The text around the figures, cut with dots; a section that is not kept is its quotes."""
    first = figures[0][0]
    rows = connection.execute(SECTION, [first.report_id, first.section_no]).fetchall()
    text = rows[0][0] if rows else ""
    spans = sorted((one.span_start, one.span_end, role) for one, role in figures)
    if not text or not all(0 <= start < end <= len(text) for start, end, _ in spans):
        text = "……".join(dict.fromkeys(one.quote for one, _ in figures))
        return Passage(first.section, first.page_label, text, ((0, len(text), "spoken"),))
    begin = max(0, spans[0][0] - AROUND)
    end = min(len(text), max(stop for _, stop, _ in spans) + AROUND)
    before, after = "……" * (begin > 0), "……" * (end < len(text))
    shift = len(before) - begin
    return Passage(
        first.section,
        first.page_label,
        before + text[begin:end] + after,
        tuple((start + shift, stop + shift, role) for start, stop, role in spans),
    )


def performance_excerpts(
    connection: duckdb.DuckDBPyConnection, wording: Wording
) -> list[TableExcerpt]:
    """Lines of the performance forms that hold a quoted text; forms without one are left out."""
    found = []
    where = {"report": wording.report_id, "form": wording.form_no}
    for form_no, name, label, fields, *head in connection.execute(PERFORMANCE, where).fetchall():
        indicators = connection.execute(INDICATORS, [wording.report_id, form_no]).fetchall()
        names = zip(("表名", "项目名称", "主管部门及代码"), head, strict=True)
        lines = [*names, *(fields or {}).items(), *indicators]
        told = [line for line in lines if _holds(line, wording.texts)]
        if told:
            rows = tuple((str(key), str(value)) for key, value in told[:MOST_ROWS])
            marks = tuple((number, 1, "spoken") for number in range(len(rows)))
            title = f"绩效目标表“{name}”，{label}"
            found.append(TableExcerpt(("栏目", "填写内容"), rows, 2, marks, title=title))  # type: ignore[arg-type]
    return found[:MOST_FORMS]


def _holds(line: tuple[object, object], texts: Sequence[str]) -> bool:
    squeezed = "".join(f"{line[0]}{line[1]}".split())
    return any("".join(text.split()) in squeezed for text in texts)
