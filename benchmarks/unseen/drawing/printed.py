"""Drawn pages printed as a PDF: which rules are drawn, which way the sheet lies, what lies over it.

What belongs here: ink. The same layout is printed with all rules, with some, with none. What does
not: what a page holds (`pages`), and judging what was read (`compared`).
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from fpdf import FPDF
from pypdfium2 import PdfDocument

from benchmarks.unseen.drawing.pages import DrawnReport
from benchmarks.unseen.drawing.sheets import Fact
from disclosure.documents.document import Cell, Line, Page, Table
from fonts.kept_font import use_font

RULES = ("all", "double", "dotted", "strips", "levels", "three_lines", "zebra", "boxes", "none")
HEADED = "headed"
"""The head alone is ruled, and a line stands below the last row; drawn where it is asked for."""
_SIZE, _LINE, _PAD, _MARGIN = 9.0, 12.0, 3.0, 40.0
_NARROW, _WIDE = 48.0, 150.0
_NOTHING = ("0.00", "-", "—", "0")
_BLACK, _GREY, _PALE = 0, 205, 225


@dataclass(frozen=True, slots=True)
class Ink:
    """`turn` is how the sheet lies in the file; `aligned` where figures stand in their column."""

    rules: str
    turn: int
    turned_text: bool
    aligned: str
    padding: float
    tight: bool
    captions_below: bool
    watermark: bool
    marginal: bool


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """`facts` by page number and the middle of the printed figure."""

    content: bytes
    ink: Ink
    facts: dict[tuple[int, float, float], Fact]


def drawn_ink(seed: int, rules: str | None = None) -> Ink:
    """How a report is printed; the same for the same seed."""
    source = random.Random(f"ink/{seed}")
    drawn = Ink(
        rules=source.choice(RULES),
        turn=source.choice((0, 0, 0, 90, 270)),
        turned_text=source.random() < 0.5,
        aligned=source.choice(("right", "right", "middle", "left")),
        padding=source.choice((3.0, 6.0, 14.0)),
        tight=source.random() < 0.4,
        captions_below=source.random() < 0.15,
        watermark=source.random() < 0.2,
        marginal=source.random() < 0.3,
    )
    return drawn if rules is None else Ink(rules, *_rest(drawn))


def _rest(ink: Ink) -> tuple[int, bool, str, float, bool, bool, bool, bool]:
    return (ink.turn, ink.turned_text, ink.aligned, ink.padding, ink.tight, ink.captions_below,
            ink.watermark, ink.marginal)  # fmt: skip


def printed_report(drawn: DrawnReport, ink: Ink) -> PrintedReport:
    press = _Press(drawn, ink)
    for page in drawn.document.pages:
        press.page(page)
    content = bytes(press.pdf.output())
    if ink.turn:
        content = _turned(content, ink.turn)
    return PrintedReport(content, ink, press.facts)


def _turned(content: bytes, turn: int) -> bytes:
    """The sheet lies on its side: shown by /Rotate, its text still runs one way."""
    import io

    document = PdfDocument(content)
    for page in document:
        page.set_rotation(turn)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Press:
    def __init__(self, drawn: DrawnReport, ink: Ink) -> None:
        self.drawn, self.ink = drawn, ink
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_auto_page_break(False)
        use_font(self.pdf, "song")
        self.facts: dict[tuple[int, float, float], Fact] = {}
        self.y = _MARGIN
        tables = [one for page in drawn.document.pages for one in page.tables()]
        widths: dict[tuple[int, int], list[float]] = {}
        keys = [(n, one.column_count) for n, one in zip(drawn.sheets, tables, strict=True)]
        for key, table in zip(keys, tables, strict=True):
            own = _widths(table, ink)
            widths[key] = list(map(max, own, widths.get(key, own)))
        self.grids = iter(
            [_Grid(one, ink, widths[key]) for key, one in zip(keys, tables, strict=True)]
        )

    def page(self, page: Page) -> None:
        grids = [next(self.grids) for _ in page.tables()]
        lines = sum(isinstance(block, Line) for block in page.blocks)
        width = max([842.0, *(sum(grid.widths) + 2 * _MARGIN for grid in grids)])
        height = 2 * _MARGIN + 14.0 * (lines + 4) + sum(sum(grid.heights) + 20 for grid in grids)
        self.pdf.add_page(format=(width, max(595.0, height)))
        self.pdf.set_font("song", size=_SIZE)
        if self.ink.marginal:
            self.text(_MARGIN, 24, f"部门预算公开 2025{page.number:04d}")
            self.text(width / 2, max(595.0, height) - 20, f"- {page.number} -")
        self.y = _MARGIN
        number = 0
        for block in self._ordered(page):
            if isinstance(block, Line):
                self.y += 14.0
                self.text(_MARGIN + (60 if block.text.endswith("表") else 0), self.y, block.text)
            elif isinstance(block, Table):
                self.y += 6
                self._table(page.number, grids[number], width)
                number += 1
        if self.ink.watermark:
            self._watermark(width, max(595.0, height))

    def _ordered(self, page: Page) -> list[Line | Table]:
        blocks = list(page.blocks)
        if not self.ink.captions_below:
            return blocks
        found: list[Line | Table] = []
        waiting: list[Line | Table] = []
        for block in blocks:
            if isinstance(block, Line):
                waiting.append(block)
            else:
                found += [block, *waiting]
                waiting = []
        return found + waiting

    def text(self, x: float, y: float, text: str) -> None:
        if text:
            self.pdf.text(x, y, text)

    def _table(self, number: int, grid: _Grid, page_width: float) -> None:
        left = (page_width - sum(grid.widths)) / 2
        xs, ys = [left], [self.y]
        for width in grid.widths:
            xs.append(xs[-1] + width)
        for height in grid.heights:
            ys.append(ys[-1] + height)
        _Rules(self.pdf, self.ink.rules).draw(grid, xs, ys)
        for cell in grid.table.cells:
            self._cell(number, grid, cell, xs, ys)
        self.y = ys[-1] + 8

    def _cell(self, number: int, grid: _Grid, cell: Cell, xs: list[float], ys: list[float]) -> None:
        lines = grid.lines[cell.row, cell.column]
        x0, x1 = xs[cell.column], xs[cell.column + cell.column_span]
        top, bottom = ys[cell.row], ys[cell.row + cell.row_span]
        y = (top + bottom - len(lines) * _LINE) / 2
        fact = self.drawn.facts.get((number, cell.bbox)) if cell.bbox else None
        is_head = cell.row < grid.first_figures
        for text in lines:
            y += _LINE
            wide = self.pdf.get_string_width(text)
            place = "middle" if is_head else self.ink.aligned if fact is not None else "left"
            if _is_blank_figure(cell, grid):
                place = self.ink.aligned
            x = {"left": x0 + self.ink.padding, "right": x1 - self.ink.padding - wide,
                 "middle": (x0 + x1 - wide) / 2}[place]  # fmt: skip
            self.text(x, y - 3, text)
            if fact is not None:
                self.facts[number, round(x + wide / 2, 1), round(y - 6, 1)] = fact

    def _watermark(self, width: float, height: float) -> None:
        self.pdf.set_text_color(_PALE)
        self.pdf.set_font("song", size=48)
        with self.pdf.rotation(40, width / 2, height / 2):
            self.pdf.text(width / 2 - 120, height / 2, "公开专用")
        self.pdf.set_text_color(_BLACK)
        self.pdf.set_font("song", size=_SIZE)


def _is_blank_figure(cell: Cell, grid: _Grid) -> bool:
    return cell.row >= grid.first_figures and cell.text in _NOTHING


class _Grid:
    """A table measured: widths, heights, and the lines of each cell."""

    def __init__(self, table: Table, ink: Ink, widths: list[float]) -> None:
        self.table, self.widths = table, widths
        self.heights = [_LINE + 2 * _PAD] * table.row_count
        self.lines: dict[tuple[int, int], list[str]] = {}
        for cell in table.cells:
            room = sum(self.widths[cell.column : cell.column + cell.column_span]) - 2 * ink.padding
            lines = [
                one
                for part in cell.text.split("\n")
                for one in (_wrapped(part, room) if _is_words(part) else [part])
            ]
            self.lines[cell.row, cell.column] = lines
            if cell.row_span == 1:
                need = len(lines) * _LINE + 2 * _PAD
                self.heights[cell.row] = max(self.heights[cell.row], need)
        rows = [cell.row for cell in table.cells if _is_figure(cell.text) or cell.text in _NOTHING]
        self.first_figures = min(rows, default=0)


def _widths(table: Table, ink: Ink) -> list[float]:
    """What each column needs; names are wrapped where they are long."""
    wide = _WIDE * (0.6 if ink.tight else 1)
    widths = [_NARROW] * table.column_count
    for cell in table.cells:
        if cell.column_span == 1:
            need = min(_measure(cell.text), wide if _is_words(cell.text) else 400.0)
            widths[cell.column] = max(widths[cell.column], need + 2 * ink.padding)
    return widths


def _is_words(text: str) -> bool:
    return any(ord(char) > 0x2E7F for char in text) and not any(c in "０１２３４５" for c in text)


def _is_figure(text: str) -> bool:
    return any(char in text for char in ".．,") and not _is_words(text)


@cache
def _measure(text: str) -> float:
    return max(
        sum(_SIZE if ord(c) > 0x2E7F or c in "“”—" else 0.6 * _SIZE for c in line)
        for line in text.split("\n")
    )


def _wrapped(text: str, room: float) -> list[str]:
    lines, current = [], ""
    for char in text:
        if current and _measure(current + char) > room + 0.1:
            lines.append(current)
            current = ""
        current += char
    return [*lines, current]


class _Rules:
    """Draws the rules of one table in one of the ways of RULES."""

    def __init__(self, pdf: FPDF, way: str) -> None:
        self.pdf, self.way = pdf, way

    def draw(self, grid: _Grid, xs: list[float], ys: list[float]) -> None:
        pdf = self.pdf
        head = ys[grid.first_figures]
        match self.way:
            case "three_lines":
                for y in (ys[0], head, ys[-1]):
                    pdf.line(xs[0], y, xs[-1], y)
            case "levels":
                for y in ys:
                    pdf.line(xs[0], y, xs[-1], y)
            case "zebra":
                pdf.set_fill_color(_GREY)
                for row in range(0, len(ys) - 1, 2):
                    pdf.rect(xs[0], ys[row], xs[-1] - xs[0], ys[row + 1] - ys[row], "F")
            case "headed":
                for cell in (one for one in grid.table.cells if one.row < grid.first_figures):
                    pdf.rect(xs[cell.column], ys[cell.row],
                             xs[cell.column + cell.column_span] - xs[cell.column],
                             ys[cell.row + cell.row_span] - ys[cell.row])  # fmt: skip
                pdf.line(xs[0], ys[-1], xs[-1], ys[-1])
            case "none":
                return
            case _:
                for cell in grid.table.cells:
                    self._box(xs[cell.column], ys[cell.row], xs[cell.column + cell.column_span],
                              ys[cell.row + cell.row_span])  # fmt: skip

    def _box(self, x0: float, y0: float, x1: float, y1: float) -> None:
        pdf = self.pdf
        match self.way:
            case "all":
                pdf.rect(x0, y0, x1 - x0, y1 - y0)
            case "double":
                pdf.rect(x0, y0, x1 - x0, y1 - y0)
                pdf.rect(x0 + 1.2, y0 + 1.2, x1 - x0 - 2.4, y1 - y0 - 2.4)
            case "boxes":
                pdf.set_fill_color(235)
                pdf.rect(x0 + 0.5, y0 + 0.5, x1 - x0 - 1, y1 - y0 - 1, "F")
            case "strips":
                pdf.set_fill_color(_BLACK)
                for x in (x0, x1):
                    pdf.rect(x - 0.25, y0, 0.5, y1 - y0, "F")
                for y in (y0, y1):
                    pdf.rect(x0, y - 0.25, x1 - x0, 0.5, "F")
            case "dotted":
                self._dotted(x0, y0, x1, y1)

    def _dotted(self, x0: float, y0: float, x1: float, y1: float) -> None:
        step = 2.0
        for y in (y0, y1):
            x = x0
            while x < x1:
                self.pdf.line(x, y, min(x + 0.8, x1), y)
                x += step
        for x in (x0, x1):
            y = y0
            while y < y1:
                self.pdf.line(x, y, x, min(y + 0.8, y1))
                y += step
