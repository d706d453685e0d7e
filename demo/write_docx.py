"""A report as a Word file: cover, prose, thirteen tables, prose."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Literal

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from demo.demo_report import DemoReport
from demo.demo_sheets import Grid
from demo.fixed_zip import rewrite
from demo.prose import after_tables, before_tables, cover

Content = Literal["whole", "tables", "prose"]


def write_docx(report: DemoReport, path: Path, content: Content = "whole") -> None:
    """Writes the report or a part of it; the same report gives the same bytes."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    if report.layout.running_head:
        document.sections[0].header.paragraphs[0].text = f"{report.budget.agency_name}部门预算"
    if content != "tables":
        for line in cover(report.budget):
            document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
        _paragraphs(document, before_tables(report.budget))
    if content != "prose":
        for grid in report.grids():
            _table(document, grid, report)
    if content != "tables":
        _paragraphs(document, after_tables(report.budget))
    buffer = BytesIO()
    document.save(buffer)
    path.write_bytes(rewrite(buffer.getvalue()))


def _paragraphs(document: Document, lines: list[str]) -> None:
    for line in lines:
        document.add_paragraph(line)


def _table(document: Document, grid: Grid, report: DemoReport) -> None:
    document.add_paragraph(report.caption(grid.table_no))
    document.add_paragraph(grid.title).alignment = WD_ALIGN_PARAGRAPH.CENTER
    head = f"部门名称：{report.budget.agency_name}                    单位：{report.style.unit}"
    document.add_paragraph(head)
    rows = grid.head_rows + len(grid.body)
    table = document.add_table(rows=rows, cols=grid.columns, style="Table Grid")
    cells = table._cells
    for row, column, row_span, column_span, text in grid.heads:
        first = cells[row * grid.columns + column]
        if row_span * column_span > 1:
            last = (row + row_span - 1) * grid.columns + column + column_span - 1
            first = first.merge(cells[last])
        first.text = text
    for number, texts in enumerate(grid.body, start=grid.head_rows):
        for column, text in enumerate(texts):
            if text:
                cells[number * grid.columns + column].text = text
    if grid.note:
        document.add_paragraph(grid.note)
    document.add_paragraph("")
