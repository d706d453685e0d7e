"""How far a slow document is: which of its pages is being read, for whoever waits.

What belongs here: telling it to one listener of this thread. What does not: what is said to people.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
Listener = Callable[[int, int], None]
"""Called with the number of a page, from 1, and how many there are, before it is read."""
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def told_pages(listener: Listener) -> Iterator[None]:
    """Within it `listener` hears of each page of the documents that are recognised."""
    before = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(before)


def each_told(pages: Sequence[T]) -> Iterator[T]:
    """The same pages, each told before it is given out."""
    say = _listener.get()
    for number, page in enumerate(pages, start=1):
        if say is not None:
            say(number, len(pages))
        yield page
