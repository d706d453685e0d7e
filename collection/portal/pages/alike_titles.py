"""Titles of one list that differ by a department's name, and those of them that are cut short.

What belongs here: what is left of a title without the department that it names. What does not: what
a title means (`titles`), which items are opened (`doubted_items`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from collection.portal.pages.titles import is_cut

SHORTEST = 3
"""Characters of what is left of a title that tell anything."""
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{1,16}?(?:局|委员会|委|办公室|办|中心|学校|中学|小学|镇|乡|街道办事处|街道|法院|检察院|医院|联合会|部|院|会|站|所|校)"
    r"(?![\u4e00-\u9fff]{0,2}(?:局|委员会|办公室|中心|学校|院|会|站|所))"
)


def form_of(title: str) -> str:
    """What is left of a title without the department that it names; nothing where it names none."""
    rest, count = _ORGAN.subn("", title, count=1)
    return rest.strip() if count and len(rest.strip()) >= SHORTEST else ""


def begins_alike(title: str, forms: Iterable[str]) -> bool:
    """Whether a title, but for its department, begins one of these forms (`unmarked`), or goes on
    from one and is cut: at the width of its list, with or without saying so.
    """
    own = unmarked(form_of(title))
    if len(own) < SHORTEST:
        return False
    most = len(own) if is_cut(title) else 1  # one character is no word yet
    return any(
        one.startswith(own) or (own.startswith(one) and len(own) - len(one) <= most)
        for one in forms
    )


def unmarked(form: str) -> str:
    """A form without what says that its title goes on."""
    return form.rstrip(". …")
