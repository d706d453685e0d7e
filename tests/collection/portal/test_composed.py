"""Portals of properties composed at random: what exists is published or said, and what is whole is
called so.

Two generators of different logic: lists that servers make (`composed.portals`), and programs of the
client over one store (`composed.programs`). Seeds are drawn; `whole` walks all.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from collection.portal.walking.monitor import Verdict
from tests.collection.portal.composed.portals import composed
from tests.collection.portal.composed.programs import application
from tests.collection.portal.composed.records import Composed
from tests.collection.portal.walking import BASE, Walked, drawn, walk_over

MAKERS: dict[str, Callable[[int], Composed]] = {"served": composed, "program": application}
SEEDS = [f"{name} {seed}" for name in MAKERS for seed in range(200)]


def _walked(case: str) -> tuple[Composed, Walked]:
    name, _, seed = case.partition(" ")
    site = MAKERS[name](int(seed))
    return site, walk_over(site.server, BASE + site.start)


def _unsaid(site: Composed, walked: Walked) -> list[str]:
    """The reports that were neither had nor said."""
    if walked.night.verdict != Verdict.WHOLE:
        return []
    said = " ".join(one.ask.title for one in walked.sighted if one.outcome == "failed")
    lost = site.files - set(walked.documents.values())
    records = [site.wanted[one] for one in lost]
    return [one.title for one in records if one.title not in said and one.who not in said]


@pytest.mark.parametrize("case", drawn(SEEDS, 3))
def test_what_exists_is_had_or_said(case: str) -> None:
    site, walked = _walked(case)
    assert _unsaid(site, walked) == [], site.by
    if walked.night.verdict != Verdict.WHOLE:
        assert walked.night.gaps or walked.night.doubts or walked.night.failed
    if not site.broken:
        lost = site.files - set(walked.documents.values())
        assert lost or walked.night.verdict == Verdict.WHOLE, (site.by, walked.night.doubts)


@pytest.mark.whole
@pytest.mark.parametrize("name", MAKERS)
def test_nearly_all_are_read_whole(name: str) -> None:
    """Of fifty, two may be told instead."""
    told = 0
    for seed in range(1000, 1050):
        site, walked = _walked(f"{name} {seed}")
        told += len(site.files - set(walked.documents.values()) - set(site.broken)) > 0
    assert told <= 2
