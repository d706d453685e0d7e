"""A table as pages and Excel both show it: columns with a kind, rows, and the SQL that gave them.

What belongs here: the shape. What does not: markup (`templates/table.html`), sheets (`excel`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Row = dict[str, Any]
Kind = Literal["text", "money", "count", "number", "share", "change", "date"]
"""money: Decimal yuan. number: a figure that is no money. share: a fraction of 1. change: a signed
fraction. Text is never markup."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key in each row, its Chinese head, its kind; `href` names the row's link.

    A `narrow` column is left out on a phone's screen, never in print or Excel. `note` is a remark
    on its head in Excel. What is `aside` stands to the right of what Excel prints.
    """

    key: str
    title: str
    kind: Kind = "text"
    href: str | None = None
    narrow: bool = True
    note: str = ""
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`notes` say what the figures contain; `sql` is the very text that was run; `total` is summed
    from `rows` where adding up makes sense; `frozen` columns stay in sight in Excel."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    sql: str
    notes: Sequence[str] = ()
    total: Row | None = None
    empty: str = "没有可列的数。"
    frozen: int = 0
    extra: dict[str, Any] = field(default_factory=dict)
