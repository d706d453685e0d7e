"""When a finding is the entry of a gold list: same report, same page, same figures, same kind.

What belongs here: the measure of sameness, which must be honest: a finding on the page that speaks
of something else is no match. What does not: counting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.gold.gold_lists import Entry

_NUMBER = re.compile(r"(?<![\d.A-Za-z-])\d[\d,]*(?:\.\d+)?")
_CODE = re.compile(r"(?<!\d)\d{1,3}(?:-\d{2})+(?!\d)")
_PAGE = re.compile(r"p\. [AB]?\d+(?:-[AB]?\d+)?(?:(?:, | and )[AB]?\d+(?:-[AB]?\d+)?(?![\d,.]))*")
_HAN = re.compile(r"[\u4e00-\u9fff“”（）()]+")
_PRINTED = re.compile(r"[\u4e00-\u9fff]")
"""What a report prints; an entry that has none describes in English what is not there."""
SHORTEST_WORDS = 4

KINDS = (
    (
        "against table|amount of another|class amount|one change, two",
        r"E-.*|F-REPEAT|F-CHANGE|H-.*",
    ),
    ("zero base", r"F-ZERO-BASE|F-CHANGE"),
    (
        "growth|base misprinted|negative base|direction|change",
        r"F-CHANGE|F-DIRECTION|F-COPY|F-REPEAT|F-ORDER",
    ),
    ("copied (purpose|reason)|purpose", r"F-COPY|F-PURPOSE|F-REASON\b|F-REASON$"),
    ("reason", r"F-REASON.*|F-DIRECTION|F-COPY"),
    ("year of comparison", r"E-YEAR|F-YEAR.*"),
    ("year|head", r"E-YEAR|F-YEAR.*|H-HEAD|I-DATES"),
    ("share|last digit|completion", r"E-SHARES|F-SHARE.*|F-CHANGE|F-COMPLETION|E-.*"),
    ("not money", r"F-SUM.*|F-QUANTITY.*"),
    ("performance|count|indicators", r"E-PERFORMANCE|E-FORMS|I-.*"),
    ("sources against total", r"I-.*"),
    ("residue|placeholder|percent sign|amount missing|wording|元 missing", r"F-.*|H-.*|E-NAME"),
    ("empty table|note|missing|attachment|contents", r"H-.*|F-.*|E-.*"),
    (
        "row|table against table",
        r"BASIC-PROJECT|T\d.*|PARENT-SUM|.*SUM.*|FUNCTION-ECONOMIC|CODE-.*",
    ),
    ("code|name|level|class", r".*NAME.*|CODE.*|E-.*|CLASS.*|ORPHAN|FUNCTION.*|ECONOMIC.*|H-.*"),
)
"""Kinds of entry, and the rules that speak of such. A kind that none fits takes any rule."""


UNPRINTED = (("head", "H-HEAD"), ("empty table", "H-EMPTY-NOTE"))
"""What an entry describes in words of its own, since nothing is printed: by page and kind alone."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of a labelled report; pages as the list writes them, (part, page)."""

    report: str
    rule_id: str
    severity: str
    message: str
    quotes: str
    pages: frozenset[tuple[str, int]]
    is_consequence: bool

    @property
    def figures(self) -> frozenset[str]:
        return figures(self.message)


def figures(text: str) -> frozenset[str]:
    """The telling numbers of a text, plain: three figures or more, or with decimals."""
    text = _PAGE.sub("", text)
    plain = [one.replace(",", "") for one in _NUMBER.findall(text)]
    telling = [one for one in plain if len(one.replace(".", "")) >= 3 or "." in one]
    in_wan = [f"{Decimal(one) / 10000:.2f}" for one in telling if Decimal(one) >= 10000]
    rounded = [f"{Decimal(one):.2f}" for one in telling if "." in one]
    codes = (one.replace("-", "") for one in _CODE.findall(text))
    return frozenset(_plain(one) for one in (*telling, *in_wan, *rounded, *codes))


def _plain(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def _is_kind(entry: Entry, finding: Finding) -> bool:
    fitting = [rules for kind, rules in KINDS if re.search(kind, entry.kind)]
    return not fitting or any(re.fullmatch(rules, finding.rule_id) for rules in fitting)


def _on_page(entry: Entry, finding: Finding) -> bool:
    return not finding.pages or bool(finding.pages & (entry.pages | entry.other_pages))


def matches(entry: Entry, finding: Finding) -> bool:
    """Whether the finding says what the entry says.

    By two telling figures of the entry of which one is printed at the wrong place; where so many
    are not given, by one; where none is, by a stretch of the printed words. What is not printed at
    all (a note, a year) is told by the one rule that speaks of such.
    """
    if not (_on_page(entry, finding) and _is_kind(entry, finding)):
        return False
    said = finding.message + " " + finding.quotes
    printed = _years_apart(figures(entry.printed), entry)
    if printed:
        all_figures = _years_apart(
            figures(f"{entry.printed} {entry.contradicts} {entry.arithmetic}"), entry
        )
        common = figures(said) & all_figures
        return bool(common & printed) and len(common) >= min(2, len(all_figures))
    if not _PRINTED.search(entry.printed):
        return any(
            re.search(kind, entry.kind) and re.fullmatch(rule, finding.rule_id)
            for kind, rule in UNPRINTED
        )
    words = [one for one in _HAN.findall(entry.printed) if len(one) >= SHORTEST_WORDS]
    short = [one for one in _HAN.findall(entry.printed) if len(one) >= 2]
    return any(_shared(one, said) for one in words) or (not words and any(s in said for s in short))


def _shared(words: str, said: str) -> bool:
    """Whether six characters in a row, or all of a shorter text, are said."""
    length = min(len(words), 6)
    return any(words[at : at + length] in said for at in range(len(words) - length + 1))


def _years_apart(found: frozenset[str], entry: Entry) -> frozenset[str]:
    """Years are telling only where the entry is about a year."""
    if "year" in entry.kind:
        return found
    return frozenset(one for one in found if not re.fullmatch(r"20[0-3]\d", one))
