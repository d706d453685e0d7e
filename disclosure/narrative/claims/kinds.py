"""Parts that are kinds of their whole by their names, and so all of it together.

What belongs here: names that fall apart into kinds (posts by posts, cars by cars) or into a thing
and its opposite (at home and abroad). What does not: subjects (`composed`), nor if they add up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosure.narrative.figures.told_figure import Told, last_clause
from disclosure.narrative.vocabulary import vocabulary

_NAME = re.compile(r"^.{0,200}?(?:其中[^,:]{0,60}[,:]|[、:])")


def are_kinds(whole: Told, names: Sequence[str]) -> bool:
    """`编制46名,其中行政编制28名、事业编制18名`; `国内接待费3万元……国外接待费0万元`."""
    if len(names) < 2 or len(set(names)) < len(names):
        return False
    heads = vocabulary().kinds
    if any(_is_headed(head, name_of(whole), names) for head in heads):
        return True
    return any(_are_opposites(way, names) for way in vocabulary().opposites)


def name_of(one: Told) -> str:
    """What a figure is said to be of, without what opens its list."""
    return _NAME.sub("", last_clause(one.lead)).strip("有共计为是约数")


def _is_headed(head: re.Pattern[str], whole: str, names: Sequence[str]) -> bool:
    """Whether a whole and all of its parts end in the same noun, each part with a word more."""
    found = head.search(whole)
    return found is not None and all(
        head.search(name) is not None and not head.fullmatch(name) for name in names
    )


def _are_opposites(ways: Sequence[re.Pattern[str]], names: Sequence[str]) -> bool:
    """Whether there is one part for each of the ways that a thing falls into, and none besides."""
    if len(names) != len(ways):
        return False
    told = [[number for number, way in enumerate(ways) if way.search(name)] for name in names]
    return sorted(one[0] for one in told if len(one) == 1) == list(range(len(ways)))
