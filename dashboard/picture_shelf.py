"""The pictures of a finding, as the injected callable draws them; the last ones are kept.

What belongs here: asking once, one at a time (PDFium is not thread-safe). What does not: drawing.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from starlette.requests import Request

MOST = 64
_LOCK = threading.Lock()


class PictureShelf:
    """Pictures by night and finding, the last 64 findings of them."""

    def __init__(self, draw: Any) -> None:
        self._draw = draw
        self._kept: OrderedDict[tuple[str, str], Sequence[Any]] = OrderedDict()

    def of(self, request: Request, finding_key: str) -> Sequence[Any]:
        """The pictures of a finding; empty where there are none, or nobody draws any."""
        if self._draw is None:
            return ()
        key = request.app.state.snapshots.night().name, finding_key
        with _LOCK:
            if key not in self._kept:
                self._kept[key] = self._draw(finding_key)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
            return self._kept[key]
