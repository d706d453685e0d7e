"""What a page shows that its links do not account for: signs that there is more than was had.

What belongs here: finding them on one page, as it is after its scripts have run; a module a kind of
sign. What does not: what follows from all pages together (`second_look`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from collection.portal.page import Page
from collection.portal.pages.links import LinkReader
from collection.portal.pages.signs.attachments import attachments_of
from collection.portal.pages.signs.data_calls import data_addresses
from collection.portal.pages.signs.departments import departments_of, options_of
from collection.portal.pages.signs.elsewhere import frames_elsewhere, moved_to
from collection.portal.pages.signs.empty_places import empty_places
from collection.portal.pages.signs.page_numbers import last_page_of

MOST_SIGNS = 60


@dataclass
class Signs:
    """Of one page. `departments` and `attachments` are named and lead nowhere; `empty` are places
    for items that have none while their like have, or that a script is to fill; `data` are
    addresses that its scripts may ask; `frames` show pages of other hosts, `moved` are such to
    which it sends its reader; `last_page` is the largest number that its pager shows; `options` are
    the departments that its forms may send, by field and value.
    """

    departments: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    last_page: int = 0
    options: dict[str, str] = field(default_factory=dict)


def signs_of(page: Page, reader: LinkReader) -> Signs:
    if page.root is None:
        return Signs()
    return Signs(
        departments=_each_once(departments_of(page, reader)),
        attachments=_each_once(attachments_of(page, reader)),
        empty=_each_once(empty_places(page, reader)),
        data=_each_once(data_addresses(page.scripts)),
        frames=_each_once(frames_elsewhere(page, reader)),
        moved=_each_once(moved_to(page, reader)),
        last_page=last_page_of(page.root),
        options=dict(options_of(page.root)),
    )


def _each_once(found: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(found))[:MOST_SIGNS]
