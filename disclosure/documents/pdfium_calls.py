"""pdfium's functions as plain numbers in, plain numbers out: fit for `map` over a whole page.

What belongs here: prototypes without conversion (pypdfium2's own check and wrap each argument,
which costs more than the call). What does not: what is asked. Handles are addresses; whoever uses
them keeps the page or text page that they belong to open.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any

POINTER = ctypes.c_void_p
INT = ctypes.c_int


def bulk(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A pdfium function that takes a handle first, then the given types."""
    place = ctypes.cast(function, POINTER).value
    return ctypes.PYFUNCTYPE(result, POINTER, *arguments)(place)


def address(handle: Any) -> int:
    """The address behind one of pypdfium2's objects or handles."""
    value = ctypes.cast(getattr(handle, "raw", handle), POINTER).value
    if value is None:
        raise ValueError("the handle is closed")
    return value


def floats(count: int) -> tuple[Any, int]:
    """A zeroed buffer of so many 4-byte floats, and its address."""
    buffer = (ctypes.c_float * count)()
    return buffer, ctypes.addressof(buffer)


def doubles(count: int) -> tuple[Any, int]:
    """A zeroed buffer of so many 8-byte floats, and its address."""
    buffer = (ctypes.c_double * count)()
    return buffer, ctypes.addressof(buffer)


def rows(buffer: Any, width: int) -> Sequence[tuple[float, ...]]:
    """A buffer's numbers, so many at a time."""
    values = list(buffer)
    return list(zip(*(values[start::width] for start in range(width)), strict=True))
