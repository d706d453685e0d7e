"""pdfium's functions as plain numbers in, plain numbers out: fit for `map` over a whole page.

What belongs here: prototypes without conversion (pypdfium2's own check and wrap each argument,
which costs more than the call). What does not: what is asked. Handles are addresses; whoever uses
them keeps the page or text page that they belong to open.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np

from disclosure.documents.pdf.glyphs import Numbers

POINTER = ctypes.c_void_p
ADDRESS = ctypes.c_size_t
"""A pointer as a result that is a bare number, 0 for none."""
INT = ctypes.c_int


class Handle(ctypes.c_void_p):
    """A pointer as a result that `numbered` functions take as it is; ctypes makes it no number."""


_SLOTS = 6144
_MEMORY = np.zeros(_SLOTS, np.float32)
_POINTERS = [
    POINTER(place) for place in range(_MEMORY.ctypes.data, _MEMORY.ctypes.data + 4 * _SLOTS, 4)
]
"""Where pdfium writes its answers: to make a pointer takes as long as the call."""


def bulk(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A pdfium function that takes a handle first, then the given types, and pointers last."""
    return ctypes.PYFUNCTYPE(result, POINTER, *arguments)(address(function))


def numbered(function: Any, result: Any) -> Callable[..., Any]:
    """A pdfium function of a handle, a number and pointers, in half the time of `bulk`.

    Handle and pointers must be POINTERs: nothing converts them, a bare number is cut to 32 bits.
    """
    return ctypes.PYFUNCTYPE(result)(address(function))


def address(handle: Any) -> int:
    """The address behind a function, or one of pypdfium2's objects or handles."""
    value = ctypes.cast(getattr(handle, "raw", handle), POINTER).value
    if value is None:
        raise ValueError("the handle is closed")
    return value


def consume(calls: Iterable[Any]) -> None:
    """Makes all calls of a `map`, and keeps nothing of what they return."""
    deque(calls, maxlen=0)


def written(
    function: Callable[..., Any],
    count: int,
    *arguments: Iterable[Any],
    width: int,
    outs: int = 1,
    kind: type[np.generic] = np.float32,
) -> tuple[list[int], Numbers]:
    """What a function returns for each of so many items, and a row for each number that it writes.

    `width` numbers of a kind are written for an item; the function takes `outs` pointers for them,
    after its arguments. What is not written is 0.
    """
    step = np.dtype(kind).itemsize // _MEMORY.itemsize
    room = _SLOTS // (width * step)
    columns: list[Iterator[Any]] = [iter(column) for column in arguments]
    returned: list[int] = []
    parts = [np.empty((width, 0))]
    for first in range(0, count, room):
        items = min(room, count - first)
        memory = _MEMORY[: items * width * step]
        memory[:] = 0
        pointers = [_POINTERS[out * step : len(memory) : width * step] for out in range(outs)]
        portion = columns if items == count else [islice(column, items) for column in columns]
        returned += map(function, *portion, *pointers)
        numbers = memory.view(kind).reshape(items, width).T
        parts.append(np.array(numbers, np.float64, order="C"))
    return returned, parts[-1] if len(parts) <= 2 else np.concatenate(parts, axis=1)
