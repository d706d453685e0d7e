"""What the column's pages name or link to besides: owed until something comes of it.

What belongs here: titles of reports in any text, links of unknown words, reports' pages without a
file. What does not: finding titles (`mentions`), when which is tried (`owed`), what else speaks
against a portal (`second_look`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from collection.portal.page import page_of, split
from collection.portal.pages.link import Link
from collection.portal.pages.mentions import Had, addresses_in
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind, judged
from collection.portal.walking.asking import Answer, Ask, Role
from collection.portal.walking.choice import leads_beside
from collection.portal.walking.likeness import shape_of
from collection.portal.walking.owed import Debt, Matter, Owed
from collection.portal.walking.setting import Setting

MOST_OF_A_PAGE = 12
MOST_ALONE = 2
"""Links of unknown words that stand beside a list (历史数据) and not in one of their own."""


def always() -> bool:
    return True


@dataclass
class Remains:
    """Of one walk. `had` are the reports of which something was had or said; `led_from` the pages
    that led to any.
    """

    owed: Owed
    had: Had = field(default_factory=Had)
    led_from: set[str] = field(default_factory=set)

    def page(self, ask: Ask, setting: Setting, facts: PageFacts, *, is_list: bool) -> None:
        """What a page of the column names; of a list's, what it links to besides."""
        for title, beside in facts.named.items():
            self.named(title, ask, setting, beside)
        if is_list:
            self.owed.likeness.went_on |= {ask.key} if ask.is_try else set()
            self._links(ask, setting, facts.links)

    def named(self, title: str, where: Ask, setting: Setting, beside: list[str]) -> None:
        """A report's title, with the addresses that stand beside it."""

        def is_open() -> bool:
            had_at = self.owed.likeness.had_at
            return not (had_at.intersection(beside) or self.had.has(title))

        tries = tuple(as_try(where, setting, url, title) for url in beside)
        self.owed.owe(Matter.NAMED, title, Debt(title, where, is_open, tries))

    def _links(self, ask: Ask, setting: Setting, links: Iterable[Link]) -> None:
        """The links of a list of the column whose words do not say that they lead elsewhere: those
        that lead on by their words, or turn the list's page without any, are tried.
        """
        path = ask.url.partition("?")[0]
        folder = path.rpartition("/")[0]
        links = list(links)
        places = Counter(one.place for one in links)
        for one in links:
            is_alone = places[one.place] <= MOST_ALONE and one.published_on is None
            is_state = one.url.partition("?")[0] == path and one.url != ask.url
            made = as_try(ask, setting, one.url, one.text)
            may_hold = _may_hold(one) or (is_state and _is_unknown(one))
            made = replace(made, depth=ask.depth) if is_state else made
            if (is_alone or is_state) and one.text and may_hold:
                self.owed.owe(Matter.BESIDE, one.url, Debt(one.text, ask, always, (made,)))
            may_be = one.may_be_page or one.is_document
            kind = setting.kind(one.text)
            if not may_be or one.framed or kind == Kind.OTHER:
                continue
            turns = kind == Kind.BARE and one.url.startswith(f"{folder}/")
            if turns or kind != Kind.UNKNOWN:
                self.owed.likeness.shapes.add(shape_of(one.url))
            made = replace(made, depth=ask.depth) if turns else made
            self.owed.owe(Matter.ALIKE, one.url, Debt(one.text, ask, always, (made,)))

    def bare(
        self, ask: Ask, answer: Answer, facts: PageFacts, title: str, told: Callable[[], None]
    ) -> None:
        """A report's page without a file: whatever addresses its text holds may be of one."""
        page = page_of(answer.url, answer.body)
        unknown = {one.url for one in facts.links if _may_hold(one)}
        known = {one.url for one in facts.links if one.framed or one.text} - unknown
        urls = dict.fromkeys([*unknown, *(page.absolute(one) for one in addresses_in(page.text))])
        host = split(answer.url).netloc
        own = [one for one in urls if one not in known and split(one).netloc == host]
        made = tuple(as_try(ask, ask.setting, one, title) for one in own[:MOST_OF_A_PAGE])

        def is_open() -> bool:
            return ask.key not in self.led_from

        self.owed.owe(Matter.BARE, ask.key, Debt(title, ask, is_open, made, told))

    def led(self, ask: Ask) -> None:
        """A file or page of a report was had."""
        self.led_from.add(ask.seen_from or "")
        self.owed.likeness.led(ask)


def as_try(ask: Ask, setting: Setting, url: str, title: str) -> Ask:
    return Ask(
        url,
        Role.PAGE,
        title,
        seen_from=ask.key,
        setting=setting,
        depth=ask.depth + 1,
        is_try=True,
    )


def _may_hold(link: Link) -> bool:
    """Whether a link of a report's page may lead to its file: its words name no other thing."""
    return _is_unknown(link) and not leads_beside(link.text)


def _is_unknown(link: Link) -> bool:
    return judged(link.text).kind == Kind.UNKNOWN and link.may_be_page and not link.framed
