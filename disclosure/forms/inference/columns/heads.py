"""Where a table's head ends, and what each of its columns holds: before any meaning is given.

What belongs here: geometry and the kinds of content. What does not: words of the trade beyond
telling a name from a head.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

from disclosure.documents.document import Cell
from disclosure.forms.headers import Path, column_paths, is_numbering
from disclosure.forms.inference.columns.trade_words import is_placeholder, meanings
from disclosure.forms.printed.candidates import GridRow
from disclosure.forms.printed.printed_amounts import (
    is_blank,
    is_unread_money,
    money_tokens,
    parse_amount,
)
from disclosure.forms.texts import comparable

DEEPEST = 6
_TWO = 2
_REMEMBERED = 16_384
_CODE = re.compile(r"[1-5]\d{2}(?:\d{2}){0,3}|\d{2}|[1-5]\d{2}(?:[-·/]\d{2}){1,3}")
_DOTTED = re.compile(r"[1-5]\d{2}(?:\.\d{2}){1,3}")
"""A code or an amount: the other rows and the head say which."""
_AMOUNT, _A_CODE, _WORD, _BLANK, _MAY_BE_CODE, _DASHES = range(6)
"""Kinds of content of one cell."""
_YEAR = re.compile(r"(?:19|20)\d{2}")
_QUALIFIER = re.compile(r"上年|当年|本年|上一年|增减.*|.*年(?:度)?(?:预算|决算).*")
_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]+\)|\d{1,2}[、.])"
)
_LEVELS = frozenset("类款项目")
_COUNTS_COLUMNS = "栏次"
"""What stands before the numbers of columns; 行次 is the name of a column that numbers rows."""
_TOTALS = frozenset({"合计", "总计", "收入总计", "支出总计", "本年收入合计", "本年支出合计"})


@dataclass(frozen=True, slots=True)
class Head:
    """`rows` printed rows of the grid are the head; `paths` are its texts above each column."""

    rows: int
    paths: tuple[Path, ...]

    @property
    def is_absent(self) -> bool:
        return not any(self.paths)


@dataclass(frozen=True, slots=True)
class Content:
    """What the body prints in one grid column. Of the amounts, `dotted` may be codes: 208.05.

    `dashes` are blanks that say so: what stands where no figure is.
    """

    amounts: int
    codes: int
    words: int
    blanks: int
    dotted: int = 0
    dashes: int = 0

    @property
    def is_numeric(self) -> bool:
        return self.amounts > 0 and self.words * 9 <= self.amounts

    @property
    def may_be_code(self) -> bool:
        """Whether nothing is printed but codes, or what reads like one (2080505 yuan, 208.05)."""
        return self.amounts <= self.dotted and self.words <= self.codes + self.dotted

    @property
    def is_code(self) -> bool:
        return self.codes > 0 and self.codes >= self.words and self.codes >= self.amounts


def read_head(rows: Sequence[GridRow]) -> Head:
    """The rows of names above the body, the row of column numbers with them."""
    depth = 0
    rows = rows[:DEEPEST]
    limit = len(rows)
    while depth < limit and _is_head(rows, depth):
        depth += 1
    return Head(depth, tuple(column_paths(naming_rows(rows[:depth]))))


def without_counts(rows: Sequence[GridRow]) -> tuple[GridRow, ...]:
    """The rows of a table; where no rule parts the numbers of columns from their names, the last
    lines of a head count from one on, and say nothing else (金额 over 1, 项目 over 栏次)."""
    depth = head_above_figures(rows).rows
    lowest = distinct(rows[depth - 1]) if depth else []
    counts = [int(last) for cell in lowest if (last := _last_line(cell)).isdecimal()]
    said = [cell for cell in lowest if comparable(cell.text).endswith(_COUNTS_COLUMNS)]
    counting = counts == list(range(1, len(counts) + 1))
    if not (counts and counting) or len(counts) + len(said) < _TWO:
        return tuple(rows)
    named = {
        id(cell): cell._replace(text=cell.text.rpartition("\n")[0])
        for cell in lowest
        if cell in said or _last_line(cell).isdecimal()
    }
    head = (tuple(cell and named.get(id(cell), cell) for cell in row) for row in rows[:depth])
    return (*head, *rows[depth:])


def _last_line(cell: Cell) -> str:
    """The last of several lines of a cell; nothing where it has only one."""
    above, _, last = cell.text.rpartition("\n")
    return comparable(last) if above.strip() else ""


def naming_rows(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows of a head that name columns: one text over all of them speaks of none, and one that
    counts them names those of a code at most (类 款 项 栏次 1 2 3)."""
    named = (_levels_of_code(row) if is_count(row) else row for row in rows)
    return [row for row in named if any(row) and not _is_over_all(row)]


def _levels_of_code(row: GridRow) -> GridRow:
    return tuple(cell if cell and comparable(cell.text) in _LEVELS else None for cell in row)


def _is_over_all(row: GridRow) -> bool:
    return len(row) > 1 and row[0] is not None and all(cell is row[0] for cell in row)


def below_head(rows: Sequence[GridRow], depth: int) -> Sequence[GridRow]:
    """The rows of a body; a number of a column that is merged with the places below is none of
    their figures."""
    last = rows[depth - 1] if depth else ()
    counts = {id(cell) for cell in last if cell is not None} if is_count(last) else set()
    if not counts or len(rows) == depth or not counts & set(map(id, rows[depth])):
        return rows[depth:]
    return [tuple(None if id(cell) in counts else cell for cell in row) for row in rows[depth:]]


def head_above_figures(rows: Sequence[GridRow]) -> Head:
    """The rows above the first that prints an amount or a code, whatever their words: what a person
    would take for the head of a table whose words nobody knows."""
    limit = min(DEEPEST, len(rows))
    depth = next((n for n in range(limit) if _prints_figures(rows[n])), 0)
    return Head(depth, tuple(column_paths(naming_rows(rows[:depth]))))


def _prints_figures(row: GridRow) -> bool:
    texts = [comparable(cell.text) for cell in distinct(row)]
    return any(_is_of_body(text) for text in texts if text) and not is_count(row)


def is_count(row: GridRow) -> bool:
    """Whether a row only counts the columns, ** where there is nothing to count."""
    texts = [cell.text for cell in distinct(row) if comparable(cell.text)]
    return bool(texts) and (all(is_placeholder(text) for text in texts) or is_numbering(row))


def contents(rows: Sequence[GridRow], width: int) -> list[Content]:
    """What stands in each grid column of the body; a merged cell counts where it begins."""
    texts: list[list[str]] = [[] for _ in range(width)]
    above: GridRow = ()
    for row in rows:
        before = None
        for own, cell, over in zip(texts, row, chain(above, repeat(None)), strict=False):
            if cell is not None and cell is not before and cell is not over:
                own.append(cell.text)
            before = cell
        above = row
    return [_content(Counter(map(_kind, own))) for own in texts]


def _content(counted: Counter[int]) -> Content:
    return Content(
        amounts=counted[_AMOUNT] + counted[_MAY_BE_CODE],
        codes=counted[_A_CODE],
        words=counted[_WORD],
        blanks=counted[_BLANK] + counted[_DASHES],
        dotted=counted[_MAY_BE_CODE],
        dashes=counted[_DASHES],
    )


def distinct(row: GridRow) -> list[Cell]:
    return list({id(cell): cell for cell in row if cell is not None}.values())


@lru_cache(maxsize=_REMEMBERED)
def _kind(text: str) -> int:
    plain = "".join(text.split())
    if is_blank(plain):
        return _DASHES if plain else _BLANK
    if _CODE.fullmatch(plain):
        return _A_CODE
    if _DOTTED.fullmatch(plain):
        return _MAY_BE_CODE
    is_money = parse_amount(plain, "元") is not None or _is_worded_money(text)
    return _AMOUNT if is_money else _WORD


def _is_worded_money(text: str) -> bool:
    """Whether a figure has a word with it that nobody knows (计353 626): it names no row."""
    return not text[:1].isascii() and is_unread_money(text)


@lru_cache(maxsize=_REMEMBERED)
def _is_of_body(text: str) -> bool:
    """Amounts, codes and numbers of rows stand in no head; years do."""
    is_number = text.isdecimal() and not _YEAR.fullmatch(text)
    return is_number or bool(money_tokens(text) or _CODE.fullmatch(text))


def _leaves_figures_unnamed(rows: Sequence[GridRow]) -> bool:
    """Whether over most amounts of the row below the first row prints nothing: no head does."""
    if len(rows) < _TWO:
        return False
    priced = [n for n, cell in enumerate(rows[1]) if cell is not None and money_tokens(cell.text)]
    first = rows[0]
    named = {n for n, cell in enumerate(first) if cell is not None and cell.text.strip()}
    bare = [n for n in priced if n not in named]
    return bool(bare) and len(bare) * 2 >= len(priced)


def _is_head(rows: Sequence[GridRow], depth: int) -> bool:
    """Whether one more row belongs to the head: names of columns, or hung on the rows above."""
    row = rows[depth]
    cells = [cell for cell in distinct(row) if comparable(cell.text)]
    texts = [comparable(cell.text) for cell in cells]
    if not texts or (not depth and any(map(_is_of_body, texts))):
        return False
    if is_count(row):
        return depth > 0
    if any(map(is_count, rows[:depth])) or any(map(_is_of_body, texts)):
        return False
    hung = depth > 0 and any(
        cell is not None and column < len(rows[depth - 1]) and rows[depth - 1][column] is cell
        for column, cell in enumerate(row)
        if cell is not None and comparable(cell.text)
    )
    if hung or (depth > 0 and _names_all_members(rows[depth - 1], row)):
        return True
    if len(texts) == 1 and texts[0] not in _TOTALS:
        return not depth and cells[0].column_span > 1
    return _names_columns(rows, depth, cells, texts)


def _names_all_members(above: GridRow, row: GridRow) -> bool:
    """Whether a row prints a text below every column of the groups above it, two groups at least:
    no line of a body names what stands in each of its columns."""
    groups = {id(cell) for cell in above if cell is not None and cell.column_span > 1}
    members = [
        row[column] if column < len(row) else None
        for column, cell in enumerate(above)
        if cell is not None and id(cell) in groups
    ]
    is_named = all(cell is not None and comparable(cell.text) for cell in members)
    return len(groups) >= _TWO and is_named and len({id(cell) for cell in members}) == len(members)


def _names_all_above_figures(rows: Sequence[GridRow], cells: Sequence[Cell]) -> bool:
    """Whether each column has a name of its own right above a row of figures: 基本工资 or any other
    item may be a column, and no line of a body prints words where figures are."""
    is_whole = len(cells) == len(rows[0]) > _TWO and any(meanings(cell.text) for cell in cells)
    return is_whole and len(rows) > 1 and _prints_figures(rows[1])


def _names_columns(
    rows: Sequence[GridRow], depth: int, cells: Sequence[Cell], texts: Sequence[str]
) -> bool:
    """Whether a row of texts beside each other names columns, and not a line of the body."""
    if not depth and _leaves_figures_unnamed(rows):
        return False
    if any(_NUMBERED.match(text) for text in texts):
        return len(texts) > 1 and not depth and all(meanings(text) for text in texts)
    if not depth and _names_all_above_figures(rows, cells):
        return True
    if depth and texts[0] in _TOTALS:
        cells, texts = cells[1:], texts[1:]
    known = sum(
        cell.column_span > 1 or bool(_QUALIFIER.fullmatch(text) or meanings(text))
        for cell, text in zip(cells, texts, strict=True)
    )
    return len(texts) > 1 and known * 2 >= len(texts)
