"""Drawn reports as workbooks, web pages and Word files, in ways that offices save them.

What belongs here: the files. What does not: what a page holds (`pages`), and judging (`compared`).
"""

from __future__ import annotations

import html
import io
import random
from dataclasses import replace

import docx
import xlsxwriter

from benchmarks.unseen.drawing.drawn_reports import budgets
from benchmarks.unseen.drawing.looks import drawn_look
from benchmarks.unseen.drawing.pages import DrawnReport, laid_out
from benchmarks.unseen.drawing.sheets import drawn_sheets
from disclosure.documents.document import Cell, Line, Page, Table

WAYS = (
    "xlsx sheets", "xlsx one sheet", "xlsx contents", "xlsx hidden", "xlsx unmerged",
    "html", "html layout", "html styled", "docx", "docx nested", "docx tabs",
)  # fmt: skip
_ENDLESS = 1000


def unbroken_report(seed: int) -> DrawnReport:
    """A drawn report without page breaks: office files have none."""
    source = random.Random(f"office/{seed}")
    look = replace(drawn_look(source), rows_a_page=_ENDLESS, new_pages=True, cut_rows=False)
    return laid_out(drawn_sheets(source.choice(budgets()), look), look)


def saved(report: DrawnReport, way: str) -> tuple[str, bytes]:
    """The file's name and content."""
    kind, _, manner = way.partition(" ")
    write = {"xlsx": _workbook, "html": _web_page, "docx": _word_file}[kind]
    return f"报告.{kind}", write(report, manner)


def _pages(report: DrawnReport) -> list[Page]:
    return [page for page in report.document.pages if any(page.tables())]


def _workbook(report: DrawnReport, manner: str) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    framed = book.add_format({"border": 1, "text_wrap": True})
    sheet = book.add_worksheet("目录") if manner == "contents" else None
    if sheet is not None:
        for number in range(len(_pages(report))):
            sheet.write_url(
                number + 1, 1, f"internal:'表{number + 1}'!A1", string=f"表{number + 1}"
            )
    top = 0
    if manner == "one sheet":
        sheet = book.add_worksheet("Sheet1")
    for number, page in enumerate(_pages(report), start=1):
        if manner != "one sheet":
            sheet, top = book.add_worksheet(f"表{number}"), 0
        assert sheet is not None
        for block in page.blocks:
            if isinstance(block, Line):
                sheet.write_string(top, 0, block.text)
                top += 1
            elif isinstance(block, Table):
                for cell in block.cells:
                    _write_cell(sheet, top, cell, framed, merges=manner != "unmerged")
                if manner == "hidden":
                    sheet.write_string(top + block.row_count, 0, "校验")
                    sheet.write_number(top + block.row_count, 1, 987654.32)
                    sheet.set_row(top + block.row_count, None, None, {"hidden": True})
                    top += 1
                top += block.row_count + 1
    book.close()
    return buffer.getvalue()


def _write_cell(sheet: object, top: int, cell: Cell, framed: object, *, merges: bool) -> None:
    row, column = top + cell.row, cell.column
    last = row + cell.row_span - 1, column + cell.column_span - 1
    number = _number(cell.text)
    if merges and (cell.row_span, cell.column_span) != (1, 1):
        sheet.merge_range(row, column, *last, cell.text, framed)  # type: ignore[attr-defined]
    elif number is not None:
        sheet.write_number(row, column, number, framed)  # type: ignore[attr-defined]
    else:
        sheet.write_string(row, column, cell.text, framed)  # type: ignore[attr-defined]


def _number(text: str) -> float | None:
    """Amounts with decimals are numbers in a workbook; codes and counts stay text."""
    plain = text.replace(",", "")
    return float(plain) if plain.replace(".", "", 1).isdigit() and "." in plain else None


def _web_page(report: DrawnReport, manner: str) -> bytes:
    parts = []
    for page in _pages(report):
        for block in page.blocks:
            if isinstance(block, Line):
                parts.append(f"<p>{html.escape(block.text)}</p>")
            elif isinstance(block, Table):
                parts.append(_web_table(block, styled=manner == "styled"))
    body = "\n".join(parts)
    if manner == "layout":
        body = (
            '<table width="100%"><tr><td>首页 &gt; 财政预决算</td></tr><tr><td>'
            f"<table><tr><td>{body}</td><td width=10></td></tr></table></td></tr></table>"
        )
    return f"<html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def _web_table(table: Table, *, styled: bool) -> str:
    rows = []
    for number in range(table.row_count):
        cells = []
        for cell in table.cells:
            if cell.row != number:
                continue
            text = html.escape(cell.text).replace("\n", "<br>")
            if styled:
                text = f"<p style='margin:0'><span lang=EN-US>{text}</span><o:p></o:p></p>"
            spans = f" rowspan={cell.row_span}" if cell.row_span > 1 else ""
            spans += f" colspan={cell.column_span}" if cell.column_span > 1 else ""
            cells.append(f"<td{spans}>{text}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table border=1>{''.join(rows)}</table>"


def _word_file(report: DrawnReport, manner: str) -> bytes:
    document = docx.Document()
    for page in _pages(report):
        for block in page.blocks:
            if isinstance(block, Line):
                document.add_paragraph(block.text)
            elif isinstance(block, Table) and manner == "tabs":
                for number, row in enumerate(block.grid()):
                    texts = [
                        one.text.replace("\n", "") if one and (one.row, one.column) == place else ""
                        for one, place in zip(
                            row, ((number, n) for n in range(len(row))), strict=True
                        )
                    ]
                    document.add_paragraph("\t".join(texts))
            elif isinstance(block, Table):
                _word_table(document, block, manner)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _word_table(document: object, block: Table, manner: str) -> None:
    holder = document
    if manner == "nested":
        holder = document.add_table(rows=1, cols=1).cell(0, 0)  # type: ignore[attr-defined]
    table = holder.add_table(block.row_count, block.column_count)  # type: ignore[attr-defined]
    cells, width = table._cells, block.column_count
    for cell in block.cells:
        first = cells[cell.row * width + cell.column]
        last_row, last = cell.row + cell.row_span - 1, cell.column + cell.column_span - 1
        if (last_row, last) != (cell.row, cell.column):
            first = first.merge(cells[last_row * width + last])
        first.text = cell.text
