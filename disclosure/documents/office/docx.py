"""A Word file becomes one page of lines and tables, by a walk over its XML.

What belongs here: WordprocessingML and nothing else. Word has no pages and no places of its own:
boxes are None. python-docx is not used, since it loses nested tables and text boxes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from disclosure.documents.document import Block, Cell, Line, LineRole, Page, Table
from disclosure.documents.office.package import read_part
from disclosure.errors import CorruptDocument, OversizedDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}instrText",
    f"{_W}pPr",
    f"{_W}rPr",
}
_TRANSPARENT = {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"}
MAX_COLUMNS = 1000
MAX_GRID = 1_000_000
"""Positions of one table's grid, which spans fill without a word in the file."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def read_docx(content: bytes) -> tuple[Page, ...]:
    """The body of a Word file, headers and footers as furniture; raises CorruptDocument."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            body = _parse(archive, "word/document.xml").find(f"{_W}body")
            margins = [
                _parse(archive, name)
                for name in sorted(archive.namelist())
                if name.startswith(("word/header", "word/footer")) and name.endswith(".xml")
            ]
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError) as error:
        raise CorruptDocument("文件已损坏：Word 内容不完整") from error
    if body is None:
        raise CorruptDocument("文件已损坏：Word 文件没有正文")
    blocks = tuple(_blocks(body))
    furniture = (
        Line(block.text, role=LineRole.FURNITURE)
        for margin in margins
        for block in _blocks(margin)
        if isinstance(block, Line)
    )
    return (Page(number=1, label="正文", blocks=(*blocks, *furniture), has_text=bool(blocks)),)


def _parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    root = etree.fromstring(read_part(archive, name), _PARSER)
    if root.getroottree().docinfo.internalDTD is not None:
        raise CorruptDocument("文件不合规范：Word 内容中夹带外部实体声明，没有打开")
    return root


def _blocks(parent: etree._Element) -> Iterator[Block]:
    """Paragraphs and tables in order; what a text box holds follows its paragraph."""
    for child in parent:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}p":
            text, boxes = _paragraph(child)
            yield from (Line(line) for line in text.split("\n") if line.strip())
            for box in boxes:
                yield from _blocks(box)
        elif child.tag == f"{_W}tbl":
            table, nested = _table(child)
            yield table
            yield from nested
        elif child.tag in _TRANSPARENT:
            yield from _blocks(child)


def _paragraph(paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
    """The paragraph's own text, and the text boxes anchored in it."""
    parts: list[str] = []
    boxes: list[etree._Element] = []

    def walk(element: etree._Element) -> None:
        for child in element:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == f"{_W}txbxContent":
                boxes.append(child)
            elif child.tag == f"{_W}t":
                parts.append(child.text or "")
            elif child.tag == f"{_W}tab":
                parts.append(" ")
            elif child.tag in (f"{_W}br", f"{_W}cr"):
                parts.append("\n")
            elif child.tag == f"{_W}noBreakHyphen":
                parts.append("-")
            else:
                walk(child)

    walk(paragraph)
    return "".join(parts).replace("\xa0", " ").strip(), boxes


def _table(element: etree._Element) -> tuple[Table, list[Block]]:
    """The table's grid, and the tables that its cells hold."""
    open_cells: dict[int, int] = {}
    cells: list[Cell] = []
    nested: list[Block] = []
    width = 0
    rows = list(_rows(element))
    for row_no, row in enumerate(rows):
        column = _count(row.find(f"{_W}trPr/{_W}gridBefore"))
        for tc in _row_cells(row):
            span = max(1, _count(tc.find(f"{_W}tcPr/{_W}gridSpan")))
            if column + span > MAX_COLUMNS or len(rows) * (column + span) > MAX_GRID:
                size = f"{len(rows)} 行 {column + span} 列以上"
                raise OversizedDocument(f"表格过大（{size}），没有打开")
            above = open_cells.get(column)
            if _continues(tc) and above is not None and cells[above].column_span == span:
                cells[above] = _taller(cells[above])
            else:
                text, inner = _cell_content(tc)
                nested.extend(inner)
                for covered in range(column, column + span):
                    open_cells.pop(covered, None)
                open_cells[column] = len(cells)
                cells.append(Cell(row_no, column, text, 1, span))
            column += span
        width = max(width, column)
    return Table(len(rows), width, tuple(cells)), nested


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == f"{_W}tr":
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif child.tag in _TRANSPARENT:
            yield from _rows(child)


def _row_cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _row_cells(child)


def _continues(tc: etree._Element) -> bool:
    merge = tc.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _taller(cell: Cell) -> Cell:
    return Cell(cell.row, cell.column, cell.text, cell.row_span + 1, cell.column_span)


def _cell_content(tc: etree._Element) -> tuple[str, list[Block]]:
    blocks = list(_blocks(tc))
    text = "\n".join(block.text for block in blocks if isinstance(block, Line))
    return text, [block for block in blocks if isinstance(block, Table)]


def _count(element: etree._Element | None) -> int:
    value = None if element is None else element.get(f"{_W}val")
    return int(value) if value is not None and value.isdigit() else 0
