"""A notice as a PDF: a font embedded in part, page numbers, tables that go over pages.

What belongs here: setting type, one method a kind of block. What does not: words. The font is the
free 文泉驿微米黑, from a package; MINGZHANG_NOTICE_FONT names another file (仿宋, for one).
"""

from __future__ import annotations

import datetime as dt
import io
import os
from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF, FontFace
from fpdf.enums import TableCellFillMode, TextMode, WrapMode

from fonts.kept_font import CHINESE, use_font
from notices.blocks import (
    Addressee,
    Block,
    Grid,
    Heading,
    Image,
    Letterhead,
    Note,
    Paragraph,
    Quote,
    Run,
    Signature,
    Title,
)
from notices.line_breaking import broken

FONT_SETTING = "MINGZHANG_NOTICE_FONT"
MM = 72 / 25.4
TOP, BOTTOM, LEFT, RIGHT = 37 * MM, 35 * MM, 28 * MM, 26 * MM
BODY_SIZE, TITLE_SIZE, TABLE_SIZE, NOTE_SIZE = 16.0, 22.0, 10.5, 10.5
LEADING = 28.0
HIGHEST = 120 * MM
RED, GREY, BLACK = (192, 0, 0), (120, 120, 120), (0, 0, 0)
PIXELS_A_POINT = 2.0
DOTS = "……"
BOLD = 0.35
"""Points by which bold strokes are thicker: the font has one weight."""


def font_file() -> Path:
    """The font that notices are set in."""
    if given := os.environ.get(FONT_SETTING):
        return Path(given)
    return CHINESE


def write_pdf(blocks: Sequence[Block], *, title: str, author: str, day: dt.date) -> bytes:
    """The blocks as a PDF. The same blocks give the same bytes. Raises OSError without the font."""
    writer = _Writer()
    writer.pdf.set_title(title)
    writer.pdf.set_author(author)
    writer.pdf.set_lang("zh-CN")
    writer.pdf.set_creation_date(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC))
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        writer.write(block, before_signature=isinstance(following, Signature))
    return bytes(writer.pdf.output())


class _Pages(FPDF):
    """Pages with their number at the foot."""

    def footer(self) -> None:
        self.set_y(-28 * MM)
        self.set_font("zh", size=14)
        self.set_text_color(*BLACK)
        self.cell(0, 14, f"— {self.page_no()} —", align="C")


class _Writer:
    """Pages being filled from top to bottom; lengths in points."""

    def __init__(self) -> None:
        self.pdf = _Pages(unit="pt", format="A4")
        self.pdf.set_margins(LEFT, TOP, RIGHT)
        self.pdf.set_auto_page_break(True, BOTTOM)
        use_font(self.pdf, "zh", font_file())
        self.pdf.set_font("zh", size=BODY_SIZE)
        self.pdf.add_page()

    def write(self, block: Block, *, before_signature: bool = False) -> None:
        """A signature never stands on a page of its own: the last paragraph goes with it."""
        if before_signature and isinstance(block, Paragraph):
            text = "".join(run.text for run in block.runs)
            lines = self._lines(text, BODY_SIZE, self.pdf.epw - 2 * BODY_SIZE, self.pdf.epw)
            self._keep((len(lines) + 4) * LEADING)
        getattr(self, f"_{type(block).__name__.lower()}")(block)

    def _letterhead(self, block: Letterhead) -> None:
        size = min(36.0, self.pdf.epw / max(1, len(block.issuer)) * 0.95)
        self._centred(block.issuer, size, 46.0, colour=RED)
        self.pdf.y += 12
        self._centred(block.number, BODY_SIZE, LEADING)
        self.pdf.y += 8
        self.pdf.set_draw_color(*RED)
        self.pdf.set_line_width(2)
        self.pdf.line(LEFT, self.pdf.y, LEFT + self.pdf.epw, self.pdf.y)
        self.pdf.y += 26

    def _title(self, block: Title) -> None:
        width = self.pdf.epw
        for text in block.lines:
            for line in self._lines(text, TITLE_SIZE, width, width):
                self._centred(line, TITLE_SIZE, 34.0)
        self.pdf.y += 20

    def _addressee(self, block: Addressee) -> None:
        self._flow((Run(block.text),), indent=0)

    def _heading(self, block: Heading) -> None:
        self._keep(3 * LEADING)
        self._flow((Run(block.text, bold=True),))

    def _paragraph(self, block: Paragraph) -> None:
        self._flow(block.runs)

    def _quote(self, block: Quote) -> None:
        self._keep(5 * LEADING)
        self._caption(block.caption)
        top, page = self.pdf.y, self.pdf.page
        self.pdf.y += 4
        self._flow(block.runs, indent=0, size=TABLE_SIZE, leading=17.0, inset=6.0)
        self.pdf.y += 4
        if self.pdf.page == page:
            self.pdf.set_draw_color(*BLACK)
            self.pdf.set_line_width(0.5)
            self.pdf.rect(LEFT, top, self.pdf.epw, self.pdf.y - top)
        self.pdf.y += 10

    def _grid(self, block: Grid) -> None:
        self._keep(4 * LEADING)
        if block.caption:
            self._caption(block.caption)
        self.pdf.set_font("zh", size=TABLE_SIZE)
        self.pdf.set_draw_color(*BLACK)
        self.pdf.set_line_width(0.5)
        self.pdf.x = LEFT
        with self.pdf.table(
            col_widths=block.shares,
            first_row_as_headings=block.header is not None,
            headings_style=FontFace(fill_color="#F2F2F2"),
            line_height=TABLE_SIZE * 1.45,
            padding=(2, 4),
            align="L",
            wrapmode=WrapMode.CHAR,
            cell_fill_mode=TableCellFillMode.NONE,
            text_align=tuple("R" if k in block.right else "L" for k in range(len(block.shares))),
        ) as table:
            if block.header:
                row = table.row()
                for text in block.header:
                    row.cell(text, align="C")
            for number, line in enumerate(block.rows):
                row = table.row()
                for column in range(len(block.shares)):
                    text = line[column] if line else DOTS if column == 0 else ""
                    shade = block.shades.get((number, column))
                    if block.header is None and column == 0:
                        shade = "F2F2F2"
                    row.cell(text, style=FontFace(fill_color=f"#{shade}") if shade else None)
        self.pdf.y += 10

    def _image(self, block: Image) -> None:
        width, height = block.width / PIXELS_A_POINT, block.height / PIXELS_A_POINT
        scale = min(1.0, self.pdf.epw / width, HIGHEST / height)
        width, height = width * scale, height * scale
        self._keep(height + 30)
        self._caption(block.caption)
        left = LEFT + (self.pdf.epw - width) / 2
        top = self.pdf.y
        self.pdf.image(io.BytesIO(block.png), left, top, width, height, alt_text=block.caption)
        self.pdf.set_draw_color(*GREY)
        self.pdf.set_line_width(0.5)
        self.pdf.rect(left, top, width, height)
        self.pdf.y = top + height + 12

    def _signature(self, block: Signature) -> None:
        self._keep(4 * LEADING)
        self.pdf.y += LEADING
        for text, inset in ((block.issuer, BODY_SIZE), (block.day, 2 * BODY_SIZE)):
            width = self._width(text, BODY_SIZE)
            self._text(LEFT + self.pdf.epw - inset - width, text, BODY_SIZE, LEADING)
            self.pdf.y += LEADING

    def _note(self, block: Note) -> None:
        self.pdf.y += LEADING
        self._flow((Run(block.text),), indent=0, size=NOTE_SIZE, leading=16.0)

    def _caption(self, text: str) -> None:
        self.pdf.y += 4
        for line in self._lines(text, TABLE_SIZE, self.pdf.epw, self.pdf.epw):
            self._centred(line, TABLE_SIZE, 18.0)
        self.pdf.y += 2

    def _keep(self, height: float) -> None:
        """A new page where this height is no longer free."""
        if self.pdf.y + height > self.pdf.h - BOTTOM:
            self.pdf.add_page()

    def _centred(
        self, text: str, size: float, leading: float, *, colour: tuple[int, int, int] = BLACK
    ) -> None:
        self._keep(leading)
        left = LEFT + (self.pdf.epw - self._width(text, size)) / 2
        self._text(left, text, size, leading, bold=size > BODY_SIZE, colour=colour)
        self.pdf.y += leading

    def _flow(
        self,
        runs: Sequence[Run],
        *,
        indent: int = 2,
        size: float = BODY_SIZE,
        leading: float = LEADING,
        inset: float = 0.0,
    ) -> None:
        """A paragraph; all lines but the last reach the right edge."""
        width = self.pdf.epw - 2 * inset
        text = "".join(run.text for run in runs)
        looks = [run for run in runs for _ in run.text]
        lines = self._lines(text, size, width - indent * size, width)
        at = 0
        for number, line in enumerate(lines):
            self._keep(leading)
            at += text[at:].index(line) if line else 0
            shift = indent * size if number == 0 else 0.0
            spread = 0.0
            if number < len(lines) - 1 and len(line) > 1:
                spread = (width - shift - self._width(line, size)) / (len(line) - 1)
            self._line(
                line, looks[at : at + len(line)], LEFT + inset + shift, size, leading, spread=spread
            )
            at += len(line)
            self.pdf.y += leading

    def _line(
        self,
        line: str,
        looks: Sequence[Run],
        x: float,
        size: float,
        leading: float,
        *,
        spread: float,
    ) -> None:
        """One line, stretch by stretch, with `spread` points between characters."""
        start = 0
        for end in range(1, len(line) + 1):
            if end < len(line) and looks[end] is looks[start]:
                continue
            part, look = line[start:end], looks[start]
            width = self._width(part, size) + spread * len(part)
            if look.shade:
                self.pdf.set_fill_color(f"#{look.shade}")
                self.pdf.rect(x, self.pdf.y + 1, width, leading - 2, style="F")
            self._text(x, part, size, leading, bold=look.bold, spread=spread)
            x, start = x + width, end

    def _text(
        self,
        x: float,
        text: str,
        size: float,
        leading: float,
        *,
        bold: bool = False,
        colour: tuple[int, int, int] = BLACK,
        spread: float = 0.0,
    ) -> None:
        """One stretch of text; its line begins at the height where the page now is."""
        if not text:
            return
        pdf = self.pdf
        pdf.set_font("zh", size=size)
        pdf.set_text_color(*colour)
        mode = TextMode.FILL_STROKE if bold else TextMode.FILL
        with pdf.local_context(text_mode=mode):
            pdf.set_char_spacing(spread)
            pdf.set_draw_color(*colour)
            pdf.set_line_width(BOLD * size / BODY_SIZE)
            pdf.text(x, pdf.y + leading / 2 + size * 0.36, text)

    def _width(self, text: str, size: float) -> float:
        self.pdf.set_font("zh", size=size)
        return float(self.pdf.get_string_width(text))

    def _lines(self, text: str, size: float, first: float, width: float) -> list[str]:
        return broken(text, lambda part: self._width(part, size), first, width)
