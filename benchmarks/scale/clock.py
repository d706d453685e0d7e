"""Processor seconds of named steps, and the most memory that this process took.

What belongs here: the clock. What does not: steps.
"""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Steps:
    """Figures by name, in the order in which they were taken."""

    def __init__(self) -> None:
        self.figures: dict[str, float] = {}

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        before = time.process_time()
        yield
        self.figures[f"{name}, s"] = time.process_time() - before

    def tell(self) -> None:
        """On stdout, as one line of JSON."""
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(self.figures | {"most memory, MB": peak}))
