"""Where a page leads beside its links: frames, refreshes, data that scripts ask for; and what is
sought there without knowing that it is there.

What belongs here: the asks that follow from such addresses, and which searches found something.
What does not: links (`choice`), asking (`portal_walk`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from collection.portal.pages.page_facts import PageFacts
from collection.portal.scripts.script_requests import Target
from collection.portal.walking.asking import Ask
from collection.portal.walking.owed import Debt, Matter, Owed
from collection.portal.walking.setting import Setting

MOST_KEY = 300
STATE = ("__VIEWSTATE", "__EVENTVALIDATION")
"""What ASP.NET posts with every choice, anew on each page."""
NOT_AMONG_ITEMS = "列表的条目打开看过，没有部门预决算报告"
NOT_IN_SITE = "部门网站上没有找到预决算"


def elsewhere(facts: PageFacts) -> list[Target]:
    """Where a page without anything of its own leads: refreshes, frames, data."""
    return [Target(url) for url in [*facts.turns_to, *facts.frames]] + facts.asks


def asides(ask: Ask, facts: PageFacts, setting: Setting) -> list[Target]:
    """What stands beside a page's own items: frames, and data that its scripts ask for."""
    if setting.column is None and ask.depth > 0:
        return []
    frames = [Target(url) for url in facts.frames]
    return frames + [
        one for one in facts.asks if not one.is_page or one.url.startswith(setting.folder)
    ]


def led(ask: Ask, targets: Sequence[Target], setting: Setting, facts: PageFacts) -> Iterator[Ask]:
    """The asks for such addresses, one link deeper where they are not the start page's own."""
    for one in targets:
        yield replace(
            ask,
            url=one.url,
            title=one.title or ask.title,
            clicks=one.clicks,
            form=one.form,
            is_data=one.is_data,
            templates=tuple(facts.templates) if one.is_data else (),
            tries=(),
            is_chosen=False,
            depth=ask.depth + (0 if ask.depth else 1),
            hops=0,
            asked="",
            seen_from=ask.url,
            setting=setting,
            list_url=_begins(one),
            number=1,
            is_guess=False,
            is_renewed=False,
        )


def _begins(one: Target) -> str:
    """What the list that is asked for is known by: its address, with what is clicked or posted."""
    if one.clicks:
        return f"{one.url}#{one.clicks}"
    said = [(k, v) for k, v in one.form or () if v and not k.startswith(STATE)]
    return f"{one.url}#{urlencode(said)[:MOST_KEY]}" if said and one.form else one.url


@dataclass
class Searches:
    """What is sought from a page on: found, once a report or its page is; owed until then."""

    owed: Owed
    begun: dict[str, str] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)

    def begin(self, ask: Ask, reason: str, setting: Setting) -> Setting:
        """The setting of what follows; `reason` is told if nothing is found."""
        key = ask.key
        self.begun.setdefault(key, setting.sought)
        self.owed.owe(Matter.SEARCH, key, Debt(reason, ask, lambda: key not in self.found))
        return replace(setting, sought=ask.key, sought_from=ask.depth)

    def succeeded(self, key: str) -> None:
        while key in self.begun and key not in self.found:
            self.found.add(key)
            key = self.begun[key]
