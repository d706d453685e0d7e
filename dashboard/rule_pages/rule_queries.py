"""The rule book as rows: families of rules, and one rule with its evaluations by outcome.

What belongs here: grouping. What does not: SQL (`sql/`), markup.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request

from dashboard.night_reader import Row, query
from dashboard.sqltext import fill
from warehouse.words import entries, words

QUERIES = Path(__file__).resolve().parent / "sql"
MOST_FINDINGS, MOST_REPORTS = 100, 100
_BLANK = re.compile(r"\{\w+\}")
_WORD = re.compile(r"\w")
FAMILIES = words("family")
OUTCOMES = {code: (entry.word, entry.meaning) for code, entry in entries("outcome").items()}
"""Outcome → Chinese word and what it means, in the order that a reader wants them."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of rules with its sums."""

    key: str
    title: str
    rules: list[Row]

    @property
    def findings(self) -> int:
        return sum(rule["findings"] for rule in self.rules)

    @property
    def firing(self) -> int:
        return sum(bool(rule["findings"]) for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The reports for which a rule came out one way, and the reasons given, most frequent first."""

    key: str
    word: str
    meaning: str
    evaluations: list[Row]
    reasons: list[tuple[str, int]]


def all_rules(request: Request) -> list[Row]:
    """Every rule of the night and every rule switched off, with what it found."""
    rows = query(request, fill(QUERIES / "rules.sql", {}))
    for row in rows:
        said = _BLANK.sub("…", row["message"] or "")
        row["message"] = said if _WORD.search(said) else None
        if row["false_alarms"] == "-":
            row["false_alarms"] = None
        row["family_title"] = FAMILIES.get(row["family"], row["family"] or "停用")
    return rows


def families(rules: Sequence[Row]) -> list[Family]:
    """Rules by family in the order of the book; within, those that fire most come first."""
    order = [*FAMILIES, *sorted({rule["family"] for rule in rules} - set(FAMILIES))]
    made = []
    for key in order:
        own = [rule for rule in rules if rule["family"] == key]
        own.sort(key=lambda rule: (-rule["findings"], rule["rule_id"]))
        if own:
            made.append(Family(key, own[0]["family_title"], own))
    return made


def outcomes(request: Request, rule_id: str) -> list[Outcome]:
    """A rule's evaluations of all reports by outcome; outcomes that never came are left out."""
    rows = query(request, fill(QUERIES / "evaluations.sql", {"rule_id": rule_id}))
    keys = [*OUTCOMES, *sorted({row["outcome"] for row in rows} - set(OUTCOMES))]
    made = []
    for key in keys:
        own = [row for row in rows if row["outcome"] == key]
        if own:
            word, meaning = OUTCOMES.get(key, (key, ""))
            made.append(Outcome(key, word, meaning, own, _reasons(own)))
    return made


def findings(request: Request, rule_id: str) -> list[Row]:
    """A rule's findings, at most MOST_FINDINGS: those that stand first, then the waived."""
    values: dict[str, str | int | None] = {"rule_id": rule_id, "most": MOST_FINDINGS}
    return query(request, fill(QUERIES / "findings.sql", values))


def waivers(request: Request, rule_id: str) -> list[Row]:
    """What the jurisdiction's file waives of a rule."""
    return query(request, fill(QUERIES / "waivers.sql", {"rule_id": rule_id}))


def _reasons(rows: Sequence[Row]) -> list[tuple[str, int]]:
    counted: dict[str, int] = {}
    for row in rows:
        if row["reason"]:
            counted[row["reason"]] = counted.get(row["reason"], 0) + 1
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))
