"""A reading whose prose is told anew from its sections' text, some of it changed.

What belongs here: sections of a stored reading put back into the narrative room. What does not:
which words are changed.
"""

from __future__ import annotations

from collections.abc import Mapping

from disclosure.documents.document import Document, Line, Page
from disclosure.narrative.claims.relations import relations
from disclosure.narrative.sections import Section, prose_sections
from disclosure.narrative.statements import statements
from disclosure.narrative.told_sections import told_sections
from disclosure.reading import Reading


def retold(reading: Reading, texts: Mapping[int, str] | None = None) -> Reading:
    """The reading with the given texts by section number; all statements are extracted anew.

    A changed text has the length of the old one or nearly so: its pages are kept where they began.
    """
    changed = texts or {}
    labels = {one.page_no: one.page_label for one in reading.sections}
    labels |= {one.page_no: one.page_label for one in reading.statements}
    parts = [
        Section(
            path=one.path,
            page=_page(one.page_no, labels),
            text=changed.get(one.section_no, one.text),
            starts=[(at, _page(number, labels)) for at, number in one.page_starts],
        )
        for one in reading.sections
    ]
    year = reading.identity.fiscal_year if reading.identity else None
    cover = Page(1, "第1页", (Line(f"{year}年"),) if year else ())
    document = Document(reading.document_sha256, reading.file_format or "pdf", (cover,))
    told = told_sections(document, parts)
    said = statements(told)
    return reading.model_copy(
        update={
            "sections": prose_sections(document, parts),
            "statements": said,
            "relations": relations(told, said),
        }
    )


def _page(number: int, labels: Mapping[int, str]) -> Page:
    return Page(number, labels.get(number, f"第{number}页"), ())
