"""The catalogue as typed rules: one SQL file each, its comment header read and checked.

What belongs here: finding and reading rule files. What does not: running them (`evaluate`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from warehouse.words import words

ROOM = Path(__file__).resolve().parent
CATALOGUE = ROOM / "catalogue"
CASES = ROOM / "cases"
"""What each rule says of small reports: its tests, and the examples of the rule book."""
FAMILIES = words("family")
CONVENTIONS = ("env", "twice", "state", "computed")
SEVERITIES = tuple(words("severity"))
_KEYS = (
    "title",
    "severity",
    "convention",
    "tables",
    "basis",
    "message",
    "false_alarms",
    "not_applicable",
)
ONLY_FOR = "reports"
"""Optional: the one kind of report that a rule is about."""
BOUNDS = "bounds"
"""Optional: `name = default` of what a place may set, separated by commas."""
ACROSS = "across"
"""Optional, `reports`: the rule looks beyond the report that it judges, at other years, peers, or
what nights saw. What all other rules say of a report follows from the report and the place alone.
"""
SECTION = "section"
"""Optional: the headings below which the prose speaks of what the rule is about. Where one has
figures of which none was understood, the rule says that, and not that nothing is there."""
_BOUND = re.compile(r"(?<![a-z_])([a-z_]++) = (\d++(?:\.\d++)?)")
_OPTIONAL = (ONLY_FOR, BOUNDS, ACROSS, SECTION)
REPORT_KINDS = ("budget", "final_account")
_HEADER_LINE = re.compile(r"^-- (\w+):(.*)$")
SHAPES = {"sums": "axis, total_no, part_no", "pairs": "*"}
"""What a rule may hold against what instead of judging by itself, with the columns of each:
templates of these names judge the rows of all rules in one query."""
CHECKS = "checks"
_SECTION = re.compile(rf"^-- ({'|'.join((*SHAPES, CHECKS))}):$", re.MULTILINE)


class MalformedRule(Exception):
    """A rule file breaks the protocol of docs/architecture.md; names the file and the key."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `tables` are those without which it can't be evaluated; `sql` is all it asks.

    `convention` says how differences are judged: env (sum of parts), twice (one figure printed
    twice), state (the query gives the outcome itself), computed (no query: `rounding` writes it).
    `reports` is the kind of report that it is about; None for all. `bounds` are what a place may
    set (`bound_of` in the query), with their defaults. `is_across` rules look beyond the report.
    """

    rule_id: str
    family: str
    title: str
    severity: str
    convention: str
    tables: tuple[int, ...]
    basis: str
    message: str
    false_alarms: str
    not_applicable: str
    sql: str
    reports: str | None = None
    bounds: tuple[tuple[str, float], ...] = ()
    is_across: bool = False
    section: str | None = None

    @property
    def queries(self) -> dict[str, str]:
        """Its queries by what they give: rows of a shape (SHAPES), or checks.

        A rule with shapes and no checks of its own has those that the shapes make.
        """
        first, *rest = _SECTION.split(self.sql)
        found = {CHECKS: first, **dict(zip(rest[::2], rest[1::2], strict=True))}
        return {kind: sql.strip() for kind, sql in found.items() if sql.strip()}


def read_rule(path: Path) -> Rule:
    """The rule in a file; raises MalformedRule."""
    lines = path.read_text(encoding="utf-8").splitlines()
    asked = (None if _SECTION.match(line) else _HEADER_LINE.match(line) for line in lines)
    matches = list(takewhile(bool, asked))
    header = {match[1]: match[2].strip() for match in matches if match}
    _check(path, header)
    return Rule(
        rule_id=path.stem,
        family=path.parent.name,
        title=header["title"],
        severity=header["severity"],
        convention=header["convention"],
        tables=tuple(int(number) for number in header["tables"].split(",") if number.strip()),
        basis=header["basis"],
        message=header["message"],
        false_alarms=header["false_alarms"],
        not_applicable=header["not_applicable"],
        sql="\n".join(lines[len(matches) :]).strip(),
        reports=header.get(ONLY_FOR),
        bounds=_bounds(header.get(BOUNDS, "")),
        is_across=ACROSS in header,
        section=header.get(SECTION),
    )


def _bounds(declared: str) -> tuple[tuple[str, float], ...]:
    return tuple((name, float(value)) for name, value in _BOUND.findall(declared))


def _check(path: Path, header: dict[str, str]) -> None:
    place = f"{path.parent.name}/{path.name}"
    if tuple(key for key in header if key not in _OPTIONAL) != _KEYS:
        wrong = ", ".join(sorted(set(_KEYS) ^ set(header))) or "order"
        raise MalformedRule(f"{place}: {wrong}; the header is {', '.join(_KEYS)}, in this order")
    for key, allowed in (
        ("severity", SEVERITIES),
        ("convention", CONVENTIONS),
        (ONLY_FOR, REPORT_KINDS),
        (ACROSS, ("reports",)),
    ):
        if key in header and header[key] not in allowed:
            raise MalformedRule(f"{place}: {key} must be one of {', '.join(allowed)}")
    if not re.fullmatch(r"(\d+(, ?\d+)*)?", header["tables"]):
        raise MalformedRule(f"{place}: tables must be numbers, separated by commas")
    if path.parent.name not in FAMILIES:
        raise MalformedRule(f"{place}: unknown family {path.parent.name}")
    declared = header.get(BOUNDS, "")
    if not re.fullmatch(rf"(?:{_BOUND.pattern}(?:, |$))*", declared):
        raise MalformedRule(f"{place}: bounds must be `name = default`, separated by commas")
    empty = [key for key in _KEYS if not header[key] and key != "tables"]
    if empty:
        raise MalformedRule(f"{place}: {', '.join(empty)} must not be empty")


def bounds() -> dict[str, float]:
    """Every bound that a place may set, with the default that its rule declares."""
    return {name: value for rule in catalogue() for name, value in rule.bounds}


@cache
def catalogue() -> Sequence[Rule]:
    """All rules, by family in the order of FAMILIES, then by identifier."""
    order = list(FAMILIES)
    rules = (read_rule(path) for path in CATALOGUE.rglob("*.sql"))
    return tuple(sorted(rules, key=lambda rule: (order.index(rule.family), rule.rule_id)))
