"""What stands in a table of a web page and in none of its cells, put where browsers put it.

What belongs here: damaged and old markup inside `<table>`: rows in a form, cells in no row, text in
no cell. What does not: the grid of a sound table (`html_grid`). Source of the rules: HTML Living
Standard, 13.2.6.4.9 “in table” (foster parenting).
"""

from __future__ import annotations

import re

from lxml import etree

from disclosure.documents.remarks import Remarks

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_ROW = "tr"
_SILENT = frozenset({"caption", "colgroup", "col", "script", "style", "template", "input"})
_NOT_OF_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Control characters that a damaged page may hold: lxml reads them and takes none back."""
LOOSE = "网页里有不在任何表格中的格，按文字读入，相邻的数字可能连在一起"
STRAY = "表格里有不在任何一格中的文字，按表格之前的文字读入"


def settle_tables(root: etree._Element, remarks: Remarks) -> None:
    """Rows and cells stand in their table whatever wraps them; other text stands before it, told
    where it has digits."""
    for table in list(root.iter("table")):
        stray: list[str] = []
        _settle(table, table, stray)
        text = " ".join(_NOT_OF_XML.sub(" ", "".join(stray)).split())
        if not text:
            continue
        before = table.makeelement("p")
        before.text = text
        table.addprevious(before)
        if any(one.isdigit() for one in text):
            remarks.miss(STRAY)
    for cell in root.iter(*_CELLS):
        in_table = next(cell.iterancestors("table"), None) is not None
        if not in_table and any(one.isdigit() for one in "".join(cell.itertext())):
            remarks.miss(LOOSE)


def _settle(
    part: etree._Element, table: etree._Element, stray: list[str], in_row: bool = False
) -> None:
    """A table, row group or row: text that is no part of it goes to `stray`, tables before it."""
    in_row = in_row or part.tag == _ROW
    stray.append(part.text or "")
    part.text = None
    for child in list(part):
        tail, child.tail = child.tail or "", None
        if child.tag == _ROW or child.tag in _GROUPS:
            _settle(child, table, stray, in_row)
        elif child.tag == "table":
            table.addprevious(child)
        elif child.tag not in _CELLS | _SILENT:
            _unwrap(child, table, stray, in_row)
        stray.append(tail)
    if not in_row:
        _with_rows(part)


def _unwrap(wrapper: etree._Element, table: etree._Element, stray: list[str], in_row: bool) -> None:
    """The rows and cells of a wrapper stand in its place; one without any is no part of a table."""
    if any(True for _ in wrapper.iter("table", _ROW, *_CELLS)):
        _settle(wrapper, table, stray, in_row)
        for child in list(wrapper):
            wrapper.addprevious(child)
    else:
        stray.append("".join(wrapper.itertext()))
    parent = wrapper.getparent()
    if parent is not None:
        parent.remove(wrapper)


def _with_rows(part: etree._Element) -> None:
    """Cells in no row make a row of their own, those beside each other one."""
    row: etree._Element | None = None
    for child in list(part):
        if child.tag not in _CELLS:
            row = None
            continue
        if row is None:
            row = part.makeelement(_ROW)
            child.addprevious(row)
        row.append(child)
