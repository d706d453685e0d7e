"""How a page is taken once its links are judged: as a list, an article, one of the column.

What belongs here: what follows from its setting, its report and its choices together. What does
not: these themselves (`setting`, `page_choices`), what is done about it (`page_walk`).
"""

from __future__ import annotations

from dataclasses import dataclass

from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind, judged
from collection.portal.walking.choice import LEADS_ON, Action, Choice
from collection.portal.walking.doubted_items import Forms
from collection.portal.walking.page_choices import choices
from collection.portal.walking.setting import Setting, report_title


@dataclass(frozen=True, slots=True)
class Seen:
    """A page in its setting: the title of the `report` that it shows, what its links were `made`,
    of these the `useful` ones that lead on.
    """

    setting: Setting
    report: str | None
    made: list[Choice]
    useful: list[Choice]

    @property
    def has_file(self) -> bool:
        return any(one.action == Action.DOCUMENT for one in self.made)

    @property
    def has_reports(self) -> bool:
        return any(judged(one.title).kind == Kind.REPORT for one in self.useful)

    @property
    def is_article(self) -> bool:
        return self.report is not None

    @property
    def is_list(self) -> bool:
        return not (self.is_article and self.has_file)

    @property
    def in_column(self) -> bool:
        return self.has_reports or self.setting.column is not None

    @property
    def is_unknown(self) -> bool:
        """Whether there are items, and none of them says what it is."""
        unknown = all(self.setting.kind(one.title) == Kind.UNKNOWN for one in self.useful)
        return bool(self.useful) and unknown and not self.has_file


def seen_in(setting: Setting, facts: PageFacts, url: str, list_url: str, forms: Forms) -> Seen:
    """A page that was answered at `url`, of the list that begins at `list_url`."""
    made = choices(facts, setting, url, list_url, forms)
    useful = [one for one in made if one.action in LEADS_ON]
    return Seen(setting, report_title(facts, setting), made, useful)
