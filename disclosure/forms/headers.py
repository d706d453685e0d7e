"""Which physical column of a grid is which declared column, and where the body begins.

What belongs here: matching header rows against a form's header tree. What does not: titles, and
what a body row means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from disclosure.documents.document import Cell
from disclosure.forms.declaration import Column, FormTable
from disclosure.forms.inference.columns.trade_words import is_qualified, meanings
from disclosure.forms.printed.candidates import GridRow
from disclosure.forms.texts import comparable, header_text

ColumnId = tuple[int, int]
"""Position of the side in its table and of the column in its side."""
Path = tuple[str, ...]

_DEEPEST_HEADER = 5
_MOST = 0.75
_REMEMBERED = 4_096
_TWO = 2
_MANY = 4
_SAYS_NUMBERING = frozenset({"栏次", "行次", "序号", "**"})
_OF_NUMBERING = re.compile(r"栏次|行次|序号|\*+|[-—─]+|[类款项目]")
_COLUMN_NUMBER = re.compile(r"\(?(\d{1,2})\)?(?:栏|=[\d+\-=]+)?$")
_LEAF, _ANCESTOR, _STRANGER, _MEANT = 100, 10, -15, 55


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """`columns` are the grid columns of each declared one (several where rules split a column).

    `unknown` are grid columns with a header text that the form does not know; `labels` and `totals`
    are the declared columns of names and of totals; `notes` say nothing of their row.
    """

    header_rows: int
    columns: dict[ColumnId, tuple[int, ...]]
    unknown: dict[int, str]
    score: int
    labels: frozenset[ColumnId] = frozenset()
    totals: frozenset[ColumnId] = frozenset()
    notes: frozenset[ColumnId] = frozenset()


def match_header(rows: Sequence[GridRow], table: FormTable) -> HeaderMatch | None:
    """The best reading of the first rows as the header; None if a required column is absent."""
    best: HeaderMatch | None = None
    for depth in range(1, min(_DEEPEST_HEADER, len(rows)) + 1):
        found = _match_paths(column_paths(rows[:depth]), depth, table)
        if found is not None and (best is None or found.score >= best.score):
            best = found
    if best is None:
        return None
    extra = 1 if len(rows) > best.header_rows and is_numbering(rows[best.header_rows]) else 0
    return replace(best, header_rows=best.header_rows + extra)


def is_numbering(row: GridRow) -> bool:
    """Whether a row only counts the columns: 1 2 3 …, perhaps behind the word 栏次 and the levels
    of a code (类 款 项).

    Halves of a list beside each other may each begin at 1, groups of columns again at a number that
    was there before (1 … 7 5 6 7). A head that reaches down beside it (占比) is none of its own,
    where the row says that it counts, or counts many. 栏 and 次 may stand in cells of their own.
    """
    counts: list[int] = []
    said = ""
    cells = _distinct(row)
    says_so = any(comparable(cell.text) in _SAYS_NUMBERING for cell in cells)
    first = max((cell.row for cell in cells), default=0)
    own = [cell for cell in cells if cell.row == first]
    is_beside_a_head = len(own) < len(cells) and (says_so or len(own) >= _MANY)
    for cell in own if is_beside_a_head else cells:
        text = comparable(cell.text)
        if not text or _OF_NUMBERING.fullmatch(text):
            continue
        number = _COLUMN_NUMBER.match(text)
        if number is not None and int(number.group(1)):
            counts.append(int(number.group(1)))
            continue
        said += text
        if counts or not any(name.startswith(said) for name in _SAYS_NUMBERING):
            return False  # most rows say so by their first text
    if not counts or (said and said not in _SAYS_NUMBERING):
        return False
    return (bool(says_so or said) and len(set(counts)) == len(counts)) or _runs_on(counts)


def _runs_on(counts: Sequence[int]) -> bool:
    if len(counts) < _TWO:
        return False
    half = list(range(1, len(counts) // 2 + 1))
    steps = list(pairwise(counts))
    goes_on = sum(after == before + 1 for before, after in steps) >= _MOST * len(steps)
    seen_before = all(after == before + 1 or after < before for before, after in steps)
    return (counts[0] == 1 and goes_on and seen_before) or (len(half) > 1 and counts == half * 2)


def is_heading(texts: Sequence[str], table: FormTable) -> bool:
    """Whether a row prints nothing but the names of columns: the last level of a header."""
    leaves = {
        text
        for side in table.sides
        for column in side.value_columns
        for text in column.header_levels[-1]
    }
    printed = {header_text(text) for text in texts if text.strip()}
    return len(printed) > 1 and printed <= leaves


def column_paths(rows: Sequence[GridRow]) -> list[Path]:
    """The header texts above each grid column from the top down, repeated ones once."""
    width = max((len(row) for row in rows), default=0)
    paths: list[Path] = []
    for column in range(width):
        path: list[str] = []
        for row in rows:
            cell = row[column] if column < len(row) else None
            text = header_text(cell.text) if cell is not None else ""
            if text and (not path or path[-1] != text):
                path.append(text)
        paths.append(tuple(path))
    return paths


def _match_paths(paths: list[Path], depth: int, table: FormTable) -> HeaderMatch | None:
    declared = [
        ((side_no, column_no), column)
        for side_no, side in enumerate(table.sides)
        for column_no, column in enumerate(side.columns)
    ]
    offers: list[tuple[int, int, int, int]] = []
    for physical, path in enumerate(paths):
        meant = _meant(path)
        for order, (_, column) in enumerate(declared):
            score = _agreement(path, column) or _agreement_in_meaning(path, meant, column)
            if score > 0:
                offers.append((-score, abs(physical - order), order, physical))
    if len(table.sides) == 1:
        offers = _told_apart(offers)
    taken: dict[int, int] = {}
    held: set[int] = set()
    total = 0
    for negative, _, order, physical in sorted(offers):
        if order not in taken and physical not in held:
            taken[order] = physical
            held.add(physical)
            total -= negative
    if any(column.required and order not in taken for order, (_, column) in enumerate(declared)):
        return None
    if _is_ambiguous(offers, taken, paths):
        return None
    labels = frozenset(position for position, column in declared if column.role == "label")
    totals = frozenset(position for position, column in declared if column.role == "total")
    columns = {
        declared[order][0]: _with_twins(physical, paths, taken, declared[order][0] in labels)
        for order, physical in taken.items()
    }
    used = {physical for group in columns.values() for physical in group}
    unknown = {
        physical: path[-1] for physical, path in enumerate(paths) if physical not in used and path
    }
    score = total - _LEAF // 2 * len(unknown)
    return HeaderMatch(depth, columns, unknown, score, labels, totals & columns.keys())


def _is_ambiguous(
    offers: Sequence[tuple[int, int, int, int]], taken: dict[int, int], paths: Sequence[Path]
) -> bool:
    """Whether a column was chosen by its place alone among others under the same last text.

    合计 below 本年收入 is not 合计 below 本年支出: which one a form means, that text does not say.
    """
    chosen = {order: score for score, _, order, physical in offers if taken.get(order) == physical}
    held = {*taken.values()}
    return any(
        score == chosen.get(order)
        and score >= -_LEAF
        and physical not in held
        and paths[physical] != paths[taken[order]]
        for score, _, order, physical in offers
    )


def _told_apart(offers: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Without those of columns that only their meaning offers, two or more for one declared."""
    best = {order: min(offer for offer in offers if offer[2] == order) for _, _, order, _ in offers}
    meant = {
        order: sum(o == order and -score < _LEAF + _STRANGER for score, _, o, _ in offers)
        for order, (score, *_) in best.items()
        if -score < _LEAF + _STRANGER
    }
    return [offer for offer in offers if meant.get(offer[2], 0) < 2]


def _agreement(path: Path, column: Column) -> int:
    """How well a printed header path fits a declared column; 0 if its leaf differs."""
    levels = column.header_levels
    if not path or path[-1] not in levels[-1]:
        return 0
    above, printed = levels[:-1], path[:-1]
    if not above or not printed:
        return _LEAF
    agreeing = sum(any(text in level for text in printed) for level in above)
    return _LEAF + (agreeing * _ANCESTOR if agreeing else _STRANGER)


@lru_cache(maxsize=_REMEMBERED)
def _meant(path: Path) -> frozenset[str]:
    """The concepts that a head path may name: none where it speaks of another year or a part."""
    if not path or is_qualified(path):
        return frozenset()
    return frozenset(one.key for one in meanings(path[-1]))


def _agreement_in_meaning(path: Path, meant: frozenset[str], column: Column) -> int:
    """How well a head that the form does not know fits a declared column by what it means.

    Less than any head that the form knows: that one is taken first.
    """
    if not meant or column.key is None or "/" in column.key:
        return 0
    wanted = "total" if column.key == "amount" else column.key
    if wanted not in meant:
        return 0
    above = column.header_levels[:-1]
    agreeing = sum(any(text in level for text in path[:-1]) for level in above)
    return _MEANT + agreeing if agreeing or not (above and path[:-1]) else 0


def _with_twins(
    physical: int, paths: list[Path], taken: dict[int, int], is_label: bool
) -> tuple[int, ...]:
    """A column and its neighbours to the right under the very same header cells.

    A name may also go on into columns without any header: a group and, beside it, its members.
    """
    group = [physical]
    following = physical + 1
    while (
        following < len(paths)
        and following not in taken.values()
        and (paths[following] == paths[physical] or (is_label and not paths[following]))
    ):
        group.append(following)
        following += 1
    return tuple(group)


def _distinct(row: GridRow) -> list[Cell]:
    return list({id(cell): cell for cell in row if cell is not None}.values())
