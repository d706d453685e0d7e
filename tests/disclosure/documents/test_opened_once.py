"""A page is opened once, whether or not a picture stands on it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image

from disclosure.documents.opening import open_document


def _made(share: float) -> bytes:
    """A page of text with a picture over so much of it: a few words alone would be a stamp."""
    pdf = FPDF(unit="pt", format=(400, 400))
    pdf.add_page()
    pdf.set_font("helvetica", size=12)
    for line in range(12):
        pdf.text(20, 250 + 12 * line, "1,234.56 and more than a stamp, line by line down the page")
    picture = Image.fromarray(np.full((40, 40, 3), 200, np.uint8))
    pdf.image(picture, 0, 0, 400, 400 * share)
    return bytes(pdf.output())


@pytest.mark.parametrize(("share", "opened"), [(0.4, 1), (0.6, 2)])
def test_only_a_page_that_may_be_a_picture_is_opened_again(
    monkeypatch: pytest.MonkeyPatch, share: float, opened: int
) -> None:
    content = _made(share)
    opened_pages: list[int] = []
    real = pypdfium2.PdfDocument.get_page

    def get_page(self: Any, index: int) -> Any:
        opened_pages.append(index)
        return real(self, index)

    monkeypatch.setattr(pypdfium2.PdfDocument, "get_page", get_page)
    (page,) = open_document(content, recognise_scans=False).pages
    assert page.has_text
    assert page.pictured == pytest.approx(share, abs=0.001)
    assert len(opened_pages) == opened
