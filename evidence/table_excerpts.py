"""Excerpts of tables and performance forms out of a snapshot, for files that have no pages.

What belongs here: choosing rows and columns around the marked figures. What does not: drawing.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from evidence.finding_places import CellPlace, Wording
from evidence.pictures import TableExcerpt

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
       map_from_entries(list((c.column_key, c.printed)) FILTER (c.column_key IS NOT NULL))
FROM source.table_row t
LEFT JOIN source.cell c ON c.report_id = t.report_id AND c.table_no = t.table_no
 AND c.row_no = t.row_no AND c.side IS NOT DISTINCT FROM t.side
WHERE t.report_id = $report AND t.table_no = $table AND t.side IS NOT DISTINCT FROM $side
GROUP BY ALL ORDER BY t.row_no
"""
TITLE = """
SELECT if(n.shown LIKE '《%', n.shown, '表' || t.table_no || ' ' || t.title)
       || '（单位：' || t.unit || '）'
FROM source.report_table t JOIN source.report r USING (report_id)
LEFT JOIN reference.form_table n USING (form_id, table_no)
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
NEIGHBOURS, MOST_ROWS, MOST_FORMS = 1, 30, 3


def table_excerpt(
    connection: duckdb.DuckDBPyConnection, places: Sequence[CellPlace]
) -> tuple[TableExcerpt, str] | None:
    """The marked rows of one side of one table with their neighbours, and its caption."""
    where = {"report": places[0].report_id, "table": places[0].table_no, "side": places[0].side}
    columns = connection.execute(COLUMNS, where).fetchall()
    printed = connection.execute(ROWS, where).fetchall()
    wanted = {place.row_no for place in places}
    shown: list[tuple[str, ...] | None] = []
    position: dict[int, int] = {}
    for index, (row_no, code, label, values) in enumerate(printed):
        near = printed[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1]
        if row_no in wanted or any(other[0] in wanted for other in near):
            position[row_no] = len(shown)
            shown.append((code, label, *((values or {}).get(key) or "" for key, _ in columns)))
        elif shown and shown[-1] is not None:
            shown.append(None)
        if len(shown) >= MOST_ROWS:
            break
    keys = {key: number for number, (key, _) in enumerate(columns, start=2)}
    marks = tuple(
        (position[place.row_no], keys[place.column_key], place.role)
        for place in places
        if place.row_no in position and place.column_key in keys
    )
    if not marks:
        return None
    title = connection.execute(TITLE, [places[0].report_id, places[0].table_no]).fetchone()
    header = ("编码", "项目", *(name for _, name in columns))
    excerpt = TableExcerpt(header, tuple(shown), 2, marks)
    return _without_codes(excerpt), title[0] if title else ""


def _without_codes(excerpt: TableExcerpt) -> TableExcerpt:
    if any(row and row[0] for row in excerpt.rows):
        return excerpt
    return TableExcerpt(
        excerpt.header[1:],
        tuple(row[1:] if row else None for row in excerpt.rows),
        excerpt.figures - 1,
        tuple((row, column - 1, role) for row, column, role in excerpt.marks),
    )


def performance_excerpts(
    connection: duckdb.DuckDBPyConnection, wording: Wording
) -> list[tuple[TableExcerpt, str]]:
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
            excerpt = TableExcerpt(("栏目", "填写内容"), rows, 2, marks)  # type: ignore[arg-type]
            found.append((excerpt, f"绩效目标表“{name}”，{label}"))
    return found[:MOST_FORMS]


def _holds(line: tuple[object, object], texts: Sequence[str]) -> bool:
    squeezed = "".join(f"{line[0]}{line[1]}".split())
    return any("".join(text.split()) in squeezed for text in texts)
