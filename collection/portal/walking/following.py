"""What is asked because a link was chosen: as what, under which name, how deep.

What belongs here: the ask that one choice of a page makes. What does not: choosing (`choice`), when
it is asked (`portal_walk`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from collection.portal.pages.held_files import is_held, place_of
from collection.portal.pages.link import Link
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.titles import Kind, judged
from collection.portal.walking.afterwards import named_beside
from collection.portal.walking.asking import Ask, Role
from collection.portal.walking.choice import Action, Choice
from collection.portal.walking.likeness import shape_of
from collection.portal.walking.setting import Setting, within

NO_REPORT = frozenset(Kind) - {Kind.REPORT}


def ask_for(one: Choice, ask: Ask, facts: PageFacts, setting: Setting, day: dt.date | None) -> Ask:
    """The ask for a choice of the page that `ask` asked for; the page was published on `day`."""
    link, title = one.link, one.title
    is_file = one.action == Action.DOCUMENT
    if is_file and judged(title).kind != Kind.REPORT:
        title = named_beside(facts, link.url) or title
    made = Ask(
        link.url,
        Role.DOCUMENT if is_file else Role.PAGE,
        title,
        day or link.published_on or (ask.day if is_file else None),
        ask.key,
        within(setting, link),
        depth=ask.depth + (not is_beside(ask, link)),
        form=link.form,
        asked=link.asked,
        is_data=link.is_made,
        is_chosen=judged(one.title).kind in ({Kind.UNKNOWN} if not link.is_made else NO_REPORT),
        templates=tuple(facts.templates),
    )
    if is_held(link.url):
        return replace(made, url=place_of(link.url, ask.key), held=link.url)
    return made


def is_beside(ask: Ask, link: Link) -> bool:
    """Whether a report's page names another (下一篇): it stands beside this one, not below."""
    reports = judged(ask.title).kind == judged(link.text).kind == Kind.REPORT
    return reports and not link.is_document and shape_of(link.url) == shape_of(ask.url)
