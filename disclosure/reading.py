"""What one document says: the immutable result of reading it, as it is stored on disk.

What belongs here: the typed rows that leave this room, and nothing that needs knowledge of other
documents, of the register, or of the night. One `Reading` is one JSON file, keyed by the
document's SHA-256 and the reader's version; the warehouse loads it as it is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from disclosure.documents.document import BBox

Side = Literal["income", "expenditure", "purpose", "government_economic"]
"""The lists that stand side by side in a table: income, expenditure by function, by its use or the
department's economic categories (支出用途), by the government's economic categories."""

Unit = Literal["元", "千元", "万元", "百万元", "亿元"]
"""Units of money that tables are printed in."""
ReportKind = Literal["budget", "final_account"]
ReportLevel = Literal["department", "unit"]
Status = Literal["read", "read_with_gaps", "quarantined"]
RowKind = Literal[
    "line", "class", "total", "code", "category", "item", "department", "unit", "project"
]
Certainty = Literal["printed", "confirmed", "corrected", "uncertain"]
GapKind = Literal[
    "lost_token",  # a money token inside a table's frame that no cell holds
    "unknown_table",  # a table with amounts that no form knows, or a head without its table
    "unknown_column",  # a column of a known table that the form does not know
    "extra_column",  # such a column beside sums that hold without it: no harm to what was read
    "unknown_row",  # a row whose identity the form can't tell
    "not_an_amount",  # text in a value column that is no amount
    "missing_table",  # a table of the form that was not found
    "duplicate_table",  # a second table with the same title and header
    "image_page",  # a page without text
    "unit_missing",  # no unit is printed: the form's usual one was assumed
    "readers_disagree",  # a money cell that a second reader reads otherwise
    "hidden_content",  # in the file, seen by nobody, left out: no harm to what was read
    "unread_content",  # a thing that may be seen and was not read
    "unread_picture",  # a picture among the prose, away from all tables
    "torn_figure",  # a figure of the prose that is broken within: one or two, nobody knows
    "uncertain_figure",  # a scanned figure that nothing confirms, or on which readings differ
]
HARMLESS_GAPS = frozenset({"hidden_content", "extra_column"})
"""What takes nothing from what was read."""


class Row(BaseModel):
    """Base of all rows: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TableRow(Row):
    """A body row of a recognised table; `row_no` counts from 1 in the table over all its pages.

    `row_key` is the row's identity in the form's terms (docs/architecture.md lists them);
    `parent_row_no` is the row of the same table and side that this one is a part of, if printed.
    """

    row_no: int
    side: Side | None
    row_kind: RowKind
    row_key: str
    level: int
    parent_row_no: int | None
    label: str
    second_label: str | None = None
    code: str | None = None


class ValueCell(Row):
    """A value cell of a recognised table. Blank is None, never zero.

    `quantum_yuan` is what one unit of the last printed place is worth (100 for 0.01 万元).
    `certainty` of a scanned figure: `confirmed` (its readings agree and an identity holds),
    `corrected` (identities single out one of differing readings) or `uncertain`; `printed` for
    text and for blanks. `readings` are all readings of a scanned figure, the chosen one first.
    """

    row_no: int
    side: Side | None
    column_key: str
    printed: str
    amount_yuan: Decimal | None
    quantum_yuan: Decimal | None
    page_no: int
    page_label: str
    bbox: BBox | None = None
    certainty: Certainty = "printed"
    readings: tuple[str, ...] = ()


class ReportTable(Row):
    """A table of the form, recognised by its evidence and joined over its pages.

    `recognised_by` lists the evidence: `title` and `head` of a declared family; `words`,
    `arithmetic` where an inferred table's columns were told by them; `alignment` where no rule is
    drawn. `support` of an inferred table
    is the share of its sums that hold, None where none can be tried.
    """

    table_no: int
    title: str
    unit: Unit
    page_from: int
    page_to: int
    printed_no: str | None = None
    printed_agency: str | None = None
    printed_year: int | None = None
    note: str | None = None
    recognised_by: tuple[str, ...] = ()
    support: Decimal | None = None
    rows: tuple[TableRow, ...]
    cells: tuple[ValueCell, ...]

    @model_validator(mode="after")
    def _has_each_cell_once(self) -> Self:
        """A night knows a cell by its place: one that is there twice must not reach it."""
        places = {(one.side, one.row_no, one.column_key) for one in self.cells}
        if len(places) != len(self.cells):
            raise ValueError(f"table {self.table_no} has a cell twice")
        return self


class RawTable(Row):
    """What no form knows or a page only repeats, kept as printed: grid of texts, spans repeated."""

    page_no: int
    page_label: str
    bbox: BBox | None = None
    grid: tuple[tuple[str, ...], ...]


class ProseSection(Row):
    """Text under one heading, in reading order; `path` holds its headings from the part down.

    `text` is joined over lines and pages, without white space. Empty under a heading that is
    followed by another.
    """

    section_no: int
    path: tuple[str, ...]
    title: str
    text: str
    page_no: int
    page_label: str
    page_starts: tuple[tuple[int, int], ...] = ()
    """Where in `text`, counted from 0, the share of each page begins, with the page's number."""


class Statement(Row):
    """One figure in the prose. `span` is its start and end in the section's joined text.

    `amount` is in `unit` as printed, `amount_yuan` in yuan; a count or an area has no yuan.
    `direction` belongs to a change (增加, 减少, 持平); `percent` is as printed, 67.82 for 67.82%.
    """

    statement_no: int
    section_no: int
    section: str
    subject: str
    measure: str
    year: int | None
    amount: Decimal | None
    unit: str | None
    amount_yuan: Decimal | None
    decimals: int | None
    direction: Literal["increase", "decrease", "same"] | None
    percent: Decimal | None
    quote: str
    span: tuple[int, int]
    page_no: int
    page_label: str


class Term(Row):
    """A figure of a relation: money in yuan, counts and areas in their unit, percents as printed.

    `role` is level, base (last year's), budget, whole, part, change, growth, share, completion or
    same; `quantum` what one unit of the last printed place is worth; `label` which budget or base.
    """

    role: str
    amount: Decimal | None
    unit: str | None
    quantum: Decimal
    decimals: int | None
    direction: Literal["increase", "decrease", "same"] | None
    label: str
    statement_no: int | None


class Relation(Row):
    """What a sentence claims of its own figures.

    `kind` is movement, deviation (a movement from a budget), completion, order, reason, share,
    shares or sum; several terms of one role are candidates, nearest first. `word` is more, less,
    same of an order; closed or open of a sum; the way that a reason goes; the subject that shares
    are said to be of, where the section does not say it.
    """

    relation_no: int
    section_no: int
    section: str
    kind: str
    word: str | None
    compared_year: int | None
    quote: str
    page_no: int
    page_label: str
    terms: tuple[Term, ...]


class PerformanceAmount(Row):
    """One amount of a performance form; `scope` is the project's whole life or the budget year."""

    scope: Literal["whole_life", "annual", "by_source", "by_direction"]
    source_name: str
    printed: str
    amount_yuan: Decimal | None
    page_no: int


class PerformanceIndicator(Row):
    scope: Literal["whole_life", "annual"]
    level1: str
    level2: str
    level3: str
    target: str


class PerformanceTable(Row):
    """A performance form: one of the whole department (整体) or one of a project (项目)."""

    form_no: int
    scope: Literal["whole", "project"]
    title: str
    printed_year: int | None
    agency_code: str | None
    agency_name: str | None
    implementing_unit: str | None
    project_name: str | None
    page_from: int
    page_to: int
    page_label: str
    fields: dict[str, str]
    amounts: tuple[PerformanceAmount, ...]
    indicators: tuple[PerformanceIndicator, ...]


class Gap(Row):
    """Something of the document that was not read, in a sentence for the bureau."""

    kind: GapKind
    detail: str
    table_no: int | None = None
    page_no: int | None = None
    page_label: str | None = None
    token: str | None = None
    bbox: BBox | None = None


class PrintedIdentity(Row):
    """What the document itself says it is; None where it does not say.

    `agency_names` are all names that the cover, the table heads and the forms print, most
    frequent first; `agency_code` only where printed (307-长治市上党区科学技术协会).
    """

    title: str | None
    agency_names: tuple[str, ...]
    agency_code: str | None
    fiscal_year: int | None
    report_kind: ReportKind | None
    report_level: ReportLevel | None


class TableHead(Row):
    """A table by its head, whatever it was taken for: by `head_key` a correction is told of it.

    `columns` are the heads of its grid columns. `correction_id` and `said` are of the correction
    that was laid before this reading; `is_applied` whether the table could be read by it.
    """

    head_key: str
    page_from: int
    page_to: int
    title: str
    columns: tuple[str, ...]
    table_no: int | None
    correction_id: str | None = None
    said: str | None = None
    is_applied: bool = False


class ArchiveMember(Row):
    """One file in an archive. Only what is kept has a SHA-256; all else has a reason."""

    name: str
    outcome: Literal["kept", "skipped", "failed"]
    sha256: str | None = None
    reason: str | None = None


class ReportPart(Row):
    """One document of a report that is in several: `first_page` is its first page in the report."""

    part_no: int
    document_sha256: str
    role: Literal["whole", "tables", "prose", "performance", "other"]
    name: str
    first_page: int
    page_count: int


class Reading(Row):
    """Everything that one document says, or why it could not be read.

    Only an archive that was opened has `members`, and it has nothing else. `parts` has only what is
    made of several documents (`assembly`); it is no result of reading, and on no shelf.
    """

    reader_version: str
    document_sha256: str
    file_format: str | None
    status: Status
    error_code: str | None = None
    error_reason: str | None = None
    form_id: str | None = None
    page_count: int = 0
    identity: PrintedIdentity | None = None
    tables: tuple[ReportTable, ...] = ()
    raw_tables: tuple[RawTable, ...] = ()
    heads: tuple[TableHead, ...] = ()
    contents: tuple[str, ...] = ()
    sections: tuple[ProseSection, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    performance_tables: tuple[PerformanceTable, ...] = ()
    gaps: tuple[Gap, ...] = ()
    members: tuple[ArchiveMember, ...] = ()
    parts: tuple[ReportPart, ...] = ()

    @model_validator(mode="after")
    def _has_each_table_once(self) -> Self:
        for numbers in (
            [table.table_no for table in self.tables],
            [form.form_no for form in self.performance_tables],
        ):
            if len(set(numbers)) != len(numbers):
                raise ValueError("a table's number is there twice")
        return self
