"""Pages as pictures with everything outlined that the reader took for something.

What belongs here: rendering whole pages of PDFs and image files with boxes. What does not: which
boxes (`boxes`), and pictures of findings (`evidence.pictures`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pypdfium2
from PIL import Image, ImageDraw

from disclosure.documents.formats import PAGED
from disclosure.documents.pdf.sideways import upright_copy
from evidence.inspection.boxes import Box, BoxRole
from evidence.inspection.seen import Inspection, SeenPage
from evidence.pictures.marks import Picture

ROLE_COLOURS: dict[BoxRole, str] = {
    "header": "#2e7d32",
    "name": "#78909c",
    "value": "#0b57a4",
    "performance": "#6a1b9a",
    "stranger": "#c77700",
    "unknown": "#c77700",
    "lost": "#b3261e",
}
"""Green, grey and blue are understood; orange is not; red is lost."""
SCALE = 1.5
"""Pixels a point: 108 dpi, a page is as wide as half a screen and still legible."""
WASH = 40
"""Opacity of a box's filling, of 255."""


def draw_seen(content: bytes, seen: Inspection) -> dict[int, Picture]:
    """A picture of each page that has boxes, by page number; empty for formats without pages."""
    pages = [page for page in seen.pages if page.boxes]
    if not pages:
        return {}
    images = _pdf_pages(content, pages) if seen.file_format in PAGED else ()
    return {page.number: _picture(image, page) for page, image in images}


def _pdf_pages(content: bytes, pages: Sequence[SeenPage]) -> Iterator[tuple[SeenPage, Image.Image]]:
    document = pypdfium2.PdfDocument(upright_copy(content))
    try:
        for page in pages:
            sheet = document[page.number - 1]
            bitmap = sheet.render(scale=SCALE)
            try:
                yield page, bitmap.to_pil().convert("RGB")
            finally:
                bitmap.close()
                sheet.close()
    finally:
        document.close()


def _picture(image: Image.Image, page: SeenPage) -> Picture:
    wash = Image.new("RGBA", image.size)
    draw = ImageDraw.Draw(wash)
    for box in page.boxes:
        _draw_box(draw, box)
    shown = Image.alpha_composite(image.convert("RGBA"), wash).convert("RGB")
    buffer = io.BytesIO()
    shown.quantize(64, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return Picture("image/png", buffer.getvalue(), shown.width, shown.height, page.label)


def _draw_box(draw: ImageDraw.ImageDraw, box: Box) -> None:
    x0, y0, x1, y1 = (round(side * SCALE) for side in box.bbox)
    colour = ROLE_COLOURS[box.role]
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    width = 1 if box.role in ("name", "value") else 2
    draw.rectangle((x0, y0, x1, y1), fill=(red, green, blue, WASH), outline=colour, width=width)
