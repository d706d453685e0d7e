"""The script files of pages that say less than they show: each fetched once, for all its pages.

What belongs here: which pages lack something that their script files may know, and which of them
wait for which file. What does not: what scripts say (`handlers`, `script_requests`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.stylesheets import is_stylesheet
from collection.portal.pages.titles import Kind, is_pathway, judged
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.bounds import Bounds
from disclosure.documents.web.markup import decoded

MOST_FILES = 60
"""Script files of one walk."""
MOST_FILE_BYTES = 3 * 1024**2
MOST_TEXT = 4_000_000
"""Characters of script files that are read with one page."""
_LEADS_ON = frozenset({Kind.REPORT, Kind.COLUMN, Kind.DEPARTMENT, Kind.STEP})


def says_more(facts: PageFacts) -> bool:
    """Whether a list shows that it goes on, and not where."""
    has_more = (facts.total_pages or 0) > 1 or (facts.total_items or 0) > max(1, leads(facts))
    return bool(facts.promised) or (has_more and not facts.pages)


def is_lacking(facts: PageFacts) -> bool:
    """Whether a page shows more than its own text can lead to."""
    signs = facts.signs
    shown = signs.departments or signs.attachments or signs.empty
    said = facts.unlinked or facts.unread_years or shown
    return bool(said) or says_more(facts) or not leads_on(facts)


def leaves_out(facts: PageFacts) -> bool:
    """Whether a page shows or asks for more than its own text can lead to."""
    return bool(is_lacking(facts) or facts.asks or facts.hopes or facts.chosen)


def leads_on(facts: PageFacts) -> bool:
    """Whether a page's own text leads anywhere; what only its data name, a script puts together."""
    said = leads(facts) > facts.from_data
    return bool(said or facts.asks or facts.turns_to or facts.frames or facts.pictures)


def leads(facts: PageFacts) -> int:
    """How many of a page's own links may lead to a report."""
    return sum(
        one.is_document
        or one.is_download
        or (judged(one.text).kind in _LEADS_ON and not is_pathway(one.text))
        for one in facts.links
        if not one.framed
    )


@dataclass
class Companions:
    """The script files of one walk: their texts, and the pages that wait for them."""

    bounds: Bounds
    texts: dict[str, str | None] = field(default_factory=dict)
    waiting: list[tuple[Ask, Answer, list[str]]] = field(default_factory=list)

    def wanted(self, ask: Ask, answer: Answer, facts: PageFacts) -> list[Ask]:
        """The files to ask for before the page is read; until `had` gives it back, `is_waiting`."""
        named = [one for one in facts.scripts if self.bounds.why_not(one) is None]
        fresh = [one for one in named if one not in self.texts]
        fresh = fresh[: max(0, MOST_FILES - len(self.texts))]
        self.texts |= dict.fromkeys(fresh)
        missing = [one for one in named if one in self.texts and self.texts[one] is None]
        if not missing:
            return []
        self.waiting.append((ask, answer, missing))
        return [
            Ask(one, Role.SCRIPT, seen_from=ask.key, list_url=one, depth=ask.depth) for one in fresh
        ]

    def files(self, facts: PageFacts) -> dict[str, str]:
        """The files that a page names, by their addresses, as far as they were had."""
        return {one: text for one in facts.scripts if (text := self.texts.get(one))}

    def of(self, facts: PageFacts) -> str:
        """The texts of the files that a page names, as far as they were had."""
        found = [self.texts.get(one) or "" for one in facts.scripts]
        return "\n".join(found)[:MOST_TEXT]

    def had(self, ask: Ask, answer: Answer | None) -> list[tuple[Ask, Answer]]:
        """Takes a file, or that there is none; gives the pages that need not wait any longer."""
        text = ""
        if answer is not None and answer.status == 200 and len(answer.body) <= MOST_FILE_BYTES:
            text = decoded(answer.body)
        is_page = text.lstrip().startswith("<") and not is_stylesheet(text)
        self.texts[ask.key] = "" if is_page else text
        ready = []
        for waits in self.waiting:
            if ask.key in waits[2]:
                waits[2].remove(ask.key)
                if not waits[2]:
                    ready.append(waits)
        self.waiting = [one for one in self.waiting if one[2]]
        return [(page, answered) for page, answered, _ in ready]

    def is_waiting(self, ask: Ask) -> bool:
        return any(waits[0] is ask for waits in self.waiting)
