"""What is known of a page: its names, its date, its links, how its list goes on.

What belongs here: the record, as it is kept until the next night. What does not: how it is read
(`page_reading`), what is followed (`choice`).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any

from collection.portal.pages.link import Link
from collection.portal.pages.paging import Next
from collection.portal.pages.signs import Signs
from collection.portal.pages.titles import Kind, judged
from collection.portal.scripts.script_requests import (
    Target,
)
from collection.portal.scripts.templates import Template


@dataclass
class PageFacts:
    """All that the walk needs of a page. `names` are what it calls itself, most telling first.

    `asks` is what its own scripts ask for, `hopes` what its script files might, `chosen` what its
    tabs and forms for years and departments ask for; `templates` make addresses of the records that
    come; `scripts` are files that may know more of the page, `libraries` these and the common ones;
    `named` are the reports that its text names, with the addresses beside them; `feeds` and
    `searches` are where it says that the same can be had another way;
    `from_data` counts the links that its data alone name; `is_within` says that clicks brought it
    without anything being asked.
    """

    title: str = ""
    charset: str = "utf-8"
    names: list[str] = field(default_factory=list)
    published_on: dt.date | None = None
    links: list[Link] = field(default_factory=list)
    pages: list[Next] = field(default_factory=list)
    total_pages: int | None = None
    total_items: int | None = None
    system: str | None = None
    turns_to: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    asks: list[Target] = field(default_factory=list)
    hopes: list[Target] = field(default_factory=list)
    chosen: list[Target] = field(default_factory=list)
    templates: list[Template] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    libraries: list[str] = field(default_factory=list)
    unlinked: list[str] = field(default_factory=list)
    unread_years: list[str] = field(default_factory=list)
    promised: str | None = None
    signs: Signs = field(default_factory=Signs)
    named: dict[str, list[str]] = field(default_factory=dict)
    feeds: list[str] = field(default_factory=list)
    searches: list[Target] = field(default_factory=list)
    from_data: int = 0
    is_within: bool = False
    pictures: int = 0
    prose: int = 0
    obstacle: str | None = None
    says_empty: bool = False
    cut_links: bool = False
    cut_scripts: bool = False


def packed(facts: PageFacts) -> dict[str, Any]:
    """Facts as JSON can hold them."""
    said = asdict(facts)
    said["published_on"] = facts.published_on.isoformat() if facts.published_on else None
    said["links"] = [
        [
            one.url,
            one.text,
            one.published_on.isoformat() if one.published_on else None,
            one.framed,
            one.shown,
            one.form,
            one.is_made,
            one.section,
            one.place,
            one.is_site,
        ]
        for one in facts.links
    ]
    said["pages"] = [
        [one.url, one.form, one.is_guess, one.is_data, one.known_by] for one in facts.pages
    ]
    return said


def unpacked(said: dict[str, Any]) -> PageFacts:
    day = said["published_on"]
    return PageFacts(
        **{
            **said,
            "published_on": dt.date.fromisoformat(day) if day else None,
            "links": [
                Link(
                    url,
                    text,
                    dt.date.fromisoformat(on) if on else None,
                    framed,
                    shown,
                    _pairs(form),
                    is_made,
                    *rest,
                )
                for url, text, on, framed, shown, form, is_made, *rest in said["links"]
            ],
            "pages": [
                Next(url, _pairs(form), is_guess, is_data, known_by)
                for url, form, is_guess, is_data, known_by in said["pages"]
            ],
            "templates": [tuple(one) for one in said["templates"]],
            "signs": Signs(**said["signs"]),
            **{
                name: [
                    Target(one["url"], _pairs(one["form"]), one["is_data"], one["lacks"])
                    for one in said[name]
                ]
                for name in ("asks", "hopes", "chosen", "searches")
            },
        }
    )


def _pairs(form: list[list[str]] | None) -> tuple[tuple[str, str], ...] | None:
    return tuple((name, value) for name, value in form) if form is not None else None


def is_about_budgets(facts: PageFacts) -> str | None:
    """What of a page's names says that it holds departments' budgets; None where nothing does."""
    return next(
        (one for one in facts.names if judged(one).kind in {Kind.COLUMN, Kind.REPORT}), None
    )
