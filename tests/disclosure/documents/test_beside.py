"""Tables beside each other on a page have captions of their own; one title over both stays one."""

from __future__ import annotations

import pytest

from disclosure.documents.document import Line
from disclosure.documents.opening import open_document
from tests.disclosure.documents.raw_pdf import grid, raw_pdf, text


def said(captions: str) -> list[str]:
    """What stands on a page of two tables beside each other, in order."""
    drawn = grid(20, 100, 2, 3) + grid(240, 100, 2, 3) + captions
    (page,) = open_document(raw_pdf(drawn)).pages
    return [block.text if isinstance(block, Line) else "TABLE" for block in page.blocks]


@pytest.mark.parametrize("x", [80, 97.1])
def test_each_table_follows_its_own_caption(x: float) -> None:
    """Also where the caption ends with its table, a hair over its edge."""
    captions = text(40, 200, "table one") + text(x, 180, "unit: yuan")
    captions += text(260, 200, "table two") + text(300, 180, "unit: wan")
    assert said(captions) == [
        "table one", "unit: yuan", "TABLE", "table two", "unit: wan", "TABLE",
    ]  # fmt: skip


def test_a_title_over_both_is_of_both() -> None:
    captions = text(110, 200, "one title over both of the tables") + text(20, 180, "of: us")
    captions += text(300, 180, "unit: yuan")
    assert said(captions) == [
        "one title over both of the tables", "of: us unit: yuan", "TABLE", "TABLE",
    ]  # fmt: skip
