"""Values that a style sheet gives a name (`--ink: #fff`) and uses elsewhere (`var(--ink)`).

What belongs here: which value a name stands for (CSS Custom Properties, Level 1), as far as the
page gives it one alone. What does not: which declaration wins (`page_styles`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_USED = re.compile(r"var\(\s*(--[\w-]{1,100})\s*(?:,([^()]{0,200}))?\)")
_FOR_THE_PAGE = frozenset({":root", "html", "body", "*", ":host", ":root,:host"})
_DEEPEST = 4
_LONGEST = 2000


@dataclass
class CustomProperties:
    """The names of one page; those that it declares for the whole of it come first."""

    _page: dict[str, set[str]] = field(default_factory=dict)
    _parts: dict[str, set[str]] = field(default_factory=dict)

    def add(self, selector: str, declared: Sequence[tuple[str, str]]) -> None:
        """Notes the names that a rule declares for what its selector matches."""
        known = self._page if selector.replace(" ", "") in _FOR_THE_PAGE else self._parts
        for name, value in declared:
            known.setdefault(name, set()).add(value)

    def resolved(self, value: str) -> str:
        """A value whose names are replaced; `var(` stays where a name has several values."""
        for _ in range(_DEEPEST):
            if "var(" not in value or len(value) > _LONGEST:
                break
            value = _USED.sub(self._meant, value)
        return value

    def _meant(self, used: re.Match[str]) -> str:
        values = self._page.get(used[1]) or self._parts.get(used[1])
        if values is None:
            return (used[2] or "").strip()
        return next(iter(values)) if len(values) == 1 else used[0]
