"""What somebody told of a table that the reader took for none or for another.

What belongs here: a correction, which tables it is about, and its columns. What does not: keeping
corrections (`warehouse.corrections`), and how a taught table is read (`reading_tables`).

A correction is about a title and a head, not about a file: what was told of one department's table
holds for every table of the same make. Nothing told is exempt from the sums of the table's role.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from disclosure.forms.headers import Path
from disclosure.forms.inference.columns.column_keys import Meaning
from disclosure.forms.inference.columns.trade_words import concepts
from disclosure.forms.texts import YEAR, comparable, header_text

BY_HAND = "correction"
"""In `recognised_by`: what somebody told."""
KEY_LENGTH = 12


@dataclass(frozen=True, slots=True)
class TableCorrection:
    """`columns` are pairs of a head as `column_heads` writes it and the key of a column.

    `table_no` None leaves the table what it is; `said` is who told what and when, in Chinese.
    """

    correction_id: str
    head_key: str
    said: str
    table_no: int | None = None
    is_no_table: bool = False
    columns: tuple[tuple[str, str], ...] = ()


def head_key(
    title: str | None, agency: str | None, paths: Sequence[Path], first_rows: Sequence[str]
) -> str:
    """What tables of one make share: the title, less year and department, and the heads.

    A table without a head is like no other: its `first_rows` tell it.
    """
    plain = header_text(title or "").rpartition(YEAR)[2]
    plain = plain.replace(comparable(agency), "") if agency else plain
    told = [plain, *column_heads(paths)]
    if not any(paths):
        told += map(comparable, first_rows)
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:KEY_LENGTH]


def column_heads(paths: Sequence[Path]) -> tuple[str, ...]:
    """Each column's head in one text, its groups before it: 本年支出/基本支出."""
    return tuple("/".join(path) for path in paths)


def with_taught_columns(
    columns: Sequence[Meaning], paths: Sequence[Path], taught: TableCorrection
) -> list[Meaning]:
    """The columns with what was told of them; what was told wins over a column of the same key."""
    told = dict(taught.columns)
    kinds = {one.key: one.kind for one in concepts() if not one.is_value}
    given = {number: told[head] for number, head in enumerate(column_heads(paths)) if head in told}
    taken = {*given.values()}
    found = []
    for one in columns:
        key = given.get(one.column)
        if key is not None:
            kind = kinds.get(key, "value")
            found.append(replace(one, kind=kind, key=key, by=BY_HAND, group=""))
        elif one.kind == "value" and one.key in taken:
            found.append(replace(one, key=None, by=""))
        else:
            found.append(one)
    return found
