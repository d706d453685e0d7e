"""Portals after vendors' systems: every file, and the portal is whole; or why not, in words."""

from __future__ import annotations

import pytest

from collection.portal.monitor import Verdict
from collection.portal.script_engine import has_engine
from tests.collection.portal import (
    vendor_portals_eighth,
    vendor_portals_eighth_more,
    vendor_portals_eleventh,
    vendor_portals_fifteenth,
    vendor_portals_fifth,
    vendor_portals_fourteenth,
    vendor_portals_fourth,
    vendor_portals_more,
    vendor_portals_ninth,
    vendor_portals_second,
    vendor_portals_seventh,
    vendor_portals_seventh_more,
    vendor_portals_sixth,
    vendor_portals_tenth,
    vendor_portals_third,
    vendor_portals_thirteenth,
    vendor_portals_twelfth,
)
from tests.collection.portal.vendor_portals import (
    EIGHTH,
    ELEVENTH,
    FIFTEENTH,
    FIFTH,
    FIRST,
    FOURTEENTH,
    FOURTH,
    NINTH,
    SECOND,
    SEVENTH,
    SIXTH,
    TENTH,
    THIRD,
    THIRTEENTH,
    TITLES,
    TWELFTH,
)
from tests.collection.portal.vendor_portals_said import SAID
from tests.collection.portal.vendor_site import Site
from tests.collection.portal.walking import BASE, drawn, walk_over

assert vendor_portals_more and vendor_portals_second and vendor_portals_third
assert vendor_portals_ninth and vendor_portals_tenth
assert vendor_portals_eleventh and vendor_portals_twelfth
assert vendor_portals_thirteenth and vendor_portals_fourteenth and vendor_portals_fifteenth
assert vendor_portals_eighth and vendor_portals_eighth_more
assert vendor_portals_seventh and vendor_portals_seventh_more
assert vendor_portals_fourth and vendor_portals_fifth and vendor_portals_sixth
STAGED = SEVENTH | EIGHTH | NINTH | TENTH | ELEVENTH | TWELFTH | THIRTEENTH | FOURTEENTH | FIFTEENTH
ALL = FIRST | SECOND | THIRD | FOURTH | FIFTH | SIXTH | STAGED


@pytest.mark.parametrize("name", drawn(list(ALL), 30))
def test_every_file_of_a_vendor_s_portal_is_found(name: str) -> None:
    if name in STAGED and not has_engine():
        pytest.skip("没有 mini-racer：脚本不运行")
    portal = ALL[name]()
    walked = walk_over(portal.server, BASE + portal.start, allowed_hosts=portal.hosts)
    found = portal.files & set(walked.documents.values())
    said = (walked.night.verdict.value, walked.night.gaps, walked.reasons[:5])
    assert len(found) == len(portal.files), said
    assert walked.night.verdict == Verdict.WHOLE, said
    if isinstance(portal, Site):
        assert not portal.others & set(walked.documents.values())
    assert len(walked.asked) <= 4 * len(portal.files) + 12, len(walked.asked)


@pytest.mark.parametrize("name", SAID)
def test_what_cannot_be_read_is_said(name: str) -> None:
    portal = SAID[name]()
    walked = walk_over(portal.server, BASE + portal.start)
    assert portal.files <= set(walked.documents.values())
    named = {one.ask.title for one in walked.sighted if one.outcome == "failed"}
    is_named = name == "login_for_some" and {TITLES[3], TITLES[7]} <= named
    assert is_named or walked.night.verdict != Verdict.WHOLE, walked.reasons
    assert walked.night.gaps or walked.night.failed
