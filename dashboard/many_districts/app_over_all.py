"""The web app over a data folder: one app a district, and one for what is said of all.

What belongs here: putting the three together. What does not: a district's app (`dashboard.app`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from dashboard import static_files
from dashboard.app import assembled, create_app
from dashboard.many_districts.choosing import Districts
from dashboard.many_districts.page_over_all import districts
from dashboard.pages import sign_in
from dashboard.web_settings import Settings
from warehouse.snapshot import NoSnapshot


class NoNight:
    """Stands where a district's app has its nights: what is said of all is of none."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def cursor(self) -> Any:
        raise NoSnapshot(self._root)

    night = cursor


def create_house(
    root: Path, *, settings: Settings | None = None, checker: Sequence[str] = ()
) -> Districts:
    """The app over all districts of the data folder `root`, as `create_app` is over one.

    The checker is told the district's name as its last word but the folder.
    """
    chosen = settings or Settings()

    def make(home: Path, name: str | None) -> ASGIApp:
        own = (*checker, "--jurisdiction", name) if checker and name else checker
        return create_app(home, settings=chosen, checker=own)

    routes = [Route("/", districts), Route("/d/", districts)]
    over_all: Starlette = assembled([*static_files.routes, *sign_in.routes, *routes], chosen)
    over_all.state.home = root
    over_all.state.snapshots = NoNight(root)
    over_all.state.desk = None
    over_all.state.menu = []
    return Districts(root, make, over_all)
