"""Content systems of government sites: how each makes its lists go on. One module a system.

What belongs here: `further`, which asks all of them; each knows its pages by what is on them. What
does not: the walk.
"""

from __future__ import annotations

from collection.portal.page import Page
from collection.portal.pages.link import Link
from collection.portal.pages.paging import Further
from collection.portal.pages.printed_totals import printed_totals
from collection.portal.pages.systems import (
    aspnet,
    gkmlpt,
    hanweb,
    jpaas,
    pager_buttons,
    pager_links,
    pager_scripts,
    trs,
)

VENDORS = (hanweb, jpaas, gkmlpt, trs, aspnet)
PAGERS = (pager_links, pager_scripts, pager_buttons)
"""Each gives what a page says of its list in its own way; a page may be several at once."""


def further(page: Page, found: list[Link], list_url: str, named: str | None = None) -> Further:
    """What a page says of its list: by every system that knows it, or by the one that the place's
    file names, and by the pagers of any system.
    """
    said = printed_totals(page)
    for system in (*(one for one in VENDORS if named in {None, one.NAME}), *PAGERS):
        said.add(system.further(page, found, list_url))
    unique = {one.key: one for one in reversed(said.pages)}
    said.pages = [one for one in reversed(unique.values()) if one.url != page.url or one.form]
    return said
