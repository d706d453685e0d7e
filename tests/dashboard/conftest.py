"""Data folders and clients for the pages: a demo night, shared; a copy of it to write to."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from dashboard.web_settings import Settings
from tests.chromium import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LEFT_OUT = shutil.ignore_patterns(
    "nights", "dagster", "pictures", "notices", "mingzhang.duckdb", "*.sqlite"
)
LOOPBACK = ("127.0.0.1", 50000)


def copy_of(home: Path, folder: Path) -> Path:
    """A data folder of one's own, with the same night."""
    shutil.copytree(home, folder, ignore=LEFT_OUT)
    return folder


def client_of(home: Path, settings: Settings | None = None) -> TestClient:
    """A browser without JavaScript, on this machine."""
    return TestClient(
        create_app(home, settings=settings), base_url="http://127.0.0.1:8420", client=LOOPBACK
    )


@pytest.fixture(scope="session")
def read_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that tests only read."""
    return copy_of(demo_home, tmp_path_factory.mktemp("dashboard") / "home")


@pytest.fixture(scope="session")
def client(read_home: Path) -> TestClient:
    """Nobody signed in."""
    return client_of(read_home)


@pytest.fixture
def own_home(demo_home: Path, tmp_path: Path) -> Path:
    """A data folder that a test may change."""
    return copy_of(demo_home, tmp_path / "home")


@pytest.fixture
def reviewer(own_home: Path) -> TestClient:
    """王某, signed in on this machine, over `own_home`."""
    return client_of(own_home, Settings(local_user="王某"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for a file's tests."""
    with chromium() as started:
        yield started


@pytest.fixture
def open_client() -> Callable[[Path, Settings | None], TestClient]:
    return client_of
