"""Which pages of a walk are drawn by a browser: those of which the plain way reads nothing.

What belongs here: the choice, and what the plain way had, for a browser that fails. What does not:
the browser (`browser`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from collection.portal.asking import Answer, Ask, Role
from collection.portal.companions import leads_on
from collection.portal.obstacles import SCRIPTED
from collection.portal.page_facts import PageFacts

MOST_DRAWN = 300
"""Pages that one walk draws: each takes as long as a reader waits for it."""


@dataclass
class Drawings:
    """The drawn pages of one walk; `able` where there is a browser."""

    able: bool
    plain: dict[str, tuple[Ask, Answer, PageFacts]] = field(default_factory=dict)

    def wanted(self, ask: Ask, answer: Answer, facts: PageFacts) -> Ask | None:
        """The same page once more, drawn; None where that would not help, or can't be had."""
        may_draw = self.able and len(self.plain) < MOST_DRAWN and ask.key not in self.plain
        is_page = ask.role in {Role.LIST, Role.PAGE} and ask.form is None
        if not (may_draw and is_page) or ask.is_data or ask.is_hope or ask.is_aside:
            return None
        is_empty = facts.obstacle == SCRIPTED
        is_list = ask.role == Role.LIST and facts.obstacle is None and b"<script" in answer.body
        if not (is_empty or (is_list and not leads_on(facts))):
            return None
        self.plain[ask.key] = (ask, answer, facts)
        return replace(ask, is_drawn=True)

    def instead(self, ask: Ask) -> tuple[Ask, Answer, PageFacts]:
        """What the plain way had of a page that could not be drawn."""
        return self.plain[ask.key]
