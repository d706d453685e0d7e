"""A report as a workbook: a sheet a table, figures as numbers under their format."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from demo.demo_report import DemoReport
from demo.demo_sheets import Grid
from demo.fixed_zip import rewrite

THIN = Border(*(Side(style="thin") for _ in range(4)))
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
FIRST_ROW = 4


def write_xlsx(report: DemoReport, path: Path) -> None:
    """Writes the thirteen sheets; the same report gives the same bytes."""
    book = Workbook()
    book.remove(book.active)
    for grid in report.grids():
        _sheet(book.create_sheet(f"表{grid.table_no}"), grid, report)
    book.properties.created = book.properties.modified = dt.datetime(report.year, 2, 1)
    book.properties.creator = "示范区"
    buffer = BytesIO()
    book.save(buffer)
    path.write_bytes(rewrite(buffer.getvalue()))


def _sheet(sheet: Worksheet, grid: Grid, report: DemoReport) -> None:
    width = grid.columns
    sheet.cell(1, 1, report.caption(grid.table_no))
    sheet.merge_cells(start_row=2, start_column=1, end_row=2, end_column=width)
    sheet.cell(2, 1, grid.title).font = Font(bold=True, size=14)
    sheet.cell(2, 1).alignment = CENTRE
    sheet.cell(3, 1, f"部门名称：{report.budget.agency_name}")
    sheet.cell(3, width, f"单位：{report.style.unit}")
    for row, column, row_span, column_span, text in grid.heads:
        cell = sheet.cell(FIRST_ROW + row, column + 1, text)
        cell.alignment, cell.font = CENTRE, Font(bold=True)
        if row_span * column_span > 1:
            sheet.merge_cells(
                start_row=FIRST_ROW + row,
                start_column=column + 1,
                end_row=FIRST_ROW + row + row_span - 1,
                end_column=column + column_span,
            )
    first = FIRST_ROW + grid.head_rows
    for number, texts in enumerate(grid.body, start=first):
        for column, text in enumerate(texts, start=1):
            _body_cell(sheet, number, column, text)
    last = first + len(grid.body)
    for cells in sheet.iter_rows(FIRST_ROW, last - 1, 1, width):
        for cell in cells:
            cell.border = THIN
    if grid.note:
        sheet.cell(last, 1, grid.note)
    for column in range(width):
        letter = get_column_letter(column + 1)
        sheet.column_dimensions[letter].width = 34 if column in grid.wide else 14


def _body_cell(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Figures with two decimals are numbers; codes and names stay text."""
    plain = text.replace(",", "")
    if plain.replace(".", "", 1).isdigit() and "." in plain:
        cell = sheet.cell(row, column, float(plain))
        cell.number_format = "#,##0.00" if "," in text else "0.00"
    elif text:
        sheet.cell(row, column, text)
