"""A page's picture: outlines where the marks are, crops around them, texts found over line ends."""

from __future__ import annotations

import io

import pytest
from fpdf import FPDF
from PIL import Image, ImageColor

from evidence.pictures import COLOURS, Mark, draw_pages
from evidence.pictures.page_picture import SCALE


@pytest.fixture(scope="module")
def two_pages() -> bytes:
    pdf = FPDF(unit="pt", format=(400, 600))
    pdf.set_font("helvetica", size=12)
    for lines in ([(40, "total 83.36"), (300, "twice the"), (316, "same words")], [(40, "end 7")]):
        pdf.add_page()
        for top, text in lines:
            pdf.text(50, top, text)
    return bytes(pdf.output())


def _image(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def _has(image: Image.Image, colour: str) -> bool:
    wanted = ImageColor.getrgb(colour)
    colours = [one for _, one in image.getcolors(maxcolors=1 << 24) or []]
    return any(max(abs(a - b) for a, b in zip(one, wanted, strict=True)) < 24 for one in colours)


def test_a_box_is_outlined_in_its_colour_and_the_page_is_cropped(two_pages: bytes) -> None:
    (picture,) = draw_pages(two_pages, [Mark(1, "total", (50, 30, 120, 42))])
    image = _image(picture.content)
    assert picture.media_type == "image/png"
    assert image.width == round(400 * SCALE) and image.height < 600 * SCALE / 2
    assert _has(image, COLOURS["total"]) and not _has(image, COLOURS["part"])


def test_a_text_is_found_over_its_line_break(two_pages: bytes) -> None:
    (picture,) = draw_pages(two_pages, [Mark(1, "spoken", text="twice the same words")])
    assert picture.caption == "第1页" and _has(_image(picture.content), COLOURS["spoken"])


def test_a_text_that_runs_over_is_found_on_the_next_page(two_pages: bytes) -> None:
    (picture,) = draw_pages(two_pages, [Mark(1, "spoken", text="end 7")])
    assert picture.caption == "第2页"


def test_what_is_not_found_shows_the_whole_page(two_pages: bytes) -> None:
    (picture,) = draw_pages(two_pages, [Mark(1, "spoken", text="nowhere to be seen")])
    image = _image(picture.content)
    assert image.height == round(600 * SCALE) and not _has(image, COLOURS["spoken"])


def test_the_header_is_shown_above_a_crop_that_leaves_it_out(two_pages: bytes) -> None:
    low = Mark(1, "part", (50, 500, 120, 512))
    (without,) = draw_pages(two_pages, [low])
    (with_head,) = draw_pages(two_pages, [Mark(1, "part", (50, 500, 120, 512), head=(20.0, 60.0))])
    assert with_head.height > without.height + 40 * SCALE - 1


def test_a_page_that_does_not_exist_draws_nothing(two_pages: bytes) -> None:
    assert draw_pages(two_pages, [Mark(9, "total", (0, 0, 10, 10))]) == []
