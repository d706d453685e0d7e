"""Image files (PNG, JPEG, TIFF of one page or many) as pages.

What belongs here: an image file's frames and their size on paper. What does not: reading a page
(`page`), images inside a PDF (`pdf`), limits (`limits`).
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps, UnidentifiedImageError

from disclosure.documents.document import Page
from disclosure.documents.page_progress import each_told
from disclosure.documents.scans.ocr_engine import Image
from disclosure.documents.scans.scan_limits import MAX_PIXELS, refuse_too_large, refuse_too_many
from disclosure.documents.scans.scanned_page import read_page_image
from disclosure.errors import CorruptDocument, OversizedDocument

USUAL_DPI = 200.0
_FORMATS = ("PNG", "JPEG", "TIFF")


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
    frames = range(getattr(file, "n_frames", 1))
    for index in each_told(frames) if recognise else frames:
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
