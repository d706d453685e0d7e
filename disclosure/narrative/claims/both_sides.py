"""What a total of both sides lists of each: `收支总预算9万元。收入包括：…；支出包括：…`.

What belongs here: which figures each side lists. What does not: other lists (`listed`), nor whether
they add up (`expectations`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from disclosure.narrative.figures.told_figure import Told

_LISTS = re.compile(
    r"[。;,](?:其中[:,]?)?(?P<side>收入|支出)(?:总?预算|决算|按[^,;:。]{0,12})?(?:主要)?包括[:,]?"
)
_OF_BOTH = re.compile(r"收(?:入|、|与|和)*支")


def both_sides(text: str, told: Sequence[Told]) -> Iterator[tuple[Told, list[Told]]]:
    """Each total of both sides with what is listed of one of them, like with like."""
    for opened in _LISTS.finditer(text):
        before = [one for one in told if one.figure.end <= opened.start()]
        totals = [one for one in before if one.role == "level" and _OF_BOTH.search(one.lead)]
        if not totals or "\n" in text[totals[-1].figure.end : opened.start()]:
            continue
        whole = totals[-1]
        behind = [one for one in told if one.figure.start >= opened.end()]
        parts = [one for one in behind if behind[0].stop == one.stop and one.is_like(whole)]
        is_plain = all(one.role == "level" and one.bracket == whole.bracket for one in parts)
        if len(parts) > 1 and is_plain:
            yield whole, parts
