"""Several documents that are one report become one reading, as if they were one file.

What belongs here: numbering pages, sections, figures and forms on from part to part, and what is
missing from the whole. What does not: which documents belong together (`parts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from collection.parts import Piece
from disclosure.reading import Gap, PrintedIdentity, Reading, Relation, ReportPart, Row

AnyRow = TypeVar("AnyRow", bound=Row)


def assembled(pieces: Sequence[Piece]) -> Reading:
    """One reading of all pieces under the SHA-256 of the first, the main part.

    Pages count on: the first page of the second part follows the last of the first, and `parts`
    says which document each page is in; labels of pages begin with the part's name.
    """
    main = pieces[0].reading
    if len(pieces) == 1:
        return main
    parts = tuple(_parts(pieces))
    readings = [_renumbered(piece.reading, part) for piece, part in zip(pieces, parts, strict=True)]
    counted = _counted_on(readings)
    tables = sorted((one for each in counted for one in each.tables), key=lambda one: one.table_no)
    gaps = tuple(_gaps(counted, {table.table_no for table in tables}))
    return main.model_copy(
        update={
            "status": "read_with_gaps" if gaps else "read",
            "error_code": None,
            "error_reason": None,
            "form_id": next((one.form_id for one in readings if one.form_id), None),
            "identity": _identity([piece.reading for piece in pieces]),
            "parts": parts,
            "tables": tuple(tables),
            "raw_tables": tuple(one for each in counted for one in each.raw_tables),
            "heads": tuple(one for each in counted for one in each.heads),
            "contents": tuple(one for each in counted for one in each.contents),
            "sections": tuple(one for each in counted for one in each.sections),
            "statements": tuple(one for each in counted for one in each.statements),
            "relations": tuple(one for each in counted for one in each.relations),
            "performance_tables": tuple(one for each in counted for one in each.performance_tables),
            "gaps": gaps,
        }
    )


def _identity(readings: Sequence[Reading]) -> PrintedIdentity | None:
    """What any part prints of itself, the main part first."""
    said = [one.identity for one in readings if one.identity is not None]
    if not said:
        return None
    return PrintedIdentity(
        title=next((one.title for one in said if one.title), None),
        agency_names=tuple(dict.fromkeys(name for one in said for name in one.agency_names)),
        agency_code=next((one.agency_code for one in said if one.agency_code), None),
        fiscal_year=next((one.fiscal_year for one in said if one.fiscal_year), None),
        report_kind=next((one.report_kind for one in said if one.report_kind), None),
        report_level=next((one.report_level for one in said if one.report_level), None),
    )


def _parts(pieces: Sequence[Piece]) -> Iterator[ReportPart]:
    first = 1
    for number, piece in enumerate(pieces, start=1):
        pages = max([piece.reading.page_count, *_pages(piece.reading)])
        yield ReportPart(
            part_no=number,
            document_sha256=piece.sha256,
            role=piece.role,
            name=piece.name,
            first_page=first,
            page_count=pages,
        )
        first += pages


def _pages(reading: Reading) -> Iterator[int]:
    yield from (cell.page_no for table in reading.tables for cell in table.cells)
    yield from (one.page_no for one in reading.sections)
    yield from (one.page_no for one in reading.raw_tables)
    yield from (one.page_to for one in reading.performance_tables)


def _renumbered(reading: Reading, part: ReportPart) -> Reading:
    """The part's pages as pages of the report."""
    before, name = part.first_page - 1, f"“{part.name}”"

    def moved(row: AnyRow, **more: Any) -> AnyRow:
        changes: dict[str, Any] = dict(more)
        printed = row.__dict__
        for field in ("page_no", "page_from", "page_to"):
            if printed.get(field) is not None:
                changes[field] = printed[field] + before
        if printed.get("page_label") is not None:
            changes["page_label"] = name + printed["page_label"]
        return row.model_copy(update=changes)

    return reading.model_copy(
        update={
            "tables": tuple(
                moved(table, cells=tuple(map(moved, table.cells))) for table in reading.tables
            ),
            "raw_tables": tuple(map(moved, reading.raw_tables)),
            "heads": tuple(map(moved, reading.heads)),
            "sections": tuple(
                moved(one, page_starts=tuple((at, page + before) for at, page in one.page_starts))
                for one in reading.sections
            ),
            "statements": tuple(map(moved, reading.statements)),
            "relations": tuple(map(moved, reading.relations)),
            "performance_tables": tuple(
                moved(form, amounts=tuple(map(moved, form.amounts)))
                for form in reading.performance_tables
            ),
            "gaps": tuple(map(moved, reading.gaps)),
        }
    )


def _counted_on(readings: Sequence[Reading]) -> list[Reading]:
    """Sections, figures and forms numbered through all parts."""
    sections = statements = forms = claims = 0
    found = []
    for one in readings:
        found.append(
            one.model_copy(
                update={
                    "sections": tuple(
                        row.model_copy(update={"section_no": row.section_no + sections})
                        for row in one.sections
                    ),
                    "statements": tuple(
                        row.model_copy(
                            update={
                                "section_no": row.section_no + sections,
                                "statement_no": row.statement_no + statements,
                            }
                        )
                        for row in one.statements
                    ),
                    "relations": tuple(
                        _moved_relation(row, claims, sections, statements) for row in one.relations
                    ),
                    "performance_tables": tuple(
                        row.model_copy(update={"form_no": row.form_no + forms})
                        for row in one.performance_tables
                    ),
                }
            )
        )
        sections += max((row.section_no for row in one.sections), default=0)
        statements += max((row.statement_no for row in one.statements), default=0)
        claims += len(one.relations)
        forms += max((row.form_no for row in one.performance_tables), default=0)
    return found


def _moved_relation(row: Relation, before: int, sections: int, statements: int) -> Relation:
    terms = (
        term
        if term.statement_no is None
        else term.model_copy(update={"statement_no": term.statement_no + statements})
        for term in row.terms
    )
    numbers = {"relation_no": row.relation_no + before, "section_no": row.section_no + sections}
    return row.model_copy(update={**numbers, "terms": tuple(terms)})


def _gaps(readings: Sequence[Reading], present: set[int]) -> Iterator[Gap]:
    """What was not read in any part; a table is missing only if no part has it."""
    missing: set[int | None] = set()
    for one in readings:
        for gap in one.gaps:
            if gap.kind != "missing_table":
                yield gap
            elif gap.table_no not in present | missing:
                missing.add(gap.table_no)
                yield gap
