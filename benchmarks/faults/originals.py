"""The report that is damaged, in each format: three tables of the demo and its prose.

What belongs here: small whole files, since each is read thousands of times. What does not: damage.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path

from benchmarks.faults.old_workbook import as_xls
from demo.demo_report import DemoReport, demo_reports
from demo.demo_sheets import Grid
from demo.prose import after_tables, before_tables
from demo.write_docx import write_docx
from demo.write_pdf import write_pdf
from demo.write_xlsx import write_xlsx

TABLES = (1, 3, 6)


@cache
def original(file_format: str) -> bytes:
    """The whole file: docx, xlsx, xls, html or pdf."""
    if file_format == "xls":
        return as_xls(original("xlsx"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report.{file_format}"
        _WRITERS[file_format](_short_report(), path)
        return path.read_bytes()


@cache
def _short_report() -> DemoReport:
    report = next(one for one in demo_reports() if one.year == 2025 and not one.planted)
    return replace(report, tables={number: report.tables[number] for number in TABLES})


def _write_html(report: DemoReport, path: Path) -> None:
    before, after = before_tables(report.budget), after_tables(report.budget)
    body = "\n".join(
        [
            f"<h1>{escape(report.budget.agency_name)}{report.year}年部门预算</h1>",
            *(f"<p>{escape(line)}</p>" for line in before),
            *(_html_table(grid, report) for grid in report.grids()),
            *(f"<p>{escape(line)}</p>" for line in after),
        ]
    )
    path.write_text(
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>预算公开</title>'
        f"<style>td {{ border: 1px solid black }}</style></head>\n<body>\n{body}\n</body></html>\n",
        encoding="utf-8",
    )


def _html_table(grid: Grid, report: DemoReport) -> str:
    heads: list[list[str]] = [[] for _ in range(grid.head_rows)]
    for row, _, rows, columns, text in sorted(grid.heads):
        heads[row].append(f'<td rowspan="{rows}" colspan="{columns}">{escape(text)}</td>')
    body = [[f"<td>{escape(text)}</td>" for text in row] for row in grid.body]
    rows_of = "\n".join(f"<tr>{''.join(cells)}</tr>" for cells in [*heads, *body])
    return (
        f"<p>{escape(report.caption(grid.table_no))}</p><p>{escape(grid.title)}</p>"
        f"<p>单位：{report.style.unit}</p>\n<table>\n{rows_of}\n</table>"
    )


_WRITERS: dict[str, Callable[[DemoReport, Path], None]] = {
    "docx": write_docx,
    "xlsx": write_xlsx,
    "html": _write_html,
    "pdf": write_pdf,
}
FORMATS = (*_WRITERS, "xls")
