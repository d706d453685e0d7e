"""On a platform of many places, which are not ours: by what is shown, and by whom it is for."""

from __future__ import annotations

from collection.portal.page import page_of
from collection.portal.pages.other_counties import other_places
from collection.portal.pages.page_facts import PageFacts
from collection.portal.pages.page_reading import facts_of

URL = "http://portal.test/pt/index.html"
PLACES = ("白石县", "云岭县", "青河区")


def facts(place: str) -> PageFacts:
    shown = "".join(
        f"<li><a href='/f/{n}.pdf'>{place}{n}局2026年部门预算</a></li>" for n in "教审农"
    )
    return facts_of(page_of(URL, f"<h2>部门预算公开</h2><ul>{shown}</ul>".encode()), URL)


def test_the_places_of_which_nothing_is_shown_are_others() -> None:
    assert other_places(PLACES, facts("云岭县"), "") == {"白石县", "青河区"}


def test_the_place_that_is_read_for_is_none_of_the_others() -> None:
    """Whichever the platform opens with, its own reports are a choice away."""
    assert other_places(PLACES, facts("白石县"), "南山市云岭县") == {"青河区"}
