"""What a portal hides is found, or the night does not call the portal read whole."""

from __future__ import annotations

import pytest

from collection.portal.walking.monitor import Verdict
from tests.collection.portal.hiding import hidden
from tests.collection.portal.walking import BASE, drawn, walk_over


@pytest.mark.parametrize("seed", drawn(range(300), 16))
def test_what_is_hidden_is_found_or_doubted(seed: int) -> None:
    site, name = hidden(seed)
    walked = walk_over(site.server, BASE + site.start)
    lost = site.files - set(walked.documents.values())
    assert not lost or walked.night.verdict != Verdict.WHOLE, (name, len(lost))
    if walked.night.verdict != Verdict.WHOLE:
        assert walked.night.gaps or walked.night.doubts
