"""A notice as a Word document, in the looks of an official letter (GB/T 9704).

What belongs here: styles, fonts, page setup, one method a kind of block. What does not: words.
Fonts are named, not embedded: 仿宋, 黑体, 楷体 and 宋体 come with every Chinese Windows and WPS.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor

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

BODY, HEAD, SUBHEAD, SONG, LATIN = "仿宋", "黑体", "楷体", "宋体", "Times New Roman"
BODY_SIZE, TITLE_SIZE, TABLE_SIZE, NOTE_SIZE = 16.0, 22.0, 10.5, 10.5
LEADING = 28.0
"""Points from line to line: 22 lines of 28 characters a page."""
TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
WIDTH_MM, HIGHEST_MM = 210 - LEFT - RIGHT, 120
WIDEST_MM = WIDTH_MM - 4
RED = RGBColor(0xC0, 0x00, 0x00)
PIXELS_AN_INCH = 144
DOTS = "……"
STYLES = {"body": "明账正文", 1: "明账一级标题", 2: "明账二级标题", "caption": "明账图题"}
"""Paragraph styles that a template may define: then its looks hold, and none of ours."""
RULED = "Table Grid"


def write_docx(blocks: Sequence[Block], *, title: str, author: str, day: dt.date) -> bytes:
    """The blocks as a docx file."""
    document = official_letter()
    append(document, blocks)
    return saved(document, title=title, author=author, day=day)


def append(document: Any, blocks: Sequence[Block]) -> None:
    """Writes the blocks at the end of a document; its own styles (STYLES) are kept to."""
    writer = _Writer(document)
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        writer.write(block)
        if isinstance(following, Signature):
            writer.keep_last_with_next()


def saved(document: Any, *, title: str, author: str, day: dt.date) -> bytes:
    """The file of a finished document, which knows its title, its author and no other time."""
    core = document.core_properties
    core.title, core.author = title[:250], author[:250]
    core.last_modified_by = core.comments = ""
    core.created = core.modified = dt.datetime(day.year, day.month, day.day)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def official_letter() -> Any:
    """An empty document with the page of an official letter."""
    document = Document()
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.footer_distance = Mm(25)
    normal = document.styles["Normal"]
    normal.font.size = Pt(BODY_SIZE)
    _fonts(normal.element.get_or_add_rPr(), BODY)
    _page_number(section.footer.paragraphs[0])
    return document


class _Writer:
    """A document being filled from top to bottom."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.styles = {style.name for style in document.styles} & {*STYLES.values()}

    def write(self, block: Block) -> None:
        getattr(self, f"_{type(block).__name__.lower()}")(block)

    def keep_last_with_next(self) -> None:
        """A signature never stands on a page of its own."""
        shape = self.document.paragraphs[-1].paragraph_format
        shape.keep_with_next = shape.keep_together = True

    def _letterhead(self, block: Letterhead) -> None:
        head = self._paragraph(align=WD_ALIGN_PARAGRAPH.CENTER, exact=False)
        run = _run(head, block.issuer, SONG, 36.0, bold=True)
        run.font.color.rgb = RED
        number = self._paragraph(align=WD_ALIGN_PARAGRAPH.CENTER)
        number.paragraph_format.space_before = Pt(14)
        number.paragraph_format.space_after = Pt(18)
        _run(number, block.number, BODY, BODY_SIZE)
        _rule_below(number)

    def _title(self, block: Title) -> None:
        paragraph = self._paragraph(align=WD_ALIGN_PARAGRAPH.CENTER, leading=34.0)
        paragraph.paragraph_format.space_before = Pt(10)
        paragraph.paragraph_format.space_after = Pt(22)
        for number, line in enumerate(block.lines):
            run = _run(paragraph, line, SONG, TITLE_SIZE, bold=True)
            if number < len(block.lines) - 1:
                run.add_break()

    def _addressee(self, block: Addressee) -> None:
        _run(self._paragraph(), block.text, BODY, BODY_SIZE)

    def _heading(self, block: Heading) -> None:
        own = self._in_own_style(block.level)
        paragraph = own or self._paragraph(indent=2)
        paragraph.paragraph_format.keep_with_next = True
        level = paragraph._p.get_or_add_pPr()
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(block.level - 1))
        level.append(outline)
        font = HEAD if block.level == 1 else SUBHEAD
        _run(paragraph, block.text, None if own else font, BODY_SIZE)

    def _paragraph_block(self, runs: Sequence[Run]) -> None:
        own = self._in_own_style("body")
        paragraph = own or self._paragraph(indent=2, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
        for run in runs:
            font = None if own else BODY
            _run(paragraph, run.text, font, BODY_SIZE, bold=run.bold, shade=run.shade)

    def _in_own_style(self, kind: str | int) -> Any:
        """A paragraph in the template's style of that kind; None where it has none."""
        name = STYLES[kind]
        return self.document.add_paragraph(style=name) if name in self.styles else None

    def _table(self, rows: int, columns: int) -> Any:
        """A ruled table, also where a template lacks the style of that name."""
        table = self.document.add_table(rows=rows, cols=columns)
        if RULED in {style.name for style in self.document.styles}:
            table.style = RULED
        else:
            _rule(table)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        return table

    def _quote(self, block: Quote) -> None:
        self._caption(block.caption)
        table = self._table(1, 1)
        paragraph = _in_cell(table.cell(0, 0))
        for run in block.runs:
            _run(paragraph, run.text, SONG, TABLE_SIZE, shade=run.shade)
        self._space()

    def _grid(self, block: Grid) -> None:
        if block.caption:
            self._caption(block.caption)
        heads = [block.header] if block.header else []
        lines: list[tuple[str, ...] | None] = [*heads, *block.rows]
        table = self._table(len(lines), len(block.shares))
        table.autofit = False
        widths = [Mm(WIDTH_MM * share / sum(block.shares)) for share in block.shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for number, (row, line) in enumerate(zip(table.rows, lines, strict=True)):
            _whole(row, repeats=bool(heads) and number == 0)
            cells = row.cells
            for column, width in enumerate(widths):
                cells[column].width = width
                text = line[column] if line else DOTS if column == 0 else ""
                is_head = bool(heads) and number == 0
                is_label = not heads and column == 0
                paragraph = _in_cell(cells[column])
                _run(paragraph, text, SONG, TABLE_SIZE, bold=is_head or is_label)
                if is_head:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                elif column in block.right:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                shade = block.shades.get((number - len(heads), column))
                if is_head or is_label:
                    shade = "F2F2F2"
                if shade:
                    _shade(cells[column]._tc.get_or_add_tcPr(), shade)
        self._space()

    def _image(self, block: Image) -> None:
        self._caption(block.caption)
        paragraph = self._paragraph(align=WD_ALIGN_PARAGRAPH.CENTER, exact=False)
        paragraph.paragraph_format.space_after = Pt(8)
        natural = block.width / PIXELS_AN_INCH * 25.4
        scale = min(1.0, WIDEST_MM / natural, HIGHEST_MM / (natural * block.height / block.width))
        shape = paragraph.add_run().add_picture(io.BytesIO(block.png), width=Mm(natural * scale))
        shape._inline.docPr.set("descr", block.caption)
        _frame(shape)

    def _signature(self, block: Signature) -> None:
        for number, text in enumerate((block.issuer, block.day)):
            paragraph = self._paragraph(align=WD_ALIGN_PARAGRAPH.RIGHT)
            paragraph.paragraph_format.right_indent = Pt(BODY_SIZE * (2 if number else 1))
            paragraph.paragraph_format.keep_with_next = True
            if number == 0:
                paragraph.paragraph_format.space_before = Pt(LEADING)
            _run(paragraph, text, BODY, BODY_SIZE)

    def _note(self, block: Note) -> None:
        paragraph = self._paragraph(leading=16.0)
        paragraph.paragraph_format.space_before = Pt(LEADING)
        _run(paragraph, block.text, SONG, NOTE_SIZE)

    def _caption(self, text: str) -> None:
        own = self._in_own_style("caption")
        paragraph = own or self._paragraph(align=WD_ALIGN_PARAGRAPH.CENTER, leading=18.0)
        paragraph.paragraph_format.keep_with_next = True
        if own is None:
            paragraph.paragraph_format.space_before = Pt(4)
        _run(paragraph, text, None if own else HEAD, TABLE_SIZE)

    def _space(self) -> None:
        """Tables do not keep distance by themselves, and two in a row would become one."""
        self._paragraph(leading=8.0)

    def _paragraph(
        self,
        block: Paragraph | None = None,
        *,
        indent: int = 0,
        align: Any = None,
        leading: float = LEADING,
        exact: bool = True,
    ) -> Any:
        if block is not None:
            return self._paragraph_block(block.runs)
        paragraph = self.document.add_paragraph()
        shape = paragraph.paragraph_format
        shape.space_before = shape.space_after = Pt(0)
        if exact:
            shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(leading)
        if align is not None:
            paragraph.alignment = align
        if indent:
            shape.first_line_indent = Pt(indent * BODY_SIZE)
            properties = paragraph._p.get_or_add_pPr()
            properties.find(qn("w:ind")).set(qn("w:firstLineChars"), str(indent * 100))
        return paragraph


def _run(
    paragraph: Any,
    text: str,
    font: str | None,
    size: float,
    *,
    bold: bool = False,
    shade: str | None = None,
) -> Any:
    """A stretch of text; without a font it looks as its paragraph's style says."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    properties = run._r.get_or_add_rPr()
    if font is not None:
        run.font.size = Pt(size)
        _fonts(properties, font)
    if shade:
        _shade(properties, shade)
    return run


def _fonts(properties: Any, font: str) -> None:
    """The Chinese font, and one for Latin letters and figures."""
    fonts = properties.get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name, value in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", font), ("cs", LATIN)):
        fonts.set(qn(f"w:{name}"), value)
    fonts.set(qn("w:hint"), "eastAsia")


def _shade(properties: Any, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    properties.append(shade)


def _rule_below(paragraph: Any) -> None:
    """The red line under the number."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "12"), ("color", "C00000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr"
    )


def _rule(table: Any) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _in_cell(cell: Any) -> Any:
    paragraph = cell.paragraphs[0]
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(2)
    shape.line_spacing = 1.0
    return paragraph


def _whole(row: Any, *, repeats: bool) -> None:
    """A row stays on one page; the header comes again on each."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeats:
        properties.append(OxmlElement("w:tblHeader"))


def _frame(shape: Any) -> None:
    """A thin grey line around a picture: its paper is as white as ours."""
    picture = shape._inline.graphic.graphicData.pic.spPr
    line, fill, colour = OxmlElement("a:ln"), OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    line.set("w", str(Emu(6350)))
    colour.set("val", "999999")
    fill.append(colour)
    line.append(fill)
    picture.append(line)


def _page_number(paragraph: Any) -> None:
    """— 1 —, in the middle of the foot."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(paragraph, "— ", SONG, 14.0)
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "1"), ("end", "")):
        run = _run(paragraph, "", SONG, 14.0)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText" if text == "PAGE" else "w:t")
            mark.text = text
        run._r.append(mark)
    _run(paragraph, " —", SONG, 14.0)
