"""pdfium's functions as plain numbers in, plain numbers out: fit for `map` over a whole page.

What belongs here: prototypes without conversion (pypdfium2's own check and wrap each argument,
which costs more than the call). What does not: what is asked. Handles are addresses; whoever uses
them keeps the page or text page that they belong to open.
"""

from __future__ import annotations

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

POINTER = ctypes.c_void_p
INT = ctypes.c_int


def bulk(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A pdfium function that takes a handle first, then the given types."""
    return ctypes.PYFUNCTYPE(result, POINTER, *arguments)(address(function))


def numbered(function: Any, result: Any) -> Callable[..., Any]:
    """A pdfium function of a handle and a number alone, in half the time of `bulk`.

    The handle must come as a POINTER: nothing converts it, and a bare number is cut to 32 bits.
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


class Buffer:
    """Zeroed numbers for pdfium to write into: so many items of so many numbers each."""

    def __init__(self, items: int, width: int, kind: Literal["f", "d", "i"] = "f") -> None:
        self._numbers = array(kind, bytes(items * width * array(kind).itemsize))
        self._width = width

    def places(self, number: int = 0) -> range:
        """The addresses of the numbers at one position of each item."""
        start, count = self._numbers.buffer_info()
        size = self._numbers.itemsize
        return range(start + number * size, start + count * size, self._width * size)

    def column(self, number: int) -> list[Any]:
        """The numbers at one position of each item."""
        return self._numbers[number :: self._width].tolist()

    def numbers(self) -> NDArray[np.float64]:
        """A row for each position: that number of every item."""
        found = np.array(self._numbers, np.float64).reshape(-1, self._width).T
        return np.ascontiguousarray(found)

    def rows(self) -> list[tuple[Any, ...]]:
        """The items."""
        numbers = [iter(self._numbers.tolist())] * self._width
        return list(zip(*numbers, strict=True))
