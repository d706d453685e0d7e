"""Digits held against the others of their page, whatever a recogniser made of them."""

from __future__ import annotations

import numpy as np
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from disclosure.documents.scans.scanned_digits import digits_by_shape
from fonts.kept_font import CHINESE
from tests.disclosure.documents.scans.made_scans import Picture, blurred, noisy, spoilt

PRINTED = ["2080501", "2080505", "1,576.24", "390,417.68", "2130299", "78,346.90", "2210201",
           "2080802", "163.57", "9,463.81", "427,538.09", "2101102"]  # fmt: skip


def drawn(text: str) -> Picture:
    sheet = Pillow.new("L", (14 * len(text) + 20, 34), 255)
    ImageDraw.Draw(sheet).text((6, 2), text, 0, ImageFont.truetype(str(CHINESE), 22))
    ink = np.array(sheet)
    (rows, columns) = np.nonzero(ink < 128)
    cut = ink[rows.min() - 1 : rows.max() + 2, columns.min() - 1 : columns.max() + 2]
    return spoilt(cut, [blurred(0.8), noisy(8)], seed=len(text))


def digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def test_shapes_say_what_is_printed() -> None:
    crops = list(map(drawn, PRINTED))
    assert digits_by_shape(crops, PRINTED) == list(map(digits, PRINTED))


def test_a_digit_that_was_read_as_another_is_told() -> None:
    crops = list(map(drawn, PRINTED))
    read = [text.replace("2080802", "2080502") for text in PRINTED]
    assert digits_by_shape(crops, read)[PRINTED.index("2080802")] == "2080802"


def test_what_cannot_be_told_apart_gets_no_opinion() -> None:
    few = list(map(drawn, PRINTED[:2]))
    assert digits_by_shape(few, PRINTED[:2]) == [None, None]
    crops = list(map(drawn, PRINTED))
    longer = [*PRINTED[:-1], "21011023"]
    assert digits_by_shape(crops, longer)[-1] in (None, "21011023")
    assert digits_by_shape([np.full((30, 80), 255, np.uint8)], ["12"]) == [None]
