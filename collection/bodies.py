"""Whose of a department a report is: the whole department's, its own office's, or a unit's.

What belongs here: names of bodies against each other, over all documents of a place. What does
not: what one document says of itself (`identity`), which files are one report (`parts`). A
department publishes its budget with its units in it, many publish their own office (本级) and
their units beside it, and half of these call themselves 部门预算 as well: taken for newer versions
of each other, one of them silently takes the department's place in the district's total.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from collection.body_names import SCOPES, Body, behind, without_place
from disclosure.reading import Reading

Row = dict[str, Any]
_AUTHORITIES = frozenset({"人民政府", "委", "委员会"})
"""What is no department: 某县人民政府 is no superior of 某县人民政府办公室 in a budget."""
OWN = "（本级）"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A document that says whose it is: its row of source.report, its body, what it holds.

    `titled_year` is the year of its newest link where no link says the year that it prints.
    """

    row: Row
    body: Body
    reading: Reading
    titled_year: int | None = None

    @property
    def tables(self) -> frozenset[int]:
        return frozenset(table.table_no for table in self.reading.tables)


def settled(
    documents: Mapping[str, Claimed], place: str, registered: Collection[str] = ()
) -> dict[str, Row]:
    """The rows of all documents with the department, the unit and the level that they are of.

    `registered` are the codes of the place's register. `unit_name` is None for a department's
    report; `level_reason` says why a report that does not call itself a unit's is taken for one.
    """
    named = _under_one_name(documents, place, registered)
    groups: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for sha in documents:
        row = named[sha].row
        who = row["agency_code"] or row["agency_name"]
        if who and row["fiscal_year"]:
            groups[who, *_year(row)].append(sha)
    rows = {sha: named[sha].row for sha in documents}
    for group in groups.values():
        rows |= _levels({sha: named[sha] for sha in group})
    return {sha: {"report_id": report_id(row), **row} for sha, row in rows.items()}


def report_id(row: Mapping[str, Any]) -> str:
    """The identifier of a report, from whose it is, of which year, what it is and its main file."""
    parts = (
        row["mof_div_code"],
        row["agency_code"] or "unknown",
        f"{row['fiscal_year'] or 0:04d}",
        row["report_kind"],
        row["report_level"],
        row["document_sha256"][:8],
    )
    return "-".join(parts)


def _year(row: Row) -> tuple[Any, ...]:
    return row["fiscal_year"], row["report_kind"]


def _under_one_name(
    documents: Mapping[str, Claimed], place: str, registered: Collection[str]
) -> dict[str, Claimed]:
    """Bodies that no register knows: each under the name and the code that it prints most, units
    under the department whose name or code theirs begins with."""
    known = _Known()
    unknown: dict[str, str] = {}
    for sha, one in documents.items():
        if one.row["agency_name"]:
            is_known = one.row["agency_code"] in registered
            called = None if is_known else one.body.name
            short = without_place(called or one.row["agency_name"], place)
            known.add(short, one.row)
            unknown |= {} if is_known else {sha: short}
    found = dict(documents)
    for sha, short in unknown.items():
        one = documents[sha]
        above = known.superior(short, _year(one.row))
        name, code = known.name_and_code(above or short)
        rest = "" if above is None else behind(short, above) or short
        row = {**one.row, "agency_name": name, "agency_code": code}
        found[sha] = replace(one, row=row, body=replace(one.body, rest=rest))
    return found


class _Known:
    """What documents print of bodies, by their names without the place."""

    def __init__(self) -> None:
        self._names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._codes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._departments: defaultdict[tuple[Any, ...], set[str]] = defaultdict(set)

    def add(self, short: str, row: Row) -> None:
        self._names[short][row["agency_name"]] += 1
        if row["agency_code"]:
            self._codes[short][row["agency_code"]] += 1
        if row["report_level"] == "department":
            self._departments[_year(row)].add(short)

    def name_and_code(self, short: str) -> tuple[str, str | None]:
        """The commonest name, the longer of two; the code that the others begin with."""
        names = self._names[short]
        name = max(names, key=lambda one: (names[one], len(one), one))
        return name, self._code(short)

    def _code(self, short: str) -> str | None:
        codes = self._codes[short]
        return min(codes, key=lambda one: (len(one), -codes[one], one), default=None)

    def superior(self, short: str, year: tuple[Any, ...]) -> str | None:
        """The department of a body that reported for the same year: by its name, or by its code."""
        others = self._departments[year] - {short}
        code = self._code(short) or ""
        by_name = [
            one for one in others - _AUTHORITIES if short.startswith(one) and behind(short, one)
        ]
        by_code = [one for one in others if _is_below(code, self._code(one))]
        return max(by_name, key=len, default=None) or min(by_code, default=None)


def _is_below(code: str, above: str | None) -> bool:
    return above is not None and code != above and code.startswith(above)


@dataclass(frozen=True, slots=True)
class _Called:
    """How a document calls its body, held against its department's name; `unit` if it is one's."""

    kind: Literal["whole", "plain", "own", "longer", "unit"]
    unit: str = ""


def _levels(group: Mapping[str, Claimed]) -> dict[str, Row]:
    """Of one department, year and kind: which documents are the whole department's.

    The whole is what says so, else what is called as the department is, else what is there alone.
    An office beside its units is not the whole, even where no other report is there.
    """
    called = {sha: _called(one) for sha, one in group.items()}
    claims = {name for sha, name in called.items() if group[sha].tables and name.kind != "unit"}
    whole = next((one for kind in ("whole", "plain") for one in claims if one.kind == kind), None)
    is_split = _print_the_same(group, called) or _is_short(claims, {*called.values()} - claims)
    rows = {}
    for sha, one in group.items():
        name = called[sha]
        if name.kind == "unit":
            has_department = bool(claims) or one.row["agency_code"]
            unit = name.unit if has_department else one.body.name or name.unit
            rows[sha] = _of_a_unit(one, unit, None, says_so=True)
        elif is_split and name in claims and name != whole:
            rows[sha] = _of_a_unit(one, name.unit, whole)
        else:
            rows[sha] = one.row
    return rows


def _called(one: Claimed) -> _Called:
    department, rest = str(one.row["agency_name"] or ""), one.body.rest
    own = rest in SCOPES or (one.body.scope == "own" and not rest)
    unit = department + OWN if own or not rest else one.body.name or department
    if one.row["unit_name"] or one.row["report_level"] == "unit":
        return _Called("unit", str(one.row["unit_name"] or unit))
    if own or rest:
        return _Called("own" if own else "longer", unit)
    return _Called("whole" if one.body.scope == "whole" else "plain", department + OWN)


def _print_the_same(group: Mapping[str, Claimed], called: Mapping[str, _Called]) -> bool:
    """Whether bodies that are called differently print the same table: no parts of one report."""
    by_table: defaultdict[int, set[_Called]] = defaultdict(set)
    for sha, name in called.items():
        for number in group[sha].tables if name.kind != "unit" else ():
            by_table[number].add(name)
    return any(len(names) > 1 for names in by_table.values())


def _is_short(claims: set[_Called], units: set[_Called]) -> bool:
    """Whether all that there is of the department is its office, and other units beside it."""
    return {one.kind for one in claims} == {"own"} and not {one.unit for one in units} <= {
        one.unit for one in claims
    }


def _of_a_unit(one: Claimed, unit: str, whole: _Called | None, *, says_so: bool = False) -> Row:
    department = one.row["agency_name"]
    beside = "另有自己的报告" if whole else "自己的报告没有见到"
    reason = f"“{unit}”的报告与“{department}”的不是一份，该部门{beside}，这一份不计入部门合计"
    return {
        **one.row,
        "report_level": "unit",
        "unit_name": unit,
        "level_reason": None if says_so else reason,
    }
