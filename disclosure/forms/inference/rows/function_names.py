"""Functions that print no code: a name and what stands above it say which one it is.

What belongs here: naming the rows below a class by the classification of all years. What does not:
levels that only sums tell (`account_lists.groups_by_sums`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cache
from pathlib import Path

from disclosure.forms.texts import bare_name, comparable, label_text
from disclosure.forms.typed.row_tree import Identity, SideRow

NAMES = Path(__file__).parents[2] / "vocabulary" / "function_names.txt"
"""Codes, their years and names, one a line; generated from the warehouse's reference."""
_GROUP, _ITEM = 5, 7
_EARLIEST, _TODAY = 2015, 9999
"""The years between which the classification is known."""


def has_groups(rows: Sequence[SideRow], year: int | None) -> bool | None:
    """Whether a table prints 款; None where no name is only a 款's or only an 项's."""
    names = {_name(row) for row in rows}
    lengths = {len(code) for name in names for code in _sole(_codes_of_names(year)[name])}
    return _GROUP in lengths if lengths else None


@cache
def is_function(name: str) -> bool:
    """Whether a comparable name is that of a function, in any year."""
    return bool(_codes_of_names(None).get(name)) or name in _all_names()


@cache
def _all_names() -> frozenset[str]:
    lines = NAMES.read_text(encoding="utf-8").splitlines()
    return frozenset(comparable(line.split()[-1]) for line in lines if line.strip())


def named_functions(
    rows: Sequence[SideRow],
    parent: int | None,
    class_code: str,
    *,
    year: int | None,
    grouped: bool | None,
) -> list[Identity] | None:
    """The rows of one class by their codes; None unless each has just one that it can have.

    A name under several 款 (行政运行) is that of the 款 above it; where 款 and 项 share a name,
    the 款 comes first. Codes are those of `year`; of no known year, those that all years have.
    `grouped` is as `has_groups`.
    """
    found: list[Identity] = []
    groups: dict[str, int] = {}
    group = ""
    for row in rows:
        fits = {one for one in _codes_of_names(year)[_name(row)] if one.startswith(class_code)}
        code = _code_of(fits, group, groups, grouped=grouped)
        if not code:
            return None
        group = code[:_GROUP]
        above = parent if len(code) == _GROUP else groups.get(group)
        if len(code) == _GROUP:
            groups[code] = row.row_no
        level = (len(code) - 1) // 2
        label = label_text(row.label) or label_text(row.code)
        found.append(Identity(row.row_no, "code", code, level, label, above, None, code))
    codes = [one.code for one in found]
    return found if len(set(codes)) == len(codes) else None


def _code_of(fits: Set[str], group: str, groups: Mapping[str, int], *, grouped: bool | None) -> str:
    heads = {one for one in fits if len(one) == _GROUP and one not in groups}
    items = {one for one in fits if len(one) == _ITEM}
    below = {one for one in items if group and one.startswith(group)}
    if below and not heads:
        return _only(below)
    if heads and items and grouped is None:
        return ""
    return _only(heads if heads and grouped is not False else items)


def _only(codes: Set[str]) -> str:
    return next(iter(codes)) if len(codes) == 1 else ""


def _sole(codes: Set[str]) -> Set[str]:
    """The codes where all are 款, or all 项: then the name says which it is."""
    return codes if len({len(code) for code in codes}) == 1 else frozenset()


def _name(row: SideRow) -> str:
    return bare_name(label_text(row.label) or label_text(row.code))


@cache
def _codes_of_names(year: int | None) -> Mapping[str, frozenset[str]]:
    """The codes that each name has in a year, in all years if it is None; classes left out."""
    codes: dict[str, set[str]] = defaultdict(set)
    for line in NAMES.read_text(encoding="utf-8").splitlines()[1:]:
        code, *years, name = line.split(" ", 3)
        if len(code) >= _GROUP and _is_of(year, *map(int, years)):
            codes[comparable(name)].add(code)
    return defaultdict(frozenset, {name: frozenset(own) for name, own in codes.items()})


def _is_of(year: int | None, first: int, last: int) -> bool:
    return first <= _EARLIEST and last >= _TODAY if year is None else first <= year <= last
