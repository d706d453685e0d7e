"""A bound on how long Python code may work, in seconds of the processor.

What belongs here: an alarm for the main thread of a process. What does not: limits of a whole
worker (`collection.workers`).
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

AGAIN_SECONDS = 1.0
"""The alarm rings again, in case that some library swallowed it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises TimeoutError where the block works longer; unlimited outside of the main thread.

    A busy machine takes longer by the clock and reads the same.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError
