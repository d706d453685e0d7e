"""Portals after vendors' systems: every file, and the portal is whole."""

from __future__ import annotations

import pytest

import tests.collection.portal.vendor_portals_more as _more
from collection.portal.monitor import Verdict
from tests.collection.portal.vendor_portals import FIRST, SECOND
from tests.collection.portal.walking import BASE, walk_over

assert _more
ALL = FIRST | SECOND


@pytest.mark.parametrize("name", ALL)
def test_every_file_of_a_vendor_s_portal_is_found(name: str) -> None:
    portal = ALL[name]()
    walked = walk_over(portal.server, BASE + portal.start, allowed_hosts=portal.hosts)
    found = portal.files & set(walked.documents.values())
    said = (walked.night.verdict.value, walked.night.gaps, walked.reasons[:5])
    assert len(found) == len(portal.files), said
    assert walked.night.verdict == Verdict.WHOLE, said
