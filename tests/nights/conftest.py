"""The demo district's files, and the published snapshot of its night (`demo_home`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from demo.district import write_district


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo district's files, written once."""
    folder = tmp_path_factory.mktemp("district") / "demo"
    write_district(folder)
    return folder


@pytest.fixture(scope="session")
def demo_night(demo_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published snapshot of that night."""
    with duckdb.connect(str(demo_home / "published" / "mingzhang.duckdb"), read_only=True) as night:
        yield night
