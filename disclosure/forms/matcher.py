"""From a whole document to the tables of one form, raw tables and gaps.

What belongs here: the order of the matcher's stages. What does not: the stages themselves, and the
choice of error codes (see `disclosure.report`).
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from disclosure.documents.document import Document, LineRole
from disclosure.forms.candidates import Candidate, find_candidates
from disclosure.forms.captions import printed_unit
from disclosure.forms.declaration import Form, FormTable, all_forms
from disclosure.forms.inference.reading_tables import infer_tables
from disclosure.forms.inference.roles import general_form
from disclosure.forms.inference.support import judged
from disclosure.forms.printed_amounts import is_blank, money_tokens, parse_amount
from disclosure.forms.recognition import JoinedTable, Recognition, recognise
from disclosure.forms.texts import code_and_name
from disclosure.forms.typed_tables import TypedTable, typed_table, unit_names
from disclosure.reading import Gap, RawTable, ReportKind, ReportTable

_YEARS = 2100
"""Whole numbers up to here may be years."""


@dataclass(frozen=True, slots=True)
class FormReading:
    """`form` is None when no form's tables were recognised; raw tables are kept all the same."""

    form: Form | None
    tables: tuple[ReportTable, ...]
    raw_tables: tuple[RawTable, ...]
    gaps: tuple[Gap, ...]


def read_forms(document: Document, consumed: Set[tuple[int, int]] = frozenset()) -> FormReading:
    """The tables of the form that knows most of the document's tables.

    `consumed` are tables, as (page number, index on the page), that another reader understood.
    """
    form, found = closest_form(document, consumed)
    if not is_of_form(form, found):
        everything = Recognition(unknown=_all_unknown(document, form, consumed))
        raw, gaps = _unknown_tables(everything)
        return FormReading(None, (), tuple(raw), (*gaps, *_page_gaps(document)))
    return _typed(document, form, found)


def closest_form(
    document: Document, consumed: Set[tuple[int, int]] = frozenset()
) -> tuple[Form, Recognition]:
    """The form that knows most of the document's tables, and what it recognises there."""
    families = [form for form in all_forms() if not form.is_general]
    readings = [_recognised(document, form, consumed) for form in families]
    best = max(readings, key=lambda reading: len(reading[1].tables), default=None)
    if best is not None and is_of_form(*best) and not _strangers(best[1]):
        return best
    inferred = _inferred(document, consumed)
    if best is None or not is_of_form(*best) or _figures(best[1]) < _figures(inferred[1]):
        return inferred if inferred[1].tables or best is None else best
    return best


def _inferred(document: Document, consumed: Set[tuple[int, int]]) -> tuple[Form, Recognition]:
    """What the tables themselves say, whoever issued them."""
    form = general_form("budget")
    candidates = [
        None if (candidate.page_no, candidate.table_index) in consumed else candidate
        for candidate in find_candidates(document, form)
    ]
    found = infer_tables(candidates, form)
    titles = "".join(joined.captions.title or "" for joined in found.tables)
    kind: ReportKind = "final_account" if "决算" in titles else "budget"
    return general_form(kind), found


def _figures(found: Recognition) -> int:
    """How many amounts the recognised tables print."""
    return sum(
        len(money_tokens(cell.text))
        for joined in found.tables
        for piece in joined.pieces
        for row in piece.rows
        for cell in {id(cell): cell for cell in row if cell is not None}.values()
    )


def _strangers(found: Recognition) -> int:
    return sum(_first_amount(candidate) is not None for candidate, _ in found.unknown)


def is_of_form(form: Form, found: Recognition) -> bool:
    """Whether a document is of this form: many of its tables, or no fewer known than unknown ones.

    Other families share a title and header here and there; one such table makes no report.
    """
    known = len(found.tables)
    return known >= form.recognised_from or known >= max(1, _strangers(found))


def _recognised(
    document: Document, form: Form, consumed: Set[tuple[int, int]]
) -> tuple[Form, Recognition]:
    candidates = [
        None if (candidate.page_no, candidate.table_index) in consumed else candidate
        for candidate in find_candidates(document, form)
    ]
    return form, recognise(candidates, form)


def _all_unknown(
    document: Document, form: Form, consumed: Set[tuple[int, int]]
) -> list[tuple[Candidate, FormTable | None]]:
    return [
        (candidate, None)
        for candidate in find_candidates(document, form)
        if (candidate.page_no, candidate.table_index) not in consumed
    ]


def _typed(document: Document, form: Form, found: Recognition) -> FormReading:
    units = tuple(name for joined in found.tables for name in unit_names(joined, form))
    department = _department(found)
    typed = [typed_table(joined, form, department, units) for joined in found.tables]
    if form.is_general:
        typed = [_judged(each, form) for each in typed]
    typed.sort(key=lambda each: each.table.table_no)
    raw, gaps = _unknown_tables(found)
    copies = [_duplicate(joined) for joined in found.duplicates]
    return FormReading(
        form=form,
        tables=tuple(each.table for each in typed),
        raw_tables=(
            *(r for each in typed for r in each.raw),
            *raw,
            *(c for cs, _ in copies for c in cs),
        ),
        gaps=(
            *_missing(form, found),
            *(gap for each in typed for gap in each.gaps),
            *(gap for _, gap in copies),
            *gaps,
            *_page_gaps(document, found),
        ),
    )


def _judged(typed: TypedTable, form: Form) -> TypedTable:
    table, gaps = judged(typed.table, form)
    return TypedTable(table, (*typed.gaps, *gaps), typed.raw)


def _department(found: Recognition) -> str | None:
    """The agency that most table heads name, without its code."""
    names = [joined.captions.agency for joined in found.tables if joined.captions.agency]
    return code_and_name(max(names, key=names.count))[1] if names else None


def _missing(form: Form, found: Recognition) -> list[Gap]:
    present = {joined.table.table_no for joined in found.tables}
    return [
        Gap(
            kind="missing_table",
            detail=f"没有找到{table.number_and_title}",
            table_no=table.table_no,
        )
        for table in form.tables
        if table.required and table.table_no not in present
    ]


def _unknown_tables(found: Recognition) -> tuple[list[RawTable], list[Gap]]:
    raw: list[RawTable] = []
    gaps: list[Gap] = []
    for candidate, titled in found.unknown:
        token = _first_amount(candidate)
        if token is None:
            continue
        raw.append(_raw(candidate))
        detail = f"{candidate.page_label}有一张没有认出的表，内有金额（如{token}）"
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


def _duplicate(joined: JoinedTable) -> tuple[list[RawTable], Gap]:
    first = joined.pieces[0]
    table = joined.table
    return [_raw(piece) for piece in joined.pieces], Gap(
        kind="duplicate_table",
        detail=f"{table.number_and_title}不止一张，{first.page_label}的这一张没有采用",
        table_no=table.table_no,
        page_no=first.page_no,
        page_label=first.page_label,
    )


def _raw(candidate: Candidate) -> RawTable:
    grid = tuple(tuple(c.text if c is not None else "" for c in row) for row in candidate.printed)
    return RawTable(
        page_no=candidate.page_no, page_label=candidate.page_label, bbox=candidate.bbox, grid=grid
    )


def _first_amount(candidate: Candidate) -> str | None:
    """The first cell that prints an amount and nothing else; whole yuan only below a unit."""
    heads = (
        *candidate.lines,
        *(cell.text for row in candidate.printed[:3] for cell in row if cell),
    )
    is_money = any(printed_unit(text) is not None for text in heads)
    for row in candidate.printed:
        for cell in row:
            text = "".join(cell.text.split()) if cell is not None else ""
            amount = None if is_blank(text) else parse_amount(text, "元")
            if amount is not None and (money_tokens(text) or (is_money and amount.yuan > _YEARS)):
                return text
    return None


def _page_gaps(document: Document, found: Recognition | None = None) -> list[Gap]:
    """Pictures, and money that no cell holds; with its table where the page has only one."""
    gaps: list[Gap] = []
    for page in document.pages:
        if not page.has_text and not page.blocks:
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
