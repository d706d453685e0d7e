"""The declared labels of performance forms, read from `performance.toml`.

What belongs here: the declaration, and how a printed cell is compared with it. What does not: rows.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from disclosure.narrative.prose_text import at_hand, compact

_OF_WHICH = re.compile(r"^其中:?")
_UNIT_IN_BRACKETS = re.compile(r"\((?:元|万元|单位:(?:元|万元))\)$")
DECLARATION = Path(__file__).with_name("performance.toml")
FormScope = Literal["whole", "project"]
AmountScope = Literal["whole_life", "annual", "by_source", "by_direction"]


@dataclass(frozen=True, slots=True)
class FormKind:
    """How one kind of form is recognised and what its two columns of amounts are."""

    scope: FormScope
    title: re.Pattern[str]
    starts: frozenset[str]
    marks: frozenset[str]
    usual_unit: str
    first_scope: AmountScope
    second_scope: AmountScope


@dataclass(frozen=True, slots=True)
class Labels:
    """Everything `performance.toml` declares; groups by name, labels compact."""

    kinds: tuple[FormKind, ...]
    groups: dict[str, tuple[str, ...]]
    level1: frozenset[str]
    level1_of: dict[str, str]
    known: frozenset[str]

    def has(self, group: str, label: str) -> bool:
        return label in self.groups[group]

    def is_level2(self, label: str) -> bool:
        return label in self.level1_of

    def kind_of_title(self, text: str) -> FormKind | None:
        plain = compact(text)
        return next((kind for kind in self.kinds if kind.title.search(plain)), None)


@at_hand
def label_of(text: str) -> str:
    """A cell's text as a label: no white space, no leading 其中, no colon, no unit in brackets."""
    plain = _OF_WHICH.sub("", compact(text)).rstrip(":")
    return _UNIT_IN_BRACKETS.sub("", plain)


def unit_of(text: str) -> str | None:
    """The unit that a label prints in brackets: 项目资金（元）."""
    match = re.search(r"\((?:单位:)?(万元|元)\)", compact(text))
    return match.group(1) if match else None


@cache
def labels() -> Labels:
    """The declaration that ships with the product."""
    declared = tomllib.loads(DECLARATION.read_text(encoding="utf-8"))
    scopes: tuple[FormScope, ...] = ("whole", "project")
    kinds = tuple(
        FormKind(
            scope=scope,
            title=re.compile(declared[scope]["title"]),
            starts=frozenset(declared[scope]["starts"]),
            marks=frozenset(declared[scope]["marks"]),
            usual_unit=declared[scope]["usual_unit"],
            first_scope=declared[scope]["first_scope"],
            second_scope=declared[scope]["second_scope"],
        )
        for scope in scopes
    )
    groups = {name: tuple(words) for name, words in declared["labels"].items()}
    levels: dict[str, list[str]] = declared["levels"]
    level1_of: dict[str, str] = {}
    for above, below in levels.items():
        for name in below:
            level1_of.setdefault(name, above)
    known = {word for words in groups.values() for word in words} | set(level1_of) | set(levels)
    return Labels(kinds, groups, frozenset(levels), level1_of, frozenset(known))
