"""The tables of a document that may be performance forms, with what stands above each.

What belongs here: rows with their merged cells, title, unit and year; which pieces go on. What
does not: what they say (`goal_cards`, `goal_lists`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from disclosure.documents.document import BBox, Cell, Document, Line, LineRole, Page, Table
from disclosure.narrative.contents import is_contents_entry
from disclosure.narrative.performance.goals.goal_words import (
    is_level,
    is_telling,
    list_column,
    unit_in,
)
from disclosure.narrative.performance.labels import label_of
from disclosure.narrative.prose_text import compact, joined
from disclosure.narrative.sections import heading_level

_YEAR = re.compile(r"(20\d\d)\)?年")
_AGENCY = re.compile(
    r"(?:部门|单位)(?:\((?:部门|单位)\))?(?:名称)?:(?!(?:亿|万|千)?元)(\D{2,30}?)(?:(?:金额)?单位:.*)?$"
)
_ABOVE = 8
_EDGE = 3.0
"""Points by which the frame of a piece may stand beside that of the piece before."""
_TITLE_LENGTH = 60
_RUNNING_HEAD = 40
_TITLE = re.compile(r".{0,60}绩效.{0,60}(?:表|目标|情况|指标)(?:\(.{0,60}\))?")
_LEAST_LEVELS = 2
_HEAD_ROWS = 4
_BEGINNING = 8


class Row(NamedTuple):
    """A grid row: `cells` cover its columns, `own` begin in it and print something."""

    page: Page
    cells: tuple[Cell | None, ...]
    own: tuple[Cell, ...]
    opens_piece: bool = False


@dataclass(slots=True)
class Run:
    """A table over its pages: `pieces` as (page number, index), `rows` of all of them."""

    title: str
    above: tuple[str, ...]
    width: int
    rows: list[Row] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    bbox: BBox | None = None
    """Of the last piece."""

    @property
    def agency(self) -> str | None:
        """Whose form it is, where a line above says so: 单位名称：某局."""
        found = (_AGENCY.search(compact(line)) for line in reversed(self.above))
        return next((match.group(1) for match in found if match), None)

    @property
    def unit(self) -> str | None:
        """The unit that the lines above and the title rows print."""
        lines = (*reversed(self.above), *(joined(c.text) for c in self._captions()))
        return next((unit for line in lines if (unit := unit_in(line))), None)

    @property
    def year(self) -> int | None:
        lines = (*(joined(c.text) for c in self._captions()), *reversed(self.above))
        short = (line for line in (self.title, *lines) if len(line) <= _RUNNING_HEAD)
        found = (_YEAR.search(compact(line)) for line in short)
        return next((int(match.group(1)) for match in found if match), None)

    def _captions(self) -> Iterator[Cell]:
        for row in self.rows[:3]:
            if len(row.own) == 1:
                yield row.own[0]


def runs_of(document: Document, taken: Set[tuple[int, int]]) -> list[Run]:
    """The performance forms among a document's tables, pieces put together; `taken` are others'."""
    walk = _Walk()
    for page in document.pages:
        index = -1
        for block in page.blocks:
            if isinstance(block, Line):
                walk.line(block)
                continue
            index += 1
            if (page.number, index) in taken:
                walk.close()
            else:
                walk.table(page, index, block)
    return walk.runs


class _Walk:
    """Walks the blocks of a document and puts pieces into runs."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.open: Run | None = None
        self.above: list[str] = []
        self.begun: Run | None = None
        """A table that only begins a card, for the page ends there."""

    def line(self, line: Line) -> None:
        text = joined(line.text)
        if not text or line.role is LineRole.STRAY or is_contents_entry(line.text):
            return
        is_title = len(text) <= _TITLE_LENGTH and _TITLE.fullmatch(compact(text)) is not None
        is_furniture = line.role is LineRole.FURNITURE and not is_title
        if is_furniture or re.fullmatch(r"[-—\s\d]{1,9}", text):
            return
        self.above = [*self.above[1 - _ABOVE :], text]
        if heading_level(compact(text)) is not None or is_title or unit_in(text):
            self.open = None

    def close(self) -> None:
        self.open, self.above = None, []

    def table(self, page: Page, index: int, table: Table) -> None:
        rows = rows_of(page, table)
        title = _title_of(self.above, rows)
        evidence = _is_of_goals(rows, self.above)
        last = self.runs[-1] if self.runs else None
        if self.open is not None and self._goes_on(table, rows, evidence):
            run = self.open
        elif last is not None and _repeats_head(last, rows) and title in ("", last.title):
            run = last
        elif evidence and self.begun is not None and not self.above:
            run = self.begun
            self.runs.append(run)
        elif evidence:
            run = Run(title, tuple(self.above), table.column_count)
            self.runs.append(run)
        elif _begins_a_card(rows, title):
            run = Run(title, tuple(self.above), table.column_count)
        else:
            self.close()
            self.begun = None
            return
        self.begun = None if any(run is one for one in self.runs) else run
        run.rows.extend(rows)
        run.pieces.append((page.number, index))
        run.bbox = table.bbox
        self.open, self.above = (None if self.begun else run), []

    def _goes_on(self, table: Table, rows: Sequence[Row], evidence: bool) -> bool:
        if self.open is None:
            return False
        if self.above and not evidence:
            return table.column_count == self.open.width and _has_edges(table, self.open)
        if evidence:
            first = next((row.own[0] for row in rows if row.own), None)
            heads = any(is_telling(cell.text) for row in rows for cell in row.own)
            return not heads and first is not None and is_level_or_side(first.text)
        return table.column_count == self.open.width


def _begins_a_card(rows: Sequence[Row], title: str) -> bool:
    """Whether a short piece names a project below the title of a performance form."""
    named = any(row.own and list_column(row.own[0].text) == "project" for row in rows)
    return bool(title) and named and len(rows) <= _BEGINNING


def _has_edges(table: Table, run: Run) -> bool:
    """Whether a piece stands between the same left and right edges as the piece before."""
    if table.bbox is None or run.bbox is None:
        return False
    return all(abs(table.bbox[n] - run.bbox[n]) <= _EDGE for n in (0, 2))


def _repeats_head(run: Run, rows: Sequence[Row]) -> bool:
    """Whether a piece begins with the run's own head: several names, and no value beside one."""
    first = next((row for row in rows if len(row.own) > 1), None)
    if first is None:
        return False
    texts = [compact(cell.text) for cell in first.own]
    heads = [[compact(cell.text) for cell in row.own] for row in run.rows[:_HEAD_ROWS]]
    return texts in heads and len(texts) > _LEAST_LEVELS


def is_level_or_side(text: str) -> bool:
    """What a piece that only goes on may begin with: a level, or the heading beside the levels."""
    return is_level(text) or label_of(text).endswith("绩效指标")


def rows_of(page: Page, table: Table) -> list[Row]:
    grid = table.grid()
    return [
        Row(
            page,
            tuple(cells),
            tuple(sorted(
                (c for c in {id(c): c for c in cells if c is not None}.values()
                 if c.row == number and c.text.strip()),
                key=lambda one: one.column,
            )),
            number == 0,
        )
        for number, cells in enumerate(grid)
    ]  # fmt: skip


def _title_of(above: Sequence[str], rows: Sequence[Row]) -> str:
    inside = [joined(row.own[0].text) for row in rows[:2] if len(row.own) == 1]
    for text in (*inside, *reversed(above)):
        if len(text) <= _TITLE_LENGTH and _TITLE.fullmatch(compact(text)):
            return text
    return ""


def _is_of_goals(rows: Sequence[Row], above: Sequence[str]) -> bool:
    """Whether a table is a performance form: heads of indicators, levels, or a list of goals."""
    if any(sum(is_telling(cell.text) for cell in row.own) >= _LEAST_LEVELS for row in rows):
        return True
    levels = {label_of(c.text) for row in rows for c in row.own if is_level(c.text)}
    if len(levels) >= _LEAST_LEVELS:
        return True
    about = any("绩效" in text for text in above)
    return about and any(_heads_goals(row) for row in rows[:3])


def _heads_goals(row: Row) -> bool:
    columns = [list_column(cell.text) for cell in row.own]
    told = any("目标" in cell.text or list_column(cell.text) == "score" for cell in row.own)
    named = "project" in columns or {"unit", "amount"} <= set(columns)
    return named and told and len(set(columns)) > 1
