"""Performance forms found in a document: which tables are theirs, over how many pages.

What belongs here: recognising a form by title line and labels, and joining its pieces into rows.
What does not: what the rows say (`performance_form`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from disclosure.documents.document import Document, Line, LineRole, Page, Table
from disclosure.narrative.contents import is_contents_entry
from disclosure.narrative.performance.goals import goal_tables
from disclosure.narrative.performance.labels import FormKind, label_of, labels
from disclosure.narrative.performance.performance_form import read_form
from disclosure.narrative.performance.performance_rows import FormRow, rows_of
from disclosure.narrative.prose_text import compact, joined
from disclosure.narrative.sections import heading_level
from disclosure.reading import Gap, PerformanceTable

_YEAR = re.compile(r"\(?(20\d\d)(?:\)年度?|年度?)")
_TITLE_LENGTH = 60
_RUNNING_HEAD = 40
_BREAK = re.compile(r"[。;]|单位:|表\d*$")


@dataclass(frozen=True, slots=True)
class PerformanceReading:
    """The forms, and every raw table used: (page number, index among that page's tables)."""

    tables: tuple[PerformanceTable, ...]
    consumed: frozenset[tuple[int, int]]
    gaps: tuple[Gap, ...] = ()


@dataclass(slots=True)
class Form:
    """A form being collected."""

    kind: FormKind
    title: str
    year: int | None
    rows: list[FormRow] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    ended: bool = False

    def labels(self) -> set[str]:
        return {label for row in self.rows for label in row.labels()}


def performance_tables(document: Document) -> PerformanceReading:
    """All performance forms of a document in printed order.

    Amounts in yuan; blank stays blank. A table belongs to a form when it opens with the form's
    labels, or goes on where the form's last piece ended: same width, no text between but a running
    head.
    """
    collector = _Collector()
    for page in document.pages:
        index = -1
        for block in page.blocks:
            if isinstance(block, Table):
                index += 1
                collector.table(page, index, block)
            elif block.role is LineRole.TEXT:
                collector.line(block)
    forms = [form for form in collector.forms if _is_real(form)]
    read = [(form, read_form(form.kind, form.title, form.year, form.rows, 0)) for form in forms]
    declared = [(form, table) for form, table in read if _is_declared(table)]
    taken = frozenset(piece for form, _ in declared for piece in form.pieces)
    inferred = goal_tables(document, taken)
    tables = [table for _, table in declared] + [form.table(0) for form in inferred.forms]
    tables.sort(key=lambda table: table.page_from)
    return PerformanceReading(
        tuple(t.model_copy(update={"form_no": n}) for n, t in enumerate(tables, start=1)),
        taken | inferred.consumed,
        inferred.gaps,
    )


def _is_real(form: Form) -> bool:
    return len(form.kind.marks & form.labels()) >= 3


def _is_declared(table: PerformanceTable) -> bool:
    """Whether the declared form fits: its totals were found under their own labels."""
    totals = {labels().groups["total_name"][0]} if table.scope == "project" else {"合计"}
    return any(one.source_name in totals for one in table.amounts)


class _Collector:
    """Walks the blocks of a document and puts tables into forms."""

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.width: int = 0
        self.interrupted = False
        self.title: tuple[FormKind, str] | None = None
        self.year: int | None = None

    def line(self, line: Line) -> None:
        text = compact(line.text)
        if not text or is_contents_entry(line.text) or re.fullmatch(r"[-—\d]{1,7}", text):
            return
        kind = labels().kind_of_title(text) if len(text) <= _TITLE_LENGTH else None
        year = _YEAR.search(text)
        if kind is not None and "情况" not in text:
            self.title, self.open = (kind, joined(line.text)), None
            self.year = int(year.group(1)) if year else None
        elif self.title is not None and year is not None and len(text) <= 20:
            self.year = int(year.group(1))
        elif heading_level(text) is not None or _BREAK.search(text) or len(text) > _RUNNING_HEAD:
            self.title, self.year, self.open = None, None, None
        else:
            self.interrupted = True

    def table(self, page: Page, index: int, table: Table) -> None:
        rows = list(rows_of(page, table))
        goes_on = self.open is not None and not self.open.ended and self._fits(table, rows)
        started = False
        for position, row in enumerate(rows):
            kind = self._opening(rows, position)
            if kind is not None and not self._is_in(kind, row):
                self._start(kind)
                started = True
            elif self._is_title(row):
                continue
            if self.open is None or not (goes_on or started) or self.open.ended:
                continue
            row.resumes = position == 0 and bool(self.open.rows)
            self.open.rows.append(row)
            if (page.number, index) not in self.open.pieces:
                self.open.pieces.append((page.number, index))
            if self._ends(row):
                self.open.ended = True
        self.width, self.interrupted = table.column_count, False
        if self.open is not None and not (goes_on or started):
            self.open = None

    def _fits(self, table: Table, rows: Sequence[FormRow]) -> bool:
        """Whether a table can go on with the open form.

        The same width is enough where nothing stands between; after a line that may be a running
        head it must have a label of the forms too.
        """
        known = labels().known
        labelled = any(label in known for row in rows for label in row.labels())
        return labelled or (table.column_count == self.width and not self.interrupted)

    def _opening(self, rows: Sequence[FormRow], position: int) -> FormKind | None:
        """The kind of form that begins in this row: its first label, and marks close below.

        Below its title the first label is enough, for the page may end there.
        """
        if not rows[position].entries:
            return None
        first = label_of(rows[position].entries[0].text)
        is_first = position == 0 and self.title is not None
        if not is_first and not any(first in kind.starts for kind in labels().kinds):
            return None
        near = {label for row in rows[position : position + 4] for label in row.labels()}
        for kind in labels().kinds:
            if first in kind.starts and kind.marks & (near - kind.starts):
                return kind
            titled = self.title is not None and self.title[0] is kind
            if titled and (first in kind.starts or (position == 0 and len(kind.marks & near) >= 2)):
                return kind
        return None

    def _is_in(self, kind: FormKind, row: FormRow) -> bool:
        """Whether the row goes on with the open form rather than opening the next one."""
        if self.open is None or self.open.kind is not kind or not self.open.rows:
            return False
        first = label_of(row.entries[0].text)
        return first not in {label_of(one.entries[0].text) for one in self.open.rows if one.entries}

    def _start(self, kind: FormKind) -> None:
        title = self.title[1] if self.title is not None and self.title[0] is kind else ""
        self.open = Form(kind, title, self.year)
        self.forms.append(self.open)
        self.title, self.year = None, None

    def _is_title(self, row: FormRow) -> bool:
        """A title printed in a row of the table itself, as worksheets do."""
        if len(row.entries) != 1 or len(row.entries[0].text) > _TITLE_LENGTH:
            return False
        text = row.entries[0].text
        kind = labels().kind_of_title(text)
        year = _YEAR.search(compact(text))
        if kind is not None:
            self.title, self.open = (kind, joined(text)), None
            self.year = int(year.group(1)) if year else None
            return True
        if self.title is not None and year is not None:
            self.year = int(year.group(1))
            return True
        return False

    def _ends(self, row: FormRow) -> bool:
        return any(labels().has("end", label_of(entry.text.split(":")[0])) for entry in row.entries)
