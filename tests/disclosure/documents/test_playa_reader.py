"""The second opinion stands where the first reading does, whatever the page's boxes and shapes."""

from __future__ import annotations

import pytest

from disclosure.documents.document import Page
from disclosure.documents.pdf import pdf_reader, playa_reader
from tests.disclosure.documents.raw_pdf import grid, raw_pdf, text

CELLS = text(55, 65, "left") + text(115, 65, "12.50") + text(55, 45, "low") + text(115, 45, "7.00")
READ = ["left", "12.50", "", "low", "7.00", "", "", "", ""]
TABLE = grid(50, 20, 3, 3) + CELLS + text(50, 100, "a line of text that stands above the table")
BOXES = {
    "plain": ("0 0 400 300", None),
    "beside zero": ("-12 12 388 312", None),
    "above zero": ("30 20 430 320", None),
    "cropped": ("0 0 400 300", "40 15 300 200"),
    "cropped beside zero": ("-12 12 388 312", "10 18 300 200"),
    "cropped beyond the sheet": ("0 0 400 300", "-50 -50 300 200"),
    "turned about": ("400 300 0 0", "300 200 40 15"),
}


def _both(content: bytes) -> tuple[Page, Page]:
    return pdf_reader.read_pdf(content)[0], playa_reader.read_pdf(content)[0]


def _places(page: Page) -> list[tuple[int, ...]]:
    return [tuple(map(round, cell.bbox or ())) for t in page.tables() for cell in t.cells]


def _texts(page: Page) -> list[list[str]]:
    return [[cell.text for cell in table.cells] for table in page.tables()]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("boxes", BOXES.values(), ids=BOXES)
def test_both_readers_place_a_table_alike(boxes: tuple[str, str | None], rotate: int) -> None:
    media, crop = boxes
    first, second = _both(raw_pdf(TABLE, media=media, crop=crop, rotate=rotate))
    assert _texts(first) == [READ]
    assert _texts(second) == _texts(first)
    assert _places(second) == _places(first)
    assert (second.width, second.height) == (first.width, first.height)
    assert [one.text for one in second.lines()] == [one.text for one in first.lines()]


def _borders(shape: str) -> str:
    """The grid of TABLE, each border a filled shape of four corners."""
    level = [(50, y, 230, y + 1) for y in (20, 40, 60, 80)]
    upright = [(x, 20, x + 1, 81) for x in (50, 110, 170, 230)]
    return "".join(shape.format(a=a, b=b, c=c, d=d) for a, b, c, d in (*level, *upright))


@pytest.mark.parametrize(
    "shape",
    [
        "{a} {b} m {c} {b} l {c} {d} l {a} {d} l h f\n",
        "{a} {b} m {c} {b} l {c} {d} l {a} {d} l f\n",
        "{a} {b} m {c} {b} l {c} {d} l {a}.02 {d} l h f\n",
        "{c} {d} m {a} {d} l {a} {b} l {c} {b}.4 l h f\n",
    ],
    ids=["closed", "open", "not quite a rectangle", "mitred"],
)
def test_a_thin_filled_shape_is_a_border_for_both(shape: str) -> None:
    first, second = _both(raw_pdf(_borders(shape) + CELLS))
    assert _texts(first) == [READ]
    assert _texts(second) == _texts(first)


def test_a_curve_is_no_border() -> None:
    curve = "50 60 m 90 60 190 60 230 60 c S\n"
    level = "".join(f"50 {y} m 230 {y} l S " for y in (20, 40, 80, 100))
    upright = "".join(f"{x} 20 m {x} 100 l S " for x in (50, 110, 170, 230))
    first, second = _both(raw_pdf(level + upright + curve + CELLS))
    read = ["", "", "", "left\nlow", "12.50\n7.00", "", "", "", ""]
    assert _texts(first) == _texts(second) == [read]
