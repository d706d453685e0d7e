"""From a whole document to the tables of one form, raw tables and gaps.

What belongs here: the order of the matcher's stages. What does not: the stages themselves, and the
choice of error codes (see `disclosure.report`).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from disclosure.documents.document import Document, LineRole, Page
from disclosure.forms.corrected import heads_of, keyed, with_corrections
from disclosure.forms.declaration import Form, FormTable, all_forms
from disclosure.forms.inference.beside_families import (
    explains,
    figures_of,
    first_amount,
    has_its_numbers,
    is_claimed,
    place_of,
    strangers_of,
    with_inferred,
)
from disclosure.forms.inference.likely_families import likely_families
from disclosure.forms.inference.reading_tables import infer_tables
from disclosure.forms.inference.roles import general_form
from disclosure.forms.inference.support import harmless_where_sums_hold, judged
from disclosure.forms.inference.taught import TableCorrection
from disclosure.forms.missing_units import weigh_units
from disclosure.forms.printed.bare_heads import bare_heads
from disclosure.forms.printed.candidates import Candidate
from disclosure.forms.printed.printed_amounts import is_blank, money_tokens, parse_amount
from disclosure.forms.printed.unruled_tables import pages_of_bare_figures, unruled_tables
from disclosure.forms.printed_tables import PrintedTables
from disclosure.forms.recognition import JoinedTable, Recognition, recognise
from disclosure.forms.table_gaps import unknown_columns
from disclosure.forms.texts import code_and_name
from disclosure.forms.typed.typed_tables import TypedTable, typed_table, unit_names
from disclosure.forms.undrawn import proven_by_sums
from disclosure.reading import Gap, RawTable, ReportKind, ReportTable, TableHead

_TRIED = 2
"""Families whose own heads are tried: those with the most titles in the document."""
OF_A_FAMILY = 0.9
"""A family's reading is kept down to this share of the figures that inference finds."""


@dataclass(frozen=True, slots=True)
class FormReading:
    """`form` is None when no form's tables were recognised; raw tables are kept all the same."""

    form: Form | None
    tables: tuple[ReportTable, ...]
    raw_tables: tuple[RawTable, ...]
    gaps: tuple[Gap, ...]
    heads: tuple[TableHead, ...] = ()


def read_forms(
    document: Document,
    consumed: Set[tuple[int, int]] = frozenset(),
    corrections: Sequence[TableCorrection] = (),
) -> FormReading:
    """The tables of the form that knows most of the document's tables, as `corrections` have them.

    `consumed` are tables, as (page number, index on the page), that another reader understood.
    """
    printed = PrintedTables(document, consumed)
    form, found = closest_form(printed)
    runs = keyed(printed.runs)
    told = [one for one in corrections if any(one.head_key == key for key, _ in runs)]
    if told:
        if not (form.is_general or is_of_form(form, found)):
            form, found = _inferred(printed)
        found = with_corrections(form, found, runs, told)
        form = general_form(_kind_of(found)) if form.is_general else form
    heads = heads_of(found, runs, told)
    if not is_of_form(form, found):
        dismissed = {place_of(one) for one in found.dismissed}
        everything = Recognition(dismissed=found.dismissed)
        everything.unknown = [
            (one, None)
            for one in printed.of(form)
            if one is not None and place_of(one) not in dismissed
        ]
        raw, gaps = _unknown_tables(everything)
        return FormReading(None, (), tuple(raw), (*gaps, *_page_gaps(document)), heads)
    return replace(_typed(document, form, found), heads=heads)


def closest_form(printed: PrintedTables) -> tuple[Form, Recognition]:
    """The form that knows most of the document's tables, and what it recognises there."""
    best: tuple[Form, Recognition] | None = None
    for form in likely_families(printed.document, all_forms())[:_TRIED]:
        found = form, recognise(printed.of(form), form)
        if not has_its_numbers(*found):
            continue
        if best is None or len(found[1].tables) > len(best[1].tables):
            best = found
        is_whole = is_of_form(*best) and explains(*best) and not strangers_of(best[1])
        if is_whole and not unexplained_columns(best[1]):
            return best
    inferred = _inferred(printed)
    if best is None or not is_of_form(*best):
        return inferred if inferred[1].tables or best is None else best
    if inferred[1].tables and not (explains(*best) and is_claimed(best[1], inferred[1])):
        return inferred
    filled = with_inferred(*best, inferred[1])
    if figures_of(filled) < OF_A_FAMILY * figures_of(inferred[1]):
        return inferred
    is_less_open = unexplained_columns(inferred[1]) < unexplained_columns(filled)
    if is_less_open and figures_of(inferred[1]) >= figures_of(filled):
        return inferred
    return best[0], filled


def unexplained_columns(found: Recognition) -> int:
    """How many columns that print something mean nothing to whoever recognised their tables."""
    return sum(len(unknown_columns(joined)) for joined in found.tables)


def _inferred(printed: PrintedTables) -> tuple[Form, Recognition]:
    """What the tables themselves say, whoever issued them."""
    found = infer_tables(printed.runs, general_form("budget"))
    return general_form(_kind_of(found)), found


def _kind_of(found: Recognition) -> ReportKind:
    titles = "".join(joined.captions.title or "" for joined in found.tables)
    return "final_account" if "决算" in titles else "budget"


def is_of_form(form: Form, found: Recognition) -> bool:
    """Whether a document is of this form: many of its tables, or no fewer known than unknown ones.

    Other families share a title and header here and there; one such table makes no report.
    """
    known = len(found.tables)
    return known >= form.recognised_from or known >= max(1, strangers_of(found))


def _typed(document: Document, form: Form, found: Recognition) -> FormReading:
    units = tuple(name for joined in found.tables for name in unit_names(joined, form))
    department = _department(found)
    weigh_units(document, found.tables, form.default_unit)
    is_undrawn = any(not piece.is_drawn for joined in found.tables for piece in joined.pieces)
    torn = pages_of_bare_figures(document) if is_undrawn else set()
    typed = [
        _judged(typed_table(joined, form, department, units), form, joined, torn)
        for joined in found.tables
    ]
    typed.sort(key=lambda each: each.table.table_no)
    raw, gaps = _unknown_tables(found)
    copies = [
        (_raw(piece), _duplicate(joined, piece))
        for joined in found.duplicates
        for piece in joined.pieces
    ]
    return FormReading(
        form=form,
        tables=tuple(each.table for each in typed),
        raw_tables=(
            *(r for each in typed for r in each.raw),
            *raw,
            *(copy for copy, _ in copies),
        ),
        gaps=(
            *_missing(document, form, found),
            *(gap for each in typed for gap in each.gaps),
            *(gap for _, gap in copies),
            *gaps,
            *_page_gaps(document, found),
        ),
    )


def _judged(typed: TypedTable, form: Form, joined: JoinedTable, torn: Set[int]) -> TypedTable:
    """An inferred or undrawn table is judged by the sums of its role, as the form declares them."""
    table, gaps = typed.table, list(typed.gaps)
    if form.is_general or joined.is_inferred:
        table, doubts = judged(table, form)
        gaps = [*harmless_where_sums_hold(gaps, table, form), *doubts]
    if not all(piece.is_drawn for piece in joined.pieces):
        table, doubts = proven_by_sums(table, form, torn)
        gaps += doubts
    return TypedTable(table, tuple(gaps), typed.raw)


def _department(found: Recognition) -> str | None:
    """The agency that most table heads name, without its code."""
    names = [joined.captions.agency for joined in found.tables if joined.captions.agency]
    return code_and_name(max(names, key=names.count))[1] if names else None


def _missing(document: Document, form: Form, found: Recognition) -> list[Gap]:
    """What the form requires and was not read: unknown where its head is printed, else missing."""
    present = {joined.table.table_no for joined in found.tables}
    missing = [one for one in form.tables if one.required and one.table_no not in present]
    heads = bare_heads(document, form) if missing else {}
    return [_not_read(table, heads.get(table.table_no)) for table in missing]


def _not_read(table: FormTable, page: Page | None) -> Gap:
    if page is None:
        detail = f"没有找到{table.number_and_title}"
        return Gap(kind="missing_table", detail=detail, table_no=table.table_no)
    return Gap(
        kind="unknown_table",
        detail=f"{page.label}印有{table.number_and_title}的表名，表没有读出",
        table_no=table.table_no,
        page_no=page.number,
        page_label=page.label,
    )


def _unknown_tables(found: Recognition) -> tuple[list[RawTable], list[Gap]]:
    raw: list[RawTable] = [_raw(candidate) for candidate in found.dismissed]
    gaps: list[Gap] = []
    is_in_yuan = any(joined.captions.unit == "元" for joined in found.tables)
    for candidate, titled in found.unknown:
        token = first_amount(candidate, is_in_yuan=is_in_yuan)
        if token is None:
            continue
        raw.append(_raw(candidate))
        detail = f"{candidate.on_pages}有一张没有认出的表，内有金额（如{token}）"
        if titled is not None:
            detail += f"；表名像{titled.number_and_title}，表头不符"
        gaps.append(
            Gap(
                kind="unknown_table",
                detail=detail,
                table_no=titled.table_no if titled else None,
                page_no=candidate.page_no,
                page_label=candidate.page_label,
                token=token,
                bbox=candidate.bbox,
            )
        )
    return raw, gaps


def _duplicate(joined: JoinedTable, piece: Candidate) -> Gap:
    table = joined.table
    return Gap(
        kind="duplicate_table",
        detail=f"{table.number_and_title}不止一张，{piece.page_label}的这一张没有采用",
        table_no=table.table_no,
        page_no=piece.page_no,
        page_label=piece.page_label,
    )


def _raw(candidate: Candidate) -> RawTable:
    grid = tuple(tuple(c.text if c is not None else "" for c in row) for row in candidate.printed)
    return RawTable(
        page_no=candidate.page_no, page_label=candidate.page_label, bbox=candidate.bbox, grid=grid
    )


def _page_gaps(document: Document, found: Recognition | None = None) -> list[Gap]:
    """Pictures, and money that no cell holds; with its table where the page has only one.

    A page without text that is no picture either shows nothing.
    """
    gaps: list[Gap] = [*unruled_tables(document)]
    for page in document.pages:
        if page.is_scan and not page.has_text and not page.blocks:
            gaps.append(
                Gap(
                    kind="image_page",
                    detail=f"{page.label}没有文字，只有图像",
                    page_no=page.number,
                    page_label=page.label,
                )
            )
        strays = [line for line in page.lines() if line.role is LineRole.STRAY]
        gaps.extend(
            Gap(
                kind="lost_token",
                detail=f"{page.label}表格中的“{token}”不在任何一格里",
                table_no=_only_table_on(page.number, found),
                page_no=page.number,
                page_label=page.label,
                token=token,
            )
            for line in strays
            for token in _tokens(line.text)
        )
    return gaps


def _only_table_on(page_no: int, found: Recognition | None) -> int | None:
    tables = found.tables if found is not None else []
    numbers = {t.table.table_no for t in tables if any(p.page_no == page_no for p in t.pieces)}
    return numbers.pop() if len(numbers) == 1 else None


def _tokens(text: str) -> tuple[str, ...]:
    """Money tokens of a line; a line that is one whole number may be an amount in yuan."""
    plain = "".join(text.split())
    whole = not is_blank(plain) and len(plain) >= 3 and parse_amount(plain, "元") is not None
    return money_tokens(text) or ((plain,) if whole else ())
