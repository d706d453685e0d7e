"""The recogniser: which text stands where on an image. Offline, on CPU, loaded once a process.

What belongs here: the OCR library and its settings; nothing else of this room imports it. What does
not: what a text means, or whether it can be trusted: the library's confidence says neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[Any]
"""Grey (rows × columns) or colour (rows × columns × BGR), whole numbers 0 to 255."""

THREADS = 1
"""Two workers on two cores, a thread each, read more pages than one worker with two threads."""
FINDING_SIDE = 1664
"""A4 at 140 dpi: half the pixels of what is read."""
CELL = 32
"""Pixels that the finder makes one of, at its coarsest."""
PAPER, FAINTEST = 80, 16
"""The tone of paper, as a percentile of a page's, and how much darker the palest ink is."""
MOST_SPOTS = 20_000
"""The library's own 1,000 are fewer than a dense A3 sheet has; it leaves out the rest silently."""
BATCH = 8
LINE_HEIGHT = 48
"""Pixels: what the recogniser was taught with."""
ROOM, STEP = 8, 32
"""Pixels right of a line's end, and by which widths grow, so that few shapes are planned."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One found line of text: x0, top, x1, bottom in pixels."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def find_spots(image: Image) -> list[Spot]:
    """Where lines of text stand on a grey image, top to bottom.

    Finding takes a coarser look than reading, and looks at no margin without ink: it is nearly half
    of what a page costs, and its cost is the area.
    """
    detector = _engine()._load_det_model()
    high, wide = image.shape
    factor = min(1.0, FINDING_SIDE / max(high, wide))
    size = (_whole_cells(wide * factor), _whole_cells(high * factor))
    coarse = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    inked = _inked(coarse)
    batch = _colour(coarse[inked]).transpose(2, 0, 1)[None].astype(np.float32) / 127.5 - 1
    likely = np.zeros((1, 1, *coarse.shape), np.float32)
    likely[0, 0][inked] = detector.session(batch)[0, 0]
    boxes, _ = detector.postprocess_op(likely, (high, wide))
    spots = [Spot(*map(float, (*np.min(box, axis=0), *np.max(box, axis=0)))) for box in boxes]
    return sorted(spots, key=lambda spot: (spot.top, spot.x0))


def _whole_cells(side: float) -> int:
    """A side of a picture that the finder takes: a multiple of its cells."""
    return max(1, round(side / CELL)) * CELL


def _inked(coarse: Image) -> tuple[slice, slice]:
    """Rows and columns of all that is darker than paper, with a cell of margin, in whole cells."""
    even = cv2.blur(coarse, (5, 5)).astype(np.int16)
    is_ink = even <= np.percentile(even[::7, ::7], PAPER) - FAINTEST
    rows, columns = map(np.flatnonzero, (is_ink.any(axis=1), is_ink.any(axis=0)))
    return _around(rows), _around(columns)


def _around(places: NDArray[np.intp]) -> slice:
    if not len(places):
        return slice(None)
    return slice(max(0, places[0] // CELL - 1) * CELL, (places[-1] // CELL + 2) * CELL)


def read_lines(images: Sequence[Image]) -> list[str]:
    """The text of each image of one line; blank is "".

    A line costs what it is wide, and is read alike whichever others are read with it: the library's
    own batches widen each figure to that of a sentence.
    """
    found = [""] * len(images)
    for width, places in _by_width(images):
        for some in (places[first : first + BATCH] for first in range(0, len(places), BATCH)):
            batch = np.zeros((len(some), 3, LINE_HEIGHT, width), np.float32)
            for line, place in zip(batch, some, strict=True):
                scaled = cv2.resize(_colour(images[place]), (_width(images[place]), LINE_HEIGHT))
                line[:, :, : scaled.shape[1]] = scaled.transpose(2, 0, 1) / 127.5 - 1
            for place, text in zip(some, _texts(batch), strict=True):
                found[place] = text
    return found


def _by_width(images: Sequence[Image]) -> list[tuple[int, list[int]]]:
    """Places of images by the width that they are read at: their own, and a little room."""
    widths: defaultdict[int, list[int]] = defaultdict(list)
    for place, image in enumerate(images):
        widths[-(-(_width(image) + ROOM) // STEP) * STEP].append(place)
    return sorted(widths.items())


def _width(image: Image) -> int:
    high, wide = image.shape[:2]
    return max(1, int(np.ceil(LINE_HEIGHT * wide / high)))


def _texts(batch: Image) -> list[str]:
    recogniser = _engine()._load_rec_model()
    lines, _ = recogniser.postprocess_op(recogniser.session(batch))
    return [str(text).strip() for text, _ in lines]


def are_upside_down(images: Sequence[Image]) -> bool:
    """Whether most of these lines of text stand on their heads."""
    found = _engine()._load_cls_model()([_colour(image) for image in images])
    turned = sum(label == "180" for label, _ in found.cls_res)
    return bool(turned > len(images) / 2)


def _colour(image: Image) -> Image:
    return np.repeat(image[:, :, None], 3, axis=2) if image.ndim == 2 else image


@cache
def _engine() -> Any:
    """The library with the models of its own wheel: paths are given, so nothing is fetched."""
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
            "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
            "Cls.model_path": str(models / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"),
            "Det.max_candidates": MOST_SPOTS,
        }
    )
