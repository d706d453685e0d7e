"""Documents that do not say whose they are or of which year: whose report they complete.

What belongs here: finding the one report that a nameless part belongs to, by the figures that both
print and by where they were found. What does not: what a document says of itself (`identity`), and
whether two documents complete each other (`parts`). Where two reports would do, nobody's it stays:
a part given to the wrong report makes its figures contradict what they never spoke of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from collection.bodies import report_id
from collection.parts import Piece, publications_of
from disclosure.reading import Reading

FEWEST_COMMON = 5
"""So many different amounts that both print are no chance."""
LEAST_SHARE = 0.5
"""Of the amounts that the document with fewer of them prints."""
SMALLEST_YUAN = Decimal(1000)
"""Smaller amounts, and noughts, occur in every report."""

Group = list[str]


def with_orphans(
    groups: Sequence[Group],
    documents: Mapping[str, Mapping[str, Any]],
    pieces: Mapping[str, Piece],
) -> list[Group]:
    """The groups of documents, each nameless one put to the group that it alone completes."""
    known = [list(group) for group in groups if not _is_nameless(documents[group[0]])]
    left = [group[0] for group in groups if _is_nameless(documents[group[0]])]
    for sha in sorted(left):
        fitting = [group for group in known if _belongs(sha, group, documents, pieces)]
        if len(fitting) == 1:
            fitting[0].append(sha)
        else:
            known.append([sha])
    return known


def identified(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The first row, the main part's, with what only the other parts say: whose, and which year."""
    main = dict(rows[0])
    if not (main["agency_code"] or main["agency_name"]):
        named = next((one for one in rows if one["agency_code"] or one["agency_name"]), main)
        main |= {key: named[key] for key in ("agency_code", "agency_name")}
    if not main["fiscal_year"]:
        main["fiscal_year"] = next((one["fiscal_year"] for one in rows if one["fiscal_year"]), None)
    main["report_id"] = report_id(main)
    return main


def _is_nameless(row: Mapping[str, Any]) -> bool:
    return not ((row["agency_code"] or row["agency_name"]) and row["fiscal_year"])


def _belongs(
    sha: str,
    group: Group,
    documents: Mapping[str, Mapping[str, Any]],
    pieces: Mapping[str, Piece],
) -> bool:
    if any(_contradict(documents[sha], documents[other]) for other in group):
        return False
    if not any(same_figures(pieces[sha].reading, pieces[other].reading) for other in group):
        return False
    found = publications_of([pieces[one] for one in (*group, sha)])
    return any(len(one) > 1 and sha in {piece.sha256 for piece in one} for one in found)


def _contradict(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether both say whose they are, or of which year, and do not say the same."""
    for key in ("agency_code", "fiscal_year"):
        if one[key] and other[key] and one[key] != other[key]:
            return True
    names = one["agency_name"], other["agency_name"]
    return bool(all(names)) and not (names[0] in names[1] or names[1] in names[0])


def same_figures(one: Reading, other: Reading) -> bool:
    """Whether two documents print the same money: the prose of a report repeats its tables."""
    first, second = _amounts(one), _amounts(other)
    fewest = min(len(first), len(second))
    common = len(first & second)
    return common >= FEWEST_COMMON and common >= LEAST_SHARE * fewest


def _amounts(reading: Reading) -> set[Decimal]:
    """The different amounts of tables and prose, in yuan."""
    printed = [cell.amount_yuan for table in reading.tables for cell in table.cells]
    said = [one.amount_yuan for one in reading.statements]
    return {abs(one) for one in (*printed, *said) if one is not None and abs(one) >= SMALLEST_YUAN}
