"""From a page to its facts: one pure function.

What belongs here: which reader says which fact. What does not: the facts themselves (`page_facts`),
requests (`spider`), what is followed (`choice`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from collection.portal.page import Page
from collection.portal.pages.article_prose import prose_of
from collection.portal.pages.data_values import value_of_answer
from collection.portal.pages.links import LinkReader
from collection.portal.pages.obstacles import obstacle_of, says_empty
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.page_leads import (
    asks_of,
    chosen_targets,
    frames_of,
    hopes_of,
    turns_of,
)
from collection.portal.pages.page_names import page_names, page_title, published_on
from collection.portal.pages.paging import Further
from collection.portal.pages.records import embedded, read_data
from collection.portal.pages.second_sources import feeds, searches
from collection.portal.pages.signs import signs_of
from collection.portal.pages.signs.pager_marks import promised
from collection.portal.pages.signs.unlinked import unlinked
from collection.portal.pages.signs.year_tabs import unread_years
from collection.portal.pages.systems import aspnet, further
from collection.portal.scripts.templates import Template, address_templates

MOST_LIBRARIES = 16
_CONTENT = re.compile(r"content|article|zoom|editor|detail|text|main|nr$|con$", re.IGNORECASE)


def facts_of(
    page: Page,
    list_url: str,
    form: tuple[tuple[str, str], ...] | None = None,
    templates: Sequence[Template] = (),
    system: str | None = None,
) -> PageFacts:
    """What a page says, as a page of the list that begins at `list_url`; `form` was posted,
    `templates` are those of the page that asked for it, `system` is the one that its place names.
    """
    value = value_of_answer(page.text)
    if value is not None:
        found, said = read_data(page, value, form, templates)
        return _with(PageFacts(links=found, templates=list(templates)), said)
    reader = LinkReader(page)
    found, cut = list(reader.found.values()), reader.cut
    known = {one.url for one in found}
    in_data = [one for one in embedded(page, page_title(page)) if one.url not in known]
    found += [*in_data, *aspnet.files(page, reader)]
    facts = PageFacts(
        title=page_title(page),
        charset=page.charset,
        names=page_names(page),
        published_on=published_on(page),
        links=found,
        cut_links=cut or page.is_cut,
        turns_to=list(turns_of(page)),
        frames=list(frames_of(page)),
        asks=asks_of(page, found, reader),
        chosen=chosen_targets(page, reader),
        scripts=page.script_files,
        libraries=page.all_script_files[:MOST_LIBRARIES],
        from_data=len(in_data),
        unlinked=unlinked(page, reader),
        unread_years=unread_years(page, reader, found),
        pictures=_pictures(page),
        prose=prose_of(page, reader),
    )
    facts.says_empty = says_empty(page)
    facts.signs = signs_of(page, reader)
    facts.feeds, facts.searches = feeds(page), searches(page)
    facts.hopes = hopes_of(page, facts.asks, reader)
    if facts.asks or facts.hopes:
        facts.templates = address_templates(page, reader.handlers)
    facts.obstacle = obstacle_of(page, len([one for one in found if not one.framed]))
    more = further(page, found, list_url, system)
    facts = _with(facts, more)
    if not facts.pages and (facts.total_pages or 0) < 2:
        shown = promised(page, len([one for one in found if not one.framed]))
        facts.promised = shown or more.uncounted
    return facts


def _with(facts: PageFacts, said: Further) -> PageFacts:
    facts.pages, facts.system = said.pages, said.system
    facts.unlinked += said.unlinked
    facts.total_pages, facts.total_items = said.total_pages, said.total_items
    return facts


def _pictures(page: Page) -> int:
    """Pictures inside the article: a report put on the page as pictures has nothing else."""
    if page.root is None:
        return 0
    found = set()
    for one in page.root.iter("img"):
        places = [f"{x.get('class', '')} {x.get('id', '')}" for x in one.iterancestors()][:6]
        if any(_CONTENT.search(place) for place in places) and (src := one.get("src")):
            found.add(src)
    return len(found)
