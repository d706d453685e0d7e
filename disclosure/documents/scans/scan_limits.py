"""What a scan may cost, judged before anything is decoded.

What belongs here: limits and their refusals, without any heavy library. What does not: time and
memory of a worker (`collection.workers`).
"""

from __future__ import annotations

from disclosure.errors import OversizedDocument

MAX_PIXELS = 100_000_000
"""A3 at 600 dpi has 70 million. 20,000 × 20,000 would take 1.2 GB in colour."""
MAX_SCANNED_PAGES = 300


def refuse_too_large(width: int, height: int, label: str = "图片") -> None:
    """Raises OversizedDocument for an image that is not worth decoding."""
    if width * height > MAX_PIXELS:
        raise OversizedDocument(
            f"{label}过大（{width}×{height}像素），超过上限{MAX_PIXELS // 10_000}万像素，没有打开"
        )


def refuse_too_many(pages: int) -> None:
    if pages > MAX_SCANNED_PAGES:
        raise OversizedDocument(f"扫描页有{pages}页，超过上限{MAX_SCANNED_PAGES}页，没有识别")
