"""A published night of invented departments, and the web app over it, for the pages of analysis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dashboard.app import create_app
from tests.dashboard.analysis.district import publish_district


@pytest.fixture(scope="session")
def district_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """12 departments over two years; see district.sql."""
    return publish_district(tmp_path_factory.mktemp("home"), departments=12, years=2, rules=12)


@pytest.fixture(scope="session")
def client(district_home: Path) -> Iterator[TestClient]:
    app = create_app(district_home)
    with TestClient(app) as made:
        yield made
    if hasattr(app.state, "sql_box"):
        app.state.sql_box.close()
