"""Bulk calls of pdfium: what is written for each item, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat

import numpy as np
import pytest
from pypdfium2 import raw

from disclosure.documents.pdf.pdfium import open_pdf
from disclosure.documents.pdf.pdfium_calls import INT, POINTER, address, numbered, written
from tests.disclosure.documents.raw_pdf import raw_pdf
from tests.disclosure.documents.raw_pdf import text as printed

LONG = 3000
_box = numbered(raw.FPDFText_GetLooseCharBox, INT)


@pytest.fixture
def page_text() -> Iterator[POINTER]:
    document = open_pdf(raw_pdf(printed(10, 100, "7" * LONG, size=1), media="0 0 2000 300"))
    page = document[0]
    opened = page.get_textpage()
    yield POINTER(address(opened))
    opened.close()
    page.close()
    document.close()


def test_answers_beyond_the_memory_of_one_round_are_as_single_ones(page_text: POINTER) -> None:
    numbers = range(LONG)
    known, boxes = written(_box, LONG, repeat(page_text), numbers, width=4)
    assert all(known)
    assert boxes.shape == (4, LONG)
    for number in (0, 1, 1535, 1536, 1537, LONG - 1):
        single = written(_box, 1, repeat(page_text), [number], width=4)[1]
        assert boxes[:, number].tolist() == single[:, 0].tolist()
    assert (np.diff(boxes[0]) > 0).all()


def test_what_is_not_written_is_zero(page_text: POINTER) -> None:
    assert written(_box, 1, repeat(page_text), [0], width=4)[1].any()
    known, boxes = written(_box, 1, repeat(page_text), [LONG + 1], width=4)
    assert known == [0]
    assert not boxes.any()


def test_nothing_is_asked_of_no_items(page_text: POINTER) -> None:
    known, boxes = written(_box, 0, repeat(page_text), [], width=4)
    assert known == []
    assert boxes.shape == (4, 0)
    assert boxes.dtype == np.float64
