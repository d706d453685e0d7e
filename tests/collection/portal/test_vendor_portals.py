"""Portals after vendors' systems: every file, and the portal is whole; or why not, in words."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from collection.portal.walking.monitor import Verdict
from tests.collection.portal.vendor_site import KINDS, SAID, TITLES, Site
from tests.collection.portal.walking import BASE, drawn, walk_over

for one in sorted((Path(__file__).parent / "kinds").glob("*.py")):
    import_module(f"{__package__}.kinds.{one.stem}")


@pytest.mark.parametrize("name", drawn(list(KINDS), 4))
def test_every_file_of_a_vendor_s_portal_is_found(name: str) -> None:
    portal = KINDS[name]()
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
