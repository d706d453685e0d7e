"""Figures of the prose that are broken within: not read as anything, and told.

What belongs here: saying where they are. What does not: what is torn (`printed_figures`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosure.narrative.figures.printed_figures import is_torn
from disclosure.narrative.told_sections import ToldSection
from disclosure.narrative.vocabulary import vocabulary
from disclosure.reading import Gap

_KINDS = frozenset({"money", "percent"})
_FIRST = re.compile(r"[\d.,]{1,20}\W{1,3}$")
_LONGEST_FIRST = 24


def torn_gaps(told: Sequence[ToldSection]) -> Iterator[Gap]:
    """A gap for each amount or percent of which nobody knows where it begins."""
    words = vocabulary()
    for one in told:
        if one.is_excluded:
            continue
        text = one.text
        for found in words.figure.finditer(text):
            start = found.start()
            if words.unit_kinds[found["unit"]] not in _KINDS or not is_torn(text, start):
                continue
            first = _FIRST.search(text, max(0, start - _LONGEST_FIRST), start)
            printed = text[first.start() if first else start : found.end()]
            page = one.section.page_at(start)
            yield Gap(
                kind="torn_figure",
                detail=f"{page.label}正文里的“{' '.join(printed.split())}”中间断开，"
                "认不出是一个数还是两个数，没有读入",
                page_no=page.number,
                page_label=page.label,
                token=found["number"],
            )
