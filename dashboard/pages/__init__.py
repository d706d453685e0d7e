"""One module a page: `routes`, and `menu` where it stands in the menu. Nothing to register.

What belongs here: finding the pages. What does not: what they share (`rendering`, `snapshot`).
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import NamedTuple


class MenuItem(NamedTuple):
    """An entry of the menu; `order` sorts them, `beside` are the addresses of its other pages."""

    order: int
    title: str
    path: str
    beside: tuple[str, ...] = ()

    def holds(self, here: str) -> bool:
        """Is `here` one of this entry's pages or one below them?"""
        return here == self.path or any(
            f"{here}/".startswith(f"{path}/") for path in (self.path, *self.beside) if path != "/"
        )


def pages() -> list[ModuleType]:
    """All page modules, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]
