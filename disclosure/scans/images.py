"""Image files (PNG, JPEG, TIFF of one page or many) as pages.

What belongs here: what an image costs before it is decoded, its frames, its size on paper. What
does not: reading a page (`page`), images inside a PDF (`pdf`).
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from disclosure.documents.model import Page
from disclosure.errors import CorruptDocument, OversizedDocument
from disclosure.scans.engine import Image
from disclosure.scans.page import read_page_image

MAX_PIXELS = 100_000_000
"""A3 at 600 dpi has 70 million. 20,000 × 20,000 would take 1.2 GB in colour."""
MAX_SCANNED_PAGES = 300
USUAL_DPI = 200.0
_FORMATS = ("PNG", "JPEG", "TIFF")


def refuse_too_large(width: int, height: int, label: str = "图片") -> None:
    """Raises OversizedDocument for an image that is not worth decoding."""
    if width * height > MAX_PIXELS:
        raise OversizedDocument(
            f"{label}过大（{width}×{height}像素），超过上限{MAX_PIXELS // 10_000}万像素，没有打开"
        )


def refuse_too_many(pages: int) -> None:
    if pages > MAX_SCANNED_PAGES:
        raise OversizedDocument(f"扫描页有{pages}页，超过上限{MAX_SCANNED_PAGES}页，没有识别")


def read_image(content: bytes, *, recognise: bool = True) -> tuple[Page, ...]:
    """The pages of an image file; raises OversizedDocument or CorruptDocument.

    Without `recognise` each page is there with its size and without its text.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Pillow.open(io.BytesIO(content), formats=_FORMATS) as file:
                refuse_too_many(getattr(file, "n_frames", 1))
                return tuple(_pages(file, recognise))
        except Pillow.DecompressionBombError as error:
            raise OversizedDocument(
                f"图片过大，超过上限{MAX_PIXELS // 10_000}万像素，没有打开"
            ) from error
        except (UnidentifiedImageError, OSError, SyntaxError, EOFError) as error:
            raise CorruptDocument("文件已损坏：图片内容不完整") from error


def _pages(file: Pillow.Image, recognise: bool) -> Iterator[Page]:
    for index in range(getattr(file, "n_frames", 1)):
        file.seek(index)
        refuse_too_large(*file.size)
        number, label = index + 1, f"第{index + 1}页"
        width, height = _points(file)
        if not recognise:
            yield Page(number, label, (), width, height, has_text=False, is_scan=True)
            continue
        one_bit = file.mode == "1"
        upright = ImageOps.exif_transpose(file) or file
        if upright.size != file.size:
            width, height = height, width
        yield read_page_image(
            _pixels(upright),
            number=number,
            label=label,
            width=width,
            height=height,
            one_bit=one_bit,
        )


def _points(file: Pillow.Image) -> tuple[float, float]:
    """The frame's size on paper; where it says nothing believable, as scanned at 200 dpi."""
    dpi = file.info.get("dpi", (0, 0))
    believable = all(50 <= float(value) <= 1300 for value in dpi)
    across, down = (float(dpi[0]), float(dpi[1])) if believable else (USUAL_DPI, USUAL_DPI)
    return round(file.size[0] * 72 / across, 2), round(file.size[1] * 72 / down, 2)


def _pixels(frame: Pillow.Image) -> Image:
    """Grey stays grey; everything else becomes BGR on white paper."""
    if frame.mode in ("1", "L"):
        return np.array(frame.convert("L"))
    if frame.mode.startswith("I"):
        deep = np.asarray(frame, dtype=np.float64)
        grey: Image = np.clip(deep / max(1.0, deep.max()) * 255, 0, 255).astype(np.uint8)
        return grey
    if frame.mode in ("RGBA", "LA", "PA", "P"):
        coloured = frame.convert("RGBA")
        paper = Pillow.new("RGBA", coloured.size, "white")
        frame = Pillow.alpha_composite(paper, coloured)
    return np.ascontiguousarray(np.array(frame.convert("RGB"))[:, :, ::-1])
