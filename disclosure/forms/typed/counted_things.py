"""Lines that count cars, people and visits among lines of money: 公务用车保有量 3 is no amount.

What belongs here: telling such a line by its name. What does not: columns of counts (`quantity` in
the vocabulary).
"""

from __future__ import annotations

import re
from functools import lru_cache

from disclosure.forms.texts import comparable
from disclosure.reading import RowKind

_MEASURES = (
    r"辆|台|套|台[/、,]?套|台\(套\)|个|人|人次|名|次|批|批次|家|间|件|户|平方米|㎡|m2|亩|公里"
)
_MEASURED = re.compile(rf"\((?:单位:)?(?:{_MEASURES})\)$")
_COUNT = re.compile("(?:保有量|批次|人次|团组|团组数|团组个数|车辆数|人数)(?:合计|小计)?$")
_REMEMBERED = 8_192


_LINES = frozenset({"line", "item"})


def counts_things(row_kind: RowKind, name: str) -> bool:
    """Whether what a line prints is a number of things, and no money."""
    return row_kind in _LINES and _is_count(name)


@lru_cache(maxsize=_REMEMBERED)
def _is_count(name: str) -> bool:
    plain = comparable(name)
    return bool(_MEASURED.search(plain) or _COUNT.search(plain))
