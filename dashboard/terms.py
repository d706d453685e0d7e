"""The trade's terms that a page uses, explained on it.

What belongs here: which terms a page's text holds. What does not: what they mean
(`warehouse/reference/word.csv`, kind term).
"""

from __future__ import annotations

import re

from warehouse.words import Word, entries

PLACE = "<!--terms-->"
"""Where they are written; no printed text can hold it, since all of it is escaped."""
_NOT_SEEN = re.compile(r"<(script|style)\b(?:.*?</\1>|.*+)|<[^>]*+(?:>|$)", re.S)


def terms_in(page: str) -> list[Word]:
    """The terms that a page shows above their place, in the order of the list."""
    seen = _NOT_SEEN.sub("", page.partition(PLACE)[0])
    return [one for one in entries("term").values() if one.word in seen]
