"""A module's name says which one it is: no two rooms have modules of one name."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
ROOMS = (
    "disclosure",
    "collection",
    "warehouse",
    "expectations",
    "evidence",
    "notices",
    "dashboard",
    "commands",
    "assets",
    "pipelines",
    "demo",
    "fonts",
)
# A page of the dashboard a room's idea: `dashboard.pages.rules` shows `expectations.rules`.
PAGES = REPOSITORY / "dashboard" / "pages"


def test_names_of_modules_are_unique_across_rooms() -> None:
    named: dict[str, list[str]] = defaultdict(list)
    for room in ROOMS:
        for path in (REPOSITORY / room).rglob("*.py"):
            if path.parent == PAGES or path.name == "__main__.py":
                continue
            name = path.parent.name if path.name == "__init__.py" else path.stem
            named[name].append(str(path.relative_to(REPOSITORY)))
    assert {name: paths for name, paths in named.items() if len(paths) > 1} == {}
