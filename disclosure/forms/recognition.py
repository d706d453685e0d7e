"""Which candidate starts which table of the form, and which one goes on with the table before.

What belongs here: recognition by title and header, and joining over pages. What does not: what
rows and cells mean. Position and page number decide nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from disclosure.forms.continuation import (
    fits_below,
    is_restart,
    rejoin,
    rows_of_headless,
    spread_over,
    value_columns,
    without_again,
)
from disclosure.forms.declaration import Form, FormTable
from disclosure.forms.headers import HeaderMatch, is_heading, match_header
from disclosure.forms.printed.candidates import Candidate, GridRow
from disclosure.forms.printed.captions import Captions, is_head_line, is_note, read_captions
from disclosure.forms.printed.printed_amounts import is_blank, parse_amount
from disclosure.forms.typed.pieces import BodyRow, body_rows
from disclosure.reading import Unit


@dataclass(slots=True)
class JoinedTable:
    """A table of the form over all its pieces; `header` and `match` are the first piece's.

    `unnamed` are heads of figure columns that nothing knows; their cells are kept all the same.
    `copies` begin as the table began: they are no part of it; rows that its later pages only repeat
    are `again`. `likely_unit` is that of a table that prints none (`missing_units`). `year` is the
    newest that the document's tables print.
    """

    table: FormTable
    captions: Captions
    match: HeaderMatch
    header: tuple[GridRow, ...]
    pieces: list[Candidate]
    rows: list[BodyRow]
    unnamed: tuple[str, ...] = ()
    recognised_by: tuple[str, ...] = ("title", "head")
    is_inferred: bool = False
    copies: list[Candidate] = field(default_factory=list)
    again: list[BodyRow] = field(default_factory=list)
    likely_unit: Unit | None = None
    is_unit_open: bool = False
    year: int | None = None


@dataclass(slots=True)
class Recognition:
    """`unknown` come with the table whose title stands above them, if any; somebody told of the
    `dismissed` that they are no tables of a budget."""

    tables: list[JoinedTable] = field(default_factory=list)
    duplicates: list[JoinedTable] = field(default_factory=list)
    unknown: list[tuple[Candidate, FormTable | None]] = field(default_factory=list)
    dismissed: list[Candidate] = field(default_factory=list)


def recognise(candidates: Sequence[Candidate | None], form: Form) -> Recognition:
    """Tables of `form` among the candidates; None stands for a table that another reader took."""
    result = Recognition()
    current: JoinedTable | None = None
    index = 0
    while index < len(candidates):
        candidate = candidates[index]
        index += 1
        if candidate is None:
            current = None
            continue
        captions = read_captions(candidate.lines, form)
        if current is not None and _continues(current, candidate, captions, form):
            _extend(current, candidate, form)
            continue
        following = candidates[index] if index < len(candidates) else None
        taken = [known.table.table_no for known in result.tables]
        current, used = _start(candidate, following, captions, form, taken)
        index += used
        if current is None:
            titled = captions.titled[0] if captions.titled else None
            result.unknown.append((candidate, titled))
        elif any(known.table is current.table for known in result.tables):
            result.duplicates.append(current)
        else:
            result.tables.append(current)
    return result


def _start(
    candidate: Candidate,
    following: Candidate | None,
    captions: Captions,
    form: Form,
    taken: Sequence[int],
) -> tuple[JoinedTable | None, int]:
    """The table that a candidate begins, and how many further candidates its header needed.

    Where title and header leave a choice, the printed number decides, then what is still missing.
    """
    number = None if form.numbers_vary else captions.number
    claimed = captions.titled or tuple(t for t in form.tables if t.table_no == number)
    claimed = tuple(sorted(claimed, key=lambda t: (t.table_no != number, t.table_no in taken)))
    found = _best_match(candidate.rows, claimed)
    if found is not None:
        joined = _joined(candidate, candidate, captions, *found)
        return (None if _prints_words(joined) else joined), 0
    if claimed and following is not None and is_untitled(following, form):
        rows = (*spread_over(candidate.rows, following), *following.rows)
        found = _best_match(rows, claimed)
        if found is not None and found[1].header_rows > len(candidate.rows):
            merged = replace(following, rows=rows, lines=candidate.lines)
            return _joined(candidate, merged, captions, *found), 1
    return None, 0


def _best_match(
    rows: Sequence[GridRow], tables: Sequence[FormTable]
) -> tuple[FormTable, HeaderMatch] | None:
    found = [(table, match) for table in tables if (match := match_header(rows, table)) is not None]
    return max(found, key=lambda each: each[1].score, default=None)


def _joined(
    first: Candidate, body: Candidate, captions: Captions, table: FormTable, match: HeaderMatch
) -> JoinedTable:
    header = body.rows[: match.header_rows]
    rows = body_rows(body, body.rows[match.header_rows :], match, header)
    if rows and is_heading(rows[0].printed, table):
        rows = rows[1:]
    pieces = [first] if first.rows == body.rows else [first, body]
    return JoinedTable(table, captions, match, header, pieces, rows)


def _prints_words(joined: JoinedTable) -> bool:
    """Whether the first row below the head goes on with names of columns: the head is another's."""
    texts = [
        "".join(text.split())
        for row in joined.rows[:1]
        for column in value_columns(joined.table)
        if (text := row.text(column)).strip()
    ]
    words = {text for text in texts if not is_blank(text) and parse_amount(text, "元") is None}
    return len(words) > 1 and all(text in words for text in texts)


def is_untitled(candidate: Candidate, form: Form) -> bool:
    return all(is_head_line(line, form) or is_note(line) for line in candidate.lines)


def _continues(current: JoinedTable, candidate: Candidate, captions: Captions, form: Form) -> bool:
    """Whether a candidate goes on with `current`: no other title above, and its columns."""
    if captions.titled:
        return current.table in captions.titled and _goes_on_under_its_title(
            current, candidate, form
        )
    if not is_untitled(candidate, form):
        return False
    if captions.number is not None and captions.number != current.captions.number:
        return False
    if match_header(candidate.rows, current.table) is not None:
        return not is_restart(current.rows, _rows_below_header(current, candidate), form)
    return not current.pieces[-1].notes and fits_below(
        current.table, current.match, current.header, candidate
    )


def _goes_on_under_its_title(current: JoinedTable, candidate: Candidate, form: Form) -> bool:
    if match_header(candidate.rows, current.table) is None:
        return False
    return not is_restart(current.rows, _rows_below_header(current, candidate), form)


def _rows_below_header(current: JoinedTable, candidate: Candidate) -> list[BodyRow]:
    match = match_header(candidate.rows, current.table)
    if match is None:
        return rows_of_headless(current.match, current.header, candidate)
    header = candidate.rows[: match.header_rows]
    return body_rows(candidate, candidate.rows[match.header_rows :], match, header)


def _extend(current: JoinedTable, candidate: Candidate, form: Form) -> None:
    rows = _rows_below_header(current, candidate)
    rows, again = without_again(current.rows, rows, form)
    current.again.extend(again)
    if current.rows and rows:
        whole = rejoin(current.rows[-1], rows[0], current.rows[:-1] + rows[1:], current.table, form)
        if whole is not None:
            current.rows[-1] = whole
            rows = rows[1:]
    current.rows.extend(rows)
    current.pieces.append(candidate)
