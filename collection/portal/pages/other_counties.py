"""Places among which a platform of many lets its reader choose, and whose reports a page shows.

What belongs here: telling the place that is shown from the others. What does not: what is done
with them (`walking.ways`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind, judged

FEWEST = 2
"""Places beside each other: one alone may be a part of ours."""
_PLACE = re.compile(
    r"(?!.*(?:开发|高新|经开|示范|工业|产业|风景|旅游|合作|管理|景|新|园)区)"
    r"[\u4e00-\u9fff]{1,7}?(?:省|市|自治区|自治州|盟|县|区|旗)"
)


def other_places(choices: Iterable[str], facts: PageFacts, own: str) -> set[str]:
    """The places among what can be chosen of which a page shows nothing, while every report that it
    shows is of one place: it was opened for that one. `own` is the place that is read for: it is
    none of the others, whichever the platform opens with.
    """
    places = {one for one in choices if _PLACE.fullmatch(one) and one not in own}
    if len(places) < FEWEST:
        return set()
    texts = [*facts.named, *(one.text for one in facts.links), *(one.title for one in facts.chosen)]
    reports = [one for one in texts if judged(one).kind == Kind.REPORT]
    begun = _PLACE.match(reports[0]) if len(reports) >= FEWEST else None
    if begun is None or not all(one.startswith(begun.group()) for one in reports):
        return set()
    return {place for place in places if not any(place in one for one in reports)}
