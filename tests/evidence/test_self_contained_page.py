"""Pictures inside a page: small, and never more than the page has room for."""

from __future__ import annotations

import base64
import io
import random

from PIL import Image

from evidence.pictures import Picture
from evidence.self_contained_page import PictureBudget, data_uri


def _noise(size: int) -> Picture:
    """Scanned paper at its worst: a grey of its own for each pixel."""
    draw = random.Random(size)
    image = Image.frombytes("L", (size, size), bytes(draw.randrange(256) for _ in range(size**2)))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return Picture("image/png", buffer.getvalue(), size, size, "第1页")


def test_a_png_becomes_a_smaller_webp_of_the_same_size() -> None:
    picture = _noise(600)
    head, _, body = data_uri(picture).partition(",")
    assert head == "data:image/webp;base64"
    content = base64.b64decode(body)
    assert len(content) < len(picture.content) * 0.8
    with Image.open(io.BytesIO(content)) as shown:
        assert shown.size == (600, 600)


def test_printed_text_stays_exact() -> None:
    image = Image.new("RGB", (400, 100), "white")
    image.paste((179, 38, 30), (20, 20, 90, 24))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    uri = data_uri(Picture("image/png", buffer.getvalue(), 400, 100, "第1页"))
    with Image.open(io.BytesIO(base64.b64decode(uri.partition(",")[2]))) as shown:
        assert shown.convert("RGB").tobytes() == image.tobytes()


def test_pictures_stop_where_the_page_is_full() -> None:
    drawing = Picture("image/svg+xml", b"<svg/>" * 100, 10, 10, "表1")
    room = PictureBudget(2 * len(data_uri(drawing)) + 10)
    assert [room.data_uri(drawing) is not None for _ in range(3)] == [True, True, False]
