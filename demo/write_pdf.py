"""A report as a PDF with an embedded font: pages, ruled tables, running heads, watermarks.

What belongs here: typesetting. What does not: what is printed.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from fpdf import FPDF

from demo.demo_report import DemoReport
from demo.demo_sheets import Grid
from demo.prose import after_tables, before_tables, cover
from fonts.kept_font import use_font

MARGIN = 42.0
SIZE, SMALL = 10.5, 8.5
PADDING = 3.0
LINE = 1.35


def write_pdf(report: DemoReport, path: Path) -> None:
    """Writes the whole report; the same report gives the same bytes."""
    page = _Pages(report)
    for line in cover(report.budget):
        page.line(line, size=20, centred=True)
    page.new_page()
    for line in before_tables(report.budget):
        page.line(line)
    for number, grid in enumerate(report.grids()):
        if number == 0 or not (report.layout.packed and page.room(len(grid.body) * 16 + 130)):
            page.new_page(landscape=report.layout.landscape and grid.columns > 6)
        page.table(grid, report)
    page.new_page()
    for line in after_tables(report.budget):
        page.line(line)
    page.pdf.output(str(path))


class _Pages:
    """A PDF being written from the top of each page down; positions in points."""

    def __init__(self, report: DemoReport) -> None:
        self.report = report
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_creation_date(dt.datetime(report.year, 2, 1, tzinfo=dt.UTC))
        self.pdf.set_auto_page_break(False)
        use_font(self.pdf, "song")
        self.y = MARGIN
        self.new_page()

    def new_page(self, *, landscape: bool = False) -> None:
        self.landscape = landscape
        self.pdf.add_page(orientation="L" if landscape else "P")
        self.y = MARGIN + 14
        if self.report.layout.running_head and self.pdf.page_no() > 1:
            self._text(MARGIN, 24, f"{self.report.budget.agency_name}部门预算公开", SMALL)
        self._text(self.pdf.w / 2 - 10, self.pdf.h - 24, f"- {self.pdf.page_no()} -", SMALL)
        if self.report.layout.watermark:
            self._watermark()

    def room(self, height: float) -> bool:
        return self.y + height < self.pdf.h - MARGIN

    def line(self, text: str, *, size: float = SIZE, centred: bool = False) -> None:
        """A paragraph, wrapped; a new page where the old one is full."""
        for part in _wrapped(text, self.pdf.w - 2 * MARGIN, size):
            if not self.room(size * LINE):
                self.new_page(landscape=self.landscape)
            x = (self.pdf.w - _width(part, size)) / 2 if centred else MARGIN
            self.y += size * LINE
            self._text(x, self.y, part, size)
        self.y += size * 0.5

    def table(self, grid: Grid, report: DemoReport) -> None:
        self.line(report.caption(grid.table_no), size=SMALL)
        self.line(grid.title, size=13, centred=True)
        unit = f"单位：{report.style.unit}"
        self.y += SMALL * LINE
        self._text(MARGIN, self.y, f"部门名称：{report.budget.agency_name}", SMALL)
        self._text(self.pdf.w - MARGIN - _width(unit, SMALL), self.y, unit, SMALL)
        self.y += 5
        widths = self._column_widths(grid)
        self._head(grid, widths)
        for texts in grid.body:
            parts = [
                _wrapped(t, w - 2 * PADDING, SMALL) for t, w in zip(texts, widths, strict=True)
            ]
            height = max(len(lines) for lines in parts) * SMALL * LINE + 2 * PADDING
            if not self.room(height):
                self.new_page(landscape=self.landscape)
                if report.layout.repeats_header:
                    self._head(grid, widths)
            x = MARGIN
            for lines, width in zip(parts, widths, strict=True):
                self._cell(x, width, height, lines)
                x += width
            self.y += height
        if grid.note:
            self.line(grid.note, size=SMALL)
        self.y += 12

    def _column_widths(self, grid: Grid) -> list[float]:
        shares = [2.4 if column in grid.wide else 1.0 for column in range(grid.columns)]
        for _, column, _, span, text in grid.heads:
            if "编码" in text and span == 1:
                shares[column] = 1.15
        return [(self.pdf.w - 2 * MARGIN) * share / sum(shares) for share in shares]

    def _head(self, grid: Grid, widths: list[float]) -> None:
        height = 2 * SMALL * LINE + 2 * PADDING
        top = self.y
        for row, column, row_span, column_span, text in grid.heads:
            self.y = top + row * height
            width = sum(widths[column : column + column_span])
            x = MARGIN + sum(widths[:column])
            self._cell(x, width, height * row_span, _wrapped(text, width - 2 * PADDING, SMALL))
        self.y = top + grid.head_rows * height

    def _cell(self, x: float, width: float, height: float, lines: list[str]) -> None:
        self.pdf.rect(x, self.y, width, height)
        for number, text in enumerate(lines, start=1):
            self._text(x + PADDING, self.y + PADDING + number * SMALL * LINE - 2.5, text, SMALL)

    def _text(self, x: float, y: float, text: str, size: float) -> None:
        if text:
            self.pdf.set_font("song", size=size)
            self.pdf.text(x, y, text)

    def _watermark(self) -> None:
        self.pdf.set_text_color(225)
        with self.pdf.rotation(40, self.pdf.w / 2, self.pdf.h / 2):
            self._text(self.pdf.w / 2 - 120, self.pdf.h / 2, "示范区公开", 48)
        self.pdf.set_text_color(0)


@cache
def _width(text: str, size: float) -> float:
    """About how wide a text prints: a Chinese character is as wide as it is high."""
    return sum(size if ord(char) > 0x2E7F or char in "“”—" else size * 0.56 for char in text)


@cache
def _wrapped(text: str, width: float, size: float) -> list[str]:
    lines, current = [], ""
    for char in text:
        if current and _width(current + char, size) > width:
            lines.append(current)
            current = ""
        current += char
    return [*lines, current]
