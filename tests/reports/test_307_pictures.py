"""The proof of 307's findings: each has a picture, in PDF and in Word."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands.check import check_file

WHOLE_PAGE_PIXELS = 1684
SPOKEN_OF_THE_WHOLE_REPORT = {"F-WORDING"}


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_every_finding_has_its_picture(shared_reports: Path, suffix: str) -> None:
    path = shared_reports / "shangdang" / f"307-科学技术协会-2025.{suffix}"
    checked = check_file(path, with_pictures=True)
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
