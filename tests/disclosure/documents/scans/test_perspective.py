"""A page photographed at an angle is laid flat by its own rules; a bent one is not trusted."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from disclosure.documents.scans.perspective import flattening, mapped
from tests.disclosure.documents.scans.made_scans import Picture, noisy, skewed, spoilt

ROWS, COLUMNS = range(300, 1500, 60), (120, 380, 620, 860, 1120)
CORNERS = np.array([(0, 0), (1241, 0), (1241, 1754), (0, 1754)], np.float32)


def ruled_page() -> Picture:
    page = np.full((1754, 1241), 255, np.uint8)
    for row in ROWS:
        cv2.line(page, (120, row), (1120, row), 0, 2)
        cv2.putText(page, "2060101  176.26", (140, row + 42), 0, 1, 0, 2)
    for x in COLUMNS:
        cv2.line(page, (x, ROWS[0]), (x, ROWS[-1]), 0, 2)
    return page


def held(*shares: tuple[float, float]) -> np.ndarray:
    """The map of a page whose corners are moved by shares of its width and height."""
    moved = CORNERS + np.array(shares, np.float32) * [1241, 1754]
    return cv2.getPerspectiveTransform(CORNERS, moved.astype(np.float32))


@pytest.mark.parametrize(
    "shares",
    [
        ((0.05, 0.02), (-0.05, 0.03), (0, 0), (0, -0.01)),
        ((0, 0.04), (0, 0), (-0.01, 0), (0, -0.05)),
    ],
)
def test_a_page_held_at_an_angle_is_laid_flat(shares: tuple[tuple[float, float], ...]) -> None:
    way = held(*shares)
    seen = cv2.warpPerspective(ruled_page(), way, (1241, 1754), borderValue=240)
    found = flattening(spoilt(seen, [noisy(6)]))
    assert found.map is not None
    assert not found.is_bent
    back = found.map @ way
    for row in ROWS:
        _, heights = mapped(back, np.array([(120, row), (600, row), (1120, row)], np.float64)).T
        assert np.ptp(heights) < 3
    for x in COLUMNS:
        places, _ = mapped(back, np.array([(x, ROWS[0]), (x, 900), (x, ROWS[-1])], np.float64)).T
        assert np.ptp(places) < 8


def test_a_scanned_page_is_flat_as_it_is() -> None:
    turned = np.dstack([ruled_page()] * 3)
    for spoils in ([noisy(8)], [skewed(0.05), noisy(8)]):
        found = flattening(spoilt(turned, spoils)[:, :, 0])
        assert (found.map, found.is_bent) == (None, False)
    assert flattening(np.full((500, 400), 255, np.uint8)).map is None


def test_a_page_that_is_bent_is_told() -> None:
    x, y = np.meshgrid(np.arange(1241, dtype=np.float32), np.arange(1754, dtype=np.float32))
    bow = (40 * np.sin(x / 1241 * np.pi)).astype(np.float32)
    assert flattening(cv2.remap(ruled_page(), x, y + bow, cv2.INTER_LINEAR)).is_bent
