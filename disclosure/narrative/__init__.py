"""The words of a report: figures in its prose, and its performance forms.

What belongs here: sections, statements and performance forms. What does not: the numbered budget
tables (`disclosure.forms`) and whether anything said is true (`expectations`).
"""

from __future__ import annotations

from disclosure.narrative.claims.relations import relations
from disclosure.narrative.contents import contents
from disclosure.narrative.figures.torn_figures import torn_gaps
from disclosure.narrative.performance.form_finder import PerformanceReading, performance_tables
from disclosure.narrative.sections import prose_sections, sections
from disclosure.narrative.statements import statements
from disclosure.narrative.told_sections import told_sections

__all__ = [
    "PerformanceReading",
    "contents",
    "performance_tables",
    "prose_sections",
    "relations",
    "sections",
    "statements",
    "told_sections",
    "torn_gaps",
]
