"""One module a page: `routes`, and `menu` where it stands in the menu. Nothing to register.

What belongs here: finding the pages. What does not: what they share (`rendering`, `snapshot`).
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import NamedTuple


class MenuItem(NamedTuple):
    """An entry of the menu; `order` sorts them."""

    order: int
    title: str
    path: str

    def holds(self, here: str) -> bool:
        """Is `here` this entry's page or one below it?"""
        return here == self.path or (self.path != "/" and here.startswith(self.path + "/"))


def pages() -> list[ModuleType]:
    """All page modules, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]
