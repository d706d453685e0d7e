"""The proof of 307's findings: each has a picture, in PDF and in Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.checked_307 import checked_307

pytestmark = pytest.mark.xdist_group("307")

WHOLE_PAGE_PIXELS = 1684
SPOKEN_OF_THE_WHOLE_REPORT = {"F-WORDING"}


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_every_finding_has_its_picture(shared_reports: Path, suffix: str) -> None:
    checked = checked_307(shared_reports, suffix)
    assert len(checked.leading) >= 12
    without = [one for one in checked.leading if not checked.pictures.get(one.finding_key)]
    assert [one.rule_id for one in without] == []
    if suffix == "pdf":
        uncropped = {
            one.rule_id
            for one in checked.leading
            for picture in checked.pictures[one.finding_key]
            if picture.height >= WHOLE_PAGE_PIXELS
        }
        assert uncropped <= SPOKEN_OF_THE_WHOLE_REPORT
