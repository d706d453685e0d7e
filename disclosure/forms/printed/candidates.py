"""Ruled tables of a document with the lines that stand above and below each.

What belongs here: taking captions and notes out of the grid and out of the running text, before
anything is recognised. What does not: which table it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeGuard

from disclosure.documents.document import BBox, Cell, Document, Line, LineRole, Page, Table
from disclosure.documents.formats import WORKBOOKS
from disclosure.forms.declaration import Form
from disclosure.forms.inference.table_titles import is_continued, title_text
from disclosure.forms.printed.captions import (
    is_head_line,
    is_note,
    printed_unit,
    title_of,
    whole_lines,
)
from disclosure.forms.printed.printed_amounts import money_tokens

GridRow = tuple[Cell | None, ...]
_CAPTION_LINES = 12
_HEAD_ROWS = 4
_TWO = 2
_LONGEST_UNIT = 16


@dataclass(frozen=True, slots=True)
class Candidate:
    """A table, less the caption and note rows inside its frame. `lines` stand above it."""

    page_no: int
    page_label: str
    table_index: int
    bbox: BBox | None
    rows: tuple[GridRow, ...]
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    printed: tuple[GridRow, ...]
    is_drawn: bool = True

    @property
    def column_count(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    @property
    def on_pages(self) -> str:
        """The labels of its pages: a wide sheet stands on several."""
        further = (
            cell.on_page[1]
            for row in self.rows
            for cell in row
            if cell is not None and cell.on_page is not None
        )
        return "、".join(dict.fromkeys((self.page_label, *further)))


def find_candidates(document: Document, form: Form) -> list[Candidate]:
    """All tables in reading order, each with the lines since the table before it."""
    found: list[Candidate] = []
    above: list[str] = []
    is_below = captions_stand_below(document)
    units_below = not is_below and _stand_below(document, _is_unit)
    pages = map(_units_first, document.pages) if units_below else document.pages
    for page in pages:
        if document.file_format in WORKBOOKS:
            _give_notes(above, found)
            above = [sheet_name(page.label)]
        for index, block in _indexed(_captions_first(page) if is_below else page):
            if isinstance(block, Line):
                above.extend(_caption_texts(block, form))
                continue
            lines = _give_notes(above, found)[-_CAPTION_LINES:]
            grid = tuple(map(tuple, block.grid()))
            for part in (one for rows in _side_by_side(grid, form) for one in _stacked(rows, form)):
                own = _candidate(page, (index, block.bbox), part, lines, form)
                found.append(own if block.is_drawn else replace(own, is_drawn=False))
                lines = []
            above = []
    _give_notes(above, found)
    return found


def captions_stand_below(document: Document) -> bool:
    """Whether an issuer prints titles under its tables: more pages end with one than begin so.

    What only says that a table goes on is no title: it may stand where the table breaks off.
    """
    return _stand_below(
        document, lambda line: bool(title_text(line.text)) and not is_continued(line.text)
    )


def _stand_below(document: Document, is_such: Callable[[Line], bool]) -> bool:
    """Whether more pages print such lines behind their last table than before their first.

    Not where the first of them stands before its table: tables that flow over the pages begin
    pages with the rest of one and end them with the title of the next.
    """
    above = below = 0
    for page in document.pages:
        places = [n for n, block in enumerate(page.blocks) if isinstance(block, Table)]
        if places:
            is_first = above == below == 0
            below += _holds(page.blocks[places[-1] + 1 :], is_such)
            above += _holds(page.blocks[: places[0]], is_such)
            if is_first and above:
                return False
    return below > above


def _holds(blocks: Sequence[Line | Table], is_such: Callable[[Line], bool]) -> bool:
    return any(
        isinstance(block, Line) and block.role is LineRole.TEXT and is_such(block)
        for block in blocks
    )


def _is_unit(line: Line) -> bool:
    return len(line.text) <= _LONGEST_UNIT and printed_unit(line.text) is not None


def _units_first(page: Page) -> Page:
    """The page with the unit that stands under each table before it."""
    blocks: list[Line | Table] = []
    last: int | None = None
    for block in page.blocks:
        if isinstance(block, Table):
            last = len(blocks)
        elif last is not None and _is_unit(block):
            blocks.insert(last, block)
            last = None
            continue
        blocks.append(block)
    return replace(page, blocks=tuple(blocks))


def _captions_first(page: Page) -> Page:
    """The page with the lines under each table before it."""
    blocks: list[Line | Table] = []
    table: list[Table] = []
    for block in page.blocks:
        if isinstance(block, Table):
            blocks += table
            table = [block]
        else:
            blocks.append(block)
    return replace(page, blocks=(*blocks, *table))


def names_table(text: str, form: Form) -> bool:
    """Whether a line is a title of the form's; of no form's, whether it is made like a title."""
    return bool(title_of(text, form)) or (form.is_general and bool(title_text(text)))


def _caption_texts(line: Line, form: Form) -> list[str]:
    """A line's texts. Furniture counts where it names a table: a head that each page repeats."""
    texts = [part.strip() for part in whole_lines(line.text)]
    if line.role is LineRole.FURNITURE:
        return [text for text in texts if names_table(text, form) or is_head_line(text, form)]
    return texts if line.role is LineRole.TEXT else []


def _give_notes(lines: list[str], found: list[Candidate]) -> list[str]:
    """Gives the notes at the beginning of `lines` to the table above them; returns the rest."""
    notes = _leading_notes(lines)
    if notes and found:
        found[-1] = replace(found[-1], notes=found[-1].notes + tuple(notes))
    return lines[len(notes) :]


def sheet_name(label: str) -> str:
    """表3 of 工作表“表3”."""
    return label.removeprefix("工作表").strip("“”\"'")


def _indexed(page: Page) -> Iterator[tuple[int, Line | Table]]:
    tables = 0
    for block in page.blocks:
        yield tables, block
        tables += isinstance(block, Table)


def _leading_notes(lines: list[str]) -> list[str]:
    notes: list[str] = []
    for line in lines:
        if not is_note(line):
            break
        notes.append(line)
    return notes


def _side_by_side(rows: tuple[GridRow, ...], form: Form) -> list[tuple[GridRow, ...]]:
    """The tables beside each other in one frame: a row at its top prints the title of each."""
    for head in rows[:_HEAD_ROWS]:
        titled = [
            column
            for column, cell in enumerate(head)
            if cell is not None
            and (not column or cell is not head[column - 1])
            and names_table(cell.text, form)
        ]
        if len(titled) >= _TWO:
            bounds = [0, *titled[1:], len(head)]
            return [tuple(row[a:b] for row in rows) for a, b in pairwise(bounds)]
    return [rows]


def _stacked(rows: tuple[GridRow, ...], form: Form) -> list[tuple[GridRow, ...]]:
    """The tables inside one frame: each begins at the head rows around a printed title."""
    starts = [0]
    in_head = True
    for number, row in enumerate(rows):
        is_head = not _is_empty(row) and _head_texts(row, form) is not None
        if is_head and not in_head:
            starts.append(number)
        in_head = is_head or (in_head and _is_empty(row))
    parts = [rows[a:b] for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]
    titled = [parts[0]]
    for part in parts[1:]:
        if any(names_table(text, form) for row in part[:_HEAD_ROWS] for text in _texts(row)):
            titled.append(part)
        else:
            titled[-1] += part
    return titled


def _candidate(
    page: Page,
    place: tuple[int, BBox | None],
    printed: tuple[GridRow, ...],
    lines: list[str],
    form: Form,
) -> Candidate:
    rows = list(printed)
    inside: list[str] = []
    while rows and len(inside) < _HEAD_ROWS * 2 and (head := _caption_row(rows, form)) is not None:
        inside.extend(head)
        rows.pop(0)
    notes: list[str] = []
    while rows and (note := _note_text(rows[-1])) is not None:
        notes[:0] = [note]
        rows.pop()
    return Candidate(
        page_no=page.number,
        page_label=page.label,
        table_index=place[0],
        bbox=place[1],
        rows=tuple(row for row in rows if not _is_empty(row)),
        lines=(*lines, *inside),
        notes=tuple(filter(None, notes)),
        printed=printed,
    )


def _texts(row: GridRow) -> list[str]:
    seen: dict[int, Cell] = {}
    for cell in row:
        if cell is not None and cell.text.strip():
            seen.setdefault(id(cell), cell)
    return [cell.text for cell in seen.values()]


def _prints_more_than(most: int, row: GridRow) -> bool:
    """Whether more cells print something: most rows say so by their first ones."""
    printing: set[int] = set()
    for cell in row:
        if cell is not None and cell.text.strip():
            printing.add(id(cell))
            if len(printing) > most:
                return True
    return False


def _is_empty(row: GridRow) -> bool:
    return not any(cell is not None and cell.text.strip() for cell in row)


def _head_texts(row: GridRow, form: Form) -> list[str] | None:
    """The texts of a row that only captions the table (title, number, agency, unit)."""
    if _prints_more_than(2, row):
        return None
    texts = [part for text in _texts(row) for part in whole_lines(text)]
    if texts and len(row) > _TWO and not _spans_all(row) and all(map(str.isdecimal, texts)):
        return None  # the rest of a code that a page break cuts
    if not all(is_head_line(t, form) or names_table(t, form) for t in texts):
        return None
    return texts


def _caption_row(rows: Sequence[GridRow], form: Form) -> list[str] | None:
    """The texts of a first row that captions the table: by its words, or one text over all columns
    above a row that names them (more than two, and no figure)."""
    head = _head_texts(rows[0], form)
    below = next((row for row in rows[1:] if _prints_more_than(1, row)), ())
    if head is not None or not form.is_general or not _spans_all(rows[0]):
        return head
    names = _texts(below)
    is_named = len(names) > _TWO and not any(map(money_tokens, names))
    return _texts(rows[0]) if is_named and not is_note(rows[0][0].text) else None


def _spans_all(row: GridRow) -> TypeGuard[tuple[Cell, ...]]:
    return len(row) > _TWO and row[0] is not None and all(cell is row[0] for cell in row)


def _note_text(row: GridRow) -> str | None:
    """The note that a last row holds; empty text for an empty row; None for any other row."""
    texts = _texts(row)
    if not texts:
        return ""
    return texts[0] if len(texts) == 1 and is_note(texts[0]) else None
