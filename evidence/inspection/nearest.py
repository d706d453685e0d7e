"""Which declared table an unrecognised one is most like, and what keeps it from being that table.

What belongs here: comparing a grid's first rows with every declared header. What does not: the
matcher's own decision (`forms.headers`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from disclosure.forms.declaration import Column, Form, FormTable, all_forms
from disclosure.forms.headers import column_paths
from disclosure.forms.printed.candidates import Candidate
from disclosure.forms.printed.captions import read_captions
from disclosure.forms.printed.printed_amounts import money_tokens
from disclosure.forms.texts import header_text

_HEADER_ROWS = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """A declared table beside a printed one: its columns that are there, and those that are not.

    `is_titled`: the declared title stands above the printed table. `strangers` are texts of the
    printed header that the declared one does not know.
    """

    form_id: str
    table: FormTable
    is_titled: bool
    present: tuple[str, ...]
    missing: tuple[str, ...]
    strangers: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the declared columns that are there, 0 to 1."""
        return len(self.present) / (len(self.present) + len(self.missing))


def nearest_table(candidate: Candidate) -> Likeness | None:
    """The likest table of any family: by title first, then by columns; None if nothing agrees."""
    families = [form for form in all_forms() if not form.is_general]
    found = [_likeness(candidate, form, table) for form in families for table in form.tables]
    best = max(found, key=lambda one: (one.is_titled, one.share, len(one.present)), default=None)
    return best if best is not None and (best.is_titled or best.present) else None


def _likeness(candidate: Candidate, form: Form, table: FormTable) -> Likeness:
    printed = _header_texts(candidate)
    columns = [column for side in table.sides for column in side.columns if column.required]
    present = [column for column in columns if printed & _leaf(column)]
    known = {text for side in table.sides for column in side.columns for text in _texts(column)}
    return Likeness(
        form_id=form.form_id,
        table=table,
        is_titled=table in read_captions(candidate.lines, form).titled,
        present=tuple(column_name(column) for column in present),
        missing=tuple(column_name(column) for column in columns if column not in present),
        strangers=tuple(sorted(text for text in printed - known if not money_tokens(text))),
    )


def column_name(column: Column) -> str:
    """A declared column as a person finds it in the form: its header from the top down."""
    return " › ".join(texts[0] for texts in column.header)


def _header_texts(candidate: Candidate) -> set[str]:
    paths = column_paths(candidate.rows[:_HEADER_ROWS])
    return {text for path in paths for text in path}


def _leaf(column: Column) -> set[str]:
    return {header_text(text) for text in column.header[-1]}


def _texts(column: Column) -> Iterable[str]:
    return (header_text(text) for level in column.header for text in level)
