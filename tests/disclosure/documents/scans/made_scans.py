"""Scans of our own making: pages of text PDFs rendered to images and spoilt as scanners spoil them.

What belongs here: rendering, spoiling, and holding a scan's reading against the text's. What does
not: assertions.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image as Pillow

from disclosure.reading import Reading

Picture = NDArray[Any]
Spoil = Callable[[Picture, np.random.Generator], Picture]
Key = tuple[int, str | None, str, str, int]


def rendered(content: bytes, dpi: int, pages: Sequence[int]) -> Iterator[Picture]:
    """Pages (from 0) of a PDF as BGR images."""
    document = pypdfium2.PdfDocument(content)
    for index in pages:
        page = document[index]
        bitmap = page.render(scale=dpi / 72)
        yield np.ascontiguousarray(bitmap.to_numpy()[:, :, :3])
        bitmap.close()
        page.close()
    document.close()


def skewed(degrees: float) -> Spoil:
    def spoil(picture: Picture, _: np.random.Generator) -> Picture:
        height, width = picture.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        paper = (250, 250, 250)
        return cv2.warpAffine(picture, turn, (width, height), flags=2, borderValue=paper)

    return spoil


def blurred(sigma: float) -> Spoil:
    return lambda picture, _: cv2.GaussianBlur(picture, (0, 0), sigma)


def noisy(deviation: float) -> Spoil:
    def spoil(picture: Picture, source: np.random.Generator) -> Picture:
        noise = source.normal(0, deviation, picture.shape)
        return np.clip(picture * 0.94 + 6 + noise, 0, 255).astype(np.uint8)

    return spoil


def pressed(quality: int) -> Spoil:
    """Through JPEG and back."""

    def spoil(picture: Picture, _: np.random.Generator) -> Picture:
        packed = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        return cv2.imdecode(packed, cv2.IMREAD_COLOR)

    return spoil


def sealed(across: float, down: float, size: float = 0.28) -> Spoil:
    """A round red seal with a star, its centre at shares of the page's width and height."""

    def spoil(picture: Picture, _: np.random.Generator) -> Picture:
        height, width = picture.shape[:2]
        ink = np.zeros((height, width), np.uint8)
        centre, radius = (int(width * across), int(height * down)), int(width * size / 2)
        cv2.circle(ink, centre, radius, 255, max(3, radius // 14))
        points = [
            (
                centre[0] + int(r * np.sin(k * np.pi / 5)),
                centre[1] - int(r * np.cos(k * np.pi / 5)),
            )
            for k in range(10)
            for r in [radius * (0.33 if k % 2 == 0 else 0.13)]
        ]
        cv2.fillPoly(ink, [np.array(points)], 255)
        for k in range(14):
            angle = np.pi * (0.75 + 1.5 * k / 13)
            x = centre[0] + int(radius * 0.78 * np.cos(angle))
            y = centre[1] + int(radius * 0.78 * np.sin(angle))
            half = max(4, radius // 11)
            cv2.rectangle(ink, (x - half, y - half), (x + half, y + half), 255, max(2, half // 3))
            cv2.line(ink, (x - half, y), (x + half, y), 255, max(2, half // 3))
        share = (cv2.GaussianBlur(ink, (0, 0), 0.8) / 255 * 0.75)[:, :, None]
        red = np.array([60, 50, 215], np.float64)
        stained = np.minimum(picture, picture * (1 - share) + red * share)
        return stained.astype(np.uint8)

    return spoil


def one_bit(threshold: int = 150) -> Spoil:
    def spoil(picture: Picture, _: np.random.Generator) -> Picture:
        grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
        return np.where(grey > threshold, 255, 0).astype(np.uint8)

    return spoil


def turned(quarters: int) -> Spoil:
    return lambda picture, _: np.ascontiguousarray(np.rot90(picture, quarters))


def without_rules(picture: Picture, _: np.random.Generator) -> Picture:
    """The page's long lines painted over: a table without borders."""
    ink = np.where(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) < 160, 255, 0).astype(np.uint8)
    lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 90), np.uint8))
    lines |= cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((90, 1), np.uint8))
    clean = picture.copy()
    clean[cv2.dilate(lines, np.ones((3, 3), np.uint8)) > 0] = 255
    return clean


def spoilt(picture: Picture, spoils: Sequence[Spoil], seed: int = 1) -> Picture:
    source = np.random.default_rng(seed)
    for spoil in spoils:
        picture = spoil(picture, source)
    return picture


def as_file(pictures: Sequence[Picture], file_format: str, dpi: int = 200) -> bytes:
    """The pictures as one PDF or TIFF, or the first one as PNG or JPEG."""
    frames = [
        Pillow.fromarray(one if one.ndim == 2 else np.ascontiguousarray(one[:, :, ::-1]))
        for one in pictures
    ]
    frames = [
        frame.convert("1") if frame.mode == "L" and set(np.unique(frame)) <= {0, 255} else frame
        for frame in frames
    ]
    out = io.BytesIO()
    if file_format in ("PDF", "TIFF"):
        undated = dict.fromkeys(("creationDate", "modDate"))  # so that its reading can be kept
        options: dict[str, Any] = (
            {"resolution": dpi, **undated} if file_format == "PDF" else {"dpi": (dpi,) * 2}
        )
        if frames[0].mode != "1" and file_format == "PDF":
            options["quality"] = 80
        frames[0].save(out, file_format, save_all=True, append_images=frames[1:], **options)
    else:
        frames[0].save(out, file_format, dpi=(dpi, dpi))
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A scan against its text: figures of the text, and what became of them."""

    figures: int
    equal: int
    marked: int
    wrong: tuple[str, ...]
    lost: tuple[str, ...]
    certain: int

    @property
    def share(self) -> float:
        return self.equal / self.figures if self.figures else 0.0


def compared(truth: Reading, scan: Reading) -> Comparison:
    """`wrong` are figures (or blanks) that differ and are not marked; `lost` are figures of the
    text that the scan's tables do not hold where no gap speaks of their table."""
    expected, found = _amounts(truth), _amounts(scan)
    tables = {table.table_no for table in scan.tables}
    printed = {key: one for key, one in expected.items() if one[0] is not None and key[0] in tables}
    equal = sum(key in found and found[key][0] == one[0] for key, one in printed.items())
    wrong = [
        f"{key}: {amount} statt {expected.get(key, ('–',))[0]}".replace("statt", "!=")
        for key, (amount, certainty) in found.items()
        if certainty != "uncertain"
        and (amount is not None or key in expected)
        and amount != expected.get(key, (None,))[0]
    ]
    spoken = {gap.table_no for gap in scan.gaps}
    lost = [
        f"{key}: {one[0]}"
        for key, one in printed.items()
        if key not in found and key[0] not in spoken and None not in spoken
    ]
    marks = [certainty for amount, certainty in found.values() if amount is not None]
    return Comparison(
        len(printed),
        equal,
        marks.count("uncertain"),
        tuple(wrong),
        tuple(lost),
        len(marks) - marks.count("uncertain"),
    )


def _amounts(reading: Reading) -> dict[Key, tuple[Decimal | None, str]]:
    found: dict[Key, tuple[Decimal | None, str]] = {}
    for table in reading.tables:
        keys = {(row.row_no, row.side): row.row_key for row in table.rows}
        for cell in table.cells:
            place = (table.table_no, cell.side, keys[cell.row_no, cell.side], cell.column_key)
            count = sum(known[:4] == place for known in found)
            found[(*place, count)] = (cell.amount_yuan, cell.certainty)
    return found
