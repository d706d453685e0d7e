"""From a document's candidates to inferred tables: where each begins, and which pieces go on.

What belongs here: title, head and body of each piece, and joining pieces. What does not: what a
column or row means (`columns`, `rows`).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from disclosure.documents.document import Cell
from disclosure.forms.continuation import columns_by_place, is_restart, without_again
from disclosure.forms.declaration import Form, FormTable
from disclosure.forms.headers import ColumnId, HeaderMatch, Path
from disclosure.forms.inference.columns.column_assignment import meanings_of
from disclosure.forms.inference.columns.heads import (
    Head,
    below_head,
    contents,
    is_count,
    naming_rows,
    read_head,
    without_counts,
)
from disclosure.forms.inference.columns.trade_words import meanings
from disclosure.forms.inference.content import kind_of
from disclosure.forms.inference.fitting import Fitted, amounts_of, fitted
from disclosure.forms.inference.joining import rejoined
from disclosure.forms.inference.roles import (
    BY_CLASSES,
    has_classes,
    kind_for,
    role_numbered,
    role_of,
)
from disclosure.forms.inference.rows.name_levels import name_levels
from disclosure.forms.inference.rows.stacked_lists import (
    beside,
    named_rows,
    on_the_left,
    on_the_right,
    second_head,
)
from disclosure.forms.inference.table_titles import read_inferred_captions
from disclosure.forms.inference.taught import TableCorrection, with_taught_columns
from disclosure.forms.printed.candidates import Candidate, GridRow
from disclosure.forms.printed.captions import Captions
from disclosure.forms.recognition import JoinedTable, Recognition, is_untitled
from disclosure.forms.texts import comparable, header_text, printed_years
from disclosure.forms.typed.pieces import BodyRow, body_rows, row_texts


@dataclass(frozen=True, slots=True)
class TablePiece:
    """A table of one page with its head, its body and what stands above."""

    candidate: Candidate
    head: Head
    body: tuple[GridRow, ...]
    captions: Captions

    @property
    def title(self) -> str:
        return header_text(self.captions.title or "")


@dataclass(slots=True)
class TableRun:
    """Pieces of one table, in order, before anything of it is known.

    Where two lists stood above each other, `shift` columns lie left of the second, which goes on;
    `upper` is the head of the first, which pages may repeat.
    """

    pieces: list[TablePiece]
    shift: int = 0
    upper: Head | None = None

    @property
    def head(self) -> Head:
        return self.pieces[0].head


def infer_tables(runs: Sequence[TableRun], form: Form) -> Recognition:
    """The tables whose role and columns their own evidence tells; all others are unknown. Those of
    details (明细) are asked last: where a whole one is printed, the role is that one's."""
    result = Recognition()
    year = newest_year(runs)
    for run in sorted(runs, key=lambda one: "明细" in one.pieces[0].title):
        joined = table_of(run, form, year)
        if joined is None:
            result.unknown.extend((piece.candidate, None) for piece in run.pieces)
        elif any(known.table.table_no == joined.table.table_no for known in result.tables):
            if not _told_by_classes(joined, result.tables):
                result.duplicates.append(joined)
        else:
            result.tables.append(joined)
        result.unknown.extend((copy, None) for copy in (joined.copies if joined else ()))
    return result


def _told_by_classes(joined: JoinedTable, known: list[JoinedTable]) -> bool:
    """Whether of two tables of one role one prints a column an economic class: that is a table by
    functions and classes, and the other is what both seemed."""
    if any(one.table.table_no == BY_CLASSES for one in known):
        return False
    twin = next(one for one in known if one.table.table_no == joined.table.table_no)
    split = [one for one in (twin, joined) if has_classes(one.table)]
    if len(split) != 1:
        return False
    table = split[0].table.model_copy(update={"table_no": BY_CLASSES})
    table._is_numbered = False
    split[0].table = table
    known.append(joined)
    return True


def table_runs(candidates: Sequence[Candidate | None], form: Form) -> list[TableRun]:
    """The candidates as tables of one or more pieces, before anything is known of them."""
    runs: list[TableRun] = []
    is_open = False
    for candidate in candidates:
        if candidate is None:
            is_open = False
            continue
        piece = _piece(candidate)
        if is_open and runs and piece.head.is_absent:
            first = runs[-1].pieces[0]
            names = first.candidate.rows[: first.head.rows]
            piece = replace(piece, body=_without_names(piece.body, names))
        if is_open and runs and _goes_on(runs[-1], piece, form):
            runs[-1].pieces.append(_under(runs[-1], piece))
        else:
            runs.append(TableRun([piece]))
            is_open = True
        _set_lists_beside(runs[-1])
    return runs


def _piece(candidate: Candidate) -> TablePiece:
    rows = without_counts(candidate.rows)
    head = read_head(rows)
    captions = read_inferred_captions(candidate.lines)
    body = _without_names(below_head(rows, head.rows), rows[: head.rows])
    return TablePiece(replace(candidate, rows=rows), head, body, captions)


def _without_names(rows: Sequence[GridRow], head: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The rows of a body; where a head is printed again among them it says nothing new."""
    printed = [row_texts(row) for row in head]
    whole = {texts for texts in printed if len(set(texts)) > 1}
    names = {text for texts in printed for text in texts if text}
    return tuple(
        row
        for row in rows
        if (texts := row_texts(row)) not in whole and not _only_names(texts, names)
    )


def _only_names(texts: tuple[str, ...], names: Set[str]) -> bool:
    """Whether a row prints two names of columns or more, and nothing else."""
    printed = {text for text in texts if text and not text.isdecimal()}
    return len(printed & names) > 1 and all(_is_made_of(text, names) for text in texts)


def _is_made_of(text: str, names: Set[str]) -> bool:
    """Whether a text is a name, or names of groups and columns one below the other."""
    return not text or any(
        text.startswith(name) and _is_made_of(text[len(name) :], names) for name in names
    )


def _under(run: TableRun, piece: TablePiece) -> TablePiece:
    """The piece in the columns of the list that it would go on with."""
    if not run.shift or not (piece.head.is_absent or _repeats_upper(run, piece)):
        return piece
    return _headless(piece, on_the_right(piece.body, run.shift))


def _repeats_upper(run: TableRun, piece: TablePiece) -> bool:
    """Whether a page prints the head of the first list again, above rows of the second."""
    return run.upper is not None and _same_head(run.upper, piece.head)


def _headless(piece: TablePiece, rows: Sequence[GridRow]) -> TablePiece:
    candidate = replace(piece.candidate, rows=tuple(rows))
    return replace(piece, candidate=candidate, head=Head(0, ()), body=candidate.rows)


def _set_lists_beside(run: TableRun) -> None:
    """Where the last piece begins a second list below the first, both stand beside each other."""
    *before, last = run.pieces
    above = [row for piece in before for row in piece.body]
    width = run.pieces[0].candidate.column_count
    second = None if run.shift else second_head(last.body, above, run.head)
    if second is None or last.candidate.column_count != width:
        return
    upper = named_rows(run.pieces[0].candidate.rows[: run.head.rows])
    lists = [on_the_left(piece.body, width) for piece in before]
    lower = on_the_right(last.body[second.end :], width)
    lists.append([*on_the_left(last.body[: second.start], width), *lower])
    pieces = [_headless(one, rows) for one, rows in zip(run.pieces, lists, strict=True)]
    rows = (*beside(upper, second.names, width), *lists[0])
    first = _piece(replace(pieces[0].candidate, rows=rows))
    run.pieces, run.shift, run.upper = [first, *pieces[1:]], width, run.head


def _goes_on(run: TableRun, piece: TablePiece, form: Form) -> bool:
    """Whether a piece belongs to the table before: the same title and head, or none of its own."""
    first, last = run.pieces[0], run.pieces[-1]
    if piece.title and piece.title != first.title:
        return False
    if piece.captions.number not in (None, first.captions.number):
        return False
    if piece.head.is_absent:
        return _goes_on_headless(run, _under(run, piece), form)
    if _repeats_upper(run, piece):
        return True
    return _same_head(first.head, piece.head) and bool(piece.title or not _is_closed(last, piece))


def _is_closed(last: TablePiece, piece: TablePiece) -> bool:
    """Whether a note ends the table above; one that stands under both pieces is every page's."""
    notes = [comparable(note) for note in last.candidate.notes]
    return bool(notes) and notes != [comparable(note) for note in piece.candidate.notes]


def _goes_on_headless(run: TableRun, piece: TablePiece, form: Form) -> bool:
    last, width = run.pieces[-1], run.pieces[0].candidate.column_count
    if piece.title or _is_closed(last, piece) or not is_untitled(piece.candidate, form):
        return False
    if piece.candidate.column_count == width:
        return _prints_alike(run, piece, width)
    return _fits_by_place(run, piece)


def _prints_alike(run: TableRun, piece: TablePiece, width: int) -> bool:
    """Whether a headless piece prints figures where the table does, and nothing else there.

    Below a head that a page parts from its rows the piece stands in the same columns.
    """
    above = [row for p in run.pieces if p.candidate.column_count == width for row in p.body]
    if not above:
        own = contents(piece.body, width)
        return any(one.is_numeric for one in own) and _fits_by_place(run, piece)
    pairs = zip(contents(above, width), contents(piece.body, width), strict=True)
    paths = [*run.head.paths, *[()] * (width - len(run.head.paths))]
    figures = [
        (mine, theirs)
        for path, (mine, theirs) in zip(paths, pairs, strict=True)
        if (mine.is_numeric and not _is_of_names(path))
        or (mine.codes and not mine.words and _is_of_figures(path))
    ]
    return (
        bool(figures)
        and not any(theirs.words for _, theirs in figures)
        and any(theirs.amounts or theirs.codes or theirs.blanks for _, theirs in figures)
    )


def _is_of_figures(path: Path) -> bool:
    """Whether a head speaks of money: 28355 below it is no code."""
    return bool(path) and any(one.is_value for one in meanings(path[-1]))


def _is_of_names(path: Path) -> bool:
    """Whether a head speaks of codes or names alone: 307 and 307001 below it are no figures."""
    known = meanings(path[-1]) if path else []
    return bool(known) and not any(one.is_value for one in known)


def _same_head(first: Head, other: Head) -> bool:
    mine = [path[-1] if path else "" for path in first.paths]
    theirs = [path[-1] if path else "" for path in other.paths]
    if len(mine) != len(theirs):
        return False
    return sum(a == b for a, b in zip(mine, theirs, strict=True)) * 5 >= len(mine) * 4


def _fits_by_place(run: TableRun, piece: TablePiece) -> bool:
    return columns_by_place(_every_column(run), _header(run), piece.candidate) is not None


def _every_column(run: TableRun) -> HeaderMatch:
    columns: dict[ColumnId, tuple[int, ...]] = {
        (0, n): (n,) for n in range(run.pieces[0].candidate.column_count)
    }
    return HeaderMatch(run.head.rows, columns, {}, 0)


def _header(run: TableRun) -> tuple[GridRow, ...]:
    rows = run.pieces[0].candidate.rows[: run.head.rows]
    return tuple(row for row in rows if not is_count(row))


def table_of(
    run: TableRun, form: Form, year: int | None, taught: TableCorrection | None = None
) -> JoinedTable | None:
    """The table that a run is, by its own evidence and what was `taught` of it; None where neither
    tells its role and columns. `year` is the newest that the document's tables print."""
    first = run.pieces[0]
    width = first.candidate.column_count
    body = [
        row for piece in run.pieces if piece.candidate.column_count == width for row in piece.body
    ]
    if first.head.is_absent:
        return None
    years = _years_above(first, width)
    paths: list[Path] = [*first.head.paths, *[()] * (width - len(first.head.paths))]
    head = replace(first.head, paths=tuple(paths))
    title = comparable(first.captions.title or "")
    columns = meanings_of(paths, contents(body, width), years, year, title=title)
    if taught is not None:
        columns = with_taught_columns(columns, paths, taught)
    kind = kind_of(head, body, columns, title)
    role = role_of(kind, title)
    if taught is not None and taught.table_no is not None:
        role = role_numbered(taught.table_no)
        kind = kind_for(role, kind)
    if role is None or kind is None:
        return None
    amounts = amounts_of(body, width)
    levels = name_levels(columns, body)
    found = fitted(role, kind, head, columns, amounts, year=year, levels=levels)
    return replace(_joined(run, found, form), year=year) if found is not None else None


def newest_year(runs: Sequence[TableRun]) -> int | None:
    """The newest year that the titles and heads of a document's tables print."""
    return max(filter(None, map(_year_of, runs)), default=None)


def _year_of(run: TableRun) -> int | None:
    """The newest year in a table's title and head."""
    first = run.pieces[0]
    years = [first.captions.year, *_years_above(first, len(first.head.paths))]
    return max(filter(None, years), default=None)


def _years_above(piece: TablePiece, width: int) -> list[int | None]:
    """The year printed above each column, from its own head."""
    names = naming_rows(piece.candidate.rows[: piece.head.rows])
    return [_first_year([row[n] for row in names if n < len(row)]) for n in range(width)]


def _first_year(cells: Sequence[Cell | None]) -> int | None:
    years = (year for cell in cells if cell is not None for year in printed_years(cell.text))
    return next(years, None)


def _joined(run: TableRun, found: Fitted, form: Form) -> JoinedTable:
    header = _header(run)
    rows: list[BodyRow] = []
    copies: list[Candidate] = []
    again: list[BodyRow] = []
    for piece in run.pieces:
        match = found.match
        if piece.candidate.column_count != run.pieces[0].candidate.column_count:
            match = columns_by_place(found.match, header, piece.candidate) or found.match
        own = body_rows(piece.candidate, piece.body, match, header)
        is_copy = len(rows) > 1 < len(own) and is_restart(rows, own, form)
        own, repeated = without_again(rows, own, form)
        if is_copy or (rows and own and is_restart(rows, own, form)):
            copies.append(piece.candidate)
            continue
        again += repeated
        if rows and (
            rest := body_rows(piece.candidate, piece.body[:1], match, header, numbered=True)
        ):
            rows[-1] = rejoined(rows, rest[0], found.table, form) or rows[-1]
        elif rows and own and (whole := rejoined(rows, own[0], found.table, form)):
            rows[-1], own = whole, own[1:]
        rows.extend(own)
    captions = run.pieces[0].captions
    if captions.unit is None:
        units = (piece.captions.unit for piece in run.pieces)
        captions = replace(captions, unit=next(filter(None, units), None))
    pieces = [piece.candidate for piece in run.pieces if piece.candidate not in copies]
    return JoinedTable(
        table=_named(
            found.table, captions, shared_total=found.table.shared_total and not run.shift
        ),
        captions=captions,
        match=found.match,
        header=run.pieces[0].candidate.rows[: run.head.rows],
        pieces=pieces,
        rows=rows,
        unnamed=found.unnamed,
        recognised_by=tuple(sorted({"title", *found.by} - {""})),
        copies=copies,
        again=again,
    )


def _named(table: FormTable, captions: Captions, *, shared_total: bool) -> FormTable:
    title = captions.title or table.title
    named = table.model_copy(update={"title": title, "shared_total": shared_total})
    named._is_numbered = False
    return named
