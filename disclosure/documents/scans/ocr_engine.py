"""The recogniser: which text stands where on an image. Offline, on CPU, loaded once a process.

What belongs here: the OCR library and its settings; nothing else of this room imports it. What does
not: what a text means, or whether it can be trusted: the library's confidence says neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Image = NDArray[Any]
"""Grey (rows × columns) or colour (rows × columns × BGR), whole numbers 0 to 255."""

THREADS = 1
"""Two workers on two cores, a thread each, read more pages than one worker with two threads."""
LONGEST_SIDE = 4000
BATCH = 8


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
    """Where lines of text stand, top to bottom."""
    found = _engine()(_colour(image), use_det=True, use_cls=False, use_rec=False)
    boxes = getattr(found, "boxes", None)
    spots = [
        Spot(*map(float, (*np.min(box, axis=0), *np.max(box, axis=0))))
        for box in (() if boxes is None else boxes)
    ]
    return sorted(spots, key=lambda spot: (spot.top, spot.x0))


def read_lines(images: Sequence[Image]) -> list[tuple[str, float]]:
    """The text of each image of one line, with the library's own confidence; blank is ""."""
    if not images:
        return []
    from rapidocr.ch_ppocr_rec.typings import TextRecInput

    engine = _engine()
    recognise = engine._load_rec_model()
    found = recognise(TextRecInput(img=[_colour(image) for image in images]))
    return [(str(t).strip(), float(s)) for t, s in zip(found.txts, found.scores, strict=True)]


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
            "Global.max_side_len": LONGEST_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": THREADS,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.model_path": str(models / "PP-OCRv6_det_small.onnx"),
            "Rec.model_path": str(models / "PP-OCRv6_rec_small.onnx"),
            "Cls.model_path": str(models / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"),
            "Rec.rec_batch_num": BATCH,
        }
    )
