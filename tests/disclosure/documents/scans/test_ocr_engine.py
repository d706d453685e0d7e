"""The finder looks at all ink and at no blank margin, in cells that lie as on the whole page."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from disclosure.documents.scans.ocr_engine import CELL, _inked
from tests.disclosure.documents.scans.made_scans import Picture, noisy, spoilt

HIGH, WIDE = 52 * CELL, 37 * CELL


def page_with(text: str, at: tuple[int, int], tone: int) -> Picture:
    page = np.full((HIGH, WIDE), 245, np.uint8)
    cv2.putText(page, text, at, 0, 0.8, tone, 2)
    return page


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("tone", [0, 120, 190])
def test_the_part_that_is_looked_at_holds_all_ink(seed: int, tone: int) -> None:
    random = np.random.default_rng(seed)
    at = int(random.integers(0, WIDE - 200)), int(random.integers(40, HIGH - 20))
    page = page_with("2060101 92.90", at, tone)
    rows, columns = _inked(spoilt(page, [noisy(8)], seed))
    inked = np.argwhere(page < 240).T
    for part, side, places in zip((rows, columns), (HIGH, WIDE), inked, strict=True):
        low, high = places.min(), places.max()
        assert part.start % CELL == 0
        assert part.stop % CELL == 0
        assert low - part.start >= min(low, CELL - 4)
        assert part.stop - high >= min(side - high, CELL - 4)
        assert part.stop - part.start <= (high - low) + 4 * CELL


def test_a_page_on_which_nothing_is_darker_is_looked_at_whole() -> None:
    page = np.full((HIGH, WIDE), 245, np.uint8)
    assert page[_inked(page)].shape == page.shape
