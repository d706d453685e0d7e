"""A PDF page cropped to what a finding is about, with the figures outlined in their colours.

What belongs here: rendering by pdfium, crops and outlines. What does not: which figures (marks),
and files without pages (`excerpt`, `quote`).
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from disclosure.documents.document import BBox
from disclosure.documents.pdf.sideways import upright_copy
from evidence.pictures.marks import COLOURS, Mark, Picture, Role
from evidence.pictures.text_place import PageText

SCALE = 2.0
"""Pixels a point: 144 dpi, sharp on a screen and legible on paper."""
MOST_PIXELS = 24_000_000
ABOVE, BELOW = 60.0, 45.0
"""Points of the page kept around the marks: three to four lines of a table."""
WHOLE_PAGE = 0.75
"""A crop that takes this share of the page shows all of it."""
LINE, SPREAD = 3, 3
TEAR = 14

Outline = tuple[BBox, Role]


def draw_pages(content: bytes, marks: Sequence[Mark]) -> list[Picture]:
    """One picture a page that has marks, in page order.

    Where nothing is found at all, the pages are shown whole. `content` is a PDF that has been
    read before. Raises what `upright_copy` raises.
    """
    document = pypdfium2.PdfDocument(upright_copy(content))
    try:
        rendered = _rendered(document, marks)
    finally:
        document.close()
    asked = {mark.page_no for mark in marks}
    found = {number: page for number, page in rendered.items() if page.outlines}
    whole = {number: page for number, page in rendered.items() if number in asked}
    return [page.picture(number) for number, page in (found or whole).items()]


def draw_whole_page(
    content: bytes, page_no: int, marks: Sequence[Mark]
) -> tuple[Picture, list[tuple[int, BBox]]] | None:
    """A page without outlines, and where each mark stands on it, in pixels: (index, box).

    None where the file has no such page. Raises what `upright_copy` raises.
    """
    document = pypdfium2.PdfDocument(upright_copy(content))
    try:
        if not 1 <= page_no <= len(document):
            return None
        page = document[page_no - 1]
        width, height = page.get_size()
        scale = min(SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
        bitmap = page.render(scale=scale)
        try:
            image = bitmap.to_pil().convert("RGB")
            placed = [_outlines([mark], scale, page, bitmap)[0] for mark in marks]
        finally:
            bitmap.close()
            page.close()
    finally:
        document.close()
    boxes = [(index, box) for index, found in enumerate(placed) for box, _ in found]
    return Picture("image/png", _png(image), image.width, image.height, f"第{page_no}页"), boxes


def _rendered(document: Any, marks: Sequence[Mark]) -> dict[int, _Rendered]:
    by_page: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        by_page[mark.page_no].append(mark)
    pages: dict[int, _Rendered] = {}
    for number in range(1, len(document) + 1):
        if by_page[number]:
            pages[number] = _Rendered(document[number - 1], by_page[number])
            by_page[number + 1] += [one for one in pages[number].missing if _last(one) > number]
    return pages


def _last(mark: Mark) -> int:
    return max(mark.page_no + 1, mark.last_page or 0)


class _Rendered:
    """A page as an image, and where on it the marks stand."""

    def __init__(self, page: Any, marks: Sequence[Mark]) -> None:
        width, height = page.get_size()
        self.scale = min(SCALE, (MOST_PIXELS / (width * height)) ** 0.5)
        self.heads = [mark.head for mark in marks if mark.head and mark.bbox]
        bitmap = page.render(scale=self.scale)
        try:
            self.image = bitmap.to_pil().convert("RGB")
            self.outlines, self.missing = _outlines(marks, self.scale, page, bitmap)
        finally:
            bitmap.close()
            page.close()

    def picture(self, number: int) -> Picture:
        shown = self.image
        if self.outlines:
            _outline(shown, self.outlines)
            boxes = [box for box, _ in self.outlines]
            shown = _cropped(shown, boxes, self.heads, self.scale)
        return Picture("image/png", _png(shown), shown.width, shown.height, f"第{number}页")


def _outlines(
    marks: Sequence[Mark], scale: float, page: Any, bitmap: Any
) -> tuple[list[Outline], list[Mark]]:
    """Where the marks stand in pixels, and the texts that the page does not have."""
    found: list[Outline] = []
    missing: list[Mark] = []
    text: PageText | None = None
    for mark in marks:
        if mark.bbox:
            x0, top, x1, bottom = mark.bbox
            found.append(((x0 * scale, top * scale, x1 * scale, bottom * scale), mark.role))
        elif mark.text:
            text = text or PageText(page, bitmap.get_posconv(page).to_bitmap)
            boxes = text.boxes(mark.text, mark.lead)
            found.extend((box, mark.role) for box in boxes)
            missing.extend([] if boxes else [mark])
    return found, missing


def _outline(image: Image.Image, outlines: Iterable[Outline]) -> None:
    """Each place in its colour; the cause stands outside the others, so that both are seen."""
    draw = ImageDraw.Draw(image)
    for (x0, y0, x1, y1), role in outlines:
        spread = SPREAD + (2 * LINE if role == "cause" else 0)
        box = (x0 - spread, y0 - spread, x1 + spread, y1 + spread)
        draw.rectangle(box, outline=COLOURS[role], width=LINE)


def _cropped(
    image: Image.Image,
    boxes: Sequence[BBox],
    heads: Sequence[tuple[float, float]],
    scale: float,
) -> Image.Image:
    """The full width from a few lines above the first mark to a few below the last."""
    top = max(0.0, min(box[1] for box in boxes) - ABOVE * scale)
    bottom = min(float(image.height), max(box[3] for box in boxes) + BELOW * scale)
    head = min(heads, default=None)
    if bottom - top > WHOLE_PAGE * image.height:
        return image
    if head and top - head[1] * scale < (ABOVE + head[1] - head[0]) * scale:
        top = min(top, max(0.0, head[0] * scale))
        head = None
    crop = image.crop((0, int(top), image.width, int(bottom)))
    if head is None or head[1] <= head[0]:
        return crop
    strip = image.crop((0, int(head[0] * scale), image.width, int(head[1] * scale)))
    return _below(strip, crop)


def _below(strip: Image.Image, crop: Image.Image) -> Image.Image:
    """The header above the crop, with a dotted line where rows were left out."""
    joined = Image.new("RGB", (crop.width, strip.height + TEAR + crop.height), "white")
    joined.paste(strip, (0, 0))
    joined.paste(crop, (0, strip.height + TEAR))
    draw = ImageDraw.Draw(joined)
    middle = strip.height + TEAR // 2
    for x in range(0, joined.width, 16):
        draw.line((x, middle, x + 8, middle), fill="#9aa0a6", width=2)
    return joined


def _png(image: Image.Image) -> bytes:
    """A PNG of 128 colours: a third of the size, and text stays sharp."""
    buffer = io.BytesIO()
    image.quantize(128, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
