"""A document's printed tables before anything is known of them, each way of looking taken once.

What belongs here: what recognition asks again and again of one document. What does not: looking
(`candidates`, `inference.reading_tables`), and what a table is.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property

from disclosure.documents.document import Document
from disclosure.forms.declaration import Form
from disclosure.forms.inference.reading_tables import TableRun, table_runs
from disclosure.forms.inference.roles import general_form
from disclosure.forms.printed.candidates import Candidate, find_candidates


class PrintedTables:
    """The tables of `document`; `consumed` are those that another reader understood."""

    def __init__(self, document: Document, consumed: Set[tuple[int, int]] = frozenset()) -> None:
        self.document = document
        self._consumed = consumed

    def of(self, form: Form) -> list[Candidate | None]:
        """The candidates as the titles of a form part them; None where another reader took one."""
        return [
            None if (candidate.page_no, candidate.table_index) in self._consumed else candidate
            for candidate in find_candidates(self.document, form)
        ]

    @cached_property
    def runs(self) -> list[TableRun]:
        """The tables over all their pages, whoever issued them: not to be changed."""
        general = general_form("budget")
        return table_runs(self.of(general), general)
