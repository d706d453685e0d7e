"""The sections of a report with the figures that each tells: what statements and relations share.

What belongs here: reading each section's figures once, under the year that its headings name. What
does not: what the figures are about (`statements`), and how they hang together (`relations`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from disclosure.documents.document import Document
from disclosure.narrative.figures.figure_roles import told_figures
from disclosure.narrative.figures.told_figure import Told
from disclosure.narrative.prose_text import fold
from disclosure.narrative.sections import Section, document_year, printed_year, sections
from disclosure.narrative.vocabulary import vocabulary

_TABLES = re.compile(r"表(?:格)?(?:\([^()]*\))?$")
"""A chapter of tables: prose below a heading of its own there is no table."""
_SAYS = re.compile(
    r"(?:预算|决算|收支|收入|支出|经费|采购|资产|绩效)[^,;:。]{0,60}(?:说明|情况)[。:]?$"
)
"""A heading that says what is told below it: 收支情况说明, 三公经费支出决算情况."""


@dataclass(frozen=True, slots=True)
class ToldSection:
    """One section, counted from 1: its folded text, of which year it speaks, its figures in order.

    `is_excluded` of duties, glossary and contents, whose figures are no statements.
    """

    section_no: int
    section: Section
    text: str
    year: int | None
    told: Sequence[Told]
    is_excluded: bool


def told_sections(
    document: Document, parts: Sequence[Section] | None = None, year: int | None = None
) -> tuple[ToldSection, ...]:
    """All sections in reading order; `parts` and `year` are the document's, where known."""
    cover = document_year(document) if year is None else year
    known = sections(document) if parts is None else parts
    return tuple(_told_section(number, section, cover) for number, section in enumerate(known, 1))


def _told_section(number: int, section: Section, cover: int | None) -> ToldSection:
    words, text = vocabulary(), fold(section.text)
    titles = [printed_year(title) for title in reversed(section.path)]
    year = next((one for one in titles if one is not None), cover)
    told = told_figures(text, words, year)
    return ToldSection(number, section, text, year, told, _is_excluded(section.path))


def _is_excluded(path: Sequence[str]) -> bool:
    """Whether the nearest heading that says so is of duties, glossary, contents or a table.

    Chapters of tables go on below their last table in many reports: they exclude no heading.
    """
    excluded = vocabulary().excluded_section
    for depth, title in enumerate(map(fold, reversed(path))):
        if excluded.search(title) and not (depth and _TABLES.search(title)):
            return True
        if _SAYS.search(title):
            return False
    return False
