"""Libraries that another library imports at once and that this house never calls.

What belongs here: stand-ins for them while that other one is imported. What does not: which.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _StandIn(ModuleType):
    """Imports the module of its name once anything of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)
        _step_aside(self)
        return getattr(import_module(self.__name__), name)


@contextmanager
def deferred(*names: str) -> Iterator[None]:
    """Who imports one of these modules meanwhile gets a stand-in, unless it is loaded already.

    A module within a package is deferred once the package itself is loaded. Afterwards whoever
    imports them gets the modules themselves.
    """
    stand_ins = [_StandIn(name) for name in names if name not in sys.modules]
    for one in stand_ins:
        sys.modules[one.__name__] = one
    try:
        yield
    finally:
        for one in stand_ins:
            _step_aside(one)


def _step_aside(one: ModuleType) -> None:
    if sys.modules.get(one.__name__) is one:
        del sys.modules[one.__name__]
