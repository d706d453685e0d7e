"""Mixed-integer programmes by SciPy's HiGHS, whose remarks stay out of the process's output.

What belongs here: keeping the solver quiet. What does not: the programmes (`several`). HiGHS writes
some remarks by `printf` whatever its options say; in `check --json` they would stand before the
JSON.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scipy.optimize import OptimizeResult, milp

_STDOUT = 1


def solved(cost: Any, **programme: Any) -> OptimizeResult:
    """As `scipy.optimize.milp`; `x` is None where nothing was found."""
    with _quiet():
        return milp(cost, **programme)


@contextmanager
def _quiet() -> Iterator[None]:
    """What C code prints goes nowhere; its buffer is emptied before the output is given back."""
    try:
        kept = os.dup(_STDOUT)
    except OSError:  # no output at all
        yield
        return
    flush = ctypes.CDLL(None).fflush
    flush(None)
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), _STDOUT)
        try:
            yield
        finally:
            flush(None)
            os.dup2(kept, _STDOUT)
            os.close(kept)
