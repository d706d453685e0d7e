"""Of which year a report is where file and link say different ones: the day it came decides.

What belongs here: a cover that was copied from last year's report, told from last year's report
that was put up again. What does not: what a file or a link says (`identity`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from collection.bodies import Claimed
from disclosure.reading import Reading

_YEARS_LATER = {"budget": 0, "final_account": 1}
"""When a report is made public: a budget in its year, a final account in the next (Budget Law,
article 14: within twenty days after it was approved)."""


def with_years_settled(
    claimed: Mapping[str, Claimed], readings: Mapping[str, Reading]
) -> dict[str, Claimed]:
    """The documents, by SHA-256; those whose link names the year in which they had to be published
    are of that year, unless the year of their cover has the same figures already."""
    found = dict(claimed)
    for sha, one in claimed.items():
        if _is_dated_as_titled(one) and not _is_told_again(sha, one, claimed, readings):
            said = f"{one.row['identity_conflict']}（按公开日期计为{one.titled_year}年）"
            settled = {"fiscal_year": one.titled_year, "identity_source": "published_on"}
            found[sha] = replace(one, row={**one.row, **settled, "identity_conflict": said})
    return found


def _is_dated_as_titled(one: Claimed) -> bool:
    published, later = one.row["published_on"], _YEARS_LATER[one.row["report_kind"]]
    return published is not None and published.year - later == one.titled_year


def _is_told_again(
    sha: str, one: Claimed, claimed: Mapping[str, Claimed], readings: Mapping[str, Reading]
) -> bool:
    figures = _figures(readings[sha])
    return any(
        _who(other) == _who(one)
        and other.row["fiscal_year"] == one.row["fiscal_year"]
        and _figures(readings[its]) == figures
        for its, other in claimed.items()
        if its != sha and other.titled_year is None
    )


def _who(one: Claimed) -> tuple[Any, ...]:
    row = one.row
    return row["agency_code"] or row["agency_name"], row["unit_name"], row["report_kind"]


def _figures(reading: Reading) -> Counter[tuple[Any, ...]]:
    return Counter(
        (table.table_no, cell.column_key, cell.amount_yuan)
        for table in reading.tables
        for cell in table.cells
        if cell.amount_yuan
    )
