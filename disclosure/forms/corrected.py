"""A document's recognised tables, as corrections of its heads leave them.

What belongs here: which tables corrections are about, reading those by what was told, and the heads
by which the next correction can be told. What does not: what a correction says (`taught`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from disclosure.forms.declaration import Form
from disclosure.forms.inference.beside_families import place_of
from disclosure.forms.inference.columns.heads import head_above_figures
from disclosure.forms.inference.columns.trade_words import concepts
from disclosure.forms.inference.reading_tables import TableRun, newest_year, table_of
from disclosure.forms.inference.roles import general_form
from disclosure.forms.inference.taught import BY_HAND, TableCorrection, column_heads, head_key
from disclosure.forms.recognition import JoinedTable, Recognition
from disclosure.reading import TableHead

_FIRST_ROWS = 3
Place = tuple[int, int, int]


def key_of(run: TableRun) -> str:
    """The key that corrections of this table go by."""
    first = run.pieces[0]
    rows = [cell.text for row in first.candidate.rows[:_FIRST_ROWS] for cell in row if cell]
    return head_key(first.captions.title, first.captions.agency, run.head.paths, rows)


def keyed(runs: Iterable[TableRun]) -> list[tuple[str, TableRun]]:
    """The tables of a document, known or not, with their keys; a head that nothing knows counts."""
    return [(key_of(run), run) for run in map(_headed, runs)]


def _headed(run: TableRun) -> TableRun:
    if not run.head.is_absent:
        return run
    pieces = []
    for piece in run.pieces:
        rows = piece.candidate.rows
        head = head_above_figures(rows)
        pieces.append(replace(piece, head=head, body=rows[head.rows :]))
    return TableRun(pieces)


def with_corrections(
    form: Form,
    found: Recognition,
    runs: Sequence[tuple[str, TableRun]],
    corrections: Sequence[TableCorrection],
) -> Recognition:
    """The tables after what was told: taught ones instead of what was recognised in their place.

    One that can't be read as told stays as it was found.
    """
    told = {one.head_key: _understood(one) for one in corrections}
    year = newest_year([run for _, run in runs])
    for key, run in runs:
        if taught := told.get(key):
            found = _corrected(form, found, run, taught, year)
    return found


def _understood(taught: TableCorrection) -> TableCorrection:
    """Without columns that no role has: what an earlier version of ours called them."""
    known = {
        column.key
        for table in general_form("budget").tables
        for side in table.sides
        for column in side.columns
    } | {one.key for one in concepts() if not one.is_value}
    return replace(taught, columns=tuple(pair for pair in taught.columns if pair[1] in known))


def _corrected(
    form: Form, found: Recognition, run: TableRun, taught: TableCorrection, year: int | None
) -> Recognition:
    places = {place_of(piece.candidate) for piece in run.pieces}
    if taught.is_no_table:
        left = _without(found, places)
        left.dismissed.extend(piece.candidate for piece in run.pieces)
        return left
    before = next((one for one in found.tables if _touches(one, places)), None)
    if taught.table_no is None and before is not None:
        taught = replace(taught, table_no=before.table.table_no)
    joined = table_of(run, form, year, taught)
    if joined is None or not _is_fit(joined, form, run, taught):
        return found
    joined.is_inferred = True
    joined.recognised_by = tuple(sorted({*joined.recognised_by, BY_HAND}))
    left = _without(found, places)
    number = joined.table.table_no
    others = [one for one in left.tables if one.table.table_no == number]
    left.tables = [one for one in left.tables if one.table.table_no != number]
    left.duplicates.extend(others)
    left.tables.append(joined)
    left.unknown.extend((copy, None) for copy in joined.copies)
    return left


def _is_fit(joined: JoinedTable, form: Form, run: TableRun, taught: TableCorrection) -> bool:
    """Whether the form has such a table, and each column became what was told of it."""
    declared = {table.table_no: table for table in form.tables}.get(joined.table.table_no)
    if declared is None:
        return False
    if not {side.side for side in joined.table.sides} <= {side.side for side in declared.sides}:
        return False
    became = {
        grid: joined.table.sides[side].columns[column]
        for (side, column), group in joined.match.columns.items()
        for grid in group
    }
    heads = column_heads(run.head.paths)
    told = [(heads.index(head), key) for head, key in taught.columns if head in heads]
    return all(
        (column := became.get(number)) is not None
        and (not column.is_value or _same_key(str(column.key), key))
        for number, key in told
    )


def _same_key(key: str, told: str) -> bool:
    own = key.rpartition("/")[2]
    return own == told or (own, told) == ("amount", "total")


def heads_of(
    found: Recognition,
    runs: Sequence[tuple[str, TableRun]],
    corrections: Sequence[TableCorrection],
) -> tuple[TableHead, ...]:
    """All tables by their heads, as `found` holds them now, and what was told of them."""
    told = {one.head_key: one for one in corrections}
    dismissed = {place_of(one) for one in found.dismissed}
    return tuple(_head(key, run, found, told.get(key), dismissed) for key, run in runs)


def _head(
    key: str,
    run: TableRun,
    found: Recognition,
    taught: TableCorrection | None,
    dismissed: set[Place],
) -> TableHead:
    places = {place_of(piece.candidate) for piece in run.pieces}
    table = next((one for one in found.tables if _touches(one, places)), None)
    is_applied = bool(places & dismissed) or (table is not None and BY_HAND in table.recognised_by)
    pages = [piece.candidate.page_no for piece in run.pieces]
    return TableHead(
        head_key=key,
        page_from=min(pages),
        page_to=max(pages),
        title=run.pieces[0].captions.title or "",
        columns=column_heads(run.head.paths),
        table_no=table.table.table_no if table is not None else None,
        correction_id=taught.correction_id if taught else None,
        said=taught.said if taught else None,
        is_applied=is_applied and taught is not None,
    )


def _without(found: Recognition, places: set[Place]) -> Recognition:
    return Recognition(
        tables=[one for one in found.tables if not _touches(one, places)],
        duplicates=[one for one in found.duplicates if not _touches(one, places)],
        unknown=[one for one in found.unknown if place_of(one[0]) not in places],
        dismissed=list(found.dismissed),
    )


def _touches(joined: JoinedTable, places: set[Place]) -> bool:
    return any(place_of(piece) in places for piece in joined.pieces)
