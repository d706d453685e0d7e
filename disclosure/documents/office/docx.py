"""A Word file becomes one page of lines and tables, by a walk over its XML.

What belongs here: WordprocessingML's body and its tables. Word has no pages and no places of its
own: boxes are None. python-docx is not used, since it loses nested tables and text boxes. What does
not: which runs are seen (`word_runs`), what a paragraph holds (`word_paragraph`).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from lxml import etree

from disclosure.documents.document import NESTED_TABLE, Block, Cell, Line, LineRole, Page, Table
from disclosure.documents.office.package import read_part, transitional
from disclosure.documents.office.tabbed_rows import untabbed, with_tabbed_tables
from disclosure.documents.office.word_cut import body_parts
from disclosure.documents.office.word_layout import tell_row, tell_table
from disclosure.documents.office.word_paragraph import (
    ALTERNATIVES,
    REVISED_AWAY,
    SKIPPED,
    Paragraphs,
    alternative,
    is_picture,
    text_of,
)
from disclosure.documents.office.word_runs import WHITE, Colour, RunStyles, W, fill_of
from disclosure.documents.parted_lines import parted
from disclosure.documents.remarks import Remarks
from disclosure.errors import CorruptDocument, OversizedDocument

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TRANSPARENT = {
    *(f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml")),
    *(f"{_MC}{name}" for name in ("AlternateContent", "Choice")),
}
PICTURE = "（图片）"
"""Stands in a cell for a picture that may show a figure: a gap, not a blank."""
HIDDEN_IN_PART = "表格样式使一些行列的文字不显示，是哪些没有判断，文字按原文读入"
FLATTEST_TWIPS = 40
"""A row of two points and less shows nothing."""
MAX_COLUMNS = 1000
MAX_GRID = 1_000_000
"""Positions of one table's grid, which spans fill without a word in the file."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def read_docx(content: bytes) -> tuple[Page, ...]:
    """The body of a Word file, headers and footers as furniture; raises CorruptDocument."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _parse(archive, "word/document.xml").find(f"{W}body")
            styles = None
            with suppress(KeyError):
                styles = _parse(archive, "word/styles.xml")
            margins = [
                _parse(archive, name)
                for name in sorted(archive.namelist())
                if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
            ]
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError) as error:
        raise CorruptDocument("文件已损坏：Word 内容不完整") from error
    if body is None:
        raise CorruptDocument("文件已损坏：Word 文件没有正文")
    walk = _Body(RunStyles.of(styles))
    blocks = tuple(with_tabbed_tables(_numbered(walk, body)))
    beside = _Body(walk.styles)
    furniture = (
        Line(block.text, role=LineRole.FURNITURE)
        for margin in margins
        for block in map(untabbed, beside.blocks(margin, WHITE))
        if isinstance(block, Line)
    )
    return (
        Page(
            number=1,
            label="正文",
            blocks=(*blocks, *furniture),
            has_text=bool(blocks),
            remarks=walk.remarks.told(),
        ),
    )


def _numbered(walk: _Body, body: etree._Element) -> Iterator[Block]:
    """The blocks of a body, each with the number of its part."""
    for number, part in enumerate(body_parts(body), start=1):
        for block in walk.blocks((part,), WHITE):
            if isinstance(block, Line):
                yield block._replace(part=number)
            else:
                yield replace(block, part=number)


def _parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    root = etree.fromstring(transitional(read_part(archive, name)), _PARSER)
    if root.getroottree().docinfo.internalDTD is not None:
        raise CorruptDocument("文件不合规范：Word 内容中夹带外部实体声明，没有打开")
    return root


class _Body:
    """The walk over a body, with what was left out on the way."""

    def __init__(self, styles: RunStyles) -> None:
        self.styles = styles
        self.remarks = Remarks()
        self._paragraphs = Paragraphs(styles, self.remarks)

    def blocks(
        self, parent: Iterable[etree._Element], behind: Colour | None, table: str | None = None
    ) -> Iterator[Block]:
        """Paragraphs and tables in order; what a text box holds follows its paragraph.

        `behind` is the colour of the ground, None where that is unknown; `table` the style of the
        table that they stand in, None outside of tables.
        """
        for child in parent:
            if child.tag in SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == f"{W}p":
                text, boxes = self._paragraphs.read(child, behind, table)
                yield from (Line(line) for line in text.split("\n") if line.strip())
                for box in boxes:
                    yield from self.blocks(box, None)
            elif child.tag == f"{W}tbl" and (frame := _framing_cell(child)) is not None:
                yield from self.blocks(frame, fill_of(frame.find(f"{W}tcPr/{W}shd")) or behind)
            elif child.tag == f"{W}tbl":
                grid, nested = self._table(child, behind)
                yield grid
                yield from nested
            elif child.tag == f"{W}altChunk":
                self.remarks.miss("有一段嵌入的其他格式内容没有读")
            elif child.tag == ALTERNATIVES:
                yield from self.blocks(alternative(child), behind, table)
            elif child.tag in _TRANSPARENT:
                yield from self.blocks(child, behind, table)
            elif text_of(child).strip():
                self.remarks.miss("有一段认不出的内容没有读")

    def _table(self, element: etree._Element, behind: Colour | None) -> tuple[Table, list[Block]]:
        """The table's grid, and the tables that its cells hold."""
        open_cells: dict[int, int] = {}
        cells: list[Cell] = []
        nested: list[Block] = []
        width = 0
        rows = list(self._seen_rows(element))
        ground, style = self._ground(element, behind), _style_of(element)
        if self.styles.hides_in_part(style):
            self.remarks.miss(HIDDEN_IN_PART)
        tell_table(element, self.remarks)
        for row_no, row in enumerate(rows):
            tell_row(row, self.remarks)
            column = _count(row.find(f"{W}trPr/{W}gridBefore"))
            for tc in self._kept_cells(row):
                span = max(1, _count(tc.find(f"{W}tcPr/{W}gridSpan")))
                if column + span > MAX_COLUMNS or len(rows) * (column + span) > MAX_GRID:
                    size = f"{len(rows)} 行 {column + span} 列以上"
                    raise OversizedDocument(f"表格过大（{size}），没有打开")
                above = open_cells.get(column)
                if _is_merged_left(tc) and cells and cells[-1].row == row_no:
                    cells[-1] = _wider(cells[-1], span)
                    self.remarks.hide("被合并的格中的文字", text_of(tc))
                elif _continues(tc) and above is not None and cells[above].column_span == span:
                    cells[above] = _taller(cells[above])
                    self.remarks.hide("被合并的格中的文字", text_of(tc))
                else:
                    text, inner = self._cell_content(tc, ground, style)
                    nested.extend(inner)
                    for covered in range(column, column + span):
                        open_cells.pop(covered, None)
                    open_cells[column] = len(cells)
                    cells.append(Cell(row_no, column, text, 1, span))
                column += span
            width = max(width, column)
        return Table(len(rows), width, tuple(cells)), nested

    def _ground(self, table: etree._Element, behind: Colour | None) -> Colour | None:
        """What the cells of a table stand on, as far as the table says."""
        if self.styles.is_shaded(_style_of(table)):
            return None
        return fill_of(table.find(f"{W}tblPr/{W}shd")) or behind

    def _seen_rows(self, table: etree._Element) -> Iterator[etree._Element]:
        for row in _rows(table):
            if row.find(f"{W}trPr/{W}del") is not None:
                self.remarks.hide(REVISED_AWAY, text_of(row))
            elif _is_on(row.find(f"{W}trPr/{W}hidden")):
                self.remarks.hide("隐藏的表格行", text_of(row))
            elif _is_flat(row.find(f"{W}trPr/{W}trHeight")):
                self.remarks.hide("压得看不见的表格行", text_of(row))
            else:
                yield row

    def _kept_cells(self, row: etree._Element) -> Iterator[etree._Element]:
        for tc in _row_cells(row):
            if tc.find(f"{W}tcPr/{W}cellDel") is None:
                yield tc
            else:
                self.remarks.hide(REVISED_AWAY, text_of(tc))

    def _cell_content(
        self, tc: etree._Element, behind: Colour | None, style: str
    ) -> tuple[str, list[Block]]:
        ground = fill_of(tc.find(f"{W}tcPr/{W}shd")) or behind
        blocks = list(self.blocks(tc, ground, style))
        text = parted(block.text for block in blocks if isinstance(block, Line))
        tables: list[Block] = [block for block in blocks if isinstance(block, Table)]
        if not text and not tables and any(map(is_picture, tc.iter())):
            text = PICTURE
        return text or _nested(tc, tables), tables


def _style_of(table: etree._Element) -> str:
    style = table.find(f"{W}tblPr/{W}tblStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _framing_cell(table: etree._Element) -> etree._Element | None:
    """The only cell of a table that is but a frame around others."""
    cells = [tc for row in _rows(table) for tc in _row_cells(row)]
    is_frame = len(cells) == 1 and next(cells[0].iterchildren(f"{W}tbl"), None) is not None
    return cells[0] if is_frame else None


def _nested(tc: etree._Element, tables: Sequence[Block]) -> str:
    """What stands for tables in a cell; nothing where the cell, alone in its row, frames them."""
    row = tc.getparent()
    beside = row is not None and sum(1 for _ in _row_cells(row)) > 1
    return NESTED_TABLE if tables and beside and text_of(tc).strip() else ""


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _rows(child)


def _row_cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _row_cells(child)


def _continues(tc: etree._Element) -> bool:
    merge = tc.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _is_merged_left(tc: etree._Element) -> bool:
    """Whether a cell continues the one before it (17.4.22), as old programs merge."""
    merge = tc.find(f"{W}tcPr/{W}hMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _wider(cell: Cell, span: int) -> Cell:
    return cell._replace(column_span=cell.column_span + span)


def _taller(cell: Cell) -> Cell:
    return Cell(cell.row, cell.column, cell.text, cell.row_span + 1, cell.column_span)


def _is_flat(height: etree._Element | None) -> bool:
    """Whether a row is exactly so low that nobody sees what it holds."""
    is_exact = height is not None and height.get(f"{W}hRule") == "exact"
    return is_exact and 0 < _count(height) <= FLATTEST_TWIPS


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")


def _count(element: etree._Element | None) -> int:
    value = None if element is None else element.get(f"{W}val")
    return int(value) if value is not None and value.isdigit() else 0
