"""A page is set upright, its seal taken off, and the way back is known."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from disclosure.documents.scans.upright import Upright, ink_and_seal, is_one_bit, skew_of
from tests.disclosure.documents.scans.made_scans import (
    Picture,
    noisy,
    one_bit,
    sealed,
    skewed,
    spoilt,
)


def ruled_page() -> Picture:
    page = np.full((1754, 1241, 3), 255, np.uint8)
    for row in range(12):
        cv2.line(page, (120, 300 + 60 * row), (1120, 300 + 60 * row), (0, 0, 0), 2)
        cv2.putText(page, "2060101  176.26", (140, 342 + 60 * row), 0, 1, (0, 0, 0), 2)
    for x in (120, 500, 800, 1120):
        cv2.line(page, (x, 300), (x, 960), (0, 0, 0), 2)
    return page


@pytest.mark.parametrize("degrees", [0.0, 0.3, -0.7, 1.6, -3.0])
def test_the_skew_is_found_to_a_twentieth_of_a_degree(degrees: float) -> None:
    page = spoilt(ruled_page(), [skewed(degrees), noisy(8)])
    assert skew_of(ink_and_seal(page)[0]) == pytest.approx(-degrees, abs=0.05)


def test_a_page_without_rules_has_its_skew_from_its_lines() -> None:
    page = np.full((1754, 1241), 255, np.uint8)
    for row in range(25):
        cv2.putText(page, "176.26 83.36 92.90 0.06", (140, 200 + 50 * row), 0, 1, 0, 2)
    assert skew_of(spoilt(page, [skewed(1.0)])) == pytest.approx(-1.0, abs=0.1)
    assert skew_of(np.full((500, 400), 255, np.uint8)) == 0.0


def test_one_bit_is_told_from_grey() -> None:
    grey = cv2.GaussianBlur(ruled_page(), (0, 0), 0.8)
    assert not is_one_bit(grey)
    assert is_one_bit(spoilt(grey, [one_bit()]))
    assert not is_one_bit(np.full((50, 50), 255, np.uint8))


def test_the_seal_is_off_and_what_is_printed_below_it_stays() -> None:
    grey, seal = ink_and_seal(spoilt(ruled_page(), [sealed(0.5, 0.35, 0.3)]))
    assert seal is not None
    below = seal > 0
    printed = cv2.cvtColor(ruled_page(), cv2.COLOR_BGR2GRAY) < 60
    assert np.median(grey[below & ~printed]) > 200
    assert np.median(grey[below & printed]) < 130
    assert ink_and_seal(ruled_page())[1] is None


def test_red_print_is_print() -> None:
    page = ruled_page()
    cv2.putText(page, "- 9.22  red figures", (140, 1100), 0, 1.2, (30, 20, 220), 3)
    grey, seal = ink_and_seal(page)
    assert seal is None
    assert (grey[1060:1110] < 110).sum() > 500
    grey, seal = ink_and_seal(spoilt(page, [sealed(0.5, 0.35, 0.3)]))
    assert seal is not None
    assert not seal[1060:1110].any()


def test_a_box_goes_back_to_where_it_was_seen() -> None:
    turn = np.array([[0.0, -0.5, 100.0], [0.5, 0.0, 10.0], [0.0, 0.0, 1.0]])
    page = Upright(np.zeros((9, 9), np.uint8), None, (), turn, is_one_bit=False)
    assert page.source_box((20, 40, 60, 80)) == (60.0, 20.0, 80.0, 40.0)
