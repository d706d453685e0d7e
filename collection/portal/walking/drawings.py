"""Which pages of a walk are drawn by a browser: those of which the plain way reads nothing.

What belongs here: the choice, and what the plain way had, for a browser that fails. What does not:
the browser (`browser`).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from collection.portal.pages.obstacles import SCRIPTED
from collection.portal.pages.page_facts import PageFacts
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.companions import leads_on

MOST_DRAWN = 300
"""Pages that one walk draws: each takes as long as a reader waits for it."""


@dataclass
class Drawings:
    """The drawn pages of one walk; `able` where there is a browser."""

    able: bool
    plain: dict[str, Answer] = field(default_factory=dict)

    def wanted(self, ask: Ask, answer: Answer, facts: PageFacts) -> Ask | None:
        """The same page once more, drawn; None where that would not help, or can't be had."""
        may_draw = self.able and len(self.plain) < MOST_DRAWN and not self.holds(ask)
        is_page = ask.role in {Role.LIST, Role.PAGE} and ask.form is None
        if not (may_draw and is_page) or ask.is_data or ask.is_hope or ask.is_aside:
            return None
        is_empty = facts.obstacle == SCRIPTED
        is_list = ask.role == Role.LIST and facts.obstacle is None and b"<script" in answer.body
        if not (is_empty or (is_list and not leads_on(facts))):
            return None
        self.plain[ask.key] = answer
        return replace(ask, is_drawn=True)

    def had(self, ask: Ask, answer: Answer | None) -> tuple[Ask, Answer]:
        """The page as drawn; as the plain way had it where it could not be drawn. What it leads to
        is asked plainly.
        """
        plainly = replace(ask, is_drawn=False)
        if answer is None or answer.status != 200:
            return plainly, self.plain[ask.key]
        return plainly, answer

    def holds(self, ask: Ask) -> bool:
        """Whether the page was to be drawn: what is then read of it is for this night alone."""
        return ask.key in self.plain
