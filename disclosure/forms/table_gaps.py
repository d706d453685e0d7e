"""What of a recognised table was not read, in sentences for the bureau.

What belongs here: gaps and raw rows of one joined table. What does not: tables that no form knows
(`matcher`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from disclosure.forms.printed.printed_amounts import (
    is_blank,
    is_unread_money,
    money_tokens,
    parse_amount,
)
from disclosure.forms.recognition import JoinedTable
from disclosure.forms.texts import code_text
from disclosure.forms.typed.pieces import BodyRow, PrintedCell
from disclosure.reading import Gap, RawTable, ValueCell


def unknown_rows(joined: JoinedTable, numbers: Sequence[int]) -> list[Gap]:
    gaps = []
    for number in numbers:
        body = joined.rows[number - 1]
        text = " ".join("".join(part.split()) for part in body.printed if part.strip())
        detail = f"{joined.table.shown}有一行认不出是什么：{text}"
        gaps.append(gap_at("unknown_row", detail, joined, next(iter(body.cells.values())), text))
    return gaps


def unknown_columns(joined: JoinedTable) -> list[Gap]:
    """One gap for each column without a meaning: its head, and all that it prints as its token."""
    printed: dict[str, list[PrintedCell]] = {}
    for body in joined.rows:
        for header, cell in body.strangers:
            printed.setdefault(header, []).append(cell)
    gaps = []
    for header, cells in printed.items():
        if _counts_rows([cell.text for cell in cells]):
            continue
        tokens = ["".join(cell.text.split()) for cell in cells]
        more = f"等{len(cells)}格" if len(cells) > 1 else ""
        detail = f"{joined.table.shown}有表式以外的一栏“{header}”：{tokens[0]}{more}"
        gaps.append(gap_at("unknown_column", detail, joined, cells[0], " ".join(tokens)))
    first = joined.pieces[0]
    cell = PrintedCell("", first.page_no, first.page_label)
    for header in joined.unnamed:
        detail = f"{joined.table.shown}的“{header}”一栏不知是什么，数字已原样保留"
        gaps.append(gap_at("unknown_column", detail, joined, cell, header))
    return gaps


def _counts_rows(texts: Sequence[str]) -> bool:
    """Whether columns under one head only number the rows: 行次 1, 2, 3 …, on the right 31, 32 …"""
    numbers = sorted({int(text) for text in texts if text.strip().isdecimal()})
    steps = [after - before for before, after in pairwise(numbers)]
    return len(numbers) == len(texts) > 2 and sum(step == 1 for step in steps) * 5 >= 4 * len(steps)


def untold_columns(joined: JoinedTable, keys: Iterable[str]) -> list[Gap]:
    """A gap for figures under a column that only has a number, where no head told of it."""
    nameless = sorted({key for key in keys if key.startswith("unnamed_")})
    if not nameless or joined.unnamed:
        return []
    first = joined.pieces[0]
    cell = PrintedCell("", first.page_no, first.page_label)
    detail = f"{joined.table.shown}有{len(nameless)}栏不知是什么，数字已原样保留"
    return [gap_at("unknown_column", detail, joined, cell, nameless[0])]


def each_once(joined: JoinedTable, cells: Sequence[ValueCell]) -> tuple[list[ValueCell], list[Gap]]:
    """The cells, each place once; where a second one was read for a place, its money is told."""
    kept: dict[tuple[str | None, int, str], ValueCell] = {}
    gaps = []
    for one in cells:
        place = one.side, one.row_no, one.column_key
        if place not in kept:
            kept[place] = one
        elif one.amount_yuan is not None:
            detail = f"{joined.table.shown}的同一行同一栏读到两个数，没有采用“{one.printed}”"
            cell = PrintedCell(one.printed, one.page_no, one.page_label, one.bbox)
            gaps.append(gap_at("lost_token", detail, joined, cell, one.printed))
    return list(kept.values()), gaps


_SLIPPED = re.compile(r"[^\d.,\s-]\s*(-?\d[\d,]*\.\d{2})$")
"""A name and behind it an amount: where a value of the row is missing, this is it."""
LONGEST_NAME = 200
"""Characters. What is longer and speaks of money is prose that a broken table has taken in."""


def misplaced_amounts(joined: JoinedTable) -> list[Gap]:
    """Amounts printed where the form has names, codes or headers: they are nobody's figure.

    So are those of sentences in such a cell, as where a page's table is never closed.
    """
    first = joined.pieces[0]
    header = {cell: None for row in joined.header for cell in row if cell is not None}
    printed = [PrintedCell(c.text, first.page_no, first.page_label, c.bbox) for c in header]
    slipped: list[PrintedCell] = []
    for body in joined.rows:
        has_room = _has_blank_value(joined, body)
        for (side_no, column_no), cell in body.cells.items():
            column = joined.table.sides[side_no].columns[column_no]
            if has_room and not column.is_value and (found := _SLIPPED.search(cell.text)):
                slipped.append(cell._replace(text=found[1]))
            is_code = column.role == "code" and code_text(cell.text).isdecimal()
            if not column.is_value and not is_code and column.role != "quantity":
                printed.append(cell)
    return [
        gap_at(
            "lost_token",
            f"{joined.table.shown}的“{_shortened(token)}”印在不是数值的一格里",
            joined,
            cell,
            token,
        )
        for cell in (*slipped, *printed)
        if _holds_money(cell.text, token := "".join(cell.text.split()))
    ]


def _holds_money(text: str, token: str) -> bool:
    """Whether a text is money, or speaks of it at length; figures below each other are apart only
    in the text as it is printed."""
    if len(money_tokens(text)) > 1 and is_unread_money(text):
        return True
    return bool(money_tokens(token)) and bool(
        len(token) > LONGEST_NAME or parse_amount(token, "元") or is_unread_money(token)
    )


def _has_blank_value(joined: JoinedTable, body: BodyRow) -> bool:
    sides = joined.table.sides
    return any(
        sides[side_no].columns[column_no].is_value and is_blank(cell.text)
        for (side_no, column_no), cell in body.cells.items()
    )


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[:40]}……（共{len(text)}字）"


def gap_at(
    kind: Literal["not_an_amount", "unknown_row", "unknown_column", "lost_token"],
    detail: str,
    joined: JoinedTable,
    cell: PrintedCell,
    token: str,
) -> Gap:
    return Gap(
        kind=kind,
        detail=detail,
        table_no=joined.table.table_no,
        page_no=cell.page_no,
        page_label=cell.page_label,
        token=token,
        bbox=cell.bbox,
    )


def counted_rows(joined: JoinedTable) -> Iterator[int]:
    """Numbers, from 1, of rows that print a quantity, or a share: it is no money, and kept as it
    is printed."""
    places = {
        (side_no, column_no)
        for side_no, side in enumerate(joined.table.sides)
        for column_no, column in enumerate(side.columns)
        if column.role == "quantity"
    }
    for number, body in enumerate(joined.rows, start=1) if places else ():
        if any(not is_blank(body.cells[place].text) for place in places & body.cells.keys()):
            yield number


def raw_row(body: BodyRow) -> RawTable:
    cell = next(iter(body.cells.values()))
    return RawTable(
        page_no=cell.page_no, page_label=cell.page_label, bbox=cell.bbox, grid=(body.printed,)
    )
