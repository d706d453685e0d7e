"""The scanned pages of a PDF: which they are, and their images.

What belongs here: everything between a PDF that was read for its text and `read_page_image`. What
does not: pages with text of their own, which stay as they were read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from disclosure.documents.document import Line, Page, Table
from disclosure.documents.furniture import mark_furniture
from disclosure.documents.page_progress import each_told
from disclosure.documents.pdf.pdfium_paths import PICTURE_NESTING
from disclosure.documents.scans.scan_limits import refuse_too_large, refuse_too_many

COVERING = 0.5
"""Share of a page from which an image is the page."""
STAMP_CHARACTERS = 10
"""So little text on an image that is the page was put there by the scanner."""
MARGIN = 0.08
"""Share of a page's height, above and below, in which stamps stand."""
RENDERED_SIDE = 4200
USUAL_SCALE = 200 / 72
_INVISIBLE = 3


@dataclass(frozen=True, slots=True)
class _Scan:
    """What to render: `scale` in pixels a point."""

    scale: float
    one_bit: bool


def with_scans(
    content: bytes, pages: tuple[Page, ...], *, recognise: bool = True
) -> tuple[Page, ...]:
    """The same pages; those that are images (perhaps under invisible text) are read from there.

    Without `recognise` they are only told apart: no text, `is_scan`. Raises OversizedDocument.
    """
    if all(page.has_text for page in pages) and b"/Image" not in content:
        return pages
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        if len(document) != len(pages):
            return pages
        scans = {
            page.number: scan for page in pages if (scan := _scan_of(document, page)) is not None
        }
        refuse_too_many(len(scans))
        slow = each_told(pages) if scans and recognise else iter(pages)
        read = tuple(_read(document, page, scans.get(page.number), recognise) for page in slow)
    finally:
        document.close()
    return mark_furniture(read) if scans else pages


def _scan_of(document: Any, page: Page) -> _Scan | None:
    """What the page shows, where it is an image; None where it has text of its own or nothing."""
    if page.has_text and page.pictured is not None and page.pictured < COVERING:
        return None
    sheet = document[page.number - 1]
    try:
        objects = list(sheet.get_objects(max_depth=PICTURE_NESTING))
        if not objects:
            return None
        width, height = sheet.get_size()
        images = [one for one in objects if type(one).__name__ == "PdfImage"]
        covered = sum(map(_area, images)) / max(1.0, width * height)
        if page.has_text and (covered < COVERING or _has_own_text(page, objects)):
            return None
        for image in images:
            across, down = image.get_px_size()
            refuse_too_large(across, down, f"{page.label}的图像")
        return _Scan(_scale(images, max(width, height)), any(map(_is_one_bit, images)))
    finally:
        sheet.close()


def _has_own_text(page: Page, objects: Sequence[Any]) -> bool:
    """Whether text is printed: not laid invisibly over an image, and more than a stamp.

    A scan that was recognised by another program has more invisible text than stamps; and what
    stands in an image's margins alone was put there by whoever filed it.
    """
    import pypdfium2.raw as pdfium

    texts = [one for one in objects if one.type == pdfium.FPDF_PAGEOBJ_TEXT]
    hidden = sum(pdfium.FPDFTextObj_GetTextRenderMode(one.raw) == _INVISIBLE for one in texts)
    if 2 * hidden > len(texts) or sum(map(len, _texts(page))) <= STAMP_CHARACTERS:
        return False
    high = page.height or 0.0
    return not all(
        block.bbox is not None
        and (block.bbox[3] <= MARGIN * high or block.bbox[1] >= (1 - MARGIN) * high)
        for block in page.blocks
    )


def _texts(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Line):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for cell in block.cells)


def _area(image: Any) -> float:
    left, bottom, right, top = image.get_bounds()
    return float(max(0.0, right - left) * max(0.0, top - bottom))


def _scale(images: Sequence[Any], side: float) -> float:
    """The finest image's own resolution, so that nothing is resampled; bounded for huge pages."""
    scales = [USUAL_SCALE]
    for image in images:
        left, bottom, right, top = image.get_bounds()
        long = max(right - left, top - bottom)
        if long > side / 4:
            scales.append(max(image.get_px_size()) / long)
    return min(scales[-1] if len(scales) == 2 else max(scales), RENDERED_SIDE / side)


def _is_one_bit(image: Any) -> bool:
    return bool(image.get_metadata().bits_per_pixel == 1)


def _read(document: Any, page: Page, scan: _Scan | None, recognise: bool) -> Page:
    if scan is None:
        return page
    if not recognise:
        return replace(page, blocks=(), has_text=False, is_scan=True)
    import numpy as np

    from disclosure.documents.scans.scanned_page import read_page_image

    sheet = document[page.number - 1]
    try:
        width, height = sheet.get_size()
        bitmap = sheet.render(scale=scan.scale)
        image = np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
        bitmap.close()
    finally:
        sheet.close()
    read = read_page_image(
        image,
        number=page.number,
        label=page.label,
        width=width,
        height=height,
        one_bit=scan.one_bit,
    )
    return replace(read, remarks=(*page.remarks, *read.remarks))
